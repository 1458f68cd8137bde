/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units, in which order, and how they are called. */
#include "report/report_unit.h"

#include <stdlib.h>

#include "base/language.h"
#include "base/memory.h"
#include "report/report_table.h"

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

size_t report_unit_list(const struct report *report, struct report_unit **units)
{
	const struct figures *figures = report->figures;
	size_t n = 0, first = figures->n_rows;
	struct report_unit unit;

	*units = memory_new(figures->n_participation + 1, sizeof(**units));
	/* The whole stands last in the table. */
	while (first > 0 && figures->rows[first - 1].unit == FIGURES_ALL)
		first--;
	for (size_t done = 0; done < figures->n_rows; done += unit.n_rows) {
		unit = unit_from(figures, (first + done) % figures->n_rows);
		if (report_table_covers(report, &unit.rows[0]) &&
		    !is_said_by_its_part(figures->round->organisation, unit.unit))
			(*units)[n++] = unit;
	}
	return n;
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
		    _("First publication, as the round stood when it closed on %s."), closed);
	return text_format(_("Publication %zu, of %s; the round closed on %s."),
	    publication->number, publication->day, closed);
}

const char *report_unit_level(const struct report *report, const struct figure *figure)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	if (figure->level == 0)
		return NULL;
	return questionnaire_say(
	    questionnaire, &questionnaire->levels[figure->level - 1].name, report->language);
}
