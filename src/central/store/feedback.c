/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `feedback`. */
#include "central/store/feedback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/field.h"

static char *place_of(const char *round, const char *unit, long id)
{
	return text_format("%s %s %ld", round, unit, id);
}

static enum error next_id(
    struct central *central, const char *round, const char *unit, long most, long *id)
{
	struct db_statement *last = db_use(central->db, SQL_FEEDBACK_LAST);
	bool row = false;
	enum error rc;

	db_bind_text(last, 1, round);
	db_bind_text(last, 2, unit);
	rc = db_next(last, &row);
	*id = rc == ERROR_NONE && row ? (long)db_number(last, 0) + 1 : 1;
	db_done(last);
	if (rc == ERROR_NONE && *id > most)
		rc = error_hint(
		    error_set(ERROR_TOO_LARGE,
			_("%s has been given %ld answers, and there is no room for more"), unit,
			most),
		    _("Say the rest in another way; there is room again in a new round."));
	return rc;
}

/* The line that is signed, its digest, and the signature of this store. */
struct signed_answer {
	char *bytes;
	size_t length;
	struct text signature;
	unsigned char digest[DIGEST_SIZE];
};

static void signed_free(struct signed_answer *answer)
{
	text_forget(answer->bytes);
	text_free(&answer->signature);
}

static void sign(
    const struct central *central, const struct feedback *feedback, struct signed_answer *answer)
{
	*answer = (struct signed_answer){ .bytes = feedback_write(feedback) };
	answer->length = strlen(answer->bytes);
	digest_of(answer->digest, answer->bytes, answer->length);
	minisign_sign(&answer->signature, &central->keys->signer, "skatta feedback", answer->bytes,
	    answer->length);
}

static enum error put_digest(struct central *central, const struct feedback *feedback, long id,
    const unsigned char digest[DIGEST_SIZE])
{
	struct db_statement *put = db_use(central->db, SQL_FEEDBACK_KNOW);

	db_bind_blob(put, 1, digest, DIGEST_SIZE);
	db_bind_text(put, 2, feedback->round);
	db_bind_text(put, 3, feedback->unit);
	db_bind_number(put, 4, id);
	return db_run(put);
}

/* As the next one of its unit here, with the signature of who gave it. */
static enum error put(struct central *central, const struct feedback *feedback, long id,
    const char *bytes, const char *signature, const unsigned char digest[DIGEST_SIZE])
{
	struct db_statement *put = db_use(central->db, SQL_FEEDBACK_PUT);
	json_t *object = json_pack("{s:s, s:s}", "answer", bytes, "signature", signature);
	char *where = place_of(feedback->round, feedback->unit, id), *plain;
	unsigned char *box = NULL;
	size_t length;
	enum error rc;

	plain = json_canonical(object);
	central_seal(central, "feedback", where, plain, strlen(plain), &box, &length);
	db_bind_text(put, 1, feedback->round);
	db_bind_text(put, 2, feedback->unit);
	db_bind_number(put, 3, id);
	db_bind_blob(put, 4, box, length);
	rc = db_run(put);
	if (rc == ERROR_NONE)
		rc = put_digest(central, feedback, id, digest);
	json_decref(object);
	text_forget(plain);
	free(where);
	free(box);
	return rc;
}

/* Who, where and which; what is said comes later. */
static void start(const struct central *central, const char *round, const char *unit, long id,
    struct feedback *feedback)
{
	*feedback = (struct feedback){
		.unit = memory_copy(unit),
		.said = { .what = UNIT_SAID_ANSWER, .id = id },
	};
	snprintf(feedback->round, sizeof feedback->round, "%s", round);
	memcpy(feedback->central_key, central->signing_key, sizeof feedback->central_key);
}

enum error feedback_add(struct central *central, const char *round, const char *unit,
    const char *text, const char *from, const struct unit_said *request, size_t heard)
{
	struct feedback feedback;
	struct signed_answer answer;
	long id;
	enum error rc = next_id(central, round, unit, PLAN_MAX_NOTES, &id);

	if (rc != ERROR_NONE)
		return rc;
	start(central, round, unit, id, &feedback);
	feedback.said.text = memory_copy(text);
	feedback.said.from = memory_copy(from);
	clock_today(feedback.said.day);
	feedback.said.knows_heard = true;
	feedback.said.heard = heard < UNIT_FILE_MAX_NUMBER ? (long)heard : UNIT_FILE_MAX_NUMBER;
	if (request != NULL) {
		feedback.said.closes = request->id;
		unit_file_said_mark(request, feedback.said.closes_mark);
	}
	sign(central, &feedback, &answer);
	rc = db_begin(central->db);
	if (rc == ERROR_NONE)
		rc = db_end(central->db, put(central, &feedback, id, answer.bytes,
					     answer.signature.bytes, answer.digest));
	signed_free(&answer);
	feedback_free(&feedback);
	return rc;
}

/* One that a version before answers were signed has noted: it was given here. */
static enum error read_unsigned(const struct json_place *place, struct unit_said *said)
{
	static const struct json_key keys[] = {
		{ "closes", JSON_INTEGER, true },
		{ "closes_mark", JSON_STRING, false },
		{ "day", JSON_STRING, true },
		{ "from", JSON_STRING, true },
		{ "text", JSON_STRING, true },
	};
	const char *from;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_number(place, "closes", 0, PLAN_MAX_ID, &said->closes)) != ERROR_NONE ||
	    (rc = unit_file_said_read_mark(place, said->closes_mark)) != ERROR_NONE ||
	    (rc = field_day(place, "day", said->day)) != ERROR_NONE ||
	    (rc = field_written(place, "from", 0, PLAN_MAX_LINE, false, &from)) != ERROR_NONE ||
	    (rc = plan_may_say(json_text(place, "text"))) != ERROR_NONE)
		return rc;
	said->from = memory_copy(from);
	said->text = memory_copy(json_text(place, "text"));
	return ERROR_NONE;
}

/* What one row says; `answer` is its line and signature. */
struct opened {
	struct feedback feedback;
	struct signed_answer answer;
};

static void opened_free(struct opened *opened)
{
	feedback_free(&opened->feedback);
	signed_free(&opened->answer);
}

static enum error read_box(struct central *central, const struct json_place *place,
    const char *round, const char *unit, long id, struct opened *opened)
{
	const char *bytes = json_text(place, "answer"), *signature = json_text(place, "signature");
	enum error rc;

	if (bytes[0] == '\0') {
		start(central, round, unit, id, &opened->feedback);
		rc = read_unsigned(place, &opened->feedback.said);
		if (rc == ERROR_NONE)
			sign(central, &opened->feedback, &opened->answer);
		return rc;
	}
	rc = feedback_read(unit, bytes, strlen(bytes), NULL, &opened->feedback);
	if (rc != ERROR_NONE)
		return rc;
	opened->answer = (struct signed_answer){ .bytes = memory_copy(bytes) };
	opened->answer.length = strlen(bytes);
	text_add(&opened->answer.signature, signature);
	digest_of(opened->answer.digest, bytes, strlen(bytes));
	return ERROR_NONE;
}

/* Open the box of a row; opened_free() also after a failure. */
static enum error open_row(struct central *central, const char *round, const char *unit, long id,
    struct db_statement *row, int column, struct opened *opened)
{
	char *where = place_of(round, unit, id);
	struct json_source source = { .name = where };
	struct json_place place;
	json_t *document = NULL;
	unsigned char *plain = NULL;
	size_t box_length;
	const void *box = db_blob(row, column, &box_length);
	enum error rc =
	    central_unseal(central, "feedback", where, box, box_length, &plain, &source.length);

	*opened = (struct opened){ 0 };
	source.bytes = (const char *)plain;
	if (rc == ERROR_NONE)
		rc = json_read(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = read_box(central, &place, round, unit, id, opened);
	if (rc != ERROR_NONE)
		rc = error_hint(error_set(ERROR_DAMAGED, _("the answer %s in %s is damaged"), where,
				    central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	json_decref(document);
	secret_free(plain);
	free(where);
	return rc;
}

enum error feedback_each(struct central *central, const char *round,
    enum error (*each)(void *context, const char *unit, const struct unit_said *said),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_FEEDBACK_ALL);
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		const char *unit = db_text(all, 0);
		long id = (long)db_number(all, 1);
		struct opened opened;

		rc = open_row(central, round, unit, id, all, 2, &opened);
		/* By its place here, whatever number its giver gave it. */
		opened.feedback.said.id = id;
		if (rc == ERROR_NONE)
			rc = each(context, unit, &opened.feedback.said);
		opened_free(&opened);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

enum error feedback_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_FEEDBACK_EVERY);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		struct opened opened;

		rc = open_row(central, db_text(all, 0), db_text(all, 1), (long)db_number(all, 2),
		    all, 3, &opened);
		if (rc == ERROR_NONE)
			rc = each(context, opened.answer.bytes, opened.answer.length,
			    opened.answer.signature.bytes);
		opened_free(&opened);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

/* One of this store's own that is here unsigned has no digest in the table. */
static enum error has_unsigned(struct central *central, const struct feedback *feedback,
    const unsigned char digest[DIGEST_SIZE], bool *has)
{
	struct db_statement *get = db_use(central->db, SQL_FEEDBACK_GET);
	struct opened opened;
	bool row = false;
	enum error rc;

	db_bind_text(get, 1, feedback->round);
	db_bind_text(get, 2, feedback->unit);
	db_bind_number(get, 3, feedback->said.id);
	rc = db_next(get, &row);
	if (rc == ERROR_NONE && row) {
		rc = open_row(
		    central, feedback->round, feedback->unit, feedback->said.id, get, 0, &opened);
		*has = rc == ERROR_NONE && memcmp(opened.answer.digest, digest, DIGEST_SIZE) == 0;
		opened_free(&opened);
	}
	db_done(get);
	return rc;
}

static enum error is_known(struct central *central, const struct feedback *feedback,
    const unsigned char digest[DIGEST_SIZE], bool *known)
{
	struct db_statement *get = db_use(central->db, SQL_FEEDBACK_KNOWS);
	bool own = false;
	enum error rc;

	db_bind_blob(get, 1, digest, DIGEST_SIZE);
	rc = db_next(get, known);
	db_done(get);
	if (rc == ERROR_NONE && !*known)
		rc = central_had_key(central, feedback->central_key, &own);
	if (rc == ERROR_NONE && own)
		rc = has_unsigned(central, feedback, digest, known);
	return rc;
}

enum error feedback_take(struct central *central, const struct feedback *feedback,
    const char *bytes, size_t length, const char *signature, bool *added)
{
	unsigned char digest[DIGEST_SIZE];
	bool known = false;
	long id;
	enum error rc;

	digest_of(digest, bytes, length);
	rc = is_known(central, feedback, digest, &known);
	*added = rc == ERROR_NONE && !known;
	if (!*added)
		return rc;
	rc = next_id(central, feedback->round, feedback->unit, PLAN_MAX_ID, &id);
	return rc == ERROR_NONE ? put(central, feedback, id, bytes, signature, digest) : rc;
}
