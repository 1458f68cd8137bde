/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The first part of a report has its format, the others the format, a blank and their number. */
#include "central/store/purged_reports.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "central/store/parts.h"

struct kept {
	const char *round, *format, *language;
	char row[64];
};

static void name_part(void *context, struct db_statement *statement, size_t part)
{
	struct kept *kept = context;

	if (part == 1)
		snprintf(kept->row, sizeof kept->row, "%s", kept->format);
	else
		snprintf(kept->row, sizeof kept->row, "%s %zu", kept->format, part);
	db_bind_text(statement, 1, kept->round);
	db_bind_text(statement, 2, kept->row);
	db_bind_text(statement, 3, kept->language);
}

static char *place_of(const struct kept *kept)
{
	return text_format("%s %s %s", kept->round, kept->format, kept->language);
}

static struct parts parts_of(struct kept *kept, const char *where)
{
	return (struct parts){
		.put = SQL_PURGED_PUT,
		.get = SQL_PURGED_GET,
		.what = "report",
		.where = where,
		.name = name_part,
		.context = kept,
	};
}

/* A row of no format and no language, with an empty text. */
enum error purged_reports_none(struct central *central, const char *round)
{
	struct kept kept = { .round = round, .format = "", .language = "" };
	char *where = place_of(&kept);
	struct parts parts = parts_of(&kept, where);
	enum error rc = parts_put(central, &parts, "", 0);

	free(where);
	return rc;
}

enum error purged_reports_get(struct central *central, const char *round, const char *format,
    const char *language, struct text *out, bool *found)
{
	struct kept kept = { .round = round, .format = format, .language = language };
	char *where = place_of(&kept);
	struct parts parts = parts_of(&kept, where);
	enum error rc = parts_get(central, &parts, out, found);

	if (rc == ERROR_DAMAGED)
		error_set(rc, _("a report in %s is damaged"), central->path);
	free(where);
	return rc;
}
