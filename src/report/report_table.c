/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The columns that CSV and JSON share. */
#include "report/report_table.h"

#include "figures/change.h"

enum column {
	COLUMN_ROUND,
	COLUMN_LEVEL,
	COLUMN_UNIT,
	COLUMN_UNIT_NAME,
	COLUMN_KIND,
	COLUMN_ID,
	COLUMN_N,
	COLUMN_NOT_APPLICABLE,
	COLUMN_NOT_SAID,
	COLUMN_MEAN,
	COLUMN_SD,
	COLUMN_MEDIAN,
	COLUMN_INDEX,
	COLUMN_LEVEL_REACHED,
	COLUMN_ALPHA,
	COLUMN_HIDDEN,
	COLUMN_COMPARED_WITH,
	COLUMN_EARLIER,
	COLUMN_CHANGE,
	COLUMN_CHANGE_LOW,
	COLUMN_CHANGE_HIGH,
	COLUMN_CHANGE_N,
	COLUMN_CHANGE_KIND,
};

const char *const report_table_names[REPORT_TABLE_COLUMNS] = {
	[COLUMN_ROUND] = "round",
	[COLUMN_LEVEL] = "level",
	[COLUMN_UNIT] = "unit",
	[COLUMN_UNIT_NAME] = "unit_name",
	[COLUMN_KIND] = "kind",
	[COLUMN_ID] = "id",
	[COLUMN_N] = "n",
	[COLUMN_NOT_APPLICABLE] = "not_applicable",
	[COLUMN_NOT_SAID] = "not_said",
	[COLUMN_MEAN] = "mean",
	[COLUMN_SD] = "sd",
	[COLUMN_MEDIAN] = "median",
	[COLUMN_INDEX] = "index",
	[COLUMN_LEVEL_REACHED] = "level_reached",
	[COLUMN_ALPHA] = "alpha",
	[COLUMN_HIDDEN] = "hidden",
	[COLUMN_COMPARED_WITH] = "compared_with",
	[COLUMN_EARLIER] = "earlier",
	[COLUMN_CHANGE] = "change",
	[COLUMN_CHANGE_LOW] = "change_low",
	[COLUMN_CHANGE_HIGH] = "change_high",
	[COLUMN_CHANGE_N] = "change_n",
	[COLUMN_CHANGE_KIND] = "change_kind",
};

static const char *const kind_names[] = {
	[FIGURE_ITEM] = "item",
	[FIGURE_AREA] = "area",
	[FIGURE_TOTAL] = "total",
};

static struct report_cell text_cell(const char *text)
{
	return (struct report_cell){ .kind = REPORT_CELL_TEXT, .text = text };
}

static struct report_cell count_cell(long count)
{
	if (count == FIGURES_UNSAID)
		return (struct report_cell){ .kind = REPORT_CELL_EMPTY };
	return (struct report_cell){ .kind = REPORT_CELL_COUNT, .count = count };
}

static struct report_cell range_cell(struct range range, int decimals)
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

	row[COLUMN_ROUND] = text_cell(round->id);
	if (figure->unit == FIGURES_ALL) {
		row[COLUMN_LEVEL] = row[COLUMN_UNIT] = text_cell("all");
	} else {
		const struct unit *unit = &round->organisation->units[figure->unit];

		row[COLUMN_LEVEL] = text_cell(organisation_level_name(unit->level));
		row[COLUMN_UNIT] = text_cell(unit->id);
		row[COLUMN_UNIT_NAME] = text_cell(unit->name);
	}
	row[COLUMN_KIND] = text_cell(kind_names[figure->kind]);
	if (figure->item)
		row[COLUMN_ID] = text_cell(figure->item->id);
	if (figure->area)
		row[COLUMN_ID] = text_cell(figure->area->id);
	row[COLUMN_HIDDEN] =
	    (struct report_cell){ .kind = REPORT_CELL_FLAG, .count = figure->hidden };
}

static const char *const change_names[] = {
	[CHANGE_UNPAIRED] = "unpaired",
	[CHANGE_PAIRED] = "paired",
};

size_t report_table_columns(const struct report *report)
{
	return report->figures->comparison ? REPORT_TABLE_COLUMNS : COLUMN_COMPARED_WITH;
}

/* What is told of the earlier round stands there also where the newer figure is hidden. */
static void add_change(
    const struct report *report, const struct figure *figure, struct report_cell *row)
{
	const struct change *change = change_of(report->figures, figure);

	if (!change)
		return;
	row[COLUMN_COMPARED_WITH] = text_cell(report->figures->comparison->round->id);
	if (change->earlier && !change->earlier->hidden)
		row[COLUMN_EARLIER] = range_cell(change->earlier->mean, 1);
	if (change->kind == CHANGE_NONE)
		return;
	row[COLUMN_CHANGE] = range_cell(change->mean, 1);
	row[COLUMN_CHANGE_LOW] = range_cell(range_of(change->low), 1);
	row[COLUMN_CHANGE_HIGH] = range_cell(range_of(change->high), 1);
	if (change->kind == CHANGE_PAIRED)
		row[COLUMN_CHANGE_N] = count_cell(change->n);
	row[COLUMN_CHANGE_KIND] = text_cell(change_names[change->kind]);
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
	if (figure->kind == FIGURE_ITEM) {
		row[COLUMN_NOT_APPLICABLE] = count_cell(figure->not_applicable);
		row[COLUMN_NOT_SAID] = count_cell(figure->not_said);
	}
	row[COLUMN_MEAN] = range_cell(figure->mean, 1);
	row[COLUMN_SD] = range_cell(figure->sd, 1);
	row[COLUMN_MEDIAN] = range_cell(range_of(figure->median), 1);
	row[COLUMN_INDEX] = range_cell(figure->index, 1);
	if (figure->level > 0)
		row[COLUMN_LEVEL_REACHED] = count_cell((long)figure->level);
	row[COLUMN_ALPHA] = range_cell(range_of(figure->alpha), 2);
}

bool report_table_covers_unit(const struct report *report, int unit)
{
	if (report->unit == FIGURES_ALL)
		return true;
	return unit != FIGURES_ALL &&
	       organisation_within(report->figures->round->organisation, unit, report->unit);
}

bool report_table_covers(const struct report *report, const struct figure *figure)
{
	return report_table_covers_unit(report, figure->unit);
}
