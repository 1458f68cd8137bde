/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `ledger`. */
#include "central/store/ledger.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"

static enum error damaged(const struct central *central)
{
	return error_set(ERROR_DAMAGED, _("the ledger in %s is damaged"), central->path);
}

enum error ledger_find(struct central *central, const char *name, struct ledger_entry *entry)
{
	struct db_statement *get = db_use(central->db, SQL_LEDGER_GET);
	enum error rc;

	*entry = (struct ledger_entry){ 0 };
	db_bind_text(get, 1, name);
	rc = db_next(get, &entry->known);
	if (rc == ERROR_NONE && entry->known) {
		if (db_is_null(get, 0) || db_is_null(get, 1) ||
		    !merge_word_find(db_text(get, 0), &entry->word) ||
		    entry->word == MERGE_DUPLICATE)
			rc = damaged(central);
		else
			snprintf(entry->reason, sizeof entry->reason, "%s", db_text(get, 1));
		entry->proven = db_number(get, 2) != 0;
	}
	db_done(get);
	return rc;
}

/* A row without payload and without sealed bytes, to be completed by the caller. */
static struct db_statement *start_row(
    struct central *central, const char *name, const char *word, const char *reason, bool proven)
{
	struct db_statement *put = db_use(central->db, SQL_LEDGER_PUT);

	db_bind_text(put, 1, name);
	db_bind_text(put, 3, word);
	db_bind_text(put, 4, reason);
	db_bind_number(put, 5, proven);
	return put;
}

enum error ledger_accept(
    struct central *central, const char *name, const unsigned char payload[DIGEST_SIZE])
{
	struct db_statement *put = start_row(central, name, NULL, NULL, true);

	db_bind_blob(put, 2, payload, DIGEST_SIZE);
	return db_run(put);
}

enum error ledger_refuse(struct central *central, const char *name, const char *reason, bool proven)
{
	return db_run(start_row(central, name, merge_word_names[MERGE_REFUSED], reason, proven));
}

enum error ledger_hold(struct central *central, const char *name, const char *reason,
    const char *round, long edition, const unsigned char *sealed, size_t length)
{
	struct db_statement *put =
	    start_row(central, name, merge_word_names[MERGE_HELD], reason, true);

	if (round != NULL) {
		db_bind_text(put, 6, round);
		db_bind_number(put, 7, edition);
	}
	db_bind_blob(put, 8, sealed, length);
	return db_run(put);
}

enum error ledger_ready(struct central *central, char ***names, size_t *count)
{
	struct db_statement *all = db_use(central->db, SQL_LEDGER_READY);
	bool row = false;
	enum error rc;

	*names = NULL;
	*count = 0;
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		*names = memory_grow(*names, *count + 1, sizeof **names);
		(*names)[(*count)++] = memory_copy(db_text(all, 0));
	}
	return rc;
}

enum error ledger_sealed(
    struct central *central, const char *name, unsigned char **sealed, size_t *length)
{
	struct db_statement *get = db_use(central->db, SQL_LEDGER_SEALED);
	bool row = false;
	enum error rc;

	db_bind_text(get, 1, name);
	rc = db_next(get, &row);
	if (rc == ERROR_NONE && (!row || db_is_null(get, 0)))
		rc = damaged(central);
	if (rc == ERROR_NONE) {
		const void *blob = db_blob(get, 0, length);

		*sealed = memory_copy_bytes(blob, *length);
	}
	db_done(get);
	return rc;
}

static enum error mark_answered(struct central *central, const struct receipt *receipt)
{
	struct db_statement *answered = db_use(central->db, SQL_LEDGER_ANSWERED);

	db_bind_text(answered, 1, receipt->bundle);
	db_bind_text(answered, 2, merge_word_names[receipt->word]);
	return db_run(answered);
}

/* The row as a receipt; false where no receipt says such a thing. */
static bool add_receipt(struct receipts *receipts, struct db_statement *row)
{
	char file[BUNDLE_FILE_NAME_SIZE];
	enum merge_word word;

	snprintf(file, sizeof file, "%s.age", db_text(row, 0));
	if (!bundle_is_name(file) || !merge_word_find(db_text(row, 1), &word) ||
	    word > MERGE_REFUSED || db_is_null(row, 2))
		return false;
	receipts_add(receipts, db_text(row, 0), word, db_text(row, 2));
	return true;
}

enum error ledger_tell(struct central *central, struct receipts *receipts)
{
	struct db_statement *unanswered = db_use(central->db, SQL_LEDGER_UNANSWERED);
	size_t before = receipts->count;
	bool row = false;
	enum error rc;

	db_bind_number(unanswered, 1, RECEIPTS_MAX);
	while ((rc = db_next(unanswered, &row)) == ERROR_NONE && row) {
		if (!add_receipt(receipts, unanswered)) {
			db_done(unanswered);
			return damaged(central);
		}
	}
	for (size_t i = before; rc == ERROR_NONE && i < receipts->count; i++)
		rc = mark_answered(central, &receipts->all[i]);
	return rc;
}
