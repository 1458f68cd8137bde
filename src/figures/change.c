/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The change of each cell: who is shown, how exactly, and what is then told of it. */
#include "figures/change.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/change_column.h"
#include "figures/table.h"

/* Where the row of a cell is. */
struct finder {
	const struct figures *figures;
	const struct figure **rows; /* place by place: items, areas, total */
	size_t each;
};

static size_t cell_number(
    const struct questionnaire *questionnaire, const struct item *item, const struct area *area)
{
	if (item)
		return item->number;
	if (area)
		return questionnaire->n_items + (size_t)(area - questionnaire->areas);
	return questionnaire->n_items + questionnaire->n_areas;
}

static size_t place_of(const struct figures *figures, const struct figure *figure)
{
	return figure->unit == FIGURES_ALL ? figures->round->organisation->n_units
					   : (size_t)figure->unit;
}

static struct finder finder_new(const struct figures *figures)
{
	const struct questionnaire *questionnaire = figures->round->questionnaire;
	struct finder finder = { .figures = figures };

	finder.each = questionnaire->n_items + questionnaire->n_areas + 1;
	finder.rows = memory_new(
	    (figures->round->organisation->n_units + 1) * finder.each, sizeof(struct figure *));
	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];

		finder.rows[place_of(figures, row) * finder.each +
			    cell_number(questionnaire, row->item, row->area)] = row;
	}
	return finder;
}

/* `area` only of an area's own row. */
static const struct figure *find(
    const struct finder *finder, size_t place, const struct item *item, const struct area *area)
{
	return finder->rows[place * finder->each +
			    cell_number(finder->figures->round->questionnaire, item, area)];
}

/* What is told of the figure, its open end closed by the end of its scale. */
static struct range closed(struct range range, const struct ends *ends)
{
	if (isinf(range.low))
		range.low = ends->low;
	if (isinf(range.high))
		range.high = ends->high;
	return range;
}

static struct range difference(
    const struct figure *earlier, const struct figure *figure, const struct change_column *column)
{
	struct range before = closed(earlier->mean, &column->before.ends);
	struct range now = closed(figure->mean, &column->now.ends);
	struct range range = { now.low - before.high, now.high - before.low };

	return range_rounded_ends(range, 10);
}

/* The widest interval that what is told allows for. */
static void find_interval(const struct change_column *column, struct change *change)
{
	double widest = column->ends.high;
	double half = statistics_t(change->n - 1) * change->sd.high / sqrt((double)change->n);

	change->low = fmax(change->mean.low, -widest) - half;
	change->high = fmin(change->mean.high, widest) + half;
	change->low = range_rounded(change->low, 10);
	change->high = range_rounded(change->high, 10);
}

/* The pooled standard deviation of the people in both rounds; NAN where one is not told. */
static double pooled_sd(const struct figure *earlier, const struct figure *figure)
{
	return sqrt((earlier->sd.high * earlier->sd.high + figure->sd.high * figure->sd.high) / 2);
}

static enum change_certainty judge(
    const struct change *change, const struct figure *figure, bool is_interval)
{
	double nearest = change->mean.low > 0    ? change->mean.low
			 : change->mean.high < 0 ? -change->mean.high
						 : 0;
	double sd = pooled_sd(change->earlier, figure);

	if (is_interval && change->low <= 0 && change->high >= 0)
		return CHANGE_UNCERTAIN;
	if (nearest < 0.2 * sd)
		return CHANGE_UNCERTAIN;
	return is_interval ? CHANGE_CERTAIN : CHANGE_UNSAID;
}

/* The one place where a change that may be told comes to be. */
static void fill(const struct change_column *column, size_t place, const struct figure *figure,
    struct change *change)
{
	if (change->earlier->hidden || figure->hidden || range_is_none(figure->mean) ||
	    range_is_none(change->earlier->mean))
		return;
	if (!column->groups[place].shown) {
		change->kind = CHANGE_UNPAIRED;
		change->mean = difference(change->earlier, figure, column);
		change->certainty = judge(change, figure, false);
		return;
	}
	change->kind = CHANGE_PAIRED;
	change->n = column->groups[place].answered;
	change->mean = range_rounded_ends(change_column_mean(column, place), 10);
	if (change->n >= column->least_spread) {
		change->sd = range_rounded_ends(change_column_sd(column, place), 10);
		find_interval(column, change);
	}
	change->certainty = judge(change, figure, !isnan(change->low));
}

static void start(struct change *change)
{
	*change = (struct change){ .mean = range_none, .sd = range_none, .hindsight = range_none };
	change->low = change->high = NAN;
}

/* All rows of one cell. */
static void fill_rows(const struct pairs *pairs, size_t c, const struct change_column *column,
    const struct finder *now, const struct finder *before, struct comparison *comparison)
{
	const struct cell *cell = &pairs->cells[c], *earlier = &pairs->earlier[c];

	for (size_t place = 0; place <= pairs->now->organisation->n_units; place++) {
		const struct figure *figure =
		    find(now, place, cell->item, cell->item ? NULL : cell->area);
		struct change *change;

		if (!figure || pairs->tree.same[place] == PAIRS_NOWHERE)
			continue;
		change = &comparison->changes[figure - now->figures->rows];
		change->earlier = find(before, (size_t)pairs->tree.same[place], earlier->item,
		    earlier->item ? NULL : earlier->area);
		if (change->earlier)
			fill(column, place, figure, change);
	}
}

/* How people see their earlier level now: the first item that looks back at the area. */
static struct range look_back(const struct finder *now, size_t place, const struct area *area)
{
	const struct questionnaire *questionnaire = now->figures->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct figure *figure;
		double most;

		if (item->looks_back != area)
			continue;
		figure = find(now, place, item, NULL);
		if (!figure || figure->hidden || range_is_none(figure->mean))
			return range_none;
		most = (double)item->scale->n_labels - 1;
		if (item->reverse)
			return range_rounded_ends(
			    (struct range){ 100 - figure->mean.high * 100 / most,
				100 - figure->mean.low * 100 / most },
			    10);
		return range_rounded_ends(
		    (struct range){ figure->mean.low * 100 / most, figure->mean.high * 100 / most },
		    10);
	}
	return range_none;
}

static void fill_hindsight(const struct finder *now, struct comparison *comparison)
{
	for (size_t i = 0; i < now->figures->n_rows; i++) {
		const struct figure *figure = &now->figures->rows[i];

		start(&comparison->changes[i]);
		if (figure->kind == FIGURE_AREA)
			comparison->changes[i].hindsight =
			    look_back(now, place_of(now->figures, figure), figure->area);
	}
}

void change_find(struct figures *figures, const struct count *now, const struct count *before,
    const struct pairs *pairs)
{
	struct comparison *comparison = memory_new(1, sizeof(*comparison));
	struct change_column *columns = memory_new(pairs->n_cells, sizeof(*columns));
	struct finder newer, earlier;
	struct table tables[2];

	comparison->round = pairs->before;
	comparison->figures = figures_disclose(before);
	comparison->changes = memory_new(figures->n_rows, sizeof(*comparison->changes));
	newer = finder_new(figures);
	earlier = finder_new(comparison->figures);
	figures_table(before, &tables[0]);
	figures_table(now, &tables[1]);
	fill_hindsight(&newer, comparison);
	for (size_t c = 0; c < pairs->n_cells; c++) {
		if (!pairs->same[c])
			continue;
		change_column_make(pairs, c, &tables[0], &tables[1], columns, &columns[c]);
		fill_rows(pairs, c, &columns[c], &newer, &earlier, comparison);
	}
	for (size_t c = 0; c < pairs->n_cells; c++)
		change_column_free(&columns[c]);
	free(columns);
	free(newer.rows);
	free(earlier.rows);
	figures_table_free(&tables[0]);
	figures_table_free(&tables[1]);
	figures->comparison = comparison;
}

const struct change *change_of(const struct figures *figures, const struct figure *figure)
{
	return figures->comparison ? &figures->comparison->changes[figure - figures->rows] : NULL;
}

void change_free(struct comparison *comparison)
{
	if (!comparison)
		return;
	figures_free(comparison->figures);
	free(comparison->changes);
	free(comparison);
}
