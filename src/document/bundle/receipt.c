/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipts as a file and in memory, sorted so that they tell no order. */
#include "document/bundle/receipt.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"

#define RECEIPT_FORMAT "skatta-receipt/1"

enum { DIGITS = BUNDLE_NAME_DIGITS };

static bool has_reason(enum merge_word word)
{
	return word == MERGE_CONFLICT || word == MERGE_REFUSED;
}

static bool is_hex(const char *text)
{
	return strspn(text, "0123456789abcdef") >= DIGITS;
}

void receipts_name(char name[RECEIPTS_FILE_NAME_SIZE], const char *bytes, size_t length)
{
	digest_name(name, DIGITS, bytes, length);
	memcpy(name + DIGITS, ".json", sizeof ".json");
}

bool receipts_is_name(const char *name)
{
	return is_hex(name) && strcmp(name + DIGITS, ".json") == 0;
}

struct receipts *receipts_new(const char *central_key)
{
	struct receipts *receipts = memory_new(1, sizeof *receipts);

	assert(strlen(central_key) < sizeof receipts->central_key);
	memcpy(receipts->central_key, central_key, strlen(central_key) + 1);
	return receipts;
}

void receipts_free(struct receipts *receipts)
{
	if (receipts == NULL)
		return;
	for (size_t i = 0; i < receipts->count; i++)
		free(receipts->all[i].reason);
	free(receipts->all);
	free(receipts);
}

/* The reason as it may stand in a receipt: whole characters, safe ones. */
static char *fit_reason(const char *reason)
{
	char *safe = text_made_safe(reason, false);
	size_t length = strlen(safe);

	if (length > RECEIPTS_MAX_REASON) {
		length = RECEIPTS_MAX_REASON;
		while (((unsigned char)safe[length] & 0xc0) == 0x80)
			length--;
		safe[length] = '\0';
	}
	return safe;
}

void receipts_add(
    struct receipts *receipts, const char *bundle, enum merge_word word, const char *reason)
{
	struct receipt *receipt;

	assert(word <= MERGE_REFUSED && strlen(bundle) == DIGITS && is_hex(bundle));
	receipts->all = memory_grow(receipts->all, receipts->count + 1, sizeof *receipts->all);
	receipt = &receipts->all[receipts->count++];
	memcpy(receipt->bundle, bundle, sizeof receipt->bundle);
	receipt->word = word;
	receipt->reason = fit_reason(has_reason(word) ? reason : "");
}

static int compare_receipts(const void *a, const void *b)
{
	return strcmp(((const struct receipt *)a)->bundle, ((const struct receipt *)b)->bundle);
}

static int compare_name(const void *bundle, const void *receipt)
{
	return strcmp(bundle, ((const struct receipt *)receipt)->bundle);
}

const struct receipt *receipts_find(const struct receipts *receipts, const char *bundle)
{
	if (receipts->count == 0)
		return NULL;
	return bsearch(bundle, receipts->all, receipts->count, sizeof *receipts->all, compare_name);
}

char *receipts_write(struct receipts *receipts)
{
	json_t *document = json_object(), *list = json_array();
	struct text bytes = { 0 };
	char *canonical;

	assert(receipts->count <= RECEIPTS_MAX);
	if (receipts->count > 0)
		qsort(receipts->all, receipts->count, sizeof *receipts->all, compare_receipts);
	for (size_t i = 0; i < receipts->count; i++) {
		const struct receipt *receipt = &receipts->all[i];
		json_t *object = json_object();

		assert(i == 0 || compare_receipts(receipt - 1, receipt) != 0);
		json_object_set_new(object, "bundle", json_string(receipt->bundle));
		json_object_set_new(object, "word", json_string(merge_word_names[receipt->word]));
		json_object_set_new(object, "reason", json_string(receipt->reason));
		json_array_append_new(list, object);
	}
	json_object_set_new(document, "format", json_string(RECEIPT_FORMAT));
	json_object_set_new(document, "central", json_string(receipts->central_key));
	json_object_set_new(document, "receipts", list);
	if (receipts->above > 0)
		json_object_set_new(document, "above", json_integer(receipts->above));
	canonical = json_canonical(document);
	text_addf(&bytes, "%s\n", canonical);
	free(canonical);
	json_decref(document);
	return text_take(&bytes);
}

static enum error read_receipt(const struct json_place *place, struct receipts *receipts)
{
	static const struct json_key keys[] = {
		{ "bundle", JSON_STRING, true },
		{ "word", JSON_STRING, true },
		{ "reason", JSON_STRING, true },
	};
	const char *bundle, *reason, *before = "";
	size_t word;
	enum error rc;

	if (receipts->count > 0)
		before = receipts->all[receipts->count - 1].bundle;
	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "bundle", 1, DIGITS, &bundle)) != ERROR_NONE ||
	    (rc = field_word(place, "word", merge_word_names, MERGE_REFUSED + 1, &word)) !=
		ERROR_NONE ||
	    (rc = field_text(place, "reason", 0, RECEIPTS_MAX_REASON, &reason)) != ERROR_NONE)
		return rc;
	if (!is_hex(bundle))
		return json_mistake(place, _("\"bundle\" should be %d small hex digits"), DIGITS);
	if (strcmp(before, bundle) >= 0)
		return json_mistake(
		    place, _("the receipts should be sorted, and no bundle should occur twice"));
	if (reason[0] != '\0' && !has_reason((enum merge_word)word))
		return json_mistake(place, _("%s needs no reason"), merge_word_names[word]);
	receipts_add(receipts, bundle, (enum merge_word)word, reason);
	return ERROR_NONE;
}

static enum error read_above(const struct json_place *place, struct receipts *receipts)
{
	struct json_place value;
	enum error rc;

	if (!json_enter_key(place, "above", &value))
		return ERROR_NONE;
	rc =
	    field_number(place, "above", RECEIPTS_ABOVE_STEP, RECEIPTS_MAX_ABOVE, &receipts->above);
	if (rc == ERROR_NONE && receipts->above % RECEIPTS_ABOVE_STEP != 0)
		rc = json_mistake(
		    &value, _("\"above\" should be a multiple of %d"), RECEIPTS_ABOVE_STEP);
	return rc;
}

static enum error read_document(const struct json_place *place, void *into)
{
	struct receipts *receipts = into;
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "receipts", JSON_ARRAY, true },
		{ "above", JSON_INTEGER, false },
	};
	struct json_place list, element;
	enum error rc;

	if ((rc = field_format(place, RECEIPT_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_central(place, receipts->central_key)) != ERROR_NONE ||
	    (rc = read_above(place, receipts)) != ERROR_NONE)
		return rc;
	json_enter_key(place, "receipts", &list);
	if (json_array_size(list.value) > RECEIPTS_MAX)
		return json_mistake(&list, _("\"receipts\" should have at most %d"), RECEIPTS_MAX);
	for (size_t i = 0; json_enter_index(&list, i, &element); i++)
		if ((rc = read_receipt(&element, receipts)) != ERROR_NONE)
			return rc;
	return ERROR_NONE;
}

enum error receipts_read(
    const char *name, const char *bytes, size_t length, struct receipts **receipts)
{
	struct receipts *made = receipts_new("");
	enum error rc = field_document(name, bytes, length, read_document, made);

	if (rc == ERROR_NONE)
		*receipts = made;
	else
		receipts_free(made);
	return rc;
}
