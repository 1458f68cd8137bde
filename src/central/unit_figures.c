/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From figures to what stands in units' files: only what went through disclosure. */
#include "central/unit_figures.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "central/comparisons.h"
#include "central/counting.h"
#include "central/purges.h"
#include "figures/change.h"

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
	if (!change)
		return;
	if (change->earlier && !change->earlier->hidden)
		row->earlier = mean_of(change->earlier);
	if (change->kind == CHANGE_NONE)
		return;
	row->kind_of_change =
	    change->kind == CHANGE_PAIRED ? UNIT_CHANGE_PAIRED : UNIT_CHANGE_UNPAIRED;
	row->change = change->mean;
	if (!isnan(change->low) && !isnan(change->high))
		row->interval = (struct range){ change->low, change->high };
	row->is_uncertain = change->certainty == CHANGE_UNCERTAIN;
}

static void add_row(
    const struct figures *figures, const struct figure *figure, struct unit_results *results)
{
	static char total[] = "";
	struct unit_result row = {
		.unit = figures->round->organisation->units[figure->unit].id,
		.kind = kinds[figure->kind],
		.id = figure->item   ? figure->item->id
		      : figure->area ? figure->area->id
				     : total,
		.hidden = figure->hidden,
		.mean = range_none,
		.earlier = range_none,
		.change = range_none,
		.interval = range_none,
	};

	if (!figure->hidden) {
		row.n = figure->n;
		row.mean = mean_of(figure);
		row.level = (long)figure->level;
	}
	take_change(change_of(figures, figure), &row);
	unit_results_add(results, &row);
}

static struct unit_results *results_of(const struct figures *figures, size_t place)
{
	const struct organisation *organisation = figures->round->organisation;
	const struct participation *participation = &figures->participation[place];
	struct unit_results *results = unit_results_new();

	results->hidden = participation->hidden;
	results->heads = participation->heads;
	results->responses = participation->responses;
	if (figures->comparison) {
		free(results->compared_with);
		results->compared_with = memory_copy(figures->comparison->round->title);
	}
	for (size_t i = 0; i < figures->n_rows; i++) {
		int unit = figures->rows[i].unit;

		if (unit != FIGURES_ALL &&
		    ((size_t)unit == place || organisation->units[unit].parent == (int)place))
			add_row(figures, &figures->rows[i], results);
	}
	return results;
}

enum error unit_figures_add(struct central *central, const struct round *round, struct plans *plans)
{
	struct round *earlier = NULL;
	struct figures *figures = NULL;
	bool told = false, purged = false;
	enum error rc;

	if (round->closed[0] == '\0')
		return ERROR_NONE;
	rc = purges_is_done(central, round->id, &purged);
	if (rc != ERROR_NONE || purged)
		return rc;
	if (round->follows[0] != '\0')
		rc = comparisons_is_told(central, round, round->follows, &told);
	if (rc == ERROR_NONE)
		rc = counting_figures(central, round, NULL, told ? &earlier : NULL, &figures);
	for (size_t i = 0; rc == ERROR_NONE && i < plans->n; i++)
		plans_file(plans, round, i)->results = results_of(figures, i);
	figures_free(figures);
	round_free(earlier);
	return rc;
}
