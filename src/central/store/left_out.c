/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `left_out`. */
#include "central/store/left_out.h"

#include <stdio.h>
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

/* What was said of the comment last; of one that nothing was said of, revision 0. mark_free() by
 * the caller. */
static enum error get(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE], struct mark *mark)
{
	struct db_statement *get = db_use(central->db, SQL_LEFT_OUT_GET);
	bool row = false;
	enum error rc;

	*mark = (struct mark){ 0 };
	db_bind_text(get, 1, round);
	db_bind_blob(get, 2, name, DIGEST_SIZE);
	rc = db_next(get, &row);
	if (rc == ERROR_NONE && row) {
		mark->revision = (long)db_number(get, 0);
		mark->out = db_number(get, 1) == 0;
	}
	mark->reason = memory_copy(rc == ERROR_NONE && row ? db_text(get, 2) : "");
	db_done(get);
	return rc;
}

static enum error put(
    struct central *central, const struct mark *mark, const char *line, const char *signature)
{
	struct db_statement *put = db_use(central->db, SQL_LEFT_OUT_PUT);

	db_bind_text(put, 1, mark->round);
	db_bind_blob(put, 2, mark->name, DIGEST_SIZE);
	db_bind_text(put, 3, mark->reason);
	db_bind_number(put, 4, mark->revision);
	db_bind_number(put, 5, !mark->out);
	db_bind_text(put, 6, line);
	db_bind_text(put, 7, signature);
	return db_run(put);
}

/* One more word about it, signed. */
static enum error say(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE], bool out, const char *reason)
{
	struct text signature = { 0 };
	struct mark mark;
	char *line = NULL;
	enum error rc = get(central, round, name, &mark);

	if (rc == ERROR_NONE && mark.revision >= MARK_MAX_REVISION)
		rc = error_set(ERROR_TOO_LARGE, _("nothing more can be said of this comment"));
	if (rc == ERROR_NONE) {
		mark.revision++;
		mark.out = out;
		free(mark.reason);
		mark.reason = memory_copy(reason);
		memcpy(mark.central_key, central->signing_key, sizeof mark.central_key);
		snprintf(mark.round, sizeof mark.round, "%s", round);
		memcpy(mark.name, name, DIGEST_SIZE);
		line = mark_write(&mark);
		minisign_sign(
		    &signature, &central->keys->signer, "skatta left out", line, strlen(line));
		rc = put(central, &mark, line, signature.bytes);
	}
	text_free(&signature);
	text_forget(line);
	mark_free(&mark);
	return rc;
}

enum error left_out_put(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE], const char *reason)
{
	return say(central, round, name, true, reason);
}

enum error left_out_remove(
    struct central *central, const char *round, const unsigned char name[DIGEST_SIZE])
{
	return say(central, round, name, false, "");
}

enum error left_out_take(struct central *central, const struct mark *mark, const char *line,
    const char *signature, bool *added)
{
	struct mark here;
	enum error rc = get(central, mark->round, mark->name, &here);

	*added = rc == ERROR_NONE && (here.revision == 0 || mark_holds(mark, &here));
	mark_free(&here);
	return *added ? put(central, mark, line, signature) : rc;
}

enum error left_out_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_LEFT_OUT_SIGNED);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		rc = each(context, db_text(all, 0), strlen(db_text(all, 0)), db_text(all, 1));
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}
