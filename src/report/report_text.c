/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The report for people: unit by unit a heading, a bar for each area, a line for each item. At most
 * 80 columns; what is longer is cut, but for the heading, which is wrapped. */
#include <math.h>
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "report/report_formats.h"
#include "report/report_unit.h"

enum {
	WIDTH = 80,
	LABEL_WIDTH = 26,
	BAR_WIDTH = 25, /* from 0 to 100: a column is worth 4 */
	INDEX_WIDTH = 10,
	MEAN_WIDTH = 10,
	N_WIDTH = 6,
	LEVEL_WIDTH = 10,
	ID_WIDTH = 8, /* at most */
};

static void add_times(struct text *out, const char *piece, size_t times)
{
	while (times-- > 0)
		text_add(out, piece);
}

/* Add as much of the text as has room; returns the columns taken. */
static size_t add_cut(
    const struct report *report, struct text *out, const char *from, size_t columns)
{
	const char *dots = report->utf8 ? "…" : "...";
	char *safe = text_made_safe(from, false);
	size_t width = text_width(safe);

	if (width <= columns) {
		text_add(out, safe);
	} else {
		size_t fitting = text_fit(safe, columns - text_width(dots));

		text_add_bytes(out, safe, fitting);
		text_add(out, dots);
		width = text_width_bytes(safe, fitting) + text_width(dots);
	}
	free(safe);
	return width;
}

static void add_left(
    const struct report *report, struct text *out, const char *from, size_t columns)
{
	add_times(out, " ", columns - add_cut(report, out, from, columns));
}

static void add_right(struct text *out, const char *from, size_t columns)
{
	size_t width = text_width(from);

	add_times(out, " ", width < columns ? columns - width : 0);
	text_add(out, from);
}

static void add_range(
    const struct report *report, struct text *out, struct range range, size_t columns)
{
	char *shown = range_say(range, 1, report->utf8);

	add_right(out, shown, columns);
	free(shown);
}

static void add_count(struct text *out, long count, size_t columns)
{
	char *shown = text_format("%ld", count);

	add_right(out, shown, columns);
	free(shown);
}

static void add_bar(const struct report *report, struct text *out, double index)
{
	/* In halves of a column where there is a sign for a half. */
	size_t halves = (size_t)lround(index * 2 * BAR_WIDTH / 100);
	size_t columns = (halves + 1) / 2;

	if (report->utf8) {
		add_times(out, "█", halves / 2);
		add_times(out, "▌", halves % 2);
	} else {
		columns = (size_t)lround(index * BAR_WIDTH / 100);
		add_times(out, "#", columns);
	}
	add_times(out, " ", BAR_WIDTH - columns);
}

static void add_heading(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const char *dot = report->utf8 ? "·" : "-";
	char *name = report_unit_name(report, unit);
	char *answered = report_unit_answered(unit);
	char *heading =
	    text_format("%s %s %s %s %s", name, dot, report->figures->round->title, dot, answered);
	char *safe = text_made_safe(heading, false);

	for (size_t at = 0, next; safe[at]; at += next) {
		text_add_bytes(out, safe + at, text_wrap(safe + at, WIDTH, &next));
		text_add(out, "\n");
	}
	free(name);
	free(answered);
	free(heading);
	free(safe);
}

static void add_area(const struct report *report, struct text *out, const struct figure *figure)
{
	const char *level = report_unit_level(report, figure);
	char *label = report_unit_label(report, figure);

	add_left(report, out, label, LABEL_WIDTH);
	free(label);
	text_add(out, " ");
	if (figure->hidden) {
		text_addf(out, "%s\n", _("hidden: too few"));
		return;
	}
	add_bar(report, out, range_number(figure->index));
	add_range(report, out, figure->index, INDEX_WIDTH);
	add_count(out, figure->n, N_WIDTH);
	if (level) {
		text_add(out, "  ");
		add_cut(report, out, level, LEVEL_WIDTH);
	}
	text_add(out, "\n");
}

static void add_areas(const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		if (unit->rows[i].kind == FIGURE_ITEM)
			continue;
		if (n++ == 0) {
			add_times(out, " ", LABEL_WIDTH + 1);
			text_add(out, "0    20   40   60   80   100");
			add_right(out, _("n"), INDEX_WIDTH + N_WIDTH - 3);
			text_addf(out, "  %s\n", _("level"));
		}
		add_area(report, out, &unit->rows[i]);
	}
	if (n > 0)
		text_add(out, "\n");
}

static void add_items(const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	size_t id_width = 0, text_columns;

	for (size_t i = 0; i < unit->n_rows; i++) {
		size_t width = unit->rows[i].item ? text_width(unit->rows[i].item->id) : 0;

		id_width = width > id_width ? width : id_width;
	}
	id_width = id_width < ID_WIDTH ? id_width : ID_WIDTH;
	text_columns = WIDTH - id_width - 2 - MEAN_WIDTH - N_WIDTH;
	add_times(out, " ", WIDTH - MEAN_WIDTH - N_WIDTH);
	add_right(out, _("mean"), MEAN_WIDTH);
	add_right(out, _("n"), N_WIDTH);
	text_add(out, "\n");
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *figure = &unit->rows[i];

		if (!figure->item)
			continue;
		add_left(report, out, figure->item->id, id_width);
		text_add(out, "  ");
		add_left(report, out,
		    questionnaire_say(questionnaire, &figure->item->text, report->language),
		    text_columns);
		if (figure->hidden) {
			add_right(out, _("hidden: too few"), MEAN_WIDTH + N_WIDTH);
		} else {
			add_range(report, out, figure->mean, MEAN_WIDTH);
			add_count(out, figure->n, N_WIDTH);
		}
		text_add(out, "\n");
	}
}

static void add_unit(const struct report *report, struct text *out, const struct report_unit *unit)
{
	if (out->length > 0)
		text_add(out, "\n");
	add_heading(report, out, unit);
	if (unit->hidden && !unit->participation->hidden)
		text_addf(out, "%s\n", _("hidden: too few"));
	if (unit->hidden)
		return;
	add_times(out, report->utf8 ? "─" : "-", WIDTH);
	text_add(out, "\n");
	add_areas(report, out, unit);
	add_items(report, out, unit);
}

void report_text(const struct report *report, struct text *out)
{
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);

	for (size_t i = 0; i < n; i++)
		add_unit(report, out, &units[i]);
	free(units);
}
