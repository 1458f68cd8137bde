/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a batch, as strictly as skatta-batch(5) describes it. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/carry/batch_private.h"

/* The first lines of the versions, and what each has that those before it had not. */
enum {
	WITH_ANSWERS = 2,
	WITH_COUNTED,
	WITH_AGREED,
	WITH_REPLIES,
	WITH_MARKS,
	BATCH_NEWEST = WITH_MARKS
};
static const char *const marks[] = { BATCH_MARK, BATCH_ANSWERS, BATCH_COUNTED, BATCH_AGREED,
	BATCH_REPLIES, BATCH_MARKS };

/* Past mark, signature and the line with the key; the signature holds. */
static enum error open_batch(struct batch_reader *reader, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct minisign_public public;
	const char *signature, *line_end, *body;
	size_t body_length;
	enum error rc;

	reader->version = 1;
	while (reader->version <= BATCH_NEWEST &&
	       !batch_reader_words(reader, marks[reader->version - 1]))
		reader->version++;
	if (reader->version > BATCH_NEWEST)
		return batch_is(reader->at, reader->left)
			   ? error_hint(
				 error_set(ERROR_TOO_NEW,
				     _("the batch %s was made by a newer skatta"), reader->name),
				 _("Install the newest version, then try again."))
			   : error_set(ERROR_DAMAGED, _("%s is not a batch"), reader->name);
	signature = reader->at;
	for (int i = 0; i < BATCH_SIGNATURE_LINES; i++) {
		line_end = memchr(reader->at, '\n', reader->left);
		if (line_end == NULL)
			return batch_reader_cut_short(reader);
		batch_reader_take(reader, (size_t)(line_end - reader->at) + 1);
	}
	body = reader->at;
	body_length = reader->left;
	if (!batch_reader_words(reader, BATCH_CENTRAL))
		return batch_reader_misspelt(reader);
	if (reader->left < MINISIGN_KEY_TEXT_SIZE)
		return batch_reader_cut_short(reader);
	memcpy(key, batch_reader_take(reader, MINISIGN_KEY_TEXT_SIZE), MINISIGN_KEY_TEXT_SIZE);
	if (key[MINISIGN_KEY_TEXT_SIZE - 1] != '\n')
		return batch_reader_misspelt(reader);
	key[MINISIGN_KEY_TEXT_SIZE - 1] = '\0';
	rc = minisign_key_read(&public, key);
	if (rc != ERROR_NONE)
		return batch_reader_misspelt(reader);
	return minisign_verify(
	    signature, (size_t)(body - signature), &public, reader->name, body, body_length);
}

enum error batch_sender(
    const char *name, const char *plain, size_t length, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct batch_reader reader = { .name = name, .at = plain, .left = length };

	return open_batch(&reader, key);
}

static int compare_editions(const struct round *a, const char *id, long edition)
{
	int order = strcmp(a->id, id);

	return order != 0 ? order : (a->edition > edition) - (a->edition < edition);
}

/* Behind the edition before it, in order and in what it promises? */
static enum error check_order(
    const struct batch_reader *reader, const struct batch *batch, const struct round *round)
{
	const struct round *before;

	if (batch->n_rounds < 2)
		return ERROR_NONE;
	before = batch->rounds[batch->n_rounds - 2].round;
	if (compare_editions(before, round->id, round->edition) >= 0)
		return batch_reader_misspelt(reader);
	return strcmp(before->id, round->id) == 0 ? round_may_follow(before, round) : ERROR_NONE;
}

static enum error read_round(struct batch_reader *reader, struct batch *batch)
{
	struct batch_round *round;
	enum error rc;

	if (batch->n_rounds == BATCH_MAX_ROUNDS)
		return batch_reader_misspelt(reader);
	batch->rounds = memory_grow(batch->rounds, batch->n_rounds + 1, sizeof *batch->rounds);
	round = &batch->rounds[batch->n_rounds++];
	*round = (struct batch_round){ 0 };
	rc = batch_reader_signed(
	    reader, FILE_LIMIT_DOCUMENT, &round->bytes, &round->length, &round->signature);
	if (rc == ERROR_NONE)
		rc = round_read_signed(reader->name, round->bytes, round->length, round->signature,
		    strlen(round->signature), NULL, &round->round);
	return rc == ERROR_NONE ? check_order(reader, batch, round->round) : rc;
}

const struct round *batch_edition(const struct batch *batch, const struct bundle *bundle)
{
	size_t low = 0, high = batch->n_rounds;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct round *round = batch->rounds[middle].round;
		int order = compare_editions(round, bundle->round, bundle->edition);

		if (order == 0)
			return round;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A word of at most `most` bytes, and the character behind it. */
static bool take_word(struct batch_reader *reader, char behind, size_t most, char *word)
{
	const char *end = memchr(reader->at, behind, reader->left);
	size_t length;

	if (end == NULL || (length = (size_t)(end - reader->at)) > most)
		return false;
	memcpy(word, batch_reader_take(reader, length + 1), length);
	word[length] = '\0';
	return strlen(word) == length;
}

/* Each is the next one of its round. */
static enum error read_update(struct batch_reader *reader, struct batch *batch)
{
	struct batch_update update;
	const struct batch_update *before =
	    batch->n_updates > 0 ? &batch->updates[batch->n_updates - 1] : NULL;

	if (!take_word(reader, ' ', sizeof update.round - 1, update.round) ||
	    !batch_reader_number(reader, ' ', BATCH_MAX_PUBLICATIONS, &update.number) ||
	    !take_word(reader, '\n', sizeof update.day - 1, update.day) ||
	    !clock_is_day(update.day) ||
	    (before != NULL && strcmp(before->round, update.round) > 0) ||
	    update.number != batch_publications(batch, update.round) + 1 || update.number < 2)
		return batch_reader_misspelt(reader);
	batch->updates = memory_grow(batch->updates, batch->n_updates + 1, sizeof *batch->updates);
	batch->updates[batch->n_updates++] = update;
	return ERROR_NONE;
}

/* Of a closed round, and by the one who opened it. */
static enum error check_counted(
    const struct batch_reader *reader, const struct batch *batch, const char *id)
{
	const struct round *round = batch_round(batch, id);

	if (round != NULL && round->closed[0] != '\0' &&
	    strcmp(round->central_key, batch->central_key) == 0)
		return ERROR_NONE;
	return error_set(ERROR_REFUSED,
	    _("the batch %s has figures of the round %s, which its sender may not send"),
	    reader->name, id);
}

static enum error read_counted(struct batch_reader *reader, struct batch *batch)
{
	struct batch_counted *counted;

	if (batch->n_counted == BATCH_MAX_ROUNDS)
		return batch_reader_misspelt(reader);
	batch->counted = memory_grow(batch->counted, batch->n_counted + 1, sizeof *counted);
	counted = &batch->counted[batch->n_counted++];
	*counted = (struct batch_counted){ 0 };
	if (!take_word(reader, ' ', sizeof counted->round - 1, counted->round) ||
	    !batch_reader_number(reader, ' ', BATCH_COUNTED_LIMIT, &counted->sums_length) ||
	    !batch_reader_number(reader, '\n', BATCH_COUNTED_LIMIT, &counted->texts_length) ||
	    (batch->n_counted > 1 && strcmp(counted[-1].round, counted->round) >= 0))
		return batch_reader_misspelt(reader);
	if (reader->left < counted->sums_length ||
	    reader->left - counted->sums_length < counted->texts_length)
		return batch_reader_cut_short(reader);
	counted->sums = batch_reader_copy(reader, counted->sums_length);
	if (counted->texts_length > 0)
		counted->texts = batch_reader_copy(reader, counted->texts_length);
	return check_counted(reader, batch, counted->round);
}

/* The edition has a payload. */
static void note_payload(struct batch *batch, const struct round *edition)
{
	for (size_t i = 0; i < batch->n_rounds; i++)
		batch->rounds[i].has_payloads |= batch->rounds[i].round == edition;
}

/* `before` is the digest of the one before it, and then its own. */
static enum error check_payload(struct batch_reader *reader, struct batch *batch,
    const struct batch_payload *payload, unsigned char before[DIGEST_SIZE])
{
	struct bundle bundle;
	struct answers *answers = NULL;
	const struct round *edition;
	enum error rc = bundle_read(reader->name, payload->plain, payload->length, &bundle);

	if (rc != ERROR_NONE)
		return rc;
	edition = batch_edition(batch, &bundle);
	if (payload->published >> batch_publications(batch, bundle.round) != 0 ||
	    (payload->published != 0 && bundle.answers == NULL))
		rc = error_set(ERROR_REFUSED,
		    _("the batch %s counts a response that cannot be counted"), reader->name);
	else if (batch->n_payloads > 1 && memcmp(before, bundle.payload, DIGEST_SIZE) >= 0)
		rc = batch_reader_misspelt(reader);
	else if (edition == NULL)
		rc = error_set(ERROR_REFUSED,
		    _("the batch %s has a response to the round %s, but not the round itself"),
		    reader->name, bundle.round);
	else
		rc = bundle_check(&bundle, edition, &answers);
	note_payload(batch, edition);
	memcpy(before, bundle.payload, DIGEST_SIZE);
	answers_free(answers);
	bundle_free(&bundle);
	return rc;
}

static enum error read_payload(struct batch_reader *reader, struct batch *batch, size_t *room,
    unsigned char before[DIGEST_SIZE])
{
	struct batch_payload payload;
	size_t published, late;

	if (!batch_reader_number(reader, ' ', (1U << BATCH_MAX_PUBLICATIONS) - 1, &published) ||
	    !batch_reader_number(reader, ' ', 1, &late) ||
	    !batch_reader_number(reader, '\n', FILE_LIMIT_BUNDLE, &payload.length) ||
	    batch->n_payloads == BATCH_MAX_PAYLOADS)
		return batch_reader_misspelt(reader);
	if (reader->left < payload.length)
		return batch_reader_cut_short(reader);
	payload.plain = batch_reader_take(reader, payload.length);
	payload.published = (unsigned)published;
	payload.late = late == 1;
	if (batch->n_payloads == *room) {
		*room = *room * 2 + 64;
		batch->payloads = memory_grow(batch->payloads, *room, sizeof *batch->payloads);
	}
	batch->payloads[batch->n_payloads++] = payload;
	return check_payload(reader, batch, &payload, before);
}

static enum error check_answer(const struct batch_reader *reader, const struct batch_answer *answer)
{
	struct feedback feedback = { 0 };
	enum error rc = feedback_read(
	    reader->name, answer->bytes, answer->length, answer->signature, &feedback);

	feedback_free(&feedback);
	return rc;
}

static enum error check_agreed(const struct batch_reader *reader, const struct batch_answer *answer)
{
	struct agreed *agreed = NULL;
	enum error rc =
	    agreed_read(reader->name, answer->bytes, answer->length, answer->signature, &agreed);

	agreed_free(agreed);
	return rc;
}

static enum error check_reply(const struct batch_reader *reader, const struct batch_answer *answer)
{
	struct reply reply;
	enum error rc =
	    reply_read(reader->name, answer->bytes, answer->length, answer->signature, &reply);

	reply_free(&reply);
	return rc;
}

static enum error check_mark(const struct batch_reader *reader, const struct batch_answer *answer)
{
	struct mark mark;
	enum error rc =
	    mark_read(reader->name, answer->bytes, answer->length, answer->signature, &mark);

	mark_free(&mark);
	return rc;
}

/* What coordinators signed to units and people: the word before each, its limit, and what it is
 * held to. */
struct signed_kind {
	const char *word;
	size_t limit;
	enum error (*check)(const struct batch_reader *reader, const struct batch_answer *answer);
};

/* The list goes on with one of them; `before` is the digest of the one before it, and then its
 * own. */
static enum error read_one(struct batch_reader *reader, const struct signed_kind *kind,
    struct batch_answer **list, size_t *n, unsigned char before[DIGEST_SIZE])
{
	struct batch_answer *answer;
	unsigned char digest[DIGEST_SIZE];
	enum error rc;

	if (*n == BATCH_MAX_ANSWERS)
		return batch_reader_misspelt(reader);
	*list = memory_grow(*list, *n + 1, sizeof **list);
	answer = &(*list)[(*n)++];
	*answer = (struct batch_answer){ 0 };
	rc = batch_reader_signed(
	    reader, kind->limit, &answer->bytes, &answer->length, &answer->signature);
	if (rc != ERROR_NONE)
		return rc;
	digest_of(digest, answer->bytes, answer->length);
	if (*n > 1 && memcmp(before, digest, DIGEST_SIZE) >= 0)
		return batch_reader_misspelt(reader);
	memcpy(before, digest, DIGEST_SIZE);
	return kind->check(reader, answer);
}

static enum error read_answers(struct batch_reader *reader, const struct signed_kind *kind,
    struct batch_answer **list, size_t *n)
{
	unsigned char before[DIGEST_SIZE] = { 0 };
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && batch_reader_words(reader, kind->word))
		rc = read_one(reader, kind, list, n, before);
	return rc;
}

/* A version is there for what is new in it. */
static bool has_what_it_says(const struct batch_reader *reader, const struct batch *batch)
{
	const size_t news[] = { 1, batch->n_answers, batch->n_counted, batch->n_agreed,
		batch->n_replies, batch->n_marks };

	return news[reader->version - 1] > 0;
}

enum error batch_read(const char *name, const char *plain, size_t length, struct batch *batch)
{
	static const struct signed_kind answers = { "answer ", FEEDBACK_LIMIT, check_answer };
	static const struct signed_kind agreed = { "agreed ", AGREED_LIMIT, check_agreed };
	static const struct signed_kind replies = { "reply ", REPLY_PLAIN, check_reply };
	static const struct signed_kind marks_kind = { "mark ", MARK_LIMIT, check_mark };
	struct batch_reader reader = { .name = name, .at = plain, .left = length };
	unsigned char before[DIGEST_SIZE] = { 0 };
	size_t room = 0;
	enum error rc;

	*batch = (struct batch){ 0 };
	if (length > BATCH_LIMIT)
		return error_set(ERROR_TOO_LARGE, _("the batch %s is too large"), name);
	rc = open_batch(&reader, batch->central_key);
	while (rc == ERROR_NONE && batch_reader_words(&reader, "round "))
		rc = read_round(&reader, batch);
	while (rc == ERROR_NONE && batch_reader_words(&reader, "update "))
		rc = read_update(&reader, batch);
	while (rc == ERROR_NONE && reader.version >= WITH_COUNTED &&
	       batch_reader_words(&reader, "counted "))
		rc = read_counted(&reader, batch);
	while (rc == ERROR_NONE && batch_reader_words(&reader, "payload "))
		rc = read_payload(&reader, batch, &room, before);
	if (rc == ERROR_NONE && reader.version >= WITH_ANSWERS)
		rc = read_answers(&reader, &answers, &batch->answers, &batch->n_answers);
	if (rc == ERROR_NONE && reader.version >= WITH_AGREED)
		rc = read_answers(&reader, &agreed, &batch->agreed, &batch->n_agreed);
	if (rc == ERROR_NONE && reader.version >= WITH_REPLIES)
		rc = read_answers(&reader, &replies, &batch->replies, &batch->n_replies);
	if (rc == ERROR_NONE && reader.version >= WITH_MARKS)
		rc = read_answers(&reader, &marks_kind, &batch->marks, &batch->n_marks);
	if (rc == ERROR_NONE && !has_what_it_says(&reader, batch))
		rc = batch_reader_misspelt(&reader);
	if (rc == ERROR_NONE && reader.left == 0)
		rc = batch_reader_cut_short(&reader);
	if (rc == ERROR_NONE && (!batch_reader_words(&reader, BATCH_END) || reader.left > 0))
		rc = batch_reader_misspelt(&reader);
	return rc;
}
