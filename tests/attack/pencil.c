/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Four sums that a patient reader tries. */
#include "pencil.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A row of an item in a unit, as it is read. */
struct row {
	bool shown, exact; /* n is told itself */
	long n, responses;
	bool has_mean, is_range;
	double low, high;
	const json_t *object;
};

struct reader {
	const struct history *history;
	const json_t *report;
	int found;
};

void pencil_unit_id(const struct history *history, int unit, char id[32])
{
	if (unit == HISTORY_ALL)
		snprintf(id, 32, "all");
	else if (history->units[unit].level == 2)
		snprintf(id, 32, "s%02d/t%02d", history->units[unit].parent, unit);
	else
		snprintf(id, 32, "%c%02d", history->units[unit].level == 0 ? 'd' : 's', unit);
}

static const char *text(const json_t *object, const char *name)
{
	const char *value = json_string_value(json_object_get(object, name));

	return value != NULL ? value : "";
}

static const json_t *find(const struct reader *reader, int unit, const char *kind, const char *name)
{
	const json_t *row;
	char id[32];
	size_t i;

	pencil_unit_id(reader->history, unit, id);
	json_array_foreach(json_object_get(reader->report, "rows"), i,
	    row) if (strcmp(text(row, "unit"), id) == 0 && strcmp(text(row, "kind"), kind) == 0 &&
		     strcmp(text(row, "id"), name) == 0) return row;
	return NULL;
}

static double number(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	return json_is_number(value) ? json_number_value(value) : NAN;
}

/* A range stands in `bounds`, its open end as null; the number itself elsewhere. */
static void read_range(
    const json_t *row, const char *name, double least, double most, struct row *to)
{
	const json_t *bounds = json_object_get(json_object_get(row, "bounds"), name);
	double low = json_number_value(json_array_get(bounds, 0));
	double high = json_number_value(json_array_get(bounds, 1));

	to->is_range = bounds != NULL;
	to->low = bounds == NULL                            ? number(row, name)
		  : json_is_null(json_array_get(bounds, 0)) ? least
							    : low;
	to->high = bounds == NULL                            ? number(row, name)
		   : json_is_null(json_array_get(bounds, 1)) ? most
							     : high;
	to->has_mean = !isnan(to->low);
}

static long responses(const struct history *history, int unit)
{
	long n = 0;

	for (int i = 0; i < history->n_people; i++)
		n += history->responses[0][i].here &&
		     history_within(history, history->responses[0][i].unit, unit);
	return n;
}

static struct row read_row(const struct reader *reader, int unit, int item)
{
	struct row row = { .responses = responses(reader->history, unit) };
	char name[8];

	snprintf(name, sizeof name, "A%d", item);
	row.object = find(reader, unit, "item", name);
	if (row.object == NULL || json_is_true(json_object_get(row.object, "hidden")))
		return row;
	row.shown = true;
	row.exact = !json_is_true(json_object_get(row.object, "n_is_least"));
	row.n = (long)json_integer_value(json_object_get(row.object, "n"));
	read_range(row.object, "mean", 0, reader->history->items[item].most, &row);
	return row;
}

static void tell(struct reader *reader, int unit, int item, const char *what, double number_of)
{
	char id[32];

	pencil_unit_id(reader->history, unit, id);
	if (reader->found++ == 0)
		printf("# %s, item %d: %s (%g)\n", id, item, what, number_of);
}

/* The parts of a unit where the item is shown, the largest of them: what is told of the unit less
 * that of these is about the rest. */
struct rest {
	long responses, n;
	bool exact;
	double low, high; /* of the sum */
};

static void take_parts(const struct reader *reader, int unit, int item, struct rest *rest)
{
	const struct history *history = reader->history;

	for (int part = 0; part < history->n_units; part++) {
		struct row row;

		if (history->units[part].parent != unit)
			continue;
		row = read_row(reader, part, item);
		if (!row.shown) {
			take_parts(reader, part, item, rest);
			continue;
		}
		rest->responses -= row.responses;
		rest->n -= row.n;
		rest->exact = rest->exact && row.exact;
		rest->low -= (row.high + 0.05) * (double)row.n;
		rest->high -= (row.low - 0.05) * (double)row.n;
	}
}

static void subtract(struct reader *reader, int unit, int item)
{
	const struct history *history = reader->history;
	struct row row = read_row(reader, unit, item);
	struct rest rest = { row.responses, row.n, row.exact, (row.low - 0.05) * (double)row.n,
		(row.high + 0.05) * (double)row.n };
	double most = history->items[item].most;
	long lacking;

	if (!row.shown)
		return;
	take_parts(reader, unit, item, &rest);
	if (!rest.exact || rest.n == 0)
		return;
	if (rest.n < history->min_group)
		tell(reader, unit, item, "so few are behind what is told", (double)rest.n);
	lacking = rest.responses - rest.n;
	if (lacking > 0 && lacking < history->min_group)
		tell(reader, unit, item, "so few gave no answer", (double)lacking);
	if (!row.has_mean)
		return;
	if (most > rest.high + 1e-6)
		tell(reader, unit, item, "nobody can have said the most: the sum", rest.high);
	if (rest.low > most * (double)(rest.n - 1) + 1e-6)
		tell(reader, unit, item, "nobody can have said the least: the sum", rest.low);
}

/* A share of which it follows that nobody, or everybody, chose. */
static void look_at_shares(struct reader *reader, int unit, int item)
{
	struct row row = read_row(reader, unit, item);
	const json_t *share;
	size_t i;

	json_array_foreach(json_object_get(row.object, "shares"), i, share)
	{
		const json_t *low = json_array_get(share, 0), *high = json_array_get(share, 1);

		if (json_is_number(high) && json_number_value(high) < 1)
			tell(reader, unit, item, "nobody chose an answer", (double)i);
		if (json_is_number(low) && json_number_value(low) > 99)
			tell(reader, unit, item, "everybody chose an answer", (double)i);
	}
}

/* The area has to be what its items' means come to; anything else is another sum of the same
 * people. */
static void look_at_area(struct reader *reader, int unit)
{
	const json_t *area = find(reader, unit, "area", "A");
	double low = 0, high = 0;
	struct row index;
	int n = 0;

	if (area == NULL || json_is_true(json_object_get(area, "hidden")))
		return;
	for (int item = 0; item < 4; item++) {
		struct row row = read_row(reader, unit, item);

		if (!row.shown)
			continue;
		low += row.low * 100 / reader->history->items[item].most;
		high += row.high * 100 / reader->history->items[item].most;
		n++;
	}
	read_range(area, "index", 0, 100, &index);
	if (n < 3)
		tell(reader, unit, -1, "an area of so few items", n);
	else if (fabs(index.low - low / n) > 0.11)
		tell(reader, unit, -1, "an area that is not its items'", index.low - low / n);
	else if (fabs(index.high - high / n) > 0.11)
		tell(reader, unit, -1, "an area that is not its items'", index.high - high / n);
}

/* How many were asked must not be told closer than what the other item tells. */
static void look_at_asked(struct reader *reader, int unit, int item)
{
	const struct history *history = reader->history;
	struct row row = read_row(reader, unit, item);
	struct row other = read_row(reader, unit, history->items[item].when);
	double yes_low = (other.low - 0.05) * (double)other.n;

	if (!row.shown)
		return;
	if (row.exact)
		tell(reader, unit, item, "so many were asked", (double)row.n);
	else if (other.shown && other.exact && (double)row.n > yes_low + 1 + 1e-6 &&
		 row.n > history->min_group)
		tell(reader, unit, item, "at least so many were asked", (double)row.n);
}

int pencil_try(const struct history *history, const json_t *report)
{
	struct reader reader = { .history = history, .report = report };

	for (int unit = HISTORY_ALL; unit < history->n_units; unit++) {
		for (int item = 0; item < history->n_items; item++) {
			look_at_shares(&reader, unit, item);
			if (history->items[item].when < 0)
				subtract(&reader, unit, item);
			else
				look_at_asked(&reader, unit, item);
		}
		look_at_area(&reader, unit);
	}
	return reader.found;
}
