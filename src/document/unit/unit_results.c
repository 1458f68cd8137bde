/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Figures as they stand in the file of a unit: whole numbers of tenths, null for an end that is
 * open. */
#include "document/unit/unit_results_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"

static const char *const kind_names[] = { "item", "area", "total" };
static const char *const change_names[] = { "", "unpaired", "paired" };

enum { MOST_PEOPLE = 10000 * 5000, MOST_TENTHS = 1000000, MOST_HALF = 10000 };

struct unit_results *unit_results_new(void)
{
	struct unit_results *results = memory_new(1, sizeof *results);

	results->compared_with = memory_copy("");
	return results;
}

void unit_results_free(struct unit_results *results)
{
	if (results == NULL)
		return;
	for (size_t i = 0; i < results->n_rows; i++) {
		free(results->rows[i].unit);
		free(results->rows[i].id);
		free(results->rows[i].shares);
	}
	free(results->rows);
	unit_results_was_free(results);
	free(results->compared_with);
	free(results);
}

void unit_results_add(struct unit_results *results, const struct unit_result *row)
{
	struct unit_result *added;

	if (results->n_rows == UNIT_RESULTS_MAX_ROWS)
		return;
	results->rows = memory_grow(results->rows, results->n_rows + 1, sizeof *results->rows);
	added = &results->rows[results->n_rows++];
	*added = *row;
	added->unit = memory_copy(row->unit);
	added->id = memory_copy(row->id);
	if (row->shares == NULL)
		return;
	added->shares = memory_new(row->n_shares, sizeof *added->shares);
	memcpy(added->shares, row->shares, row->n_shares * sizeof *added->shares);
}

const struct unit_result *unit_results_find(const struct unit_results *results, const char *unit,
    enum unit_result_kind kind, const char *id)
{
	for (size_t i = 0; i < results->n_rows; i++)
		if (results->rows[i].kind == kind && strcmp(results->rows[i].id, id) == 0 &&
		    strcmp(results->rows[i].unit, unit) == 0)
			return &results->rows[i];
	return NULL;
}

static json_t *end_to_json(double end)
{
	return isinf(end) ? json_null() : json_integer(lround(end * 10));
}

static json_t *range_to_json(struct range range)
{
	json_t *ends;

	if (range_is_none(range))
		return json_null();
	ends = json_array();
	json_array_append_new(ends, end_to_json(range.low));
	json_array_append_new(ends, end_to_json(range.high));
	return ends;
}

static json_t *change_to_json(const struct unit_result *row)
{
	json_t *object;

	if (row->kind_of_change == UNIT_CHANGE_NONE)
		return json_null();
	object = json_object();
	json_object_set_new(object, "kind", json_string(change_names[row->kind_of_change]));
	json_object_set_new(object, "mean", range_to_json(row->change));
	json_object_set_new(object, "interval", range_to_json(row->interval));
	json_object_set_new(object, "uncertain", json_boolean(!row->is_certain));
	return object;
}

static json_t *shares_to_json(const struct unit_result *row)
{
	json_t *shares = json_array();

	for (size_t i = 0; i < row->n_shares; i++)
		json_array_append_new(shares, range_to_json(row->shares[i]));
	return shares;
}

static json_t *row_to_json(const struct unit_result *row)
{
	json_t *object = json_object();

	json_object_set_new(object, "unit", json_string(row->unit));
	json_object_set_new(object, "kind", json_string(kind_names[row->kind]));
	json_object_set_new(object, "id", json_string(row->id));
	json_object_set_new(object, "hidden", json_boolean(row->hidden));
	json_object_set_new(object, "others", json_boolean(row->others));
	json_object_set_new(object, "n", json_integer(row->n));
	json_object_set_new(object, "n_is_least", json_boolean(row->n_is_least));
	json_object_set_new(object, "mean", range_to_json(row->mean));
	json_object_set_new(
	    object, "half", isnan(row->half) ? json_null() : json_integer(lround(row->half * 10)));
	json_object_set_new(object, "level", json_integer(row->level));
	json_object_set_new(object, "level_low", json_integer(row->level_low));
	json_object_set_new(object, "level_high", json_integer(row->level_high));
	json_object_set_new(object, "earlier", range_to_json(row->earlier));
	json_object_set_new(object, "change", change_to_json(row));
	if (row->shares != NULL)
		json_object_set_new(object, "shares", shares_to_json(row));
	return object;
}

json_t *unit_results_to_json(const struct unit_results *results)
{
	json_t *object = json_object(), *rows = json_array();

	for (size_t i = 0; i < results->n_rows; i++)
		json_array_append_new(rows, row_to_json(&results->rows[i]));
	json_object_set_new(object, "compared_with", json_string(results->compared_with));
	json_object_set_new(object, "hidden", json_boolean(results->hidden));
	json_object_set_new(object, "beyond", json_boolean(results->beyond));
	json_object_set_new(object, "heads", json_integer(results->heads));
	json_object_set_new(object, "responses", json_integer(results->responses));
	json_object_set_new(object, "rows", rows);
	if (results->n_came > 0)
		json_object_set_new(object, "was", unit_results_was_to_json(results));
	return object;
}

static bool read_end(const json_t *value, double open, double *end)
{
	*end = json_is_null(value) ? open : (double)json_integer_value(value) / 10;
	return json_is_null(value) ||
	       (json_is_integer(value) && llabs(json_integer_value(value)) <= MOST_TENTHS);
}

/* The two ends of it. */
static enum error read_ends(const struct json_place *ends, const char *key, struct range *range)
{
	if (json_array_size(ends->value) == 2 &&
	    read_end(json_array_get(ends->value, 0), -INFINITY, &range->low) &&
	    read_end(json_array_get(ends->value, 1), INFINITY, &range->high) &&
	    range->low <= range->high && !(isinf(range->low) && isinf(range->high)))
		return ERROR_NONE;
	*range = range_none;
	return json_mistake(ends, _("\"%s\" should be two numbers, the lower first"), key);
}

/* The same, or null. */
static enum error read_range(const struct json_place *place, const char *key, struct range *range)
{
	struct json_place ends;

	*range = range_none;
	if (!json_enter_key(place, key, &ends))
		return json_mistake(place, _("\"%s\" is missing here; add it"), key);
	return json_is_null(ends.value) ? ERROR_NONE : read_ends(&ends, key, range);
}

/* Files of earlier versions have none. */
static enum error read_shares(const struct json_place *place, struct unit_result *row)
{
	static const struct json_key key[] = { { "shares", JSON_ARRAY, false } };
	struct json_place shares, share;
	size_t count;
	enum error rc = json_check_keys(place, key, COUNT(key), JSON_BY_PROGRAMS);

	if (rc != ERROR_NONE || !json_enter_key(place, "shares", &shares))
		return rc;
	count = json_array_size(shares.value);
	if (row->kind != UNIT_RESULT_ITEM || row->hidden || count == 0 ||
	    count > QUESTIONNAIRE_MAX_CHOICES)
		return json_mistake(&shares,
		    _("\"%s\" should be 1 to %d, of an item that is shown"), "shares",
		    QUESTIONNAIRE_MAX_CHOICES);
	row->shares = memory_new(count, sizeof *row->shares);
	row->n_shares = count;
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&shares, i, &share); i++)
		rc = read_ends(&share, "shares", &row->shares[i]);
	return rc;
}

static enum error read_change(const struct json_place *place, struct unit_result *row)
{
	static const struct json_key keys[] = {
		{ "kind", JSON_STRING, true },
		{ "uncertain", JSON_TRUE, true },
	};
	struct json_place change;
	size_t kind = 0;
	enum error rc;

	row->change = row->interval = range_none;
	if (!json_enter_key(place, "change", &change))
		return json_mistake(place, _("\"%s\" is missing here; add it"), "change");
	if (json_is_null(change.value))
		return ERROR_NONE;
	if ((rc = json_check_keys(&change, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_word(&change, "kind", change_names + 1, COUNT(change_names) - 1, &kind)) !=
		ERROR_NONE ||
	    (rc = read_range(&change, "mean", &row->change)) != ERROR_NONE)
		return rc;
	row->kind_of_change = (enum unit_change_kind)(kind + 1);
	rc = read_range(&change, "interval", &row->interval);
	row->is_certain = !json_flag(&change, "uncertain", false) && !range_is_none(row->interval);
	return rc;
}

/* A half-width in tenths. Files of earlier versions have none. */
static enum error read_half(const struct json_place *place, double *half)
{
	static const struct json_key key[] = { { "half", JSON_INTEGER, true } };
	struct json_place value;
	long tenths = 0;
	enum error rc;

	*half = NAN;
	if (!json_enter_key(place, "half", &value) || json_is_null(value.value))
		return ERROR_NONE;
	rc = json_check_keys(place, key, COUNT(key), JSON_BY_PROGRAMS);
	if (rc == ERROR_NONE)
		rc = field_number(place, "half", 0, MOST_HALF, &tenths);
	if (rc == ERROR_NONE)
		*half = (double)tenths / 10;
	return rc;
}

/* The levels that the interval reaches: where it is not told, that of the index alone. */
static enum error read_levels(const struct json_place *place, struct unit_result *row)
{
	struct json_place value;
	enum error rc = field_number(place, "level", 0, QUESTIONNAIRE_MAX_LEVELS, &row->level);

	row->level_low = row->level_high = row->level;
	if (rc != ERROR_NONE || !json_enter_key(place, "level_low", &value))
		return rc;
	if ((rc = field_number(place, "level_low", 0, row->level, &row->level_low)) != ERROR_NONE)
		return rc;
	return field_number(
	    place, "level_high", row->level, QUESTIONNAIRE_MAX_LEVELS, &row->level_high);
}

static enum error read_numbers(const struct json_place *place, struct unit_result *row)
{
	enum error rc;

	if ((rc = field_number(place, "n", 0, MOST_PEOPLE, &row->n)) != ERROR_NONE ||
	    (rc = read_levels(place, row)) != ERROR_NONE ||
	    (rc = read_half(place, &row->half)) != ERROR_NONE ||
	    (rc = read_range(place, "mean", &row->mean)) != ERROR_NONE ||
	    (rc = read_range(place, "earlier", &row->earlier)) != ERROR_NONE ||
	    (rc = read_change(place, row)) != ERROR_NONE)
		return rc;
	if (row->hidden && (row->n != 0 || row->level != 0 || !range_is_none(row->mean) ||
			       row->kind_of_change != UNIT_CHANGE_NONE))
		return json_mistake(place, _("what is hidden should have no numbers"));
	return ERROR_NONE;
}

static enum error read_row(const struct json_place *place, struct unit_results *results)
{
	static const struct json_key keys[] = {
		{ "unit", JSON_STRING, true },
		{ "kind", JSON_STRING, true },
		{ "id", JSON_STRING, true },
		{ "hidden", JSON_TRUE, true },
		{ "others", JSON_TRUE, false },
		{ "n", JSON_INTEGER, true },
		{ "n_is_least", JSON_TRUE, false },
		{ "level", JSON_INTEGER, true },
		{ "level_low", JSON_INTEGER, false },
		{ "level_high", JSON_INTEGER, false },
	};
	struct unit_result row = { .n = 0 };
	const char *unit, *id;
	size_t kind = 0;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, &unit)) != ERROR_NONE ||
	    (rc = field_word(place, "kind", kind_names, COUNT(kind_names), &kind)) != ERROR_NONE ||
	    (rc = field_text(place, "id", kind == UNIT_RESULT_TOTAL ? 0 : 1, ROUND_MAX_TEXT,
		 &id)) != ERROR_NONE)
		return rc;
	row.unit = (char *)unit;
	row.id = (char *)id;
	row.kind = (enum unit_result_kind)kind;
	row.hidden = json_flag(place, "hidden", false);
	row.others = json_flag(place, "others", false);
	row.n_is_least = json_flag(place, "n_is_least", false);
	rc = read_numbers(place, &row);
	if (rc == ERROR_NONE)
		rc = read_shares(place, &row);
	if (rc == ERROR_NONE)
		unit_results_add(results, &row);
	free(row.shares);
	return rc;
}

static enum error read_results(const struct json_place *place, struct unit_results *results)
{
	static const struct json_key keys[] = {
		{ "compared_with", JSON_STRING, true },
		{ "hidden", JSON_TRUE, true },
		{ "beyond", JSON_TRUE, false },
		{ "heads", JSON_INTEGER, true },
		{ "responses", JSON_INTEGER, true },
		{ "rows", JSON_ARRAY, true },
		{ "was", JSON_ARRAY, false },
	};
	struct json_place rows, row;
	const char *title;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "compared_with", 0, ROUND_MAX_TEXT, &title)) != ERROR_NONE ||
	    (rc = field_number(place, "heads", 0, MOST_PEOPLE, &results->heads)) != ERROR_NONE ||
	    (rc = field_number(place, "responses", 0, MOST_PEOPLE, &results->responses)) !=
		ERROR_NONE)
		return rc;
	results->hidden = json_flag(place, "hidden", false);
	results->beyond = json_flag(place, "beyond", false);
	free(results->compared_with);
	results->compared_with = memory_copy(title);
	json_enter_key(place, "rows", &rows);
	if (json_array_size(rows.value) > UNIT_RESULTS_MAX_ROWS)
		return json_mistake(
		    &rows, _("\"%s\" should have at most %d"), "rows", UNIT_RESULTS_MAX_ROWS);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&rows, i, &row); i++)
		rc = read_row(&row, results);
	return rc == ERROR_NONE ? unit_results_was_read(place, results) : rc;
}

enum error unit_results_read(const struct json_place *place, struct unit_results **results)
{
	struct unit_results *made = unit_results_new();
	enum error rc = read_results(place, made);

	if (rc == ERROR_NONE)
		*results = made;
	else
		unit_results_free(made);
	return rc;
}
