/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a batch, as strictly as skatta-batch(5) describes it. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/carry/batch_private.h"

/* What is left to be read. */
struct reader {
	const char *name, *at;
	size_t left;
	bool has_answers,
	    has_counted; /* so its first line says; with these, answers may be there */
};

static enum error cut_short(const struct reader *reader)
{
	return error_set(ERROR_DAMAGED, _("the batch %s is cut short"), reader->name);
}

static enum error misspelt(const struct reader *reader)
{
	return error_set(ERROR_DAMAGED,
	    _("the batch %s is not written as the program that makes it writes it"), reader->name);
}

/* So many bytes, which are there. */
static const char *take(struct reader *reader, size_t length)
{
	const char *taken = reader->at;

	reader->at += length;
	reader->left -= length;
	return taken;
}

/* The words of the line are next? Then behind them. */
static bool take_words(struct reader *reader, const char *words)
{
	size_t length = strlen(words);

	if (reader->left < length || memcmp(reader->at, words, length) != 0)
		return false;
	take(reader, length);
	return true;
}

/* A number of one spelling, and the character behind it. */
static bool take_number(struct reader *reader, char behind, size_t most, size_t *number)
{
	size_t digits = 0;

	*number = 0;
	while (digits < reader->left && reader->at[digits] >= '0' && reader->at[digits] <= '9') {
		*number = *number * 10 + (size_t)(reader->at[digits] - '0');
		if (*number > most || (digits > 0 && reader->at[0] == '0'))
			return false;
		digits++;
	}
	if (digits == 0 || digits == reader->left || reader->at[digits] != behind)
		return false;
	take(reader, digits + 1);
	return true;
}

/* Past mark, signature and the line with the key; the signature holds. */
static enum error open_batch(struct reader *reader, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct minisign_public public;
	const char *signature, *line_end, *body;
	size_t body_length;
	enum error rc;

	reader->has_counted = take_words(reader, BATCH_COUNTED);
	reader->has_answers = !reader->has_counted && take_words(reader, BATCH_ANSWERS);
	if (!reader->has_counted && !reader->has_answers && !take_words(reader, BATCH_MARK))
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
			return cut_short(reader);
		take(reader, (size_t)(line_end - reader->at) + 1);
	}
	body = reader->at;
	body_length = reader->left;
	if (!take_words(reader, BATCH_CENTRAL))
		return misspelt(reader);
	if (reader->left < MINISIGN_KEY_TEXT_SIZE)
		return cut_short(reader);
	memcpy(key, take(reader, MINISIGN_KEY_TEXT_SIZE), MINISIGN_KEY_TEXT_SIZE);
	if (key[MINISIGN_KEY_TEXT_SIZE - 1] != '\n')
		return misspelt(reader);
	key[MINISIGN_KEY_TEXT_SIZE - 1] = '\0';
	rc = minisign_key_read(&public, key);
	if (rc != ERROR_NONE)
		return misspelt(reader);
	return minisign_verify(
	    signature, (size_t)(body - signature), &public, reader->name, body, body_length);
}

enum error batch_sender(
    const char *name, const char *plain, size_t length, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct reader reader = { .name = name, .at = plain, .left = length };

	return open_batch(&reader, key);
}

static int compare_editions(const struct round *a, const char *id, long edition)
{
	int order = strcmp(a->id, id);

	return order != 0 ? order : (a->edition > edition) - (a->edition < edition);
}

/* Behind the edition before it, in order and in what it promises? */
static enum error check_order(
    const struct reader *reader, const struct batch *batch, const struct round *round)
{
	const struct round *before;

	if (batch->n_rounds < 2)
		return ERROR_NONE;
	before = batch->rounds[batch->n_rounds - 2].round;
	if (compare_editions(before, round->id, round->edition) >= 0)
		return misspelt(reader);
	return strcmp(before->id, round->id) == 0 ? round_may_follow(before, round) : ERROR_NONE;
}

/* So many bytes, with a NUL behind them; for free(). */
static char *take_copy(struct reader *reader, size_t length)
{
	char *copy = memory_new(length + 1, 1);

	memcpy(copy, take(reader, length), length);
	return copy;
}

/* Behind the word of the line: two lengths, and what is as long, a document and its signature. */
static enum error take_signed(
    struct reader *reader, size_t most, char **bytes, size_t *length, char **signature)
{
	size_t signature_length;

	if (!take_number(reader, ' ', most, length) ||
	    !take_number(reader, '\n', MINISIGN_LIMIT, &signature_length))
		return misspelt(reader);
	if (reader->left < *length || reader->left - *length < signature_length)
		return cut_short(reader);
	*bytes = take_copy(reader, *length);
	*signature = take_copy(reader, signature_length);
	return strlen(*signature) == signature_length ? ERROR_NONE : misspelt(reader);
}

static enum error read_round(struct reader *reader, struct batch *batch)
{
	struct batch_round *round;
	enum error rc;

	if (batch->n_rounds == BATCH_MAX_ROUNDS)
		return misspelt(reader);
	batch->rounds = memory_grow(batch->rounds, batch->n_rounds + 1, sizeof *batch->rounds);
	round = &batch->rounds[batch->n_rounds++];
	*round = (struct batch_round){ 0 };
	rc = take_signed(
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
static bool take_word(struct reader *reader, char behind, size_t most, char *word)
{
	const char *end = memchr(reader->at, behind, reader->left);
	size_t length;

	if (end == NULL || (length = (size_t)(end - reader->at)) > most)
		return false;
	memcpy(word, take(reader, length + 1), length);
	word[length] = '\0';
	return strlen(word) == length;
}

/* Each is the next one of its round. */
static enum error read_update(struct reader *reader, struct batch *batch)
{
	struct batch_update update;
	const struct batch_update *before =
	    batch->n_updates > 0 ? &batch->updates[batch->n_updates - 1] : NULL;

	if (!take_word(reader, ' ', sizeof update.round - 1, update.round) ||
	    !take_number(reader, ' ', BATCH_MAX_PUBLICATIONS, &update.number) ||
	    !take_word(reader, '\n', sizeof update.day - 1, update.day) ||
	    !clock_is_day(update.day) ||
	    (before != NULL && strcmp(before->round, update.round) > 0) ||
	    update.number != batch_publications(batch, update.round) + 1 || update.number < 2)
		return misspelt(reader);
	batch->updates = memory_grow(batch->updates, batch->n_updates + 1, sizeof *batch->updates);
	batch->updates[batch->n_updates++] = update;
	return ERROR_NONE;
}

/* Of a closed round, and by the one who opened it. */
static enum error check_counted(
    const struct reader *reader, const struct batch *batch, const char *id)
{
	const struct round *round = batch_round(batch, id);

	if (round != NULL && round->closed[0] != '\0' &&
	    strcmp(round->central_key, batch->central_key) == 0)
		return ERROR_NONE;
	return error_set(ERROR_REFUSED,
	    _("the batch %s has figures of the round %s, which its sender may not send"),
	    reader->name, id);
}

static enum error read_counted(struct reader *reader, struct batch *batch)
{
	struct batch_counted *counted;

	if (batch->n_counted == BATCH_MAX_ROUNDS)
		return misspelt(reader);
	batch->counted = memory_grow(batch->counted, batch->n_counted + 1, sizeof *counted);
	counted = &batch->counted[batch->n_counted++];
	*counted = (struct batch_counted){ 0 };
	if (!take_word(reader, ' ', sizeof counted->round - 1, counted->round) ||
	    !take_number(reader, ' ', BATCH_COUNTED_LIMIT, &counted->sums_length) ||
	    !take_number(reader, '\n', BATCH_COUNTED_LIMIT, &counted->texts_length) ||
	    (batch->n_counted > 1 && strcmp(counted[-1].round, counted->round) >= 0))
		return misspelt(reader);
	if (reader->left < counted->sums_length ||
	    reader->left - counted->sums_length < counted->texts_length)
		return cut_short(reader);
	counted->sums = take_copy(reader, counted->sums_length);
	if (counted->texts_length > 0)
		counted->texts = take_copy(reader, counted->texts_length);
	return check_counted(reader, batch, counted->round);
}

/* The edition has a payload. */
static void note_payload(struct batch *batch, const struct round *edition)
{
	for (size_t i = 0; i < batch->n_rounds; i++)
		batch->rounds[i].has_payloads |= batch->rounds[i].round == edition;
}

/* `before` is the digest of the one before it, and then its own. */
static enum error check_payload(struct reader *reader, struct batch *batch,
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
		rc = misspelt(reader);
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

static enum error read_payload(
    struct reader *reader, struct batch *batch, size_t *room, unsigned char before[DIGEST_SIZE])
{
	struct batch_payload payload;
	size_t published, late;

	if (!take_number(reader, ' ', (1U << BATCH_MAX_PUBLICATIONS) - 1, &published) ||
	    !take_number(reader, ' ', 1, &late) ||
	    !take_number(reader, '\n', FILE_LIMIT_BUNDLE, &payload.length) ||
	    batch->n_payloads == BATCH_MAX_PAYLOADS)
		return misspelt(reader);
	if (reader->left < payload.length)
		return cut_short(reader);
	payload.plain = take(reader, payload.length);
	payload.published = (unsigned)published;
	payload.late = late == 1;
	if (batch->n_payloads == *room) {
		*room = *room * 2 + 64;
		batch->payloads = memory_grow(batch->payloads, *room, sizeof *batch->payloads);
	}
	batch->payloads[batch->n_payloads++] = payload;
	return check_payload(reader, batch, &payload, before);
}

/* `before` is the digest of the one before it, and then its own. */
static enum error read_answer(
    struct reader *reader, struct batch *batch, unsigned char before[DIGEST_SIZE])
{
	struct feedback feedback = { 0 };
	struct batch_answer *answer;
	unsigned char digest[DIGEST_SIZE];
	enum error rc;

	if (batch->n_answers == BATCH_MAX_ANSWERS)
		return misspelt(reader);
	batch->answers = memory_grow(batch->answers, batch->n_answers + 1, sizeof *batch->answers);
	answer = &batch->answers[batch->n_answers++];
	*answer = (struct batch_answer){ 0 };
	rc = take_signed(
	    reader, FEEDBACK_LIMIT, &answer->bytes, &answer->length, &answer->signature);
	if (rc != ERROR_NONE)
		return rc;
	digest_of(digest, answer->bytes, answer->length);
	if (batch->n_answers > 1 && memcmp(before, digest, DIGEST_SIZE) >= 0)
		return misspelt(reader);
	memcpy(before, digest, DIGEST_SIZE);
	rc = feedback_read(
	    reader->name, answer->bytes, answer->length, answer->signature, &feedback);
	feedback_free(&feedback);
	return rc;
}

enum error batch_read(const char *name, const char *plain, size_t length, struct batch *batch)
{
	struct reader reader = { .name = name, .at = plain, .left = length };
	unsigned char before[DIGEST_SIZE] = { 0 };
	size_t room = 0;
	enum error rc;

	*batch = (struct batch){ 0 };
	if (length > BATCH_LIMIT)
		return error_set(ERROR_TOO_LARGE, _("the batch %s is too large"), name);
	rc = open_batch(&reader, batch->central_key);
	while (rc == ERROR_NONE && take_words(&reader, "round "))
		rc = read_round(&reader, batch);
	while (rc == ERROR_NONE && take_words(&reader, "update "))
		rc = read_update(&reader, batch);
	while (rc == ERROR_NONE && reader.has_counted && take_words(&reader, "counted "))
		rc = read_counted(&reader, batch);
	while (rc == ERROR_NONE && take_words(&reader, "payload "))
		rc = read_payload(&reader, batch, &room, before);
	while (rc == ERROR_NONE && (reader.has_answers || reader.has_counted) &&
	       take_words(&reader, "answer "))
		rc = read_answer(&reader, batch, before);
	if (rc == ERROR_NONE && ((reader.has_answers && batch->n_answers == 0) ||
				    (reader.has_counted && batch->n_counted == 0)))
		rc = misspelt(&reader);
	if (rc == ERROR_NONE && reader.left == 0)
		rc = cut_short(&reader);
	if (rc == ERROR_NONE && (!take_words(&reader, BATCH_END) || reader.left > 0))
		rc = misspelt(&reader);
	return rc;
}
