/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units, in which order, and how they are called. */
#include "report/facts/report_unit.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"

/* The rows from this one on that are of its unit. */
static struct report_unit unit_from(const struct figures *figures, size_t first)
{
	struct report_unit unit = {
		.unit = figures->rows[first].unit,
		.rows = &figures->rows[first],
		.hidden = true,
	};
	size_t place = unit.unit == FIGURES_ALL ? figures->n_participation - 1 : (size_t)unit.unit;

	unit.participation = &figures->participation[place];
	while (first + unit.n_rows < figures->n_rows && unit.rows[unit.n_rows].unit == unit.unit)
		unit.hidden = unit.rows[unit.n_rows++].hidden && unit.hidden;
	return unit;
}

static bool is_said_by_its_part(const struct organisation *organisation, int unit)
{
	size_t parts = 0;

	if (unit != FIGURES_ALL && organisation->units[unit].level != UNIT_DISTRICT)
		return false;
	for (size_t i = 0; i < organisation->n_units; i++) {
		int parent = organisation->units[i].parent;

		parts += (parent == ORGANISATION_NO_UNIT ? FIGURES_ALL : parent) == unit;
	}
	return parts == 1;
}

bool report_unit_covers(const struct report *report, int unit)
{
	if (report->unit == FIGURES_ALL)
		return true;
	return unit != FIGURES_ALL &&
	       organisation_within(report->figures->round->organisation, unit, report->unit);
}

size_t report_unit_list(const struct report *report, struct report_unit **units)
{
	const struct figures *figures = report->figures;
	size_t n = 0, first = figures->n_rows;
	struct report_unit unit;

	*units = memory_new(figures->n_participation + 1, sizeof **units);
	/* The whole stands last in the table. */
	while (first > 0 && figures->rows[first - 1].unit == FIGURES_ALL)
		first--;
	for (size_t done = 0; done < figures->n_rows; done += unit.n_rows) {
		unit = unit_from(figures, (first + done) % figures->n_rows);
		if (report_unit_covers(report, unit.unit) &&
		    !is_said_by_its_part(figures->round->organisation, unit.unit))
			(*units)[n++] = unit;
	}
	return n;
}

/* Rows stand unit by unit in the organisation's order, and those of the whole last. */
static bool is_before(const struct figure *row, int unit)
{
	return unit == FIGURES_ALL ? row->unit != FIGURES_ALL
				   : row->unit != FIGURES_ALL && row->unit < unit;
}

struct report_unit report_unit_rows_of(const struct figures *figures, int place)
{
	struct report_unit unit = { .unit = place };
	size_t low = 0, high = figures->n_rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_before(&figures->rows[middle], place))
			low = middle + 1;
		else
			high = middle;
	}
	unit.rows = &figures->rows[low];
	while (low + unit.n_rows < figures->n_rows && unit.rows[unit.n_rows].unit == place)
		unit.n_rows++;
	return unit;
}

struct report_unit report_unit_rows(const struct figures *figures, const char *id)
{
	int unit = organisation_find(figures->round->organisation, id);

	return unit == ORGANISATION_NO_UNIT ? (struct report_unit){ .unit = unit }
					    : report_unit_rows_of(figures, unit);
}

const struct figure *report_unit_row(const struct report_unit *unit, const struct figure *like)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (unit->rows[i].kind == like->kind && unit->rows[i].area == like->area)
			return &unit->rows[i];
	return NULL;
}

const char *report_unit_id(const struct report *report, int unit)
{
	return unit == FIGURES_ALL ? NULL : report->figures->round->organisation->units[unit].id;
}

char *report_unit_name(const struct report *report, const struct report_unit *unit)
{
	if (unit->unit == FIGURES_ALL)
		return text_format("%s", _("All schools"));
	return organisation_full_name(report->figures->round->organisation, unit->unit);
}

char *report_unit_answered(const struct report_unit *unit)
{
	if (unit->participation->hidden)
		return text_format("%s", _("hidden: too few"));
	return text_format(_("%ld of %ld have answered"), unit->participation->responses,
	    unit->participation->heads);
}

char *report_unit_label(const struct report *report, const struct figure *figure)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	if (figure->kind == FIGURE_TOTAL)
		return text_format("%s", _("Total"));
	return text_format("%s %s", figure->area->id,
	    questionnaire_say(questionnaire, &figure->area->title, report->language));
}

char *report_unit_publication(const struct report *report)
{
	const struct report_publication *publication = &report->publication;
	const char *closed = report->figures->round->closed;

	if (publication->number == 0)
		return NULL;
	if (publication->number == 1)
		return text_format(
		    _("First publication, as the round was when it closed on %s."), closed);
	return text_format(_("Publication %zu, of %s; the round closed on %s."),
	    publication->number, publication->day, closed);
}

const char *report_unit_why(const struct report_unit *unit)
{
	return unit->participation->beyond
		   ? _("More have answered than there are people here, so none of them is counted.")
		   : _("hidden: too few");
}

const char *report_unit_others_said(void)
{
	return _("* Others gave no answer or are counted further up.");
}

const char *report_unit_others(const struct report_unit *unit)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (unit->rows[i].others)
			return report_unit_others_said();
	return NULL;
}

struct range report_unit_interval(const struct figure *figure)
{
	struct range interval = range_around(figure->index, figure->half);

	if (range_is_none(interval))
		return range_none;
	return (struct range){ fmax(interval.low, 0), fmin(interval.high, 100) };
}

char *report_unit_index(const struct report *report, const struct figure *figure)
{
	char *index = range_say(figure->index, 1, report->utf8), *half, *said;

	if (isnan(figure->half))
		return index;
	half = range_say(range_of(figure->half), 1, report->utf8);
	said = text_format("%s %s %s", index, report->utf8 ? "±" : "+-", half);
	free(index);
	free(half);
	return said;
}

char *report_unit_n(const struct report *report, const struct figure *figure)
{
	const char *least = report->utf8 ? "≥ " : ">= ";

	return text_format("%s%ld", figure->n_is_least ? least : "", figure->n);
}

char *report_unit_n_words(const struct figure *figure)
{
	return text_format(figure->n_is_least ? _("at least %ld") : "%ld", figure->n);
}

static const char *level_name(const struct report *report, size_t level)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	return questionnaire_say(
	    questionnaire, &questionnaire->levels[level - 1].name, report->language);
}

char *report_unit_level(const struct report *report, const struct figure *figure)
{
	if (figure->level == 0)
		return NULL;
	if (figure->level_low == figure->level_high)
		return memory_copy(level_name(report, figure->level));
	return text_format("%s%s%s", level_name(report, figure->level_low),
	    report->utf8 ? "–" : "-", level_name(report, figure->level_high));
}
