/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `codes`. */
#include "central/store/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

void codes_free(struct codes_unit *codes)
{
	secret_free(codes->answer);
	secret_free(codes->leader);
	*codes = (struct codes_unit){ 0 };
}

enum error codes_put(
    struct central *central, const char *round, const char *unit, const struct codes_unit *codes)
{
	struct db_statement *statement = db_use(central->db, SQL_CODES_PUT);
	char *where = text_format("%s %s", round, unit);
	unsigned char *answer_box, *leader_box;
	size_t answer_length, leader_length;
	enum error rc;

	central_seal(central, "answer-codes", where, codes->answer,
	    codes->n_answer * ENCODE_CODE_BYTES, &answer_box, &answer_length);
	central_seal(central, "leader-code", where, codes->leader, ENCODE_CODE_BYTES, &leader_box,
	    &leader_length);
	db_bind_text(statement, 1, round);
	db_bind_text(statement, 2, unit);
	db_bind_blob(statement, 3, answer_box, answer_length);
	db_bind_blob(statement, 4, leader_box, leader_length);
	rc = db_run(statement);
	free(answer_box);
	free(leader_box);
	free(where);
	return rc;
}

/* Draw `n` more answer codes, and add their hashes to the round. */
static void draw(struct round *round, int unit, size_t n, struct codes_unit *codes)
{
	unsigned char *all = secret_new((codes->n_answer + n + 1) * ENCODE_CODE_BYTES);
	char *text = secret_new(ENCODE_CODE_SIZE);

	if (codes->n_answer > 0)
		memcpy(all, codes->answer, codes->n_answer * ENCODE_CODE_BYTES);
	round->codes = memory_grow(round->codes, round->n_codes + n + 1, sizeof *round->codes);
	for (size_t i = 0; i < n; i++) {
		unsigned char *one = all + codes->n_answer++ * ENCODE_CODE_BYTES;
		struct round_code *code = &round->codes[round->n_codes++];

		secret_random(one, ENCODE_CODE_BYTES);
		encode_code(text, one);
		code->unit = unit;
		(void)round_code_hash(code->hash, round->id, text);
	}
	secret_free(text);
	secret_free(codes->answer);
	codes->answer = all;
}

static void draw_leader(
    const struct round *round, struct codes_unit *codes, unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	char *text = secret_new(ENCODE_CODE_SIZE);

	if (codes->leader == NULL)
		codes->leader = secret_new(ENCODE_CODE_BYTES);
	secret_random(codes->leader, ENCODE_CODE_BYTES);
	encode_code(text, codes->leader);
	(void)leader_hash(hash, round->id, text);
	secret_free(text);
}

static enum error check_count(size_t n)
{
	if (n <= ROUND_MAX_CODES)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_TOO_LARGE, _("a round has codes for at most %d people, not %zu"),
		ROUND_MAX_CODES, n),
	    _("Open one round for each district."));
}

enum error codes_make_unit(struct central *central, struct round *round, int unit)
{
	const struct unit *row = &round->organisation->units[unit];
	size_t n = row->answers && !round->open ? (size_t)row->heads : 0;
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	struct codes_unit codes = { 0 };
	enum error rc = check_count(round->n_codes + n);

	if (rc != ERROR_NONE)
		return rc;
	draw(round, unit, n, &codes);
	draw_leader(round, &codes, hash);
	/* A round that was opened before there were leader codes has none. */
	if (round->leaders != NULL)
		memcpy(round->leaders[unit], hash, sizeof hash);
	rc = codes_put(central, round->id, row->id, &codes);
	codes_free(&codes);
	return rc;
}

enum error codes_make(struct central *central, struct round *round)
{
	const struct organisation *organisation = round->organisation;
	size_t heads = 0;
	enum error rc;

	for (size_t i = 0; i < organisation->n_units; i++)
		heads += organisation->units[i].answers ? (size_t)organisation->units[i].heads : 0;
	rc = check_count(round->open ? 0 : heads);
	round->leaders = memory_new(organisation->n_units + 1, sizeof *round->leaders);
	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++)
		rc = codes_make_unit(central, round, (int)i);
	return rc;
}

enum error codes_add(struct central *central, struct round *round, int unit, size_t n)
{
	const char *id = round->organisation->units[unit].id;
	struct codes_unit codes = { 0 };
	enum error rc = check_count(round->n_codes + n);

	if (rc == ERROR_NONE)
		rc = codes_get(central, round->id, id, &codes);
	if (rc == ERROR_NONE) {
		draw(round, unit, n, &codes);
		rc = codes_put(central, round->id, id, &codes);
	}
	codes_free(&codes);
	return rc;
}

enum error codes_renew_leader(struct central *central, struct round *round, int unit)
{
	const char *id = round->organisation->units[unit].id;
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	struct codes_unit codes;
	enum error rc;

	if (round->n_revoked >= ROUND_MAX_REVOKED)
		return error_set(ERROR_TOO_LARGE, _("a round can replace at most %d leader codes"),
		    ROUND_MAX_REVOKED);
	rc = codes_get(central, round->id, id, &codes);
	if (rc == ERROR_NONE) {
		draw_leader(round, &codes, hash);
		round_renew_leader(round, unit, hash);
		rc = codes_put(central, round->id, id, &codes);
	}
	codes_free(&codes);
	return rc;
}

/* Open a box of the present row; its bytes in secret memory. */
static enum error open_box(const struct central *central, struct db_statement *row, int column,
    const char *kind, const char *where, unsigned char **plain, size_t *length)
{
	size_t box_length;
	const void *box = db_blob(row, column, &box_length);

	return central_unseal(central, kind, where, box, box_length, plain, length);
}

enum error codes_get(
    struct central *central, const char *round, const char *unit, struct codes_unit *codes)
{
	struct db_statement *get = db_use(central->db, SQL_CODES_GET);
	char *where = text_format("%s %s", round, unit);
	size_t length = 0;
	bool found = false;
	enum error rc;

	*codes = (struct codes_unit){ 0 };
	db_bind_text(get, 1, round);
	db_bind_text(get, 2, unit);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && !found)
		rc = error_set(ERROR_NOT_FOUND,
		    _("the codes of round %s are with the coordinator who opened it"), round);
	if (rc == ERROR_NONE)
		rc = open_box(central, get, 0, "answer-codes", where, &codes->answer, &length);
	codes->n_answer = length / ENCODE_CODE_BYTES;
	if (rc == ERROR_NONE)
		rc = open_box(central, get, 1, "leader-code", where, &codes->leader, &length);
	if (rc == ERROR_NONE && length != ENCODE_CODE_BYTES)
		rc = ERROR_DAMAGED;
	if (rc == ERROR_DAMAGED)
		error_set(rc, _("the codes of %s in %s are damaged"), unit, central->path);
	db_done(get);
	free(where);
	return rc;
}
