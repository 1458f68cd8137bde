/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `left_out`. */
#include "central/store/left_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* Somebody else may have written in the file: a reason is made safe to show. */
static enum error add(struct central *central, struct db_statement *all, struct left_out *left_out)
{
	const char *reason = db_text(all, 1);
	size_t length;
	const void *name = db_blob(all, 0, &length);

	if (length != DIGEST_SIZE || reason == NULL)
		return error_hint(
		    error_set(ERROR_DAMAGED, _("a comment that is left out in %s has no name"),
			central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	left_out->names = memory_grow(left_out->names, left_out->n + 1, sizeof *left_out->names);
	left_out->reasons =
	    memory_grow(left_out->reasons, left_out->n + 1, sizeof *left_out->reasons);
	memcpy(left_out->names[left_out->n], name, DIGEST_SIZE);
	left_out->reasons[left_out->n++] = text_made_safe(reason, false);
	return ERROR_NONE;
}

enum error left_out_get(struct central *central, const char *round, struct left_out *left_out)
{
	struct db_statement *all = db_use(central->db, SQL_LEFT_OUT_ALL);
	bool row = false;
	enum error rc;

	*left_out = (struct left_out){ 0 };
	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		rc = add(central, all, left_out);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

void left_out_free(struct left_out *left_out)
{
	for (size_t i = 0; i < left_out->n; i++)
		free(left_out->reasons[i]);
	free(left_out->reasons);
	free(left_out->names);
	*left_out = (struct left_out){ 0 };
}

const char *left_out_reason(const struct left_out *left_out, const unsigned char name[DIGEST_SIZE])
{
	for (size_t i = 0; i < left_out->n; i++)
		if (memcmp(left_out->names[i], name, DIGEST_SIZE) == 0)
			return left_out->reasons[i];
	return NULL;
}

enum error left_out_put(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE], const char *reason)
{
	struct db_statement *put = db_use(central->db, SQL_LEFT_OUT_PUT);

	db_bind_text(put, 1, round);
	db_bind_blob(put, 2, name, DIGEST_SIZE);
	db_bind_text(put, 3, reason);
	return db_run(put);
}

enum error left_out_remove(
    struct central *central, const char *round, const unsigned char name[DIGEST_SIZE])
{
	struct db_statement *remove = db_use(central->db, SQL_LEFT_OUT_REMOVE);

	db_bind_text(remove, 1, round);
	db_bind_blob(remove, 2, name, DIGEST_SIZE);
	return db_run(remove);
}
