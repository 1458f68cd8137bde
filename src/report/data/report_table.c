/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The columns that CSV and JSON share. */
#include "report/data/report_table.h"

#include <assert.h>

#include "figures/change/change.h"
#include "report/facts/report_unit.h"

enum column {
	COLUMN_ROUND,
	COLUMN_LEVEL,
	COLUMN_UNIT,
	COLUMN_UNIT_NAME,
	COLUMN_KIND,
	COLUMN_ID,
	COLUMN_N,
	COLUMN_N_IS_LEAST,
	COLUMN_MEAN,
	COLUMN_SD,
	COLUMN_MEDIAN,
	COLUMN_INDEX,
	COLUMN_INDEX_LOW,
	COLUMN_INDEX_HIGH,
	COLUMN_LEVEL_REACHED,
	COLUMN_LEVEL_LOW,
	COLUMN_LEVEL_HIGH,
	COLUMN_ALPHA,
	COLUMN_HIDDEN,
	COLUMN_OTHERS,
	COLUMN_COMPARED_WITH,
	COLUMN_EARLIER,
	COLUMN_HINDSIGHT,
	COLUMN_CHANGE,
	COLUMN_CHANGE_LOW,
	COLUMN_CHANGE_HIGH,
	COLUMN_CHANGE_CERTAIN,
	COLUMN_CHANGE_N,
	COLUMN_CHANGE_KIND,
	COLUMN_WAS,
};

static_assert((int)COLUMN_COMPARED_WITH == (int)REPORT_TABLE_OWN &&
		  (int)COLUMN_WAS + 1 == (int)REPORT_TABLE_COLUMNS,
    "each has its place");

const char *const report_table_names[REPORT_TABLE_COLUMNS] = {
	[COLUMN_ROUND] = "round",
	[COLUMN_LEVEL] = "level",
	[COLUMN_UNIT] = "unit",
	[COLUMN_UNIT_NAME] = "unit_name",
	[COLUMN_KIND] = "kind",
	[COLUMN_ID] = "id",
	[COLUMN_N] = "n",
	[COLUMN_N_IS_LEAST] = "n_is_least",
	[COLUMN_MEAN] = "mean",
	[COLUMN_SD] = "sd",
	[COLUMN_MEDIAN] = "median",
	[COLUMN_INDEX] = "index",
	[COLUMN_INDEX_LOW] = "index_low",
	[COLUMN_INDEX_HIGH] = "index_high",
	[COLUMN_LEVEL_REACHED] = "level_reached",
	[COLUMN_LEVEL_LOW] = "level_low",
	[COLUMN_LEVEL_HIGH] = "level_high",
	[COLUMN_ALPHA] = "alpha",
	[COLUMN_HIDDEN] = "hidden",
	[COLUMN_OTHERS] = "others",
	[COLUMN_COMPARED_WITH] = "compared_with",
	[COLUMN_EARLIER] = "earlier",
	[COLUMN_HINDSIGHT] = "hindsight",
	[COLUMN_CHANGE] = "change",
	[COLUMN_CHANGE_LOW] = "change_low",
	[COLUMN_CHANGE_HIGH] = "change_high",
	[COLUMN_CHANGE_CERTAIN] = "change_certain",
	[COLUMN_CHANGE_N] = "change_n",
	[COLUMN_CHANGE_KIND] = "change_kind",
	[COLUMN_WAS] = "was",
};

static const char *const kind_names[] = {
	[FIGURE_ITEM] = "item",
	[FIGURE_AREA] = "area",
	[FIGURE_TOTAL] = "total",
};

struct report_cell report_table_text(const char *text)
{
	return (struct report_cell){ .kind = REPORT_CELL_TEXT, .text = text };
}

static struct report_cell count_cell(long count)
{
	return (struct report_cell){ .kind = REPORT_CELL_COUNT, .count = count };
}

static struct report_cell flag_cell(bool flag)
{
	return (struct report_cell){ .kind = REPORT_CELL_FLAG, .count = flag };
}

/* A level, or nothing in areas without. */
static struct report_cell level_cell(size_t level)
{
	if (level == 0)
		return (struct report_cell){ .kind = REPORT_CELL_EMPTY };
	return count_cell((long)level);
}

struct report_cell report_table_range(struct range range, int decimals)
{
	if (range_is_none(range))
		return (struct report_cell){ .kind = REPORT_CELL_EMPTY };
	return (
	    struct report_cell){ .kind = REPORT_CELL_NUMBER, .range = range, .decimals = decimals };
}

/* What the row is about. */
static void name_row(
    const struct report *report, const struct figure *figure, struct report_cell *row)
{
	const struct round *round = report->figures->round;

	row[COLUMN_ROUND] = report_table_text(round->id);
	if (figure->unit == FIGURES_ALL) {
		row[COLUMN_LEVEL] = row[COLUMN_UNIT] = report_table_text("all");
	} else {
		const struct unit *unit = &round->organisation->units[figure->unit];

		row[COLUMN_LEVEL] = report_table_text(organisation_level_name(unit->level));
		row[COLUMN_UNIT] = report_table_text(unit->id);
		row[COLUMN_UNIT_NAME] = report_table_text(unit->name);
	}
	row[COLUMN_KIND] = report_table_text(kind_names[figure->kind]);
	if (figure->item != NULL)
		row[COLUMN_ID] = report_table_text(figure->item->id);
	if (figure->area != NULL)
		row[COLUMN_ID] = report_table_text(figure->area->id);
	row[COLUMN_HIDDEN] = flag_cell(figure->hidden);
	row[COLUMN_OTHERS] = flag_cell(figure->others);
}

static const char *const change_names[] = {
	[CHANGE_UNPAIRED] = "unpaired",
	[CHANGE_PAIRED] = "paired",
};

size_t report_table_columns(const struct report *report)
{
	return report->figures->comparison != NULL ? REPORT_TABLE_COLUMNS : REPORT_TABLE_OWN;
}

/* The two ends of an interval. */
static void add_ends(struct report_cell *row, enum column low, struct range interval)
{
	row[low] = report_table_range(range_of(interval.low), 1);
	row[low + 1] = report_table_range(range_of(interval.high), 1);
}

/* What is told of the earlier round stands there also where the newer figure is hidden. */
static void add_change(
    const struct report *report, const struct figure *figure, struct report_cell *row)
{
	const struct change *change = change_of(report->figures, figure);
	const char *was = figures_kin_ids(report->figures->earlier, figure->unit);
	const struct figure *earlier;

	if (change == NULL)
		return;
	row[COLUMN_COMPARED_WITH] = report_table_text(report->figures->comparison->round->id);
	if (was != NULL)
		row[COLUMN_WAS] = report_table_text(was);
	earlier = change->earlier;
	if (earlier != NULL && !earlier->hidden)
		row[COLUMN_EARLIER] =
		    report_table_range(earlier->item != NULL ? earlier->mean : earlier->index, 1);
	row[COLUMN_HINDSIGHT] = report_table_range(change->hindsight, 1);
	if (change->kind == CHANGE_NONE)
		return;
	row[COLUMN_CHANGE] = report_table_range(change->mean, 1);
	add_ends(row, COLUMN_CHANGE_LOW, range_around(change->mean, change->half));
	row[COLUMN_CHANGE_CERTAIN] = flag_cell(change->certain);
	if (change->kind == CHANGE_PAIRED)
		row[COLUMN_CHANGE_N] = count_cell(change->n);
	row[COLUMN_CHANGE_KIND] = report_table_text(change_names[change->kind]);
}

void report_table_row(const struct report *report, const struct figure *figure,
    struct report_cell row[REPORT_TABLE_COLUMNS])
{
	for (size_t i = 0; i < REPORT_TABLE_COLUMNS; i++)
		row[i] = (struct report_cell){ .kind = REPORT_CELL_EMPTY };
	name_row(report, figure, row);
	add_change(report, figure, row);
	if (figure->hidden)
		return;
	row[COLUMN_N] = count_cell(figure->n);
	row[COLUMN_N_IS_LEAST] = flag_cell(figure->n_is_least);
	row[COLUMN_MEAN] = report_table_range(figure->mean, 1);
	row[COLUMN_SD] = report_table_range(figure->sd, 1);
	row[COLUMN_MEDIAN] = report_table_range(range_of(figure->median), 1);
	row[COLUMN_INDEX] = report_table_range(figure->index, 1);
	add_ends(row, COLUMN_INDEX_LOW, report_unit_interval(figure));
	row[COLUMN_LEVEL_REACHED] = level_cell(figure->level);
	row[COLUMN_LEVEL_LOW] = level_cell(figure->level_low);
	row[COLUMN_LEVEL_HIGH] = level_cell(figure->level_high);
	row[COLUMN_ALPHA] = report_table_range(range_of(figure->alpha), 2);
}
