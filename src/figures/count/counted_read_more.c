/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the documents begin with, and those that are erased some day: places and texts. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "document/field.h"
#include "figures/count/counted_read.h"

static const char *const formats[COUNTED_DOCUMENTS] = {
	[COUNTED_SUMS] = "skatta-sums/1",
	[COUNTED_PLACES] = "skatta-places/1",
	[COUNTED_TEXTS] = "skatta-texts/1",
};

/* The numbers of an item or area: as many as there are people. */
static enum error read_column(struct reading *reading, const struct json_place *part,
    const char *key, long long least, long long most, long long *into)
{
	struct json_place list;
	size_t n = reading->counted->n_ids;
	enum error rc = json_enter_key(part, key, &list) ? counted_read_numbers(&list, into, n)
							 : json_lacks(part, key);

	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		if (into[i] < least || into[i] > most)
			rc = counted_mistake(&list);
	return rc;
}

static enum error read_item(struct reading *reading, const struct json_place *part, size_t number)
{
	struct counted *counted = reading->counted;
	struct item_counted *item = &counted->items[number];
	long long *column = memory_new(counted->n_ids + 1, sizeof *column);
	long long blocks = (long long)item->n_blocks;
	enum error rc = counted_check_id(part, counted->round->questionnaire->items[number].id);

	item->in_block = memory_new(counted->n_ids + 1, sizeof *item->in_block);
	item->in_pair = memory_new(counted->n_ids + 1, sizeof *item->in_pair);
	if (rc == ERROR_NONE)
		rc = read_column(reading, part, "in_block", -blocks, blocks, column);
	for (size_t i = 0; rc == ERROR_NONE && i < counted->n_ids; i++)
		item->in_block[i] = (int)column[i];
	if (rc == ERROR_NONE)
		rc = read_column(reading, part, "in_pair", 0, 1, column);
	for (size_t i = 0; rc == ERROR_NONE && i < counted->n_ids; i++)
		item->in_pair[i] = column[i] == 1;
	free(column);
	return rc;
}

static enum error read_area(struct reading *reading, const struct json_place *part, size_t number)
{
	struct counted *counted = reading->counted;
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct area_counted *area = &counted->areas[number];
	long long *column = memory_new(counted->n_ids + 1, sizeof *column);
	enum error rc = counted_check_id(
	    part, number < questionnaire->n_areas ? questionnaire->areas[number].id : "");

	area->is_in = memory_new(counted->n_ids + 1, sizeof *area->is_in);
	if (rc == ERROR_NONE)
		rc = read_column(reading, part, "is_in", 0, 1, column);
	for (size_t i = 0; rc == ERROR_NONE && i < counted->n_ids; i++)
		area->is_in[i] = column[i] == 1;
	free(column);
	return rc;
}

static enum error read_ids(struct reading *reading, const struct json_place *document)
{
	struct counted *counted = reading->counted;
	struct json_place list, id;

	if (!json_enter_key(document, "ids", &list) || !json_is_array(list.value))
		return json_lacks(document, "ids");
	counted->n_ids = json_array_size(list.value);
	counted->ids = memory_new(counted->n_ids + 1, sizeof *counted->ids);
	for (size_t i = 0; json_enter_index(&list, i, &id); i++) {
		const char *text = json_string_value(id.value);

		if (text == NULL || !encode_from_hex(counted->ids[i], PEOPLE_ID_SIZE, text) ||
		    (i > 0 && memcmp(counted->ids[i - 1], counted->ids[i], PEOPLE_ID_SIZE) >= 0))
			return counted_mistake(&id);
	}
	return ERROR_NONE;
}

static enum error read_places(struct reading *reading, const struct json_place *document)
{
	const struct questionnaire *questionnaire = reading->counted->round->questionnaire;
	enum error rc = read_ids(reading, document);

	if (rc == ERROR_NONE)
		rc = counted_each_part(
		    reading, document, "items", questionnaire->n_items, read_item);
	if (rc == ERROR_NONE)
		rc = counted_each_part(
		    reading, document, "areas", questionnaire->n_areas + 1, read_area);
	reading->counted->has_places = rc == ERROR_NONE;
	return rc;
}

static enum error read_text(struct reading *reading, const struct json_place *place)
{
	static const struct json_key keys[] = {
		{ "item", JSON_STRING, true },
		{ "name", JSON_STRING, true },
		{ "text", JSON_STRING, true },
		{ "unit", JSON_INTEGER, true },
	};
	struct counted *counted = reading->counted;
	struct quoted quoted = { .text = NULL };
	const char *by, *rank, *text;
	long unit = 0;
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc == ERROR_NONE)
		rc = field_number(place, "unit", 0, (long)reading->n_units, &unit);
	if (rc == ERROR_NONE)
		rc = field_written(place, "text", 1, QUESTIONNAIRE_MAX_WRITTEN, true, &text);
	if (rc != ERROR_NONE)
		return rc;
	by = json_text(place, "by");
	rank = json_text(place, "rank");
	quoted.item = questionnaire_item(counted->round->questionnaire, json_text(place, "item"));
	quoted.place = reading->places[unit];
	if (quoted.item == NULL ||
	    !encode_from_hex(quoted.name, DIGEST_SIZE, json_text(place, "name")) ||
	    (by[0] != '\0' && !encode_from_hex(quoted.by, PEOPLE_ID_SIZE, by)) ||
	    /* In an earlier version the name followed from the words alone. */
	    !encode_from_hex(
		quoted.rank, DIGEST_SIZE, rank[0] != '\0' ? rank : json_text(place, "name")))
		return counted_mistake(place);
	quoted.text = memory_copy(text);
	counted->quoted =
	    memory_grow(counted->quoted, counted->n_quoted + 1, sizeof *counted->quoted);
	counted->quoted[counted->n_quoted++] = quoted;
	return ERROR_NONE;
}

static enum error read_texts(struct reading *reading, const struct json_place *document)
{
	struct json_place list, text;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(document, "texts", &list) || !json_is_array(list.value))
		return json_lacks(document, "texts");
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &text); i++)
		rc = read_text(reading, &text);
	counted_sort_texts(reading->counted);
	reading->counted->has_texts = rc == ERROR_NONE;
	return rc;
}

/* Which units the document's numbers mean. A later edition of the round may have more. */
static enum error read_units(struct reading *reading, const struct json_place *document)
{
	const struct organisation *organisation = reading->counted->round->organisation;
	struct json_place list, unit;

	if (!json_enter_key(document, "units", &list) || !json_is_array(list.value))
		return json_lacks(document, "units");
	reading->n_units = json_array_size(list.value);
	if (reading->n_units > ORGANISATION_MAX_UNITS)
		return counted_mistake(&list);
	reading->places = memory_new(reading->n_units + 1, sizeof *reading->places);
	for (size_t i = 0; json_enter_index(&list, i, &unit); i++) {
		const char *id = json_string_value(unit.value);
		int found =
		    id == NULL ? ORGANISATION_NO_UNIT
		    : i < organisation->n_units && strcmp(organisation->units[i].id, id) == 0
			? (int)i
			: organisation_find(organisation, id);

		if (found == ORGANISATION_NO_UNIT)
			return counted_mistake(&unit);
		reading->places[i] = (size_t)found;
	}
	reading->places[reading->n_units] = organisation->n_units;
	return ERROR_NONE;
}

static enum error read_document(struct counted *counted, enum counted_document document,
    const char *name, const char *bytes, size_t length)
{
	const struct json_source source = { .name = name, .bytes = bytes, .length = length };
	struct reading reading = { .counted = counted };
	struct json_place place;
	json_t *value = NULL;
	enum error rc = json_read(&source, &value, &place);

	if (rc != ERROR_NONE)
		return rc;
	rc = json_is_object(value) ? field_format(&place, formats[document])
				   : counted_mistake(&place);
	if (rc == ERROR_NONE && strcmp(json_text(&place, "round"), counted->round->id) != 0)
		rc = counted_mistake(&place);
	if (rc == ERROR_NONE)
		rc = read_units(&reading, &place);
	if (rc == ERROR_NONE)
		rc = document == COUNTED_SUMS     ? counted_read_sums(&reading, &place)
		     : document == COUNTED_PLACES ? read_places(&reading, &place)
						  : read_texts(&reading, &place);
	free(reading.places);
	json_decref(value);
	return rc;
}

enum error counted_read(const struct round *round, const char *name, const char *bytes,
    size_t length, struct counted **counted)
{
	struct counted *made = counted_new(round);
	enum error rc = read_document(made, COUNTED_SUMS, name, bytes, length);

	made->has_places = made->has_texts = false;
	if (rc != ERROR_NONE)
		counted_free(made);
	*counted = rc == ERROR_NONE ? made : NULL;
	return rc;
}

enum error counted_read_more(struct counted *counted, enum counted_document document,
    const char *name, const char *bytes, size_t length)
{
	counted_erase(counted, document);
	return read_document(counted, document, name, bytes, length);
}
