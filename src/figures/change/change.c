/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Changes of items, from what is shown or from pair sets; of areas and the total, from these. */
#include "figures/change/change.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/change/change_private.h"

static struct worked *worked_at(
    const struct comparing *comparing, size_t way, size_t place, size_t cell)
{
	return &comparing->worked[way][place * comparing->n_cells + cell];
}

static bool is_shown(const struct figure *figure)
{
	return figure != NULL && !figure->hidden;
}

/* How sure a difference of two rows is. */
static void add_variances(const struct comparing *comparing, const struct subject *subject,
    size_t place, size_t level, struct worked *worked)
{
	size_t at = place * comparing->n_cells + (size_t)(subject - comparing->subjects);
	const struct spread *spread = &subject->now[level],
			    *spread_before = &subject->before[level];

	worked->variance =
	    spread_variance(spread, comparing->rows[at]->n, comparing->now->rows.heads[place]) +
	    spread_variance(
		spread_before, comparing->before_rows[at]->n, comparing->kin->units[place].heads);
	worked->t = fmax(spread->t, spread_before->t);
}

static void work_item_unpaired(
    const struct comparing *comparing, size_t place, size_t cell, size_t level)
{
	const struct subject *subject = &comparing->subjects[cell];
	size_t at = place * comparing->n_cells + cell;
	const struct figure *now = comparing->rows[at], *before = comparing->before_rows[at];
	struct worked *worked = worked_at(comparing, UNPAIRED, place, cell);
	struct range mean, mean_before;

	if (!is_shown(now) || !is_shown(before))
		return;
	mean = figures_item_ends(now->item, now->mean);
	mean_before = figures_item_ends(before->item, before->mean);
	worked->is_there = true;
	worked->mean = (struct range){ mean.low - mean_before.high, mean.high - mean_before.low };
	add_variances(comparing, subject, place, level, worked);
	worked->rounding = 2 * spread_rounding(100);
}

/* Over the pair sets of all schools in the place. */
static void work_item_paired(
    const struct comparing *comparing, size_t place, size_t cell, size_t level)
{
	const struct subject *subject = &comparing->subjects[cell];
	const struct item_counted *of = &comparing->now->items[subject->cell->item->number];
	struct worked *worked = worked_at(comparing, PAIRED, place, cell);
	double low = 0, high = 0;

	for (size_t i = 0; i < of->n_pairs; i++) {
		const struct pair_set *set = &of->pairs[i];

		if (!blocks_is_within(comparing->now->round->organisation, set->place, place))
			continue;
		worked->n += set->n;
		low += (double)(set->sum - set->below);
		high += (double)(set->sum + set->above);
	}
	if (worked->n == 0)
		return;
	worked->is_there = true;
	worked->mean = (struct range){ low / (double)worked->n, high / (double)worked->n };
	worked->variance = spread_variance(&subject->changes[level], worked->n, 0);
	worked->t = subject->changes[level].t;
	worked->rounding = spread_rounding(100);
	/* As it is shown: what is made of it follows from that. */
	worked->mean = range_rounded_ends(worked->mean, 10);
}

/* A part of a mean. */
struct parts {
	size_t n, all;
	struct range sum;
	long people;
	double rounding;
};

/* `one` is what one of its units is worth in points. */
static void take(struct parts *parts, const struct worked *worked, struct range points, double one)
{
	parts->all++;
	if (!worked->is_there)
		return;
	parts->sum.low += points.low;
	parts->sum.high += points.high;
	parts->rounding += worked->rounding * one * one;
	if (parts->n++ == 0 || worked->n < parts->people)
		parts->people = worked->n;
}

static void work_of_parts(const struct comparing *comparing, size_t way, size_t place, size_t cell,
    size_t level, const struct parts *parts)
{
	const struct subject *subject = &comparing->subjects[cell];
	size_t at = place * comparing->n_cells + cell;
	const struct figure *now = comparing->rows[at], *before = comparing->before_rows[at];
	struct worked *worked = worked_at(comparing, way, place, cell);
	double n = (double)parts->n;

	if (!is_shown(now) || !is_shown(before) || !figures_are_enough(parts->n, parts->all))
		return;
	worked->is_there = true;
	worked->mean =
	    range_rounded_ends((struct range){ parts->sum.low / n, parts->sum.high / n }, 10);
	worked->n = parts->people;
	worked->rounding = parts->rounding / (n * n);
	if (way == PAIRED) {
		worked->variance = spread_variance(&subject->changes[level], worked->n, 0);
		worked->t = subject->changes[level].t;
	} else {
		add_variances(comparing, subject, place, level, worked);
	}
}

/* What a change of an item is worth in its area. */
static struct range points_of(const struct item *item, struct range change)
{
	double one = 100 / (double)item->most;

	if (item->reverse)
		return (struct range){ -change.high * one, -change.low * one };
	return (struct range){ change.low * one, change.high * one };
}

static void work_area(
    const struct comparing *comparing, size_t way, size_t place, size_t cell, size_t level)
{
	const struct area *area = comparing->cells[cell].area;
	struct parts parts = { 0 };

	for (size_t c = 0; c < cell; c++) {
		const struct item *item = comparing->cells[c].item;
		const struct worked *worked = worked_at(comparing, way, place, c);

		if (item != NULL && item->area == area && item->kind->has_points)
			take(&parts, worked, points_of(item, worked->mean),
			    100 / (double)item->most);
	}
	work_of_parts(comparing, way, place, cell, level, &parts);
}

static void work_total(
    const struct comparing *comparing, size_t way, size_t place, size_t cell, size_t level)
{
	struct parts parts = { 0 };

	for (size_t c = 0; c < cell; c++) {
		const struct cell *of = &comparing->cells[c];
		const struct worked *worked = worked_at(comparing, way, place, c);

		if (of->kind == FIGURE_AREA && of->area->purpose == AREA_COMPETENCE &&
		    comparing->rows[place * comparing->n_cells + c] != NULL)
			take(&parts, worked, worked->mean, 1);
	}
	work_of_parts(comparing, way, place, cell, level, &parts);
}

/* Items stand before areas, areas before the total. */
static void work(const struct comparing *comparing, size_t place)
{
	size_t level = (size_t)(spread_level(comparing->now, place) - SPREAD_ALL);
	bool is_paired = strcmp(comparing->now->paired_with, comparing->earlier->round->id) == 0 &&
			 spread_level(comparing->now, place) != UNIT_TEAM;

	for (size_t c = 0; c < comparing->n_cells; c++) {
		enum figure_kind kind = comparing->cells[c].kind;

		if (!comparing->subjects[c].is_alike)
			continue;
		if (kind == FIGURE_ITEM) {
			work_item_unpaired(comparing, place, c, level);
			if (is_paired)
				work_item_paired(comparing, place, c, level);
			continue;
		}
		for (size_t way = UNPAIRED; way <= (is_paired ? PAIRED : UNPAIRED); way++)
			(kind == FIGURE_AREA ? work_area : work_total)(
			    comparing, way, place, c, level);
	}
}

/* Of the area, how people now see what it was then. */
static struct range look_back(
    const struct comparing *comparing, const struct figure *row, size_t place)
{
	struct range sum = { 0, 0 };
	double n = 0;

	if (row->kind != FIGURE_AREA ||
	    strcmp(comparing->figures->round->follows, comparing->earlier->round->id) != 0)
		return range_none;
	for (size_t c = 0; c < comparing->n_cells; c++) {
		const struct item *item = comparing->cells[c].item;
		const struct figure *now = comparing->rows[place * comparing->n_cells + c];
		struct range points;

		if (item == NULL || item->looks_back != row->area || !is_shown(now))
			continue;
		points = figures_points(item, now->mean);
		sum.low += points.low;
		sum.high += points.high;
		n++;
	}
	if (n == 0)
		return range_none;
	return figures_opened(
	    range_rounded_ends((struct range){ sum.low / n, sum.high / n }, 10), 0, 100);
}

static struct change change_at(const struct comparing *comparing, size_t place, size_t cell)
{
	size_t at = place * comparing->n_cells + cell;
	const struct worked *paired = &comparing->worked[PAIRED][at];
	const struct worked *unpaired = &comparing->worked[UNPAIRED][at];
	/* How sure it is weighs more than that it is of the same people. */
	bool is_paired = paired->is_there && (!isnan(paired->variance) || !unpaired->is_there ||
						 isnan(unpaired->variance));
	const struct worked *used = is_paired ? paired : unpaired;
	struct change change = {
		.earlier = comparing->before_rows[at],
		.mean = range_none,
		.half = NAN,
		.hindsight = look_back(comparing, comparing->rows[at], place),
	};

	if (!used->is_there)
		return change;
	change.kind = is_paired ? CHANGE_PAIRED : CHANGE_UNPAIRED;
	change.mean = range_rounded_ends(used->mean, 10);
	change.n = used->n;
	change.half = spread_half(used->variance + used->rounding, used->t);
	change.certain = change.mean.low - change.half > 0 || change.mean.high + change.half < 0;
	return change;
}

void change_find(struct figures *figures, struct figures_kin *kin)
{
	struct comparison *comparison =
	    memory_new(1, sizeof *comparison + figures->n_rows * sizeof *comparison->changes);
	struct comparing comparing;

	comparison->round = kin->figures->round;
	comparison->figures = kin->figures;
	change_look_start(&comparing, figures, kin);
	for (size_t place = 0; place <= comparing.all; place++) {
		work(&comparing, place);
		for (size_t c = 0; c < comparing.n_cells; c++) {
			const struct figure *row = comparing.rows[place * comparing.n_cells + c];

			if (row != NULL)
				comparison->changes[row - figures->rows] =
				    change_at(&comparing, place, c);
		}
	}
	change_look_free(&comparing);
	free(figures->comparison);
	figures->comparison = comparison;
	figures_kin_free(figures->earlier);
	figures->earlier = kin;
}

void change_find_next(struct figures *figures, const struct figures *earlier)
{
	const struct round *const path[] = { figures->round, earlier->round };

	change_find(figures, figures_kin_new(descent_new(path, COUNT(path)), earlier));
}

const struct change *change_of(const struct figures *figures, const struct figure *figure)
{
	return figures->comparison != NULL ? &figures->comparison->changes[figure - figures->rows]
					   : NULL;
}
