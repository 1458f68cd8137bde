/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round that went from one coordinator to another: each word with which it was handed over is a
 * line that the one who gave it away has signed; skatta-round(5). */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/round/round_private.h"

const char *round_origin(const struct round *round)
{
	return round->n_handed > 0 ? round->handed[0].by : round->central_key;
}

static char *word_of(const struct round *round, long edition, const char *to)
{
	return text_format("skatta-handover/1 %s %ld %s\n", round->id, edition, to);
}

/* To whom the i-th was: who gave it away next, or who has it now. */
static const char *given_to(const struct round *round, size_t i)
{
	return i + 1 < round->n_handed ? round->handed[i + 1].by : round->central_key;
}

void round_take(struct round *round, const char *signature, const char *to)
{
	struct round_handing *handing;

	round->handed = memory_grow(round->handed, round->n_handed + 1, sizeof *round->handed);
	handing = &round->handed[round->n_handed++];
	*handing = (struct round_handing){ .edition = round->edition,
		.signature = memory_copy(signature) };
	memcpy(handing->by, round->central_key, sizeof handing->by);
	memcpy(round->central_key, to, strlen(to) + 1);
}

void round_hand(struct round *round, const struct minisign_secret *giver, const char *to)
{
	struct text signature = { 0 };
	char *word = word_of(round, round->edition, to);

	minisign_sign(&signature, giver, "skatta handover", word, strlen(word));
	round_take(round, signature.bytes, to);
	text_free(&signature);
	free(word);
}

void round_handed_free(struct round *round)
{
	for (size_t i = 0; i < round->n_handed; i++)
		free(round->handed[i].signature);
	free(round->handed);
}

static enum error read_one(const struct json_place *place, struct round *round)
{
	static const struct json_key keys[] = {
		{ "by", JSON_STRING, true },
		{ "edition", JSON_INTEGER, true },
		{ "signature", JSON_STRING, true },
	};
	struct round_handing *handing = &round->handed[round->n_handed];
	long after = round->n_handed > 0 ? handing[-1].edition + 1 : 2;
	struct minisign_public public;
	const char *by;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "by", 1, MINISIGN_KEY_TEXT_SIZE - 1, &by)) != ERROR_NONE ||
	    (rc = field_number(place, "edition", after, round->edition, &handing->edition)) !=
		ERROR_NONE)
		return rc;
	if (minisign_key_read(&public, by) != ERROR_NONE)
		return field_within(place, "by");
	minisign_key_write(handing->by, &public);
	handing->signature = memory_copy(json_text(place, "signature"));
	round->n_handed++;
	return ERROR_NONE;
}

/* Each word by the one who had it then. */
static enum error check_one(const struct round *round, size_t i)
{
	const struct round_handing *handing = &round->handed[i];
	char *word = word_of(round, handing->edition, given_to(round, i));
	struct minisign_public public;
	enum error rc = minisign_key_read(&public, handing->by);

	if (rc == ERROR_NONE)
		rc = minisign_verify(handing->signature, strlen(handing->signature), &public,
		    round->id, word, strlen(word));
	free(word);
	return rc;
}

enum error round_read_handed(const struct json_place *place, struct round *round)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "handed", &list))
		return ERROR_NONE;
	if (json_array_size(list.value) < 1 || json_array_size(list.value) > ROUND_MAX_HANDED)
		return json_mistake(
		    &list, _("\"handed\" should have 1 to %d words"), ROUND_MAX_HANDED);
	round->handed = memory_new(ROUND_MAX_HANDED, sizeof *round->handed);
	while (rc == ERROR_NONE && json_enter_index(&list, round->n_handed, &element))
		rc = read_one(&element, round);
	for (size_t i = 0; rc == ERROR_NONE && i < round->n_handed; i++)
		if (check_one(round, i) != ERROR_NONE) {
			error_clear();
			rc = json_mistake(&list,
			    _("word %zu of \"handed\" is not signed by whom "
			      "it names"),
			    i + 1);
		}
	return rc;
}

json_t *round_handed_to_json(const struct round *round)
{
	json_t *list = json_array();

	for (size_t i = 0; i < round->n_handed; i++)
		json_array_append_new(list, json_pack("{s:s, s:I, s:s}", "by", round->handed[i].by,
						"edition", (json_int_t)round->handed[i].edition,
						"signature", round->handed[i].signature));
	return list;
}

bool round_was_with(const struct round *round, const char *key)
{
	bool was = strcmp(round->central_key, key) == 0;

	for (size_t i = 0; i < round->n_handed; i++)
		was |= strcmp(round->handed[i].by, key) == 0;
	return was;
}

/* Nobody whom it was not handed to, and nobody who handed it over. */
bool round_is_handed_on(const struct round *older, const struct round *newer)
{
	for (size_t i = 0; i < older->n_handed; i++)
		if (i >= newer->n_handed || strcmp(newer->handed[i].by, older->handed[i].by) != 0 ||
		    newer->handed[i].edition != older->handed[i].edition)
			return false;
	return strcmp(older->n_handed < newer->n_handed ? newer->handed[older->n_handed].by
							: newer->central_key,
		   older->central_key) == 0 &&
	       (older->n_handed == newer->n_handed ||
		   newer->handed[older->n_handed].edition > older->edition);
}
