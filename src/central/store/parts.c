/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The place of a box names its part only where there are several: most texts have one. */
#include "central/store/parts.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"

enum { PART = 1024 * 1024 };

static char *place_of(const struct parts *parts, size_t part, size_t count)
{
	if (count == 1)
		return memory_copy(parts->where);
	return text_format("%s %zu/%zu", parts->where, part, count);
}

enum error parts_put(
    struct central *central, const struct parts *parts, const char *bytes, size_t length)
{
	size_t count = length > PART ? (length - 1) / PART + 1 : 1;
	enum error rc = ERROR_NONE;

	for (size_t part = 1; rc == ERROR_NONE && part <= count; part++) {
		struct db_statement *put = db_use(central->db, parts->put);
		size_t size = part < count ? PART : length - (count - 1) * PART;
		char *where = place_of(parts, part, count);
		unsigned char *box;
		size_t box_length;

		central_seal(central, parts->what, where, bytes + (part - 1) * PART, size, &box,
		    &box_length);
		parts->name(parts->context, put, part);
		db_bind_blob(put, 4, box, box_length);
		rc = db_run(put);
		free(box);
		free(where);
	}
	return rc;
}

static enum error open_part(struct central *central, const struct parts *parts,
    struct db_statement *get, const char *where, struct text *out)
{
	unsigned char *plain = NULL;
	size_t box_length, length = 0;
	const void *box = db_blob(get, 0, &box_length);
	enum error rc =
	    central_unseal(central, parts->what, where, box, box_length, &plain, &length);

	if (rc == ERROR_NONE)
		text_add_bytes(out, plain, length);
	secret_free(plain);
	return rc;
}

/* Find the row of a part; and where `where` is not NULL, open it. */
static enum error find_part(struct central *central, const struct parts *parts, size_t part,
    const char *where, struct text *out, bool *found)
{
	struct db_statement *get = db_use(central->db, parts->get);
	enum error rc;

	parts->name(parts->context, get, part);
	rc = db_next(get, found);
	if (rc == ERROR_NONE && *found && where != NULL)
		rc = open_part(central, parts, get, where, out);
	db_done(get);
	return rc;
}

enum error parts_get(
    struct central *central, const struct parts *parts, struct text *out, bool *found)
{
	bool there = true;
	size_t count = 0;
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && there) {
		rc = find_part(central, parts, count + 1, NULL, NULL, &there);
		count += rc == ERROR_NONE && there;
	}
	*found = count > 0;
	for (size_t part = 1; rc == ERROR_NONE && part <= count; part++) {
		char *where = place_of(parts, part, count);

		rc = find_part(central, parts, part, where, out, &there);
		free(where);
	}
	return rc;
}
