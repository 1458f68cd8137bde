/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Both sides become lists of things, which are sorted and walked side by side. */
#include "central/merge/differences.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/merge/batches.h"
#include "central/store/trust.h"
#include "crypto/encode.h"
#include "document/carry/batch.h"

struct thing {
	char *key;   /* the same for the same thing */
	char *words; /* for people */
};

struct things {
	struct thing *all;
	size_t n;
};

/* Takes both texts. */
static void add(struct things *things, char *key, char *words)
{
	things->all = memory_grow(things->all, things->n + 1, sizeof *things->all);
	things->all[things->n++] = (struct thing){ key, words };
}

static void things_free(struct things *things)
{
	for (size_t i = 0; i < things->n; i++) {
		free(things->all[i].key);
		free(things->all[i].words);
	}
	free(things->all);
}

static char *key_of(const char *kind, const unsigned char digest[DIGEST_SIZE])
{
	char hex[ENCODE_HEX_SIZE(DIGEST_SIZE)];

	encode_hex(hex, digest, DIGEST_SIZE);
	return text_format("%s %s", kind, hex);
}

static char *key_of_bytes(const char *kind, const char *bytes, size_t length)
{
	unsigned char digest[DIGEST_SIZE];

	digest_of(digest, bytes, length);
	return key_of(kind, digest);
}

static void add_rounds(const struct batch *batch, struct things *things)
{
	for (size_t i = 0; i < batch->n_rounds; i++) {
		const struct batch_round *round = &batch->rounds[i];

		add(things, key_of_bytes("round", round->bytes, round->length),
		    text_format(_("edition %ld of %s"), round->round->edition, round->round->id));
	}
	for (size_t i = 0; i < batch->n_updates; i++)
		add(things,
		    text_format("update %s %zu", batch->updates[i].round, batch->updates[i].number),
		    text_format(_("publication %zu of %s"), batch->updates[i].number,
			batch->updates[i].round));
}

/* Nothing about one person: how many there are of a round. */
static char *say_payload(const struct bundle *bundle)
{
	if (bundle->kind == BUNDLE_PLAN)
		return text_format(_("plan of %s in %s, revision %ld"), bundle->unit, bundle->round,
		    bundle->revision);
	if (bundle->kind == BUNDLE_WITHDRAWAL)
		return text_format(_("withdrawals in %s"), bundle->round);
	if (bundle->kind == BUNDLE_IMPORTED)
		return text_format(_("imported answers in %s"), bundle->round);
	return text_format(_("responses in %s"), bundle->round);
}

static enum error add_payloads(const struct batch *batch, struct things *things)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < batch->n_payloads; i++) {
		const struct batch_payload *payload = &batch->payloads[i];
		struct bundle bundle;

		rc = bundle_read("payload", payload->plain, payload->length, &bundle);
		if (rc == ERROR_NONE)
			add(things, key_of("payload", bundle.payload), say_payload(&bundle));
		bundle_free(&bundle);
	}
	return rc;
}

static enum error add_answers(const struct batch *batch, struct things *things)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < batch->n_answers; i++) {
		const struct batch_answer *answer = &batch->answers[i];
		struct feedback feedback;

		rc = feedback_read("answer", answer->bytes, answer->length, NULL, &feedback);
		if (rc == ERROR_NONE)
			add(things, key_of_bytes("answer", answer->bytes, answer->length),
			    text_format(_("answer to %s in %s, of %s"), feedback.unit,
				feedback.round, feedback.said.day));
		feedback_free(&feedback);
	}
	for (size_t i = 0; rc == ERROR_NONE && i < batch->n_agreed; i++) {
		const struct batch_answer *note = &batch->agreed[i];
		struct agreed *agreed = NULL;

		rc = agreed_read("note", note->bytes, note->length, NULL, &agreed);
		if (rc == ERROR_NONE)
			add(things, key_of_bytes("agreed", note->bytes, note->length),
			    text_format(_("note of the dialogue with %s in %s, revision %ld"),
				agreed->unit, agreed->round, agreed->revision));
		agreed_free(agreed);
	}
	return rc;
}

/* To comments, and on them: which one is not told here. */
static enum error add_of_comments(const struct batch *batch, struct things *things)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < batch->n_replies; i++) {
		const struct batch_answer *line = &batch->replies[i];
		struct reply reply;

		rc = reply_read("reply", line->bytes, line->length, NULL, &reply);
		if (rc == ERROR_NONE)
			add(things, key_of_bytes("reply", line->bytes, line->length),
			    text_format(_("answers to comments in %s"), reply.round));
		reply_free(&reply);
	}
	for (size_t i = 0; rc == ERROR_NONE && i < batch->n_marks; i++) {
		const struct batch_answer *line = &batch->marks[i];
		struct mark mark;

		rc = mark_read("mark", line->bytes, line->length, NULL, &mark);
		if (rc == ERROR_NONE)
			add(things, key_of_bytes("mark", line->bytes, line->length),
			    text_format(_("marks on comments in %s"), mark.round));
		mark_free(&mark);
	}
	return rc;
}

static enum error list(const struct batch *batch, struct things *things)
{
	enum error rc;

	add_rounds(batch, things);
	rc = add_payloads(batch, things);
	if (rc == ERROR_NONE)
		rc = add_answers(batch, things);
	return rc == ERROR_NONE ? add_of_comments(batch, things) : rc;
}

static int by_key(const void *a, const void *b)
{
	const struct thing *one = a, *other = b;

	return strcmp(one->key, other->key);
}

static int by_words(const void *a, const void *b)
{
	const struct thing *one = a, *other = b;

	return strcmp(one->words, other->words);
}

static void sort(struct things *things, int (*order)(const void *a, const void *b))
{
	if (things->n > 0)
		qsort(things->all, things->n, sizeof *things->all, order);
}

/* Those of the one, sorted by key, that the other has not; the texts stay the one's. */
static struct things only_in(const struct things *one, const struct things *other)
{
	struct things only = { memory_new(one->n + 1, sizeof *only.all), 0 };
	size_t at = 0;

	for (size_t i = 0; i < one->n; i++) {
		while (at < other->n && by_key(&other->all[at], &one->all[i]) < 0)
			at++;
		if (at == other->n || by_key(&other->all[at], &one->all[i]) != 0)
			only.all[only.n++] = one->all[i];
	}
	return only;
}

static void say_only(const struct things *one, const struct things *other, struct text *out)
{
	struct things only = only_in(one, other);

	sort(&only, by_words);
	for (size_t i = 0, n; i < only.n; i += n) {
		for (n = 1; i + n < only.n && by_words(&only.all[i], &only.all[i + n]) == 0; n++)
			;
		text_addf(out, "  %5zu  %s\n", n, only.all[i].words);
	}
	free(only.all);
}

/* What would be in a batch that were made here; nothing where nothing was merged. */
static enum error read_own(struct central *central, char **plain, struct batch *batch)
{
	size_t length = 0;
	enum error rc = batches_plain(central, plain, &length, NULL);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = batch_read("store", *plain, length, batch);
	return rc;
}

static enum error check_sender(
    struct central *central, const char *name, const char *plain, size_t length)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	bool trusted = false;
	enum error rc = batch_sender(name, plain, length, key);

	if (rc == ERROR_NONE)
		rc = trust_has(central, key, &trusted);
	if (rc != ERROR_NONE || trusted)
		return rc;
	return error_hint(
	    error_set(ERROR_WRONG_KEY, _("%s is a batch that is signed with %s"), name, key),
	    _("Where that is a colleague's key, say so with \"skatta-central trust\"."));
}

enum error differences_find(struct central *central, const char *name, const char *plain,
    size_t length, struct differences *differences)
{
	struct batch here = { 0 }, there = { 0 };
	struct things ours = { 0 }, theirs = { 0 };
	char *own = NULL;
	enum error rc = check_sender(central, name, plain, length);

	*differences = (struct differences){ 0 };
	if (rc == ERROR_NONE)
		rc = batch_read(name, plain, length, &there);
	if (rc == ERROR_NONE)
		rc = read_own(central, &own, &here);
	if (rc == ERROR_NONE)
		rc = list(&there, &theirs);
	if (rc == ERROR_NONE)
		rc = list(&here, &ours);
	if (rc == ERROR_NONE) {
		sort(&ours, by_key);
		sort(&theirs, by_key);
		say_only(&ours, &theirs, &differences->store);
		say_only(&theirs, &ours, &differences->batch);
	}
	things_free(&ours);
	things_free(&theirs);
	batch_free(&here);
	batch_free(&there);
	text_forget(own);
	return rc;
}

void differences_free(struct differences *differences)
{
	text_free(&differences->store);
	text_free(&differences->batch);
}
