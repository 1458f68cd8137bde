/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From figures to what stands in units' files: only what went through disclosure. */
#include "central/results/unit_figures.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "central/results/counting.h"
#include "figures/change/change.h"

static const enum unit_result_kind kinds[] = {
	[FIGURE_ITEM] = UNIT_RESULT_ITEM,
	[FIGURE_AREA] = UNIT_RESULT_AREA,
	[FIGURE_TOTAL] = UNIT_RESULT_TOTAL,
};

static struct range mean_of(const struct figure *figure)
{
	return figure->kind == FIGURE_ITEM ? figure->mean : figure->index;
}

static void take_change(const struct change *change, struct unit_result *row)
{
	if (change == NULL)
		return;
	if (change->earlier != NULL && !change->earlier->hidden)
		row->earlier = mean_of(change->earlier);
	if (change->kind == CHANGE_NONE)
		return;
	row->kind_of_change =
	    change->kind == CHANGE_PAIRED ? UNIT_CHANGE_PAIRED : UNIT_CHANGE_UNPAIRED;
	row->change = change->mean;
	row->interval = range_around(change->mean, change->half);
	row->is_certain = change->certain;
}

/* Shares are the unit's own alone: its file is for its leader, and grows with its parts. */
static void add_row(const struct figures *figures, const struct figure *figure, size_t place,
    struct unit_results *results)
{
	static char total[] = "";
	struct unit_result row = {
		.unit = figures->round->organisation->units[figure->unit].id,
		.kind = kinds[figure->kind],
		.id = figure->item != NULL   ? figure->item->id
		      : figure->area != NULL ? figure->area->id
					     : total,
		.hidden = figure->hidden,
		.others = figure->others,
		.half = NAN,
		.mean = range_none,
		.earlier = range_none,
		.change = range_none,
		.interval = range_none,
	};

	if (!figure->hidden) {
		row.n = figure->n;
		row.n_is_least = figure->n_is_least;
		row.mean = mean_of(figure);
		row.half = figure->half;
		row.level = (long)figure->level;
		row.level_low = (long)figure->level_low;
		row.level_high = (long)figure->level_high;
	}
	take_change(change_of(figures, figure), &row);
	if (!figure->hidden && figure->shares != NULL && (size_t)figure->unit == place) {
		row.shares = figure->shares;
		row.n_shares = figure->item->scale->n_labels;
	}
	unit_results_add(results, &row);
}

/* What the unit is compared with, where any of that is shown. */
static void add_came(const struct figures *figures, int unit, struct unit_results *results)
{
	const struct organisation *organisation = figures->round->organisation;
	const struct figures_kin_unit *kin = &figures->earlier->units[unit];
	bool any = false;
	char **names;
	size_t n;

	for (size_t i = 0; i < kin->n_rows; i++)
		any = any || !kin->rows[i].hidden;
	n = any ? figures_kin_names(figures->earlier, organisation, unit, &names) : 0;
	if (n > 0)
		unit_results_add_came(results, organisation->units[unit].id, names, n);
}

static struct unit_results *results_of(const struct figures *figures, size_t place)
{
	const struct organisation *organisation = figures->round->organisation;
	const struct participation *participation = &figures->participation[place];
	struct unit_results *results = unit_results_new();

	results->hidden = participation->hidden;
	results->beyond = participation->beyond;
	results->heads = participation->heads;
	results->responses = participation->responses;
	if (figures->comparison != NULL) {
		free(results->compared_with);
		results->compared_with = memory_copy(figures->comparison->round->title);
	}
	for (size_t i = 0; i < figures->n_rows; i++) {
		int unit = figures->rows[i].unit;

		if (unit != FIGURES_ALL &&
		    ((size_t)unit == place || organisation->units[unit].parent == (int)place))
			add_row(figures, &figures->rows[i], place, results);
	}
	for (size_t i = 0; figures->comparison != NULL && i < organisation->n_units; i++)
		if (i == place || organisation->units[i].parent == (int)place)
			add_came(figures, (int)i, results);
	return results;
}

enum error unit_figures_add(struct central *central, const struct round *round, struct plans *plans)
{
	struct counting counting = { 0 };
	enum counting_state state = COUNTING_OPEN;
	enum error rc = counting_look(central, round, &state);

	if (rc != ERROR_NONE || state != COUNTING_MADE)
		return rc;
	rc = counting_compared(central, round, NULL, &counting);
	for (size_t i = 0; rc == ERROR_NONE && i < plans->n; i++)
		plans_file(plans, round, i)->results = results_of(counting.figures, i);
	counting_free(&counting);
	return rc;
}
