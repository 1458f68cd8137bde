/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Writing a batch: into memory that is taken once, so that no copy of an answer stays behind. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/carry/batch_private.h"

enum { LINE_ROOM = 80 }; /* bytes of a line with its numbers, at most */

struct writer {
	char *bytes;
	size_t length, room;
};

static void free_answers(struct batch_answer *answers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		text_forget(answers[i].bytes);
		free(answers[i].signature);
	}
	free(answers);
}

void batch_free(struct batch *batch)
{
	for (size_t i = 0; i < batch->n_rounds; i++) {
		free(batch->rounds[i].bytes);
		free(batch->rounds[i].signature);
		round_free(batch->rounds[i].round);
	}
	free(batch->rounds);
	free(batch->updates);
	for (size_t i = 0; i < batch->n_counted; i++) {
		free(batch->counted[i].sums);
		text_forget(batch->counted[i].texts);
	}
	free(batch->counted);
	free(batch->payloads);
	free_answers(batch->answers, batch->n_answers);
	free_answers(batch->agreed, batch->n_agreed);
	free_answers(batch->replies, batch->n_replies);
	free_answers(batch->marks, batch->n_marks);
	*batch = (struct batch){ 0 };
}

bool batch_is(const char *plain, size_t length)
{
	return length >= strlen(BATCH_STEM) && memcmp(plain, BATCH_STEM, strlen(BATCH_STEM)) == 0;
}

static void put(struct writer *writer, const void *bytes, size_t length)
{
	assert(writer->room - writer->length >= length);
	memcpy(writer->bytes + writer->length, bytes, length);
	writer->length += length;
}

static void put_line(struct writer *writer, const char *format, ...) ERROR_PRINTF(2, 3);

static void put_line(struct writer *writer, const char *format, ...)
{
	char line[LINE_ROOM];
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(line, sizeof line, format, list);
	va_end(list);
	assert(length > 0 && length < LINE_ROOM);
	put(writer, line, (size_t)length);
}

static size_t measure_answers(const struct batch_answer *answers, size_t n)
{
	size_t room = 0;

	for (size_t i = 0; i < n; i++)
		room += LINE_ROOM + answers[i].length + strlen(answers[i].signature);
	return room;
}

/* At most so many bytes. */
static size_t measure(const struct batch *batch)
{
	size_t room = MINISIGN_LIMIT + 3 * (size_t)LINE_ROOM;

	for (size_t i = 0; i < batch->n_rounds; i++)
		room += LINE_ROOM + batch->rounds[i].length + strlen(batch->rounds[i].signature);
	room += LINE_ROOM * batch->n_updates;
	for (size_t i = 0; i < batch->n_counted; i++)
		room += LINE_ROOM + batch->counted[i].sums_length + batch->counted[i].texts_length;
	for (size_t i = 0; i < batch->n_payloads; i++)
		room += LINE_ROOM + batch->payloads[i].length;
	room += measure_answers(batch->answers, batch->n_answers);
	room += measure_answers(batch->agreed, batch->n_agreed);
	room += measure_answers(batch->replies, batch->n_replies);
	return room + measure_answers(batch->marks, batch->n_marks);
}

static enum error check_size(const struct batch *batch, size_t room)
{
	if (batch->n_rounds > BATCH_MAX_ROUNDS || batch->n_payloads > BATCH_MAX_PAYLOADS ||
	    batch->n_answers > BATCH_MAX_ANSWERS || batch->n_agreed > BATCH_MAX_ANSWERS ||
	    batch->n_replies > BATCH_MAX_ANSWERS || batch->n_marks > BATCH_MAX_ANSWERS ||
	    room > (size_t)BATCH_LIMIT - 1024 * 1024)
		return error_hint(
		    error_set(ERROR_TOO_LARGE, _("there is more here than fits in one batch")),
		    _("Purge rounds that are over with \"skatta-central purge\"."));
	return ERROR_NONE;
}

static void put_counted(struct writer *writer, const struct batch *batch)
{
	for (size_t i = 0; i < batch->n_counted; i++) {
		const struct batch_counted *counted = &batch->counted[i];

		put_line(writer, "counted %s %zu %zu\n", counted->round, counted->sums_length,
		    counted->texts_length);
		put(writer, counted->sums, counted->sums_length);
		if (counted->texts != NULL)
			put(writer, counted->texts, counted->texts_length);
	}
}

static void put_answers(
    struct writer *writer, const char *word, const struct batch_answer *answers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t signature_length = strlen(answers[i].signature);

		put_line(writer, "%s %zu %zu\n", word, answers[i].length, signature_length);
		put(writer, answers[i].bytes, answers[i].length);
		put(writer, answers[i].signature, signature_length);
	}
}

static void put_body(struct writer *writer, const struct batch *batch)
{
	put_line(writer, BATCH_CENTRAL "%s\n", batch->central_key);
	for (size_t i = 0; i < batch->n_rounds; i++) {
		const struct batch_round *round = &batch->rounds[i];
		size_t signature_length = strlen(round->signature);

		put_line(writer, "round %zu %zu\n", round->length, signature_length);
		put(writer, round->bytes, round->length);
		put(writer, round->signature, signature_length);
	}
	for (size_t i = 0; i < batch->n_updates; i++)
		put_line(writer, "update %s %zu %s\n", batch->updates[i].round,
		    batch->updates[i].number, batch->updates[i].day);
	put_counted(writer, batch);
	for (size_t i = 0; i < batch->n_payloads; i++) {
		const struct batch_payload *payload = &batch->payloads[i];

		put_line(writer, "payload %u %d %zu\n", payload->published, payload->late,
		    payload->length);
		put(writer, payload->plain, payload->length);
	}
	put_answers(writer, "answer", batch->answers, batch->n_answers);
	put_answers(writer, "agreed", batch->agreed, batch->n_agreed);
	put_answers(writer, "reply", batch->replies, batch->n_replies);
	put_answers(writer, "mark", batch->marks, batch->n_marks);
	put(writer, BATCH_END, strlen(BATCH_END));
}

size_t batch_publications(const struct batch *batch, const char *round)
{
	size_t count = 0;

	for (size_t i = 0; i < batch->n_rounds && count == 0; i++)
		count = strcmp(batch->rounds[i].round->id, round) == 0 &&
			batch->rounds[i].round->closed[0] != '\0';
	for (size_t i = 0; i < batch->n_updates && count > 0; i++)
		count += strcmp(batch->updates[i].round, round) == 0;
	return count;
}

const struct round *batch_round(const struct batch *batch, const char *round)
{
	const struct round *newest = NULL;

	for (size_t i = 0; i < batch->n_rounds; i++)
		if (strcmp(batch->rounds[i].round->id, round) == 0)
			newest = batch->rounds[i].round;
	return newest;
}

bool batch_has_payloads(const struct batch *batch, const char *round)
{
	for (size_t i = 0; i < batch->n_rounds; i++)
		if (batch->rounds[i].has_payloads && strcmp(batch->rounds[i].round->id, round) == 0)
			return true;
	return false;
}

/* The first version that knows all that is in it. */
static const char *mark_of(const struct batch *batch)
{
	if (batch->n_marks > 0)
		return BATCH_MARKS;
	if (batch->n_replies > 0)
		return BATCH_REPLIES;
	if (batch->n_agreed > 0)
		return BATCH_AGREED;
	if (batch->n_counted > 0)
		return BATCH_COUNTED;
	return batch->n_answers > 0 ? BATCH_ANSWERS : BATCH_MARK;
}

enum error batch_write(
    const struct batch *batch, const struct minisign_secret *signer, char **plain, size_t *length)
{
	struct writer writer = { .room = measure(batch) };
	struct text signature = { 0 };
	size_t body;
	enum error rc = check_size(batch, writer.room);

	if (rc != ERROR_NONE)
		return rc;
	writer.bytes = memory_new(writer.room, 1);
	/* The body first, where it will have room for the signature before it. */
	body = strlen(BATCH_MARK) + MINISIGN_LIMIT;
	writer.length = body;
	put_body(&writer, batch);
	minisign_sign(
	    &signature, signer, "skatta batch", writer.bytes + body, writer.length - body);
	assert(signature.length <= MINISIGN_LIMIT);
	*length = strlen(BATCH_MARK) + signature.length + writer.length - body;
	memmove(writer.bytes + strlen(BATCH_MARK) + signature.length, writer.bytes + body,
	    writer.length - body);
	memcpy(writer.bytes, mark_of(batch), strlen(BATCH_MARK));
	memcpy(writer.bytes + strlen(BATCH_MARK), signature.bytes, signature.length);
	secret_wipe(writer.bytes + *length, writer.length - *length);
	text_free(&signature);
	*plain = writer.bytes;
	return ERROR_NONE;
}
