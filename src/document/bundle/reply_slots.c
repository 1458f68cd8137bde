/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Slots as a file and in memory, in the order of their tags, which says nothing. */
#include "document/bundle/reply_slots.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "document/field.h"

#define REPLIES_FORMAT "skatta-replies/1"

enum {
	TAG_TEXT = ENCODE_HEX_SIZE(REPLY_TAG),
	SEALED_TEXT = ENCODE_BASE64_SIZE(REPLY_SEALED),
};

void reply_slots_free(struct reply_slots *replies)
{
	for (size_t i = 0; i < replies->n; i++)
		free(replies->slots[i].sealed);
	free(replies->slots);
	*replies = (struct reply_slots){ 0 };
}

void reply_slots_add(
    struct reply_slots *replies, const unsigned char tag[REPLY_TAG], unsigned char *sealed)
{
	struct reply_slot *slot;

	replies->slots = memory_grow(replies->slots, replies->n + 1, sizeof *replies->slots);
	slot = &replies->slots[replies->n++];
	memcpy(slot->tag, tag, REPLY_TAG);
	slot->sealed = sealed;
}

static int compare(const void *a, const void *b)
{
	const struct reply_slot *one = a, *other = b;

	return memcmp(one->tag, other->tag, REPLY_TAG);
}

void reply_slots_sort(struct reply_slots *replies)
{
	if (replies->n > 0)
		qsort(replies->slots, replies->n, sizeof *replies->slots, compare);
}

static int compare_tag(const void *tag, const void *slot)
{
	return memcmp(tag, ((const struct reply_slot *)slot)->tag, REPLY_TAG);
}

const unsigned char *reply_slots_find(
    const struct reply_slots *replies, const unsigned char tag[REPLY_TAG])
{
	const struct reply_slot *found = NULL;

	if (replies->n > 0)
		found =
		    bsearch(tag, replies->slots, replies->n, sizeof *replies->slots, compare_tag);
	return found != NULL ? found->sealed : NULL;
}

static json_t *slot_json(const struct reply_slot *slot)
{
	char tag[TAG_TEXT], sealed[SEALED_TEXT];

	encode_hex(tag, slot->tag, REPLY_TAG);
	encode_base64(sealed, slot->sealed, REPLY_SEALED, ENCODE_PADDED);
	return json_pack("{s:s, s:s}", "tag", tag, "sealed", sealed);
}

char *reply_slots_write(const struct reply_slots *replies, size_t first)
{
	json_t *list = json_array(), *document;
	struct text bytes = { 0 };
	char *canonical;

	for (size_t i = first; i < replies->n && i < first + REPLY_SLOTS_MAX; i++)
		json_array_append_new(list, slot_json(&replies->slots[i]));
	document = json_pack("{s:s, s:s, s:s, s:o}", "format", REPLIES_FORMAT, "central",
	    replies->central_key, "round", replies->round, "slots", list);
	canonical = json_canonical(document);
	text_addf(&bytes, "%s\n", canonical);
	free(canonical);
	json_decref(document);
	return text_take(&bytes);
}

static enum error read_slot(const struct json_place *place, struct reply_slots *replies)
{
	static const struct json_key keys[] = {
		{ "sealed", JSON_STRING, true },
		{ "tag", JSON_STRING, true },
	};
	unsigned char tag[REPLY_TAG], *sealed;
	const char *text;
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc != ERROR_NONE)
		return rc;
	if (!encode_from_hex(tag, REPLY_TAG, json_text(place, "tag")))
		return json_mistake(
		    place, _("\"tag\" should be %d small hex digits"), TAG_TEXT - 1);
	if (replies->n > 0 && memcmp(replies->slots[replies->n - 1].tag, tag, REPLY_TAG) >= 0)
		return json_mistake(
		    place, _("the slots should be sorted, and no tag should occur twice"));
	text = json_text(place, "sealed");
	sealed = memory_new(REPLY_SEALED, 1);
	reply_slots_add(replies, tag, sealed);
	if (!encode_from_base64(sealed, REPLY_SEALED, text, strlen(text), ENCODE_PADDED))
		return json_mistake(
		    place, _("\"sealed\" should be %d bytes in base64"), REPLY_SEALED);
	return ERROR_NONE;
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "slots", JSON_ARRAY, true },
	};
	struct reply_slots *replies = into;
	struct json_place list, element;
	enum error rc;

	if ((rc = field_format(place, REPLIES_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_central(place, replies->central_key)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", replies->round)) != ERROR_NONE)
		return rc;
	json_enter_key(place, "slots", &list);
	if (json_array_size(list.value) < 1 || json_array_size(list.value) > REPLY_SLOTS_MAX)
		return json_mistake(&list, _("\"slots\" should have 1 to %d"), REPLY_SLOTS_MAX);
	for (size_t i = 0; json_enter_index(&list, i, &element); i++)
		if ((rc = read_slot(&element, replies)) != ERROR_NONE)
			return rc;
	return ERROR_NONE;
}

enum error reply_slots_read(
    const char *name, const char *bytes, size_t length, struct reply_slots *replies)
{
	*replies = (struct reply_slots){ 0 };
	return field_document(name, bytes, length, read_document, replies);
}
