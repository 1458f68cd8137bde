/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `payloads`. */
#include "central/store/payloads.h"

#include <stdlib.h>
#include <string.h>

#include "base/cli/meter.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "crypto/secret.h"

enum error payloads_has(struct central *central, const unsigned char digest[DIGEST_SIZE], bool *has)
{
	struct db_statement *find = db_use(central->db, SQL_PAYLOAD_FIND);
	enum error rc;

	db_bind_blob(find, 1, digest, DIGEST_SIZE);
	rc = db_next(find, has);
	db_done(find);
	return rc;
}

char *payloads_place(const char *round, const unsigned char digest[DIGEST_SIZE])
{
	char hex[DIGEST_HEX_SIZE];

	encode_hex(hex, digest, DIGEST_SIZE);
	return text_format("%s %s", round, hex);
}

static void hash_respondent(const struct central *central, const char *round,
    const unsigned char key[SIGN_PUBLIC_SIZE], unsigned char hash[DIGEST_SIZE])
{
	central_hash(central, "skatta-respondent/1", round, key, SIGN_PUBLIC_SIZE, hash);
}

/* Nothing but a plan takes the place of one. */
static void hash_sender(
    const struct central *central, const struct bundle *bundle, unsigned char hash[DIGEST_SIZE])
{
	if (bundle->kind == BUNDLE_PLAN)
		central_hash(central, "skatta-leader/1", bundle->round, bundle->respondent,
		    SIGN_PUBLIC_SIZE, hash);
	else
		hash_respondent(central, bundle->round, bundle->respondent, hash);
}

void payloads_code(const struct central *central, const char *round,
    const unsigned char code[ROUND_CODE_HASH_SIZE], unsigned char hash[DIGEST_SIZE])
{
	central_hash(central, "skatta-code-used/1", round, code, ROUND_CODE_HASH_SIZE, hash);
}

/* The hashes by which the rules tell people and codes apart; without a code only the first. A
 * leader code is used as often as its unit likes. */
static bool make_hashes(const struct central *central, const struct bundle *bundle,
    unsigned char respondent[DIGEST_SIZE], unsigned char code[DIGEST_SIZE],
    unsigned char rank[DIGEST_SIZE])
{
	unsigned char both[SIGN_PUBLIC_SIZE + ROUND_CODE_HASH_SIZE];

	hash_sender(central, bundle, respondent);
	if (bundle->code[0] == '\0' || bundle->kind == BUNDLE_PLAN ||
	    !round_code_hash(both + SIGN_PUBLIC_SIZE, bundle->round, bundle->code))
		return false;
	memcpy(both, bundle->respondent, SIGN_PUBLIC_SIZE);
	payloads_code(central, bundle->round, both + SIGN_PUBLIC_SIZE, code);
	digest_in(rank, NULL, "skatta-code-rank/1", both, sizeof both);
	return true;
}

void payloads_unit(const struct central *central, const char *round, const char *unit,
    unsigned char hash[DIGEST_SIZE])
{
	unsigned char digest[DIGEST_SIZE];

	digest_of(digest, unit, strlen(unit));
	central_hash(central, "skatta-unit/1", round, digest, sizeof digest, hash);
}

enum error payloads_add(struct central *central, const struct bundle *bundle, bool late,
    const unsigned char *plain, size_t length)
{
	struct db_statement *put = db_use(central->db, SQL_PAYLOAD_PUT);
	unsigned char respondent[DIGEST_SIZE], code[DIGEST_SIZE], rank[DIGEST_SIZE];
	bool coded = make_hashes(central, bundle, respondent, code, rank);
	unsigned char unit[DIGEST_SIZE];
	char *where = payloads_place(bundle->round, bundle->payload);
	unsigned char *box;
	size_t box_length;
	enum error rc;

	payloads_unit(central, bundle->round, bundle->unit, unit);
	central_seal(central, "payload", where, plain, length, &box, &box_length);
	db_bind_blob(put, 1, bundle->payload, DIGEST_SIZE);
	db_bind_text(put, 2, bundle->round);
	db_bind_number(put, 3, bundle->edition);
	db_bind_blob(put, 4, respondent, DIGEST_SIZE);
	db_bind_blob(put, 5, coded ? code : NULL, DIGEST_SIZE);
	db_bind_blob(put, 6, coded ? rank : NULL, DIGEST_SIZE);
	db_bind_number(put, 7, bundle->revision);
	db_bind_number(put, 8, bundle->kind == BUNDLE_WITHDRAWAL);
	db_bind_number(put, 9, late);
	db_bind_blob(put, 10, box, box_length);
	db_bind_number(put, 11, bundle->kind == BUNDLE_PLAN);
	db_bind_blob(put, 12, bundle->kind == BUNDLE_PLAN ? NULL : unit, DIGEST_SIZE);
	rc = db_run(put);
	free(box);
	free(where);
	return rc;
}

bool payloads_digest(struct db_statement *row, int column, unsigned char digest[DIGEST_SIZE])
{
	size_t length;
	const void *blob = db_blob(row, column, &length);

	if (blob == NULL || length != DIGEST_SIZE)
		return false;
	memcpy(digest, blob, DIGEST_SIZE);
	return true;
}

enum error payloads_read(
    struct central *central, const char *round, struct db_statement *row, struct bundle *bundle)
{
	unsigned char digest[DIGEST_SIZE] = { 0 }, *plain = NULL;
	size_t box_length, length = 0;
	const void *box = db_blob(row, 1, &box_length);
	bool whole = payloads_digest(row, 0, digest) && box != NULL;
	char *where = payloads_place(round, digest);
	enum error rc = ERROR_DAMAGED;

	if (whole)
		rc = central_unseal(central, "payload", where, box, box_length, &plain, &length);
	if (rc == ERROR_NONE)
		rc = bundle_read(where, (const char *)plain, length, bundle);
	if (rc == ERROR_NONE && memcmp(bundle->payload, digest, DIGEST_SIZE) != 0)
		rc = ERROR_DAMAGED;
	if (rc == ERROR_DAMAGED)
		error_hint(
		    error_set(rc, _("the payload %s in %s is damaged"), where, central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	secret_free(plain);
	free(where);
	return rc;
}

/* The one row that a statement gives of a respondent in a round. */
static enum error read_of(struct central *central, enum statement statement, const char *round,
    const unsigned char respondent[SIGN_PUBLIC_SIZE], bool *found, struct bundle *bundle)
{
	struct db_statement *row = db_use(central->db, statement);
	unsigned char hash[DIGEST_SIZE];
	enum error rc;

	hash_respondent(central, round, respondent, hash);
	db_bind_text(row, 1, round);
	db_bind_blob(row, 2, hash, DIGEST_SIZE);
	rc = db_next(row, found);
	if (rc == ERROR_NONE && *found)
		rc = payloads_read(central, round, row, bundle);
	db_done(row);
	return rc;
}

enum error payloads_latest(struct central *central, const char *round,
    const unsigned char respondent[SIGN_PUBLIC_SIZE], bool *found, struct bundle *bundle)
{
	return read_of(central, SQL_PAYLOAD_LATEST, round, respondent, found, bundle);
}

/* What a pass over a round is: its statement, which of SQL_PAYLOAD_MANY says how many, its name. */
struct pass {
	enum statement statement;
	int many;
	const char *doing;
};

static const struct pass passes[] = {
	[PAYLOADS_COUNTING] = { SQL_PAYLOAD_COUNTING, 0, N_("reading responses") },
	[PAYLOADS_COUNTED] = { SQL_PAYLOAD_COUNTED, 0, N_("reading responses") },
	[PAYLOADS_PLANS] = { SQL_PAYLOAD_PLANS, 1, N_("reading plans") },
	[PAYLOADS_ALL] = { SQL_PAYLOAD_ALL, 2, N_("reading payloads") },
};

static enum error count_rows(struct central *central, const char *round, int which, size_t *count)
{
	struct db_statement *many = db_use(central->db, SQL_PAYLOAD_MANY);
	bool row = false;
	enum error rc;

	db_bind_text(many, 1, round);
	db_bind_number(many, 2, which);
	rc = db_next(many, &row);
	*count = rc == ERROR_NONE && row ? (size_t)db_number(many, 0) : 0;
	db_done(many);
	return rc;
}

enum error payloads_each(struct central *central, const struct round *round,
    enum payloads_which which, enum error (*each)(void *context, const struct bundle *bundle),
    void *context)
{
	const struct pass *pass = &passes[which];
	struct db_statement *rows;
	struct meter meter;
	size_t count;
	bool row = false;
	enum error rc = count_rows(central, round->id, pass->many, &count);

	if (rc != ERROR_NONE)
		return rc;
	meter_start(&meter, _(pass->doing), count);
	rows = db_use(central->db, pass->statement);
	db_bind_text(rows, 1, round->id);
	while ((rc = db_next(rows, &row)) == ERROR_NONE && row) {
		struct bundle bundle = { 0 };

		rc = payloads_read(central, round->id, rows, &bundle);
		if (rc == ERROR_NONE)
			rc = each(context, &bundle);
		bundle_free(&bundle);
		if (rc != ERROR_NONE)
			break;
		meter_step(&meter);
	}
	meter_end(&meter);
	db_done(rows);
	return rc;
}

enum error payloads_tally(struct central *central, const char *round, struct payloads_tally *tally)
{
	struct db_statement *count = db_use(central->db, SQL_PAYLOAD_TALLY);
	bool row = false;
	enum error rc;

	*tally = (struct payloads_tally){ 0 };
	db_bind_text(count, 1, round);
	rc = db_next(count, &row);
	if (rc == ERROR_NONE && row) {
		tally->conflicts = (long)db_number(count, 0);
		tally->withdrawals = (long)db_number(count, 1);
		tally->late = (long)db_number(count, 2);
	}
	db_done(count);
	return rc;
}
