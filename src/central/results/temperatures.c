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

static void add_to_file(const struct pulse_rows *rows, struct unit_file *file)
{
	const struct organisation *organisation = rows->pulse->organisation;
	int unit = organisation_find(organisation, file->unit);
	struct unit_pulse *pulse = NULL;

	for (size_t i = 0; unit != ORGANISATION_NO_UNIT && i < rows->n; i++) {
		struct unit_temperature temperature = temperature_of(rows->pulse, rows->of[i]);

		if (!is_around(organisation, unit, rows->of[i]->unit))
			continue;
		if (pulse == NULL)
			pulse = unit_file_add_pulse(
			    file, rows->pulse->id, rows->pulse->title, rows->pulse->closed);
		if (pulse == NULL)
			return;
		unit_file_add_temperature(pulse, &temperature);
	}
}

static enum error add_pulse(struct central *central, const struct round *pulse, struct plans *plans)
{
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
			add_to_file(&rows, plans->files[i]);
	free(rows.of);
	counting_free(&counting);
	return ERROR_NONE;
}

static int by_day(const void *a, const void *b)
{
	const struct round *left = *(struct round *const *)a, *right = *(struct round *const *)b;
	int order = strcmp(left->closed, right->closed);

	return order != 0 ? order : strcmp(left->id, right->id);
}

enum error temperatures_add(struct central *central, const struct pulses *pulses,
    const struct round *round, struct plans *plans)
{
	struct round **telling = memory_new(pulses->n + 1, sizeof *telling);
	size_t n = 0;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; i < pulses->n; i++)
		if (pulses_tells_of(pulses->rounds[i], round) &&
		    round_count_actions(pulses->rounds[i]) > 0)
			telling[n++] = pulses->rounds[i];
	if (n > 0)
		qsort(telling, n, sizeof *telling, by_day);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = add_pulse(central, telling[i], plans);
	free(telling);
	return rc;
}
