/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A workbook: a sheet for the table of figures, the trend where it is asked for, the codebook, and
 * what it all is. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "report/data/codebook.h"
#include "report/data/report_data.h"
#include "report/data/report_trend_table.h"
#include "report/data/xlsx_book.h"

/* How many columns the report has, and those in which something is told by its bounds: their ends
 * stand at the right. */
struct bounds {
	size_t columns;
	bool is_bound[REPORT_TABLE_COLUMNS];
};

static_assert((int)REPORT_TABLE_COLUMNS * 3 <= (int)XLSX_MAX_COLUMNS, "all columns have room");

static bool is_bounded(const struct report_cell *cell)
{
	return cell->kind == REPORT_CELL_NUMBER && cell->range.low < cell->range.high;
}

static void find_bounds(const struct report *report, struct bounds *bounds)
{
	struct report_cell row[REPORT_TABLE_COLUMNS];

	bounds->columns = report_table_columns(report);
	for (size_t i = 0; i < report->figures->n_rows; i++) {
		if (!report_unit_covers(report, report->figures->rows[i].unit))
			continue;
		report_table_row(report, &report->figures->rows[i], row);
		for (size_t column = 0; column < bounds->columns; column++)
			bounds->is_bound[column] =
			    bounds->is_bound[column] || is_bounded(&row[column]);
	}
}

/* What the end of a column is called: a change has ends of its own already, those of its interval.
 */
static char *name_of_end(size_t column, const char *end)
{
	char *name = text_format("%s_%s", report_table_names[column], end);

	for (size_t i = 0; i < REPORT_TABLE_COLUMNS; i++)
		if (strcmp(name, report_table_names[i]) == 0) {
			free(name);
			return text_format("%s_bound_%s", report_table_names[column], end);
		}
	return name;
}

static void add_heading(struct xlsx_book *book, const struct bounds *bounds)
{
	static const char *const ends[] = { "low", "high" };

	for (size_t i = 0; i < bounds->columns; i++)
		xlsx_book_bold(book, report_table_names[i]);
	for (size_t i = 0; i < 2 * bounds->columns; i++) {
		char *name;

		if (!bounds->is_bound[i / 2])
			continue;
		name = name_of_end(i / 2, ends[i % 2]);
		xlsx_book_bold(book, name);
		free(name);
	}
	xlsx_book_end_row(book);
	xlsx_book_heading(book);
}

static void add_cell(struct xlsx_book *book, const struct report_cell *cell)
{
	switch (cell->kind) {
	case REPORT_CELL_EMPTY:
		xlsx_book_empty(book);
		break;
	case REPORT_CELL_TEXT:
		xlsx_book_text(book, cell->text);
		break;
	case REPORT_CELL_NUMBER:
		xlsx_book_range(book, cell->range, cell->decimals);
		break;
	case REPORT_CELL_COUNT:
	case REPORT_CELL_FLAG:
		xlsx_book_count(book, cell->count);
		break;
	}
}

static void add_end(struct xlsx_book *book, const struct report_cell *cell, double end)
{
	if (is_bounded(cell) && !isinf(end))
		xlsx_book_range(book, (struct range){ end, end }, cell->decimals);
	else
		xlsx_book_empty(book);
}

static void add_row(struct xlsx_book *book, const struct bounds *bounds,
    const struct report_cell row[REPORT_TABLE_COLUMNS])
{
	for (size_t i = 0; i < bounds->columns; i++)
		add_cell(book, &row[i]);
	for (size_t i = 0; i < bounds->columns; i++) {
		if (!bounds->is_bound[i])
			continue;
		add_end(book, &row[i], row[i].range.low);
		add_end(book, &row[i], row[i].range.high);
	}
	xlsx_book_end_row(book);
}

static void add_figures(struct xlsx_book *book, const struct report *report)
{
	struct report_cell row[REPORT_TABLE_COLUMNS];
	struct bounds bounds = { 0 };

	find_bounds(report, &bounds);
	xlsx_book_sheet(book, _("Figures"));
	add_heading(book, &bounds);
	for (size_t i = 0; i < report->figures->n_rows; i++) {
		if (!report_unit_covers(report, report->figures->rows[i].unit))
			continue;
		report_table_row(report, &report->figures->rows[i], row);
		add_row(book, &bounds, row);
	}
}

static void add_trend_row(void *context, const struct report_cell row[REPORT_TREND_COLUMNS])
{
	struct xlsx_book *book = context;

	for (size_t i = 0; i < REPORT_TREND_COLUMNS; i++)
		add_cell(book, &row[i]);
	xlsx_book_end_row(book);
}

static void add_trend(struct xlsx_book *book, const struct report *report)
{
	xlsx_book_sheet(book, _("All rounds"));
	for (size_t i = 0; i < REPORT_TREND_COLUMNS; i++)
		xlsx_book_bold(book, report_trend_name(i));
	xlsx_book_end_row(book);
	xlsx_book_heading(book);
	report_trend_each(report, add_trend_row, book);
}

static void add_codebook(struct xlsx_book *book, const struct report *report)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	xlsx_book_sheet(book, _("Codebook"));
	for (size_t i = 0; i < CODEBOOK_COLUMNS; i++)
		xlsx_book_bold(book, codebook_names[i]);
	xlsx_book_end_row(book);
	xlsx_book_heading(book);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		struct codebook_line line;

		codebook_line(&line, questionnaire, &questionnaire->items[i], report->language);
		for (size_t column = 0; column < CODEBOOK_TEXTS; column++)
			xlsx_book_text(book, line.texts[column]);
		for (size_t column = 0; column < CODEBOOK_FLAGS; column++)
			xlsx_book_count(book, line.flags[column]);
		xlsx_book_end_row(book);
		codebook_line_free(&line);
	}
}

static void add_fact(struct xlsx_book *book, const char *name, const char *fact)
{
	xlsx_book_bold(book, name);
	xlsx_book_text(book, fact);
	xlsx_book_end_row(book);
}

/* A fact that was put together for this. */
static void add_made_fact(struct xlsx_book *book, const char *name, char *fact)
{
	add_fact(book, name, fact);
	free(fact);
}

static void add_promise(struct xlsx_book *book, const struct round *round)
{
	add_made_fact(book, _("Promise"),
	    text_format(_("A group of fewer than %ld people has no figures here, and one of fewer "
			  "than %ld no standard deviation or median."),
		round->min_group, round->min_distribution));
	add_fact(book, "hidden",
	    _("1 where too few are behind the figures; 0 where they are shown. An empty cell has "
	      "nothing to say."));
	add_fact(book, "n_is_least",
	    _("1 where n is a minimum, and more may be behind the figures; 0 where it is exact."));
	add_fact(
	    book, "others", _("1 where others gave no answer or are counted further up; else 0."));
	add_fact(book, "index_low, index_high",
	    _("The interval in which the index lies 95 times out of 100; level_low and level_high "
	      "are the levels that it reaches."));
	add_fact(book, "≥ ≤",
	    _("A bound: the figure is this or more, or this or less. A closer one would say what "
	      "each of a group answered."));
	add_fact(book, "≈",
	    _("The middle of what is shown: the figure lies somewhere between the ends, which are "
	      "to the right, in the columns that end in _low and _high."));
}

static void add_about(struct xlsx_book *book, const struct report *report)
{
	const struct round *round = report->figures->round;
	const struct questionnaire *questionnaire = round->questionnaire;
	char *publication = report_unit_publication(report);

	xlsx_book_sheet(book, _("About"));
	add_fact(book, _("Round"), round->title);
	add_fact(book, "round", round->id);
	add_fact(book, _("Closed"), round->closed);
	if (publication != NULL)
		add_made_fact(book, _("Publication"), publication);
	add_fact(book, _("Questionnaire"),
	    questionnaire_say(questionnaire, &questionnaire->title, report->language));
	add_made_fact(book, _("Unit"),
	    report->unit == FIGURES_ALL
		? text_format("%s", _("All schools"))
		: organisation_full_name(round->organisation, report->unit));
	add_promise(book, round);
	add_fact(book, _("Codebook"),
	    _("What the ids and values mean is on the sheet before this one."));
}

static void count_row(void *context, const struct report_cell row[REPORT_TREND_COLUMNS])
{
	(void)row;
	++*(size_t *)context;
}

static enum error check_rows(const struct report *report)
{
	size_t n_rows = report->figures->n_rows, n_trend = 0;

	if (report->unit != FIGURES_ALL) {
		n_rows = 0;
		for (size_t i = 0; i < report->figures->n_rows; i++)
			n_rows += report_unit_covers(report, report->figures->rows[i].unit);
	}
	if (report->trend != NULL)
		report_trend_each(report, count_row, &n_trend);
	if (n_rows < n_trend)
		n_rows = n_trend;
	if (n_rows < XLSX_MAX_ROWS)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_TOO_LARGE,
		_("the report has %zu rows, and a spreadsheet has room for no more than %d"),
		n_rows, (int)XLSX_MAX_ROWS - 1),
	    _("Ask for one unit with --unit, or use --format csv."));
}

enum error report_xlsx(const struct report *report, struct text *out)
{
	struct xlsx_book *book = NULL;
	enum error rc = check_rows(report);

	if (rc == ERROR_NONE)
		rc = xlsx_book_new(
		    &book, report->figures->round->title, report->figures->round->closed);
	if (rc == ERROR_NONE) {
		add_figures(book, report);
		if (report->trend != NULL)
			add_trend(book, report);
		add_codebook(book, report);
		add_about(book, report);
		rc = xlsx_book_take(book, out);
	}
	xlsx_book_free(book);
	return rc;
}
