/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The three documents, read strictly: another coordinator may have written them. */
#include <stdlib.h>
#include <string.h>

#include "base/format/json.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "figures/count/counted_read.h"

enum { MOST_RESPONSES = ORGANISATION_MAX_HEADS * 10 };

enum error counted_mistake(const struct json_place *place)
{
	return json_mistake(place, _("this does not match a round that has been counted"));
}

enum error counted_read_numbers(const struct json_place *place, long long *into, size_t n)
{
	if (!json_is_array(place->value) || json_array_size(place->value) != n)
		return counted_mistake(place);
	for (size_t i = 0; i < n; i++) {
		const json_t *value = json_array_get(place->value, i);

		if (!json_is_integer(value))
			return counted_mistake(place);
		into[i] = json_integer_value(value);
	}
	return ERROR_NONE;
}

/* What a row begins with: its unit and how many people. */
static enum error read_head(const struct reading *reading, const struct json_place *place,
    long long unit, long long n, size_t *into)
{
	if (unit < 0 || (size_t)unit > reading->n_units || n < 1 ||
	    n > (long long)ORGANISATION_MAX_HEADS * ORGANISATION_MAX_UNITS)
		return counted_mistake(place);
	*into = reading->places[unit];
	return ERROR_NONE;
}

/* Go through the rows of a list that is a key of the place's. */
static enum error each_row(struct reading *reading, const struct json_place *above, const char *key,
    enum error (*read)(struct reading *reading, const struct json_place *row, void *into),
    void *into)
{
	struct json_place list, row;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(above, key, &list) || !json_is_array(list.value))
		return json_lacks(above, key);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &row); i++)
		rc = read(reading, &row, into);
	return rc;
}

static enum error read_block(struct reading *reading, const struct json_place *row, void *into)
{
	struct item_counted *item = into;
	struct block block = { 0 };
	long long numbers[4] = { 0 };
	enum error rc = counted_read_numbers(row, numbers, 4);

	if (rc == ERROR_NONE)
		rc = read_head(reading, row, numbers[0], numbers[1], &block.place);
	if (rc != ERROR_NONE)
		return rc;
	block.n = (long)numbers[1];
	block.sum = numbers[2];
	block.coarse = (size_t)numbers[3];
	item->blocks = memory_grow(item->blocks, item->n_blocks + 1, sizeof *item->blocks);
	item->blocks[item->n_blocks++] = block;
	return ERROR_NONE;
}

/* A coarser block: unit, people, values with how often each came, how many chose each label. */
static enum error read_coarse(struct reading *reading, const struct json_place *row, void *into)
{
	struct item_counted *of = into;
	const struct item *item =
	    &reading->counted->round->questionnaire->items[of - reading->counted->items];
	const json_t *unit = json_array_get(row->value, 0), *n = json_array_get(row->value, 1);
	const json_t *values = json_array_get(row->value, 2),
		     *labels = json_array_get(row->value, 3);
	size_t n_labels = item->scale != NULL ? item->scale->n_labels : 0, place = 0;
	struct coarse *coarse;
	enum error rc;

	if (!json_is_integer(unit) || !json_is_integer(n) ||
	    json_array_size(labels) != 2 * n_labels || json_array_size(values) % 2 != 0)
		return counted_mistake(row);
	rc = read_head(reading, row, json_integer_value(unit), json_integer_value(n), &place);
	if (rc != ERROR_NONE)
		return rc;
	of->coarse = memory_grow(of->coarse, of->n_coarse + 1, sizeof *of->coarse);
	coarse = &of->coarse[of->n_coarse++];
	*coarse = (struct coarse){ .place = place, .n = (long)json_integer_value(n) };
	if (n_labels > 0)
		coarse->labels = memory_new(n_labels, sizeof *coarse->labels);
	for (size_t i = 0; i < n_labels; i++)
		coarse->labels[i] = (struct label){
			(long)json_integer_value(json_array_get(labels, 2 * i)),
			(long)json_integer_value(json_array_get(labels, 2 * i + 1)),
		};
	for (size_t i = 0; i < json_array_size(values); i += 2) {
		long long times = json_integer_value(json_array_get(values, i + 1));

		if (times < 1 || times > coarse->n)
			return counted_mistake(row);
		tally_add_times(&coarse->values,
		    (double)json_integer_value(json_array_get(values, i)), (long)times);
	}
	return ERROR_NONE;
}

static enum error read_pair_set(struct reading *reading, const struct json_place *row, void *into)
{
	struct item_counted *item = into;
	struct pair_set set = { 0 };
	long long numbers[5] = { 0 };
	enum error rc = counted_read_numbers(row, numbers, 5);

	if (rc == ERROR_NONE)
		rc = read_head(reading, row, numbers[0], numbers[1], &set.place);
	if (rc != ERROR_NONE)
		return rc;
	set.n = (long)numbers[1];
	set.sum = numbers[2];
	set.below = numbers[3];
	set.above = numbers[4];
	item->pairs = memory_grow(item->pairs, item->n_pairs + 1, sizeof *item->pairs);
	item->pairs[item->n_pairs++] = set;
	return ERROR_NONE;
}

static enum error read_difference(
    struct reading *reading, const struct json_place *row, struct differences *differences)
{
	long long numbers[4] = { 0 };
	enum error rc = counted_read_numbers(row, numbers, 4);

	if (rc == ERROR_NONE)
		rc = read_head(reading, row, numbers[0], numbers[1], &differences->place);
	differences->n = (long)numbers[1];
	differences->sum = numbers[2];
	differences->squares = numbers[3];
	return rc;
}

static enum error read_item_difference(
    struct reading *reading, const struct json_place *row, void *into)
{
	struct item_counted *item = into;

	item->differences =
	    memory_grow(item->differences, item->n_differences + 1, sizeof *item->differences);
	return read_difference(reading, row, &item->differences[item->n_differences++]);
}

static enum error read_area_difference(
    struct reading *reading, const struct json_place *row, void *into)
{
	struct area_counted *area = into;

	area->differences =
	    memory_grow(area->differences, area->n_differences + 1, sizeof *area->differences);
	return read_difference(reading, row, &area->differences[area->n_differences++]);
}

/* How many numbers each of its people has. */
static size_t items_behind(const struct counted *counted, const struct area_counted *area)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	size_t number = (size_t)(area - counted->areas), n = 0;

	for (size_t i = 0; number < questionnaire->n_areas && i < questionnaire->n_items; i++)
		n += counted_rests_on(questionnaire, number, &questionnaire->items[i]);
	return n;
}

/* People who answered all of an area: unit, people, sum, sum of squares, and both item by item. */
static enum error read_complete(struct reading *reading, const struct json_place *row, void *into)
{
	struct area_counted *area = into;
	struct json_place sums, squares;
	long long head[4];
	struct complete *complete;
	size_t n_items, place = 0;
	enum error rc;

	if (!json_is_array(row->value) || json_array_size(row->value) != 6)
		return counted_mistake(row);
	for (size_t i = 0; i < 4; i++)
		head[i] = json_integer_value(json_array_get(row->value, i));
	rc = read_head(reading, row, head[0], head[1], &place);
	if (rc != ERROR_NONE || !json_enter_index(row, 4, &sums) ||
	    !json_enter_index(row, 5, &squares))
		return counted_mistake(row);
	n_items = items_behind(reading->counted, area);
	area->complete = memory_grow(area->complete, area->n_complete + 1, sizeof *area->complete);
	complete = &area->complete[area->n_complete++];
	*complete = (struct complete){ .place = place };
	statistics_consistency_start(&complete->sums, n_items);
	complete->sums.n = (long)head[1];
	complete->sums.total = head[2];
	complete->sums.total_squares = head[3];
	rc = counted_read_numbers(&sums, complete->sums.sums, n_items);
	return rc == ERROR_NONE ? counted_read_numbers(&squares, complete->sums.squares, n_items)
				: rc;
}

/* The item or area of the list «items» or «areas»: in the questionnaire's order, all of them. */
enum error counted_check_id(const struct json_place *place, const char *id)
{
	return json_is_object(place->value) && strcmp(json_text(place, "id"), id) == 0
		   ? ERROR_NONE
		   : counted_mistake(place);
}

enum error counted_each_part(struct reading *reading, const struct json_place *document,
    const char *key, size_t n,
    enum error (*read)(struct reading *reading, const struct json_place *part, size_t number))
{
	struct json_place list, part;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(document, key, &list) || !json_is_array(list.value))
		return json_lacks(document, key);
	if (json_array_size(list.value) != n)
		return counted_mistake(&list);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = json_enter_index(&list, i, &part) ? read(reading, &part, i)
						       : counted_mistake(&list);
	return rc;
}

static enum error read_item(struct reading *reading, const struct json_place *place, size_t number)
{
	struct item_counted *item = &reading->counted->items[number];
	enum error rc =
	    counted_check_id(place, reading->counted->round->questionnaire->items[number].id);

	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "blocks", read_block, item);
	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "coarse", read_coarse, item);
	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "pairs", read_pair_set, item);
	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "differences", read_item_difference, item);
	return rc;
}

static enum error read_area(struct reading *reading, const struct json_place *place, size_t number)
{
	const struct questionnaire *questionnaire = reading->counted->round->questionnaire;
	struct area_counted *area = &reading->counted->areas[number];
	enum error rc = counted_check_id(
	    place, number < questionnaire->n_areas ? questionnaire->areas[number].id : "");

	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "complete", read_complete, area);
	if (rc == ERROR_NONE)
		rc = each_row(reading, place, "differences", read_area_difference, area);
	return rc;
}

static enum error read_round(
    const struct json_place *place, const char *key, char into[ROUND_ID_SIZE])
{
	const char *id = json_text(place, key);

	if (id[0] != '\0' && !round_is_id(id))
		return counted_mistake(place);
	memcpy(into, id, strlen(id) + 1);
	return ERROR_NONE;
}

static enum error read_responses(struct reading *reading, const struct json_place *document)
{
	struct json_place list;
	long long *numbers = memory_new(reading->n_units + 1, sizeof *numbers);
	enum error rc = json_enter_key(document, "responses", &list)
			    ? counted_read_numbers(&list, numbers, reading->n_units + 1)
			    : json_lacks(document, "responses");

	for (size_t i = 0; rc == ERROR_NONE && i <= reading->n_units; i++) {
		if (numbers[i] < 0 || numbers[i] > MOST_RESPONSES)
			rc = counted_mistake(&list);
		reading->counted->responses[reading->places[i]] = (long)numbers[i];
	}
	free(numbers);
	return rc;
}

enum error counted_read_sums(struct reading *reading, const struct json_place *document)
{
	const struct questionnaire *questionnaire = reading->counted->round->questionnaire;
	struct counted *counted = reading->counted;
	long publications = 0;
	enum error rc =
	    field_number(document, "publications", 1, COUNTED_MOST_PUBLICATIONS, &publications);

	counted->publications = (size_t)publications;
	if (rc == ERROR_NONE)
		rc = read_round(document, "paired_with", counted->paired_with);
	if (rc == ERROR_NONE)
		rc = read_round(document, "follower", counted->follower);
	if (rc == ERROR_NONE)
		rc = read_responses(reading, document);
	if (rc == ERROR_NONE)
		rc = counted_each_part(
		    reading, document, "items", questionnaire->n_items, read_item);
	if (rc == ERROR_NONE)
		rc = counted_each_part(
		    reading, document, "areas", questionnaire->n_areas + 1, read_area);
	if (rc == ERROR_NONE && !counted_is_possible(counted))
		rc = counted_mistake(document);
	return rc;
}
