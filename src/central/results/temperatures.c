/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the figures of a pulse to the units' files. */
#include "central/results/temperatures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/results/counting.h"
#include "document/round/round_actions.h"

/* A pulse, and how many rounds before this one it followed. */
struct telling {
	const struct round *pulse;
	size_t age;
};

/* The rows of a pulse that are about an action and its own unit. */
struct pulse_rows {
	const struct round *pulse;
	const struct figure **of;
	size_t n;
};

static struct pulse_rows find_rows(const struct round *pulse, const struct figures *figures)
{
	struct pulse_rows rows = { .pulse = pulse };

	rows.of = memory_new(round_count_actions(pulse) + 1, sizeof *rows.of);
	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];
		int of = ORGANISATION_NO_UNIT;

		if (row->item != NULL && row->unit != FIGURES_ALL &&
		    round_action(pulse, row->unit, row->item, &of) != NULL && of == row->unit)
			rows.of[rows.n++] = row;
	}
	return rows;
}

static long tenths(double end)
{
	return isfinite(end) ? lround(end * 10) : UNIT_TEMPERATURE_OPEN;
}

static struct unit_temperature temperature_of(const struct round *pulse, const struct figure *row)
{
	struct unit_temperature temperature = {
		.unit = pulse->organisation->units[row->unit].id,
		.action = round_action(pulse, row->unit, row->item, NULL)->id,
		.hidden = row->hidden,
		.low = UNIT_TEMPERATURE_OPEN,
		.high = UNIT_TEMPERATURE_OPEN,
		.most = 10 * (long)(row->item->scale->n_labels - 1),
	};

	if (row->hidden)
		return temperature;
	temperature.n = row->n;
	temperature.n_is_least = row->n_is_least;
	temperature.low = tenths(row->mean.low);
	temperature.high = tenths(row->mean.high);
	return temperature;
}

/* The unit itself, what it is part of, and its parts. */
static bool is_around(const struct organisation *organisation, int unit, int other)
{
	return unit == other || organisation->units[unit].parent == other ||
	       organisation->units[other].parent == unit;
}

/* Of a pulse in this round, what is around too; of one before, only how the unit's own actions went
 * that were there already: an id may be another action's elsewhere. */
static bool is_told(const struct plans *plans, const struct unit_file *file,
    const struct telling *telling, const struct figure *row, int unit)
{
	const struct round *pulse = telling->pulse;

	if (telling->age == 0)
		return is_around(pulse->organisation, unit, row->unit);
	return row->unit == unit &&
	       plans_age(plans, file, round_action(pulse, row->unit, row->item, NULL)->id) >=
		   telling->age;
}

static void add_to_file(const struct plans *plans, const struct telling *telling,
    const struct pulse_rows *rows, struct unit_file *file)
{
	const struct organisation *organisation = rows->pulse->organisation;
	int unit = organisation_find(organisation, file->unit);
	struct unit_pulse *pulse = NULL;

	for (size_t i = 0; unit != ORGANISATION_NO_UNIT && i < rows->n; i++) {
		struct unit_temperature temperature = temperature_of(rows->pulse, rows->of[i]);

		if (!is_told(plans, file, telling, rows->of[i], unit))
			continue;
		if (pulse == NULL)
			pulse = unit_file_add_pulse(
			    file, rows->pulse->id, rows->pulse->title, rows->pulse->closed);
		if (pulse == NULL)
			return;
		unit_file_add_temperature(pulse, &temperature);
	}
}

static enum error add_pulse(
    struct central *central, const struct telling *telling, struct plans *plans)
{
	const struct round *pulse = telling->pulse;
	struct counting counting = { 0 };
	enum counting_state state = COUNTING_OPEN;
	struct pulse_rows rows;
	enum error rc = counting_look(central, pulse, &state);

	if (rc == ERROR_NONE && state == COUNTING_MADE)
		rc = counting_figures(central, pulse, &counting);
	if (rc != ERROR_NONE || state != COUNTING_MADE)
		return rc;
	rows = find_rows(pulse, counting.figures);
	for (size_t i = 0; i < plans->n; i++)
		if (plans->files[i] != NULL)
			add_to_file(plans, telling, &rows, plans->files[i]);
	free(rows.of);
	counting_free(&counting);
	return ERROR_NONE;
}

static int by_day(const void *a, const void *b)
{
	const struct round *left = ((const struct telling *)a)->pulse;
	const struct round *right = ((const struct telling *)b)->pulse;
	int order = strcmp(left->closed, right->closed);

	return order != 0 ? order : strcmp(left->id, right->id);
}

enum error temperatures_add(struct central *central, const struct pulses *pulses,
    const struct round *round, struct plans *plans)
{
	struct telling *telling = memory_new(pulses->n + 1, sizeof *telling);
	size_t n = 0;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; i < pulses->n; i++)
		for (size_t age = 0; age <= plans->n_earlier; age++)
			if (pulses_tells_of(
				pulses->rounds[i], age == 0 ? round : plans->earlier[age - 1]) &&
			    round_count_actions(pulses->rounds[i]) > 0)
				telling[n++] = (struct telling){ pulses->rounds[i], age };
	if (n > 0)
		qsort(telling, n, sizeof *telling, by_day);
	/* A file has room for so many: of more the newest. */
	for (size_t i = n > UNIT_FILE_MAX_PULSES ? n - UNIT_FILE_MAX_PULSES : 0;
	     rc == ERROR_NONE && i < n; i++)
		rc = add_pulse(central, &telling[i], plans);
	free(telling);
	return rc;
}
