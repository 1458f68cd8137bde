/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `receipts`. */
#include "central/store/receipt_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "central/store/ledger.h"

static enum error put(
    struct central *central, const char *name, const char *bytes, const char *signature)
{
	struct db_statement *statement = db_use(central->db, SQL_RECEIPTS_PUT);

	db_bind_text(statement, 1, name);
	db_bind_blob(statement, 2, bytes, strlen(bytes));
	db_bind_text(statement, 3, signature);
	return db_run(statement);
}

/* Sign the file and keep it, once for what it says. */
static enum error sign(struct central *central, struct receipts *receipts)
{
	char name[RECEIPTS_FILE_NAME_SIZE], *bytes = receipts_write(receipts);
	struct text signature = { 0 };
	enum error rc;

	receipts_name(name, bytes, strlen(bytes));
	minisign_sign(&signature, &central->keys->signer, "skatta receipts", bytes, strlen(bytes));
	rc = put(central, name, bytes, signature.bytes);
	text_free(&signature);
	free(bytes);
	return rc;
}

/* One file of at most RECEIPTS_MAX words; `*count` is how many. */
static enum error make_one(struct central *central, size_t *count)
{
	struct receipts *receipts = receipts_new(central->signing_key);
	enum error rc = ledger_tell(central, receipts);

	*count = receipts->count;
	if (rc == ERROR_NONE && *count > 0)
		rc = sign(central, receipts);
	receipts_free(receipts);
	return rc;
}

static enum error get_number(struct central *central, enum statement of, long *number)
{
	struct db_statement *get = db_use(central->db, of);
	bool row = false;
	enum error rc = db_next(get, &row);

	*number = rc == ERROR_NONE && row ? (long)db_number(get, 0) : 0;
	db_done(get);
	return rc;
}

/* Where a higher revision came than people are told to go above, they are told one step more, in a
 * file by itself: beside receipts it would tell in which order these were given. One step, however
 * high it was: people themselves never go higher, and who sends the highest there is must not take
 * it from all others. */
static enum error make_above(struct central *central)
{
	struct receipts *receipts = receipts_new(central->signing_key);
	struct db_statement *keep;
	long highest, above;
	enum error rc = get_number(central, SQL_PAYLOAD_HIGHEST, &highest);

	if (rc == ERROR_NONE)
		rc = get_number(central, SQL_ABOVE_GET, &above);
	if (rc == ERROR_NONE && highest > above && above < RECEIPTS_MAX_ABOVE) {
		receipts->above = above + RECEIPTS_ABOVE_STEP;
		keep = db_use(central->db, SQL_ABOVE_PUT);
		db_bind_number(keep, 1, receipts->above);
		rc = db_run(keep);
		if (rc == ERROR_NONE)
			rc = sign(central, receipts);
	}
	receipts_free(receipts);
	return rc;
}

enum error receipt_files_make(struct central *central, size_t *count)
{
	size_t more = 0;
	enum error rc = db_begin(central->db);

	*count = 0;
	if (rc != ERROR_NONE)
		return rc;
	do {
		rc = make_one(central, &more);
		*count += more;
	} while (rc == ERROR_NONE && more > 0);
	if (rc == ERROR_NONE)
		rc = make_above(central);
	return db_end(central->db, rc);
}

enum error receipt_files_each(struct central *central,
    enum error (*each)(
	void *context, const char *name, const char *bytes, size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_RECEIPTS_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		size_t length;
		const char *bytes = db_blob(all, 1, &length);

		rc = each(context, db_text(all, 0), bytes, length, db_text(all, 2));
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}
