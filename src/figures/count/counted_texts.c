/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people wrote: ordered by the words and a key alone, so that nobody who does not have it can
 * tell, or choose, where a text comes; and named by whose it is as well, so that of two who wrote
 * the same words one can be meant. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "figures/count/counted_private.h"

static void rank(
    const struct item *item, const char *words, const unsigned char *key, unsigned char *into)
{
	struct text text = { 0 };

	text_addf(&text, "%s\n%s", item->id, words);
	digest_in(into, key, "skatta-comment/1", text.bytes, text.length);
	text_wipe(&text);
}

void counted_name(const struct item *item, const unsigned char id[PEOPLE_ID_SIZE],
    const char *words, const unsigned char key[DIGEST_SIZE], unsigned char into[DIGEST_SIZE])
{
	char who[ENCODE_HEX_SIZE(PEOPLE_ID_SIZE)];
	struct text text = { 0 };

	encode_hex(who, id, PEOPLE_ID_SIZE);
	text_addf(&text, "%s\n%s\n%s", item->id, who, words);
	digest_in(into, key, "skatta-comment/2", text.bytes, text.length);
	text_wipe(&text);
	secret_wipe(who, sizeof who);
}

void counted_quote(struct counted *counted, const struct people *people, const struct item *item,
    const struct blocks_entry *blocks, const size_t *places, const unsigned char key[DIGEST_SIZE])
{
	const struct item_counted *of = &counted->items[item->number];

	for (size_t i = 0; i < people->n; i++) {
		const struct person *person = &people->persons[i];
		int block = of->in_block[person->at];
		const char *text = person->answers[item->number].text;
		struct quoted *quoted;

		if (text == NULL || block <= 0 || blocks[block - 1].number == 0)
			continue;
		counted->quoted =
		    memory_grow(counted->quoted, counted->n_quoted + 1, sizeof *counted->quoted);
		quoted = &counted->quoted[counted->n_quoted++];
		*quoted = (struct quoted){
			.item = item,
			.place = places[blocks[block - 1].number - 1],
			.text = memory_copy(text),
		};
		rank(item, text, key, quoted->rank);
		counted_name(item, person->id, text, key, quoted->name);
		memcpy(quoted->by, person->id, PEOPLE_ID_SIZE);
	}
}

static int compare(const void *a, const void *b)
{
	const struct quoted *one = a, *other = b;
	int order =
	    (one->item->number > other->item->number) - (one->item->number < other->item->number);

	if (order == 0)
		order = memcmp(one->rank, other->rank, DIGEST_SIZE);
	if (order == 0)
		order = memcmp(one->name, other->name, DIGEST_SIZE);
	if (order == 0)
		order = (one->place > other->place) - (one->place < other->place);
	return order != 0 ? order : memcmp(one->by, other->by, PEOPLE_ID_SIZE);
}

void counted_sort_texts(struct counted *counted)
{
	if (counted->n_quoted > 0)
		qsort(counted->quoted, counted->n_quoted, sizeof *counted->quoted, compare);
}

static void wipe(struct quoted *quoted)
{
	secret_wipe(quoted->text, strlen(quoted->text));
	free(quoted->text);
}

void counted_forget_texts(struct counted *counted)
{
	for (size_t i = 0; i < counted->n_quoted; i++)
		wipe(&counted->quoted[i]);
	free(counted->quoted);
	counted->quoted = NULL;
	counted->n_quoted = 0;
}

bool counted_forget(struct counted *counted, const unsigned char id[PEOPLE_ID_SIZE])
{
	size_t kept = 0, n = counted->n_quoted;

	for (size_t i = 0; i < n; i++) {
		if (memcmp(counted->quoted[i].by, id, PEOPLE_ID_SIZE) == 0)
			wipe(&counted->quoted[i]);
		else
			counted->quoted[kept++] = counted->quoted[i];
	}
	counted->n_quoted = kept;
	return kept < n;
}
