/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The keys that a coordinator had before the one that signs the round: each has signed a line for
 * the one that took its place; skatta-round(5). */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/round/round_private.h"

static char *word_of(const char *by, const char *to)
{
	return text_format("skatta-key/1 %s %s\n", by, to);
}

void round_earlier_word(
    struct text *signature, const struct minisign_secret *earlier, const char *to)
{
	struct minisign_public public;
	char by[MINISIGN_KEY_TEXT_SIZE], *word;

	minisign_public_of(earlier, &public);
	minisign_key_write(by, &public);
	word = word_of(by, to);
	minisign_sign(signature, earlier, "skatta key", word, strlen(word));
	free(word);
}

void round_earlier_add(struct round *round, const char *by, const char *signature)
{
	struct round_earlier *earlier;

	/* The others' words for one another hold without the first. */
	if (round->n_earlier == ROUND_MAX_EARLIER) {
		free(round->earlier[0].signature);
		memmove(round->earlier, round->earlier + 1,
		    --round->n_earlier * sizeof *round->earlier);
	}
	round->earlier = memory_grow(round->earlier, round->n_earlier + 1, sizeof *round->earlier);
	earlier = &round->earlier[round->n_earlier++];
	*earlier = (struct round_earlier){ .signature = memory_copy(signature) };
	memcpy(earlier->by, by, strlen(by) + 1);
}

void round_earlier_clear(struct round *round)
{
	for (size_t i = 0; i < round->n_earlier; i++)
		free(round->earlier[i].signature);
	free(round->earlier);
	round->earlier = NULL;
	round->n_earlier = 0;
}

bool round_earlier_has(const struct round *round, const char *key)
{
	for (size_t i = 0; i < round->n_earlier; i++)
		if (strcmp(round->earlier[i].by, key) == 0)
			return true;
	return false;
}

static enum error read_one(const struct json_place *place, struct round *round)
{
	static const struct json_key keys[] = {
		{ "by", JSON_STRING, true },
		{ "signature", JSON_STRING, true },
	};
	struct minisign_public public;
	char spelt[MINISIGN_KEY_TEXT_SIZE];
	const char *by;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "by", 1, MINISIGN_KEY_TEXT_SIZE - 1, &by)) != ERROR_NONE)
		return rc;
	if (minisign_key_read(&public, by) != ERROR_NONE)
		return field_within(place, "by");
	minisign_key_write(spelt, &public);
	round_earlier_add(round, spelt, json_text(place, "signature"));
	return ERROR_NONE;
}

/* By the key that it is of, for the next one or, of the last, for the coordinator's. */
static enum error check_one(const struct round *round, size_t i)
{
	const struct round_earlier *earlier = &round->earlier[i];
	const char *to = i + 1 < round->n_earlier ? earlier[1].by : round->central_key;
	char *word = word_of(earlier->by, to);
	struct minisign_public public;
	enum error rc = minisign_key_read(&public, earlier->by);

	if (rc == ERROR_NONE)
		rc = minisign_verify(earlier->signature, strlen(earlier->signature), &public,
		    round->id, word, strlen(word));
	free(word);
	return rc;
}

enum error round_read_earlier(const struct json_place *place, struct round *round)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "earlier_keys", &list))
		return ERROR_NONE;
	if (json_array_size(list.value) < 1 || json_array_size(list.value) > ROUND_MAX_EARLIER)
		return json_mistake(
		    &list, _("\"earlier_keys\" should have 1 to %d keys"), ROUND_MAX_EARLIER);
	while (rc == ERROR_NONE && json_enter_index(&list, round->n_earlier, &element))
		rc = read_one(&element, round);
	for (size_t i = 0; rc == ERROR_NONE && i < round->n_earlier; i++)
		if (check_one(round, i) != ERROR_NONE) {
			error_clear();
			rc = json_mistake(&list,
			    _("word %zu of \"earlier_keys\" is not signed by whom it names"),
			    i + 1);
		}
	return rc;
}

json_t *round_earlier_to_json(const struct round *round)
{
	json_t *list = json_array();

	for (size_t i = 0; i < round->n_earlier; i++)
		json_array_append_new(list, json_pack("{s:s, s:s}", "by", round->earlier[i].by,
						"signature", round->earlier[i].signature));
	return list;
}
