/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The report for people: unit by unit a heading, a bar for each area, a line for each item, a
 * thermometer for each action, how the answers are spread, what people wrote. At most 80 columns;
 * what is longer is cut, but for the heading, labels and comments, which are wrapped. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "report/facts/report_change.h"
#include "report/facts/report_line.h"
#include "report/facts/report_plans.h"
#include "report/report_formats.h"
#include "report/report_text.h"
#include "report/report_text_dialogue.h"

enum {
	LABEL_WIDTH = 22,
	BAR_WIDTH = 15, /* from 0 to 100: three columns are worth 20 */
	INDEX_WIDTH = 16,
	LEVEL_WIDTH = REPORT_LINE_WIDTH - LABEL_WIDTH - BAR_WIDTH - INDEX_WIDTH - REPORT_LINE_N - 2,
};

static void add_heading(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const char *dot = report->utf8 ? "·" : "-";
	char *name = report_unit_name(report, unit);
	char *answered = report_unit_answered(unit);
	char *heading =
	    text_format("%s %s %s %s %s", name, dot, report->figures->round->title, dot, answered);

	report_line_wrapped(out, heading, "", "");
	free(name);
	free(answered);
	free(heading);
}

static void add_index(const struct report *report, struct text *out, const struct figure *figure)
{
	char *index = report_unit_index(report, figure);

	report_line_bar(report, out, range_number(figure->index) / 100, BAR_WIDTH);
	report_line_right(out, index, INDEX_WIDTH);
	free(index);
}

/* The beginning of a line below an area's. */
static void add_below(const struct report *report, struct text *out, const char *label)
{
	text_add(out, "  ");
	report_line_left(report, out, label, LABEL_WIDTH - 2);
	text_add(out, " ");
}

/* The change, what it is a change from, and how people see that now. */
static void add_change(const struct report *report, struct text *out, const struct figure *figure)
{
	const struct change *change = change_of(report->figures, figure);
	char *said = report_change_say(report, change);

	if (said[0] != '\0') {
		add_below(report, out, _("change"));
		text_addf(out, "%s\n", said);
	}
	free(said);
	if (change->earlier && !change->earlier->hidden) {
		add_below(report, out, _("then"));
		add_index(report, out, change->earlier);
		report_line_n(report, out, change->earlier);
		report_line_end(out);
	}
	if (!range_is_none(change->hindsight)) {
		const struct figure seen = { .index = change->hindsight, .half = NAN };

		add_below(report, out, _("then, seen from now"));
		add_index(report, out, &seen);
		text_add(out, "\n");
	}
}

static void add_area(const struct report *report, struct text *out, const struct figure *figure)
{
	char *label = report_unit_label(report, figure);
	char *level = figure->hidden ? NULL : report_unit_level(report, figure);

	report_line_left(report, out, label, LABEL_WIDTH);
	text_add(out, " ");
	if (figure->hidden) {
		text_addf(
		    out, "%s%s", _("hidden: too few"), figure->others ? REPORT_UNIT_OTHERS : "");
	} else {
		add_index(report, out, figure);
		report_line_n(report, out, figure);
	}
	if (level != NULL) {
		text_add(out, " ");
		report_line_cut(report, out, level, LEVEL_WIDTH);
	}
	free(label);
	free(level);
	report_line_end(out);
	if (!figure->hidden && report->figures->comparison != NULL)
		add_change(report, out, figure);
}

static void add_areas(const struct report *report, struct text *out, const struct report_unit *unit)
{
	const char *others = report_unit_others(unit);
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		if (unit->rows[i].kind == FIGURE_ITEM)
			continue;
		if (n++ == 0) {
			report_line_times(out, " ", LABEL_WIDTH + 1);
			text_add(out, "0  20 40 60 80 100");
			report_line_times(out, " ", INDEX_WIDTH - 3);
			report_line_n_head(out);
			text_addf(out, "  %s\n", _("level"));
		}
		add_area(report, out, &unit->rows[i]);
	}
	if (n > 0)
		text_add(out, "\n");
	if (others != NULL) {
		report_line_wrapped(out, others, "", "  ");
		text_add(out, "\n");
	}
}

static void add_unit(const struct report *report, struct text *out, const struct report_unit *units,
    size_t n_units, const struct report_unit *unit)
{
	if (out->length > 1 && strcmp(out->bytes + out->length - 2, "\n\n") != 0)
		text_add(out, "\n");
	add_heading(report, out, unit);
	if (unit->hidden && !unit->participation->hidden)
		report_line_wrapped(out, report_unit_why(unit), "", "");
	/* A plan is no figure; and who asks for this unit alone reads why. */
	if (unit->hidden && (unit->unit == report->unit ||
				(report->plans && report_plan_is_whole(report, unit->unit)))) {
		text_add(out, "\n");
		report_text_dialogue(report, out, units, n_units, unit);
	}
	if (unit->hidden)
		return;
	report_line_times(out, report->utf8 ? "─" : "-", REPORT_LINE_WIDTH);
	text_add(out, "\n");
	add_areas(report, out, unit);
	report_text_dialogue(report, out, units, n_units, unit);
	report_text_items(report, out, unit);
	report_text_actions(report, out, unit);
	report_text_shares(report, out, unit);
	report_text_comments(report, out, unit);
}

/* How to read the changes, once. */
static void add_notes(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n)
{
	char *notes[REPORT_CHANGE_NOTES];
	size_t n_notes = report_change_notes(report, units, n, false, notes);

	for (size_t i = 0; i < n_notes; i++) {
		text_add(out, "\n");
		report_line_wrapped(out, notes[i], "", "");
		free(notes[i]);
	}
}

void report_text(const struct report *report, struct text *out)
{
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);
	char *publication = report_unit_publication(report);

	if (publication)
		text_addf(out, "%s\n", publication);
	free(publication);
	for (size_t i = 0; i < n; i++)
		add_unit(report, out, units, n, &units[i]);
	if (report->figures->comparison)
		add_notes(report, out, units, n);
	free(units);
}
