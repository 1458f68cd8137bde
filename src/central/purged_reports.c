/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A report that is larger than a part lies in as many rows as it needs: the first has its format,
 * the others the format, a blank and their number. Each is bound to how many there are. */
#include "central/purged_reports.h"

#include <stdlib.h>

#include "base/language.h"
#include "base/memory.h"
#include "crypto/secret.h"

enum { PART = 1024 * 1024 };

static char *row_of(const char *format, size_t part)
{
	return part == 1 ? memory_copy(format) : text_format("%s %zu", format, part);
}

/* Where a box belongs; a report of one part is told from the first of several. */
static char *place_of(
    const char *round, const char *format, const char *language, size_t part, size_t parts)
{
	if (parts == 1)
		return text_format("%s %s %s", round, format, language);
	return text_format("%s %s %s %zu/%zu", round, format, language, part, parts);
}

enum error purged_reports_put(struct central *central, const char *round, const char *format,
    const char *language, const struct text *report)
{
	struct db_statement *put = db_use(central->db, SQL_PURGED_PUT);
	size_t parts = report->length > PART ? (report->length - 1) / PART + 1 : 1;
	enum error rc = ERROR_NONE;

	for (size_t part = 1; rc == ERROR_NONE && part <= parts; part++) {
		const char *bytes = report->bytes + (part - 1) * PART;
		size_t length = part < parts ? PART : report->length - (parts - 1) * PART;
		char *where = place_of(round, format, language, part, parts);
		char *row = row_of(format, part);
		unsigned char *box;
		size_t box_length;

		central_seal(central, "report", where, bytes, length, &box, &box_length);
		db_bind_text(put, 1, round);
		db_bind_text(put, 2, row);
		db_bind_text(put, 3, language);
		db_bind_blob(put, 4, box, box_length);
		rc = db_run(put);
		free(box);
		free(row);
		free(where);
	}
	return rc;
}

static enum error open_part(
    struct central *central, struct db_statement *get, const char *where, struct text *out)
{
	unsigned char *plain = NULL;
	size_t box_length, length = 0;
	const void *box = db_blob(get, 0, &box_length);
	enum error rc = central_unseal(central, "report", where, box, box_length, &plain, &length);

	if (rc == ERROR_NONE)
		text_add_bytes(out, plain, length);
	else
		error_set(rc, _("a report in %s is damaged"), central->path);
	secret_free(plain);
	return rc;
}

/* Find the row of a part; and where `where` is not NULL, open it. */
static enum error find_part(struct central *central, const char *round, const char *format,
    const char *language, size_t part, const char *where, struct text *out, bool *found)
{
	struct db_statement *get = db_use(central->db, SQL_PURGED_GET);
	char *row = row_of(format, part);
	enum error rc;

	db_bind_text(get, 1, round);
	db_bind_text(get, 2, row);
	db_bind_text(get, 3, language);
	rc = db_next(get, found);
	if (rc == ERROR_NONE && *found && where != NULL)
		rc = open_part(central, get, where, out);
	db_done(get);
	free(row);
	return rc;
}

static enum error count_parts(struct central *central, const char *round, const char *format,
    const char *language, size_t *parts)
{
	bool found = true;
	enum error rc = ERROR_NONE;

	for (*parts = 0; rc == ERROR_NONE && found; *parts += rc == ERROR_NONE && found)
		rc = find_part(central, round, format, language, *parts + 1, NULL, NULL, &found);
	return rc;
}

enum error purged_reports_get(struct central *central, const char *round, const char *format,
    const char *language, struct text *out, bool *found)
{
	size_t parts;
	enum error rc = count_parts(central, round, format, language, &parts);

	*found = rc == ERROR_NONE && parts > 0;
	for (size_t part = 1; rc == ERROR_NONE && part <= parts; part++) {
		char *where = place_of(round, format, language, part, parts);
		bool there = false;

		rc = find_part(central, round, format, language, part, where, out, &there);
		free(where);
	}
	return rc;
}
