/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The three documents, as JSON. A unit is a number: its place in the list «units», the length of
 * which is all together. */
#include <stdlib.h>

#include "base/format/json.h"
#include "base/text.h"
#include "crypto/encode.h"
#include "figures/count/counted_private.h"

static void add(json_t *list, long long number)
{
	json_array_append_new(list, json_integer(number));
}

static json_t *numbers(const long long *of, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		add(list, of[i]);
	return list;
}

static json_t *begin(const struct counted *counted, const char *format)
{
	const struct organisation *organisation = counted->round->organisation;
	json_t *object = json_object(), *units = json_array();

	for (size_t i = 0; i < organisation->n_units; i++)
		json_array_append_new(units, json_string(organisation->units[i].id));
	json_object_set_new(object, "format", json_string(format));
	json_object_set_new(object, "round", json_string(counted->round->id));
	json_object_set_new(object, "units", units);
	return object;
}

static json_t *blocks(const struct item_counted *item)
{
	json_t *list = json_array();

	for (size_t i = 0; i < item->n_blocks; i++) {
		const struct block *block = &item->blocks[i];
		const long long row[] = { (long long)block->place, block->n, block->sum,
			(long long)block->coarse };

		json_array_append_new(list, numbers(row, 4));
	}
	return list;
}

static void add_label(json_t *labels, const struct label *label)
{
	add(labels, label->low);
	add(labels, label->high);
}

static json_t *coarse(const struct item *item, const struct item_counted *of)
{
	json_t *list = json_array();

	for (size_t i = 0; i < of->n_coarse; i++) {
		const struct coarse *coarse = &of->coarse[i];
		json_t *row = json_array(), *values = json_array(), *labels = json_array();

		add(row, (long long)coarse->place);
		add(row, coarse->n);
		for (size_t j = 0; j < coarse->values.n_entries; j++) {
			add(values, (long long)coarse->values.entries[j].value);
			add(values, coarse->values.entries[j].times);
		}
		for (size_t j = 0; coarse->labels != NULL && j < item->scale->n_labels; j++)
			add_label(labels, &coarse->labels[j]);
		json_array_append_new(row, values);
		json_array_append_new(row, labels);
		json_array_append_new(list, row);
	}
	return list;
}

static json_t *pairs(const struct item_counted *item)
{
	json_t *list = json_array();

	for (size_t i = 0; i < item->n_pairs; i++) {
		const struct pair_set *set = &item->pairs[i];
		const long long row[] = { (long long)set->place, set->n, set->sum, set->below,
			set->above };

		json_array_append_new(list, numbers(row, 5));
	}
	return list;
}

static json_t *differences(const struct differences *of, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		const long long row[] = { (long long)of[i].place, of[i].n, of[i].sum,
			of[i].squares };

		json_array_append_new(list, numbers(row, 4));
	}
	return list;
}

static json_t *complete(const struct area_counted *area)
{
	json_t *list = json_array();

	for (size_t i = 0; i < area->n_complete; i++) {
		const struct consistency *sums = &area->complete[i].sums;
		const long long first[] = { (long long)area->complete[i].place, sums->n,
			sums->total, sums->total_squares };
		json_t *row = numbers(first, 4);

		json_array_append_new(row, numbers(sums->sums, sums->n_items));
		json_array_append_new(row, numbers(sums->squares, sums->n_items));
		json_array_append_new(list, row);
	}
	return list;
}

static const char *area_id(const struct counted *counted, size_t area)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;

	return area < questionnaire->n_areas ? questionnaire->areas[area].id : "";
}

static json_t *sums(const struct counted *counted)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	json_t *object = begin(counted, "skatta-sums/1");
	json_t *responses = json_array(), *items = json_array(), *areas = json_array();

	for (size_t i = 0; i <= counted->rows.all; i++)
		add(responses, counted->responses[i]);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item_counted *of = &counted->items[i];
		json_t *item = json_object();

		json_object_set_new(item, "id", json_string(questionnaire->items[i].id));
		json_object_set_new(item, "blocks", blocks(of));
		json_object_set_new(item, "coarse", coarse(&questionnaire->items[i], of));
		json_object_set_new(item, "pairs", pairs(of));
		json_object_set_new(
		    item, "differences", differences(of->differences, of->n_differences));
		json_array_append_new(items, item);
	}
	for (size_t i = 0; i <= questionnaire->n_areas; i++) {
		const struct area_counted *of = &counted->areas[i];
		json_t *area = json_object();

		json_object_set_new(area, "id", json_string(area_id(counted, i)));
		json_object_set_new(area, "complete", complete(of));
		json_object_set_new(
		    area, "differences", differences(of->differences, of->n_differences));
		json_array_append_new(areas, area);
	}
	json_object_set_new(
	    object, "publications", json_integer((json_int_t)counted->publications));
	json_object_set_new(object, "paired_with", json_string(counted->paired_with));
	json_object_set_new(object, "follower", json_string(counted->follower));
	json_object_set_new(object, "responses", responses);
	json_object_set_new(object, "items", items);
	json_object_set_new(object, "areas", areas);
	return object;
}

static json_t *hex(const unsigned char *bytes, size_t length)
{
	char text[DIGEST_HEX_SIZE];

	encode_hex(text, bytes, length);
	return json_string(text);
}

static json_t *places(const struct counted *counted)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	json_t *object = begin(counted, "skatta-places/1");
	json_t *ids = json_array(), *items = json_array(), *areas = json_array();

	for (size_t i = 0; i < counted->n_ids; i++)
		json_array_append_new(ids, hex(counted->ids[i], PEOPLE_ID_SIZE));
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		json_t *item = json_object(), *in_block = json_array(), *in_pair = json_array();

		for (size_t j = 0; j < counted->n_ids; j++) {
			add(in_block, counted->items[i].in_block[j]);
			add(in_pair, counted->items[i].in_pair[j]);
		}
		json_object_set_new(item, "id", json_string(questionnaire->items[i].id));
		json_object_set_new(item, "in_block", in_block);
		json_object_set_new(item, "in_pair", in_pair);
		json_array_append_new(items, item);
	}
	for (size_t i = 0; i <= questionnaire->n_areas; i++) {
		json_t *area = json_object(), *is_in = json_array();

		for (size_t j = 0; j < counted->n_ids; j++)
			add(is_in, counted->areas[i].is_in[j]);
		json_object_set_new(area, "id", json_string(area_id(counted, i)));
		json_object_set_new(area, "is_in", is_in);
		json_array_append_new(areas, area);
	}
	json_object_set_new(object, "ids", ids);
	json_object_set_new(object, "items", items);
	json_object_set_new(object, "areas", areas);
	return object;
}

static json_t *texts(const struct counted *counted, bool without_people)
{
	json_t *object = begin(counted, "skatta-texts/1"), *list = json_array();

	for (size_t i = 0; i < counted->n_quoted; i++) {
		const struct quoted *quoted = &counted->quoted[i];
		json_t *text = json_object();

		json_object_set_new(text, "item", json_string(quoted->item->id));
		json_object_set_new(text, "unit", json_integer((json_int_t)quoted->place));
		json_object_set_new(text, "rank", hex(quoted->rank, DIGEST_SIZE));
		json_object_set_new(text, "name", hex(quoted->name, DIGEST_SIZE));
		if (!without_people)
			json_object_set_new(text, "by", hex(quoted->by, PEOPLE_ID_SIZE));
		json_object_set_new(text, "text", json_string(quoted->text));
		json_array_append_new(list, text);
	}
	json_object_set_new(object, "texts", list);
	return object;
}

char *counted_write(
    const struct counted *counted, enum counted_document document, bool without_people)
{
	struct text out = { 0 };
	json_t *object;
	char *canonical;

	if ((document == COUNTED_PLACES && !counted->has_places) ||
	    (document == COUNTED_TEXTS && !counted->has_texts))
		return NULL;
	object = document == COUNTED_SUMS     ? sums(counted)
		 : document == COUNTED_PLACES ? places(counted)
					      : texts(counted, without_people);
	canonical = json_canonical(object);
	text_addf(&out, "%s\n", canonical);
	free(canonical);
	json_decref(object);
	return text_take(&out);
}
