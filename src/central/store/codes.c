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

static enum error put(struct central *central, const char *round, const char *unit,
    const unsigned char *answer, size_t length, const unsigned char *leader)
{
	struct db_statement *statement = db_use(central->db, SQL_CODES_PUT);
	char *where = text_format("%s %s", round, unit);
	unsigned char *answer_box, *leader_box;
	size_t answer_length, leader_length;
	enum error rc;

	central_seal(central, "answer-codes", where, answer, length, &answer_box, &answer_length);
	central_seal(
	    central, "leader-code", where, leader, ENCODE_CODE_BYTES, &leader_box, &leader_length);
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

/* Add the hashes of a unit's codes to the round. */
static void publish_hashes(struct round *round, int unit, const unsigned char *codes, size_t count)
{
	char *text = secret_new(ENCODE_CODE_SIZE);

	round->codes = memory_grow(round->codes, round->n_codes + count, sizeof *round->codes);
	for (size_t i = 0; i < count; i++) {
		struct round_code *code = &round->codes[round->n_codes++];

		encode_code(text, codes + i * ENCODE_CODE_BYTES);
		code->unit = unit;
		(void)round_code_hash(code->hash, round->id, text);
	}
	secret_free(text);
}

static void publish_leader(
    struct round *round, int unit, const unsigned char leader[ENCODE_CODE_BYTES])
{
	char *text = secret_new(ENCODE_CODE_SIZE);

	encode_code(text, leader);
	(void)leader_hash(round->leaders[unit], round->id, text);
	secret_free(text);
}

static enum error make_unit(struct central *central, struct round *round, int unit)
{
	const struct unit *row = &round->organisation->units[unit];
	size_t count = row->answers && !round->open ? (size_t)row->heads : 0;
	size_t length = count * ENCODE_CODE_BYTES;
	unsigned char *codes = secret_new(length + ENCODE_CODE_BYTES);
	enum error rc;

	secret_random(codes, length + ENCODE_CODE_BYTES);
	if (count > 0)
		publish_hashes(round, unit, codes, count);
	publish_leader(round, unit, codes + length);
	rc = put(central, round->id, row->id, codes, length, codes + length);
	secret_free(codes);
	return rc;
}

enum error codes_make(struct central *central, struct round *round)
{
	const struct organisation *organisation = round->organisation;
	long heads = 0;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; i < organisation->n_units; i++)
		heads += organisation->units[i].answers ? organisation->units[i].heads : 0;
	if (!round->open && heads > ROUND_MAX_CODES)
		return error_hint(error_set(ERROR_TOO_LARGE,
				      _("a round has codes for at most %d people, not %ld"),
				      ROUND_MAX_CODES, heads),
		    _("Open one round for each district."));
	round->leaders = memory_new(organisation->n_units + 1, sizeof *round->leaders);
	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++)
		rc = make_unit(central, round, (int)i);
	return rc;
}

enum error codes_get(struct central *central, const char *round, const char *unit,
    unsigned char **answer, size_t *n_answer, unsigned char leader[ENCODE_CODE_BYTES])
{
	struct db_statement *get = db_use(central->db, SQL_CODES_GET);
	char *where = text_format("%s %s", round, unit);
	unsigned char *plain = NULL;
	const void *box;
	size_t box_length, length = 0;
	bool found = false;
	enum error rc;

	db_bind_text(get, 1, round);
	db_bind_text(get, 2, unit);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && !found)
		rc = error_set(ERROR_NOT_FOUND,
		    _("the codes of round %s are with the coordinator who opened it"), round);
	if (rc == ERROR_NONE) {
		box = db_blob(get, 0, &box_length);
		rc = central_unseal(
		    central, "answer-codes", where, box, box_length, answer, &length);
		*n_answer = length / ENCODE_CODE_BYTES;
	}
	if (rc == ERROR_NONE) {
		box = db_blob(get, 1, &box_length);
		rc =
		    central_unseal(central, "leader-code", where, box, box_length, &plain, &length);
		if (rc == ERROR_NONE && length == ENCODE_CODE_BYTES)
			memcpy(leader, plain, length);
		else
			rc = ERROR_DAMAGED;
		secret_free(plain);
		if (rc != ERROR_NONE)
			secret_free(*answer);
	}
	if (rc == ERROR_DAMAGED)
		error_set(rc, _("the codes of %s in %s are damaged"), unit, central->path);
	db_done(get);
	free(where);
	return rc;
}
