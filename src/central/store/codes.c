/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `codes`. Nobody can tell from what is done here about a slip that was lost, how long
 * that takes or what is kept whether anybody has answered with it. */
#include "central/store/codes.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

/* One spare code in ten, and at least two. */
enum { SPARE_EACH = 10, SPARE_LEAST = 2 };

void codes_free(struct codes_unit *codes)
{
	secret_free(codes->answer.bytes);
	secret_free(codes->spare.bytes);
	secret_free(codes->replaced.bytes);
	secret_free(codes->leader);
	*codes = (struct codes_unit){ 0 };
}

/* The lists in boxes, with their columns in the statements; all but the first are NULL when empty.
 */
static const struct {
	const char *what;
	size_t list;
	int get, put; /* columns */
} boxes[] = {
	{ "answer-codes", offsetof(struct codes_unit, answer), 0, 3 },
	{ "spare-codes", offsetof(struct codes_unit, spare), 2, 5 },
	{ "replaced-codes", offsetof(struct codes_unit, replaced), 3, 6 },
};

static struct codes_list *list_at(const struct codes_unit *codes, size_t i)
{
	return (struct codes_list *)((char *)codes + boxes[i].list);
}

enum error codes_put(
    struct central *central, const char *round, const char *unit, const struct codes_unit *codes)
{
	struct db_statement *statement = db_use(central->db, SQL_CODES_PUT);
	char *where = text_format("%s %s", round, unit);
	unsigned char *box[COUNT(boxes)], *leader_box;
	size_t length;
	enum error rc;

	central_seal(
	    central, "leader-code", where, codes->leader, ENCODE_CODE_BYTES, &leader_box, &length);
	db_bind_text(statement, 1, round);
	db_bind_text(statement, 2, unit);
	db_bind_blob(statement, 4, leader_box, length);
	for (size_t i = 0; i < COUNT(boxes); i++) {
		const struct codes_list *list = list_at(codes, i);

		box[i] = NULL;
		length = 0;
		if (list->n > 0 || i == 0)
			central_seal(central, boxes[i].what, where, list->bytes,
			    list->n * ENCODE_CODE_BYTES, &box[i], &length);
		db_bind_blob(statement, boxes[i].put, box[i], length);
	}
	rc = db_run(statement);
	for (size_t i = 0; i < COUNT(boxes); i++)
		free(box[i]);
	free(leader_box);
	free(where);
	return rc;
}

/* Make room for `n` more at the end, which is returned. */
static unsigned char *grow(struct codes_list *list, size_t n)
{
	unsigned char *all = secret_new((list->n + n + 1) * ENCODE_CODE_BYTES), *end;

	if (list->n > 0)
		memcpy(all, list->bytes, list->n * ENCODE_CODE_BYTES);
	secret_free(list->bytes);
	list->bytes = all;
	end = all + list->n * ENCODE_CODE_BYTES;
	list->n += n;
	return end;
}

/* Draw `n` more, and add their hashes to the round. */
static void draw(struct round *round, int unit, size_t n, struct codes_list *list)
{
	unsigned char *more = grow(list, n);
	char *text = secret_new(ENCODE_CODE_SIZE);

	secret_random(more, n * ENCODE_CODE_BYTES);
	round->codes = memory_grow(round->codes, round->n_codes + n + 1, sizeof *round->codes);
	for (size_t i = 0; i < n; i++) {
		struct round_code *code = &round->codes[round->n_codes++];

		encode_code(text, more + i * ENCODE_CODE_BYTES);
		code->unit = unit;
		(void)round_code_hash(code->hash, round->id, text);
	}
	secret_free(text);
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
	return error_hint(error_set(ERROR_TOO_LARGE, _("a round has at most %d codes, not %zu"),
			      ROUND_MAX_CODES, n),
	    _("Open one round for each district."));
}

/* With how many codes, and spare ones, the unit begins. */
static void count_codes(const struct round *round, int unit, size_t *answer, size_t *spare)
{
	const struct unit *row = &round->organisation->units[unit];

	*answer = row->answers && !round->open ? (size_t)row->heads : 0;
	*spare = (*answer + SPARE_EACH - 1) / SPARE_EACH;
	if (*answer > 0 && *spare < SPARE_LEAST)
		*spare = SPARE_LEAST;
}

/* As many as the unit begins with. */
static enum error draw_spare(struct round *round, int unit, struct codes_list *spare)
{
	size_t answer, n;
	enum error rc;

	count_codes(round, unit, &answer, &n);
	rc = check_count(round->n_codes + n);
	if (rc == ERROR_NONE)
		draw(round, unit, n, spare);
	return rc;
}

enum error codes_make_unit(struct central *central, struct round *round, int unit)
{
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	struct codes_unit codes = { 0 };
	size_t answer, spare;
	enum error rc;

	count_codes(round, unit, &answer, &spare);
	rc = check_count(round->n_codes + answer + spare);
	if (rc != ERROR_NONE)
		return rc;
	draw(round, unit, answer, &codes.answer);
	draw(round, unit, spare, &codes.spare);
	draw_leader(round, &codes, hash);
	/* A round that was opened before there were leader codes has none. */
	if (round->leaders != NULL)
		memcpy(round->leaders[unit], hash, sizeof hash);
	rc = codes_put(central, round->id, round->organisation->units[unit].id, &codes);
	codes_free(&codes);
	return rc;
}

enum error codes_make(struct central *central, struct round *round)
{
	const struct organisation *organisation = round->organisation;
	size_t all = 0, answer, spare;
	enum error rc;

	for (size_t i = 0; i < organisation->n_units; i++) {
		count_codes(round, (int)i, &answer, &spare);
		all += answer + spare;
	}
	rc = check_count(all);
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
		draw(round, unit, n, &codes.answer);
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

/* Open a box of the present row, of codes alone. */
static enum error open_box(const struct central *central, struct db_statement *row, int column,
    const char *what, const char *where, struct codes_list *list)
{
	size_t box_length, length = 0;
	const void *box = db_blob(row, column, &box_length);
	enum error rc = ERROR_NONE;

	if (!db_is_null(row, column))
		rc = central_unseal(central, what, where, box, box_length, &list->bytes, &length);
	list->n = length / ENCODE_CODE_BYTES;
	return rc == ERROR_NONE && length % ENCODE_CODE_BYTES != 0 ? ERROR_DAMAGED : rc;
}

static enum error tell_damaged(const struct central *central, const char *unit, enum error rc)
{
	if (rc != ERROR_DAMAGED)
		return rc;
	return error_set(rc, _("the codes of %s in %s are damaged"), unit, central->path);
}

enum error codes_get(
    struct central *central, const char *round, const char *unit, struct codes_unit *codes)
{
	struct db_statement *get = db_use(central->db, SQL_CODES_GET);
	char *where = text_format("%s %s", round, unit);
	struct codes_list leader = { 0 };
	bool found = false;
	enum error rc;

	*codes = (struct codes_unit){ 0 };
	db_bind_text(get, 1, round);
	db_bind_text(get, 2, unit);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && !found)
		rc = error_set(ERROR_NOT_FOUND,
		    _("the codes of round %s are with the coordinator who opened it"), round);
	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(boxes); i++)
		rc = open_box(central, get, boxes[i].get, boxes[i].what, where, list_at(codes, i));
	if (rc == ERROR_NONE)
		rc = open_box(central, get, 1, "leader-code", where, &leader);
	if (rc == ERROR_NONE && leader.n != 1)
		rc = ERROR_DAMAGED;
	codes->leader = leader.bytes;
	rc = tell_damaged(central, unit, rc);
	db_done(get);
	free(where);
	return rc;
}

void codes_number(const struct central *central, const char *round,
    const unsigned char code[ENCODE_CODE_BYTES], char number[CODES_NUMBER_DIGITS + 1])
{
	unsigned char hash[DIGEST_SIZE];
	unsigned long value = 0;

	central_hash(central, "skatta-slip/1", round, code, ENCODE_CODE_BYTES, hash);
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		value = (value * 256 + hash[i]) % 100000000;
	snprintf(number, CODES_NUMBER_DIGITS + 1, "%08lu", value);
}

/* The code that has taken the place of this one, or NULL. */
static const unsigned char *instead_of(const struct codes_unit *codes, const unsigned char *lost)
{
	const struct codes_list *pairs = &codes->replaced;

	for (size_t i = 0; i + 1 < pairs->n; i += 2)
		if (memcmp(pairs->bytes + i * ENCODE_CODE_BYTES, lost, ENCODE_CODE_BYTES) == 0)
			return pairs->bytes + (i + 1) * ENCODE_CODE_BYTES;
	return NULL;
}

bool codes_is_replaced(const struct codes_unit *codes, const unsigned char code[ENCODE_CODE_BYTES])
{
	return instead_of(codes, code) != NULL;
}

static void add_code(struct codes_list *list, const unsigned char *code)
{
	memcpy(grow(list, 1), code, ENCODE_CODE_BYTES);
}

/* Which of the spare codes it is follows from nothing. */
static void take_spare(struct codes_unit *codes, const unsigned char *lost)
{
	struct codes_list *spare = &codes->spare;
	unsigned char *last = spare->bytes + --spare->n * ENCODE_CODE_BYTES;
	unsigned char *one =
	    spare->bytes + secret_random_below((unsigned)spare->n + 1) * ENCODE_CODE_BYTES;
	unsigned char pair[2][ENCODE_CODE_BYTES];

	memcpy(pair[1], one, ENCODE_CODE_BYTES);
	memmove(one, last, ENCODE_CODE_BYTES);
	add_code(&codes->answer, pair[1]);
	if (lost != NULL) {
		for (const unsigned char *next = lost; next != NULL; next = instead_of(codes, next))
			memcpy(pair[0], next, ENCODE_CODE_BYTES);
		add_code(&codes->replaced, pair[0]);
		add_code(&codes->replaced, pair[1]);
	}
	secret_wipe(pair, sizeof pair);
}

enum error codes_replace(struct central *central, struct round *round, int unit,
    const unsigned char *lost, struct codes_unit *codes, bool *made)
{
	const char *id = round->organisation->units[unit].id;
	enum error rc = codes_get(central, round->id, id, codes);

	*made = rc == ERROR_NONE && codes->spare.n == 0;
	if (*made)
		rc = draw_spare(round, unit, &codes->spare);
	if (rc == ERROR_NONE) {
		take_spare(codes, lost);
		rc = codes_put(central, round->id, id, codes);
	}
	return rc;
}

static void hash_code(
    const char *round, const unsigned char *code, unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	char *text = secret_new(ENCODE_CODE_SIZE);

	encode_code(text, code);
	(void)round_code_hash(hash, round, text);
	secret_free(text);
}

enum error codes_each_replaced(struct central *central, const char *round,
    enum error (*each)(void *context, const unsigned char lost[ROUND_CODE_HASH_SIZE],
	const unsigned char instead[ROUND_CODE_HASH_SIZE]),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_CODES_REPLACED);
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		const char *unit = db_text(all, 0);
		char *where = text_format("%s %s", round, unit);
		struct codes_list pairs = { 0 };

		rc = open_box(central, all, 1, "replaced-codes", where, &pairs);
		rc = tell_damaged(central, unit, rc);
		for (size_t i = 0; rc == ERROR_NONE && i + 1 < pairs.n; i += 2) {
			unsigned char lost[ROUND_CODE_HASH_SIZE], instead[ROUND_CODE_HASH_SIZE];

			hash_code(round, pairs.bytes + i * ENCODE_CODE_BYTES, lost);
			hash_code(round, pairs.bytes + (i + 1) * ENCODE_CODE_BYTES, instead);
			rc = each(context, lost, instead);
		}
		secret_free(pairs.bytes);
		free(where);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}
