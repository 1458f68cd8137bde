/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The unit's result as its leader is told it: each area with the level and the change, also of the
 * units that are parts of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "client/steps/lead/lead_figure.h"
#include "client/steps/lead/step_lead.h"
#include "document/round/organisation_joined.h"
#include "report/facts/about_change.h"

const struct unit_result *step_lead_row(const struct journey *journey, const struct area *area)
{
	const struct unit_file *file = journey->lead->file;

	if (!lead_has_results(journey->lead))
		return NULL;
	return unit_results_find(file->results, file->unit, UNIT_RESULT_AREA, area->id);
}

char *step_lead_say_area(const struct journey *journey, const struct area *area)
{
	const struct unit_result *row = step_lead_row(journey, area);

	return row != NULL ? lead_figure_say_level(journey, row) : NULL;
}

/* The unit's own areas as a radar: those that have one number. */
static void show_axes(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		const struct unit_result *row = step_lead_row(journey, area);
		bool has_number = row != NULL && !row->hidden && !isnan(range_number(row->mean));
		double before = has_number ? range_number(row->earlier) : NAN;

		if (has_number)
			page_axis(page, area->id, lround(range_number(row->mean)),
			    isnan(before) ? PAGE_NO_PART : lround(before));
	}
}

/* Call `show` for the areas of a unit, in the questionnaire's order, and its total. */
static void each_area(const struct journey *journey, struct page *page, const char *unit,
    void (*show)(const struct journey *journey, struct page *page, const struct unit_result *row,
	const char *name))
{
	const struct unit_results *results = journey->lead->file->results;
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct unit_result *row;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		char *name;

		row = unit_results_find(results, unit, UNIT_RESULT_AREA, area->id);
		if (row == NULL)
			continue;
		name = journey_area(journey, area);
		show(journey, page, row, name);
		free(name);
	}
	row = unit_results_find(results, unit, UNIT_RESULT_TOTAL, "");
	if (row != NULL)
		show(journey, page, row, _("Total"));
}

static bool changes(const struct unit_results *results, const char *unit)
{
	for (size_t i = 0; i < results->n_rows; i++)
		if (results->rows[i].kind != UNIT_RESULT_ITEM &&
		    lead_figure_has_change(&results->rows[i]) &&
		    strcmp(results->rows[i].unit, unit) == 0)
			return true;
	return false;
}

static void show_came(const struct journey *journey, struct page *page, const char *unit)
{
	const struct organisation *organisation = journey->round->organisation;
	const struct unit_came *came = unit_results_came(journey->lead->file->results, unit);
	int place = organisation_find(organisation, unit);
	char *said;

	if (came == NULL || place == ORGANISATION_NO_UNIT)
		return;
	said = about_change_from(organisation->units[place].level, came->names, came->n);
	page_line(page, PAGE_QUIET, "%s", said);
	free(said);
}

static void show_areas(const struct journey *journey, struct page *page, const char *unit)
{
	const struct unit_results *results = journey->lead->file->results;

	each_area(journey, page, unit, lead_figure_show);
	if (!changes(results, unit))
		return;
	page_line(page, PAGE_TEXT, _("Change since %s:"), results->compared_with);
	each_area(journey, page, unit, lead_figure_show_change);
	show_came(journey, page, unit);
}

static void show_joined(const struct journey *journey, struct page *page, int unit)
{
	char *joined = organisation_joined_say(journey->round->organisation, unit);

	if (joined != NULL)
		page_line(page, PAGE_TEXT, "%s", joined);
	free(joined);
}

static void show_parts(const struct journey *journey, struct page *page)
{
	const struct organisation *organisation = journey->round->organisation;

	for (size_t i = 0; i < organisation->n_units; i++) {
		if (organisation->units[i].parent != journey->lead->unit)
			continue;
		page_line(page, PAGE_PART, "%s", organisation->units[i].name);
		show_joined(journey, page, (int)i);
		show_areas(journey, page, organisation->units[i].id);
	}
}

static void show_answered(const struct unit_results *results, struct page *page)
{
	if (results->hidden)
		page_line(page, PAGE_TEXT, "%s", _("hidden: too few"));
	else
		page_line(page, PAGE_TEXT, _("%ld of %ld have answered"), results->responses,
		    results->heads);
	if (results->beyond)
		page_line(page, PAGE_TEXT, "%s",
		    _("More have answered than there are people here, so none of them is "
		      "counted."));
}

/* What ± means, where there is any. */
static void show_about_indexes(const struct unit_results *results, struct page *page)
{
	for (size_t i = 0; i < results->n_rows; i++)
		if (results->rows[i].kind != UNIT_RESULT_ITEM && !results->rows[i].hidden &&
		    !isnan(results->rows[i].half)) {
			page_line(page, PAGE_QUIET, "%s",
			    _("The index goes from 0 to 100. Within ± the true value lies 95 times "
			      "out of 100."));
			return;
		}
}

/* What the words behind the changes mean, where there are any, each once. */
static void show_about_changes(const struct unit_results *results, struct page *page)
{
	bool any = false, intervals = false, unpaired = false;

	for (size_t i = 0; i < results->n_rows; i++) {
		const struct unit_result *row = &results->rows[i];

		if (row->kind == UNIT_RESULT_ITEM || !lead_figure_has_change(row))
			continue;
		any = true;
		intervals = intervals || !range_is_none(row->interval);
		unpaired = unpaired || row->kind_of_change == UNIT_CHANGE_UNPAIRED;
	}
	if (intervals)
		page_line(page, PAGE_QUIET, "%s", about_change_intervals());
	if (unpaired)
		page_line(page, PAGE_QUIET, "%s", about_change_unpaired());
	if (any)
		page_line(page, PAGE_QUIET, "%s", about_change_less());
}

void step_lead_show_others(const struct unit_results *results, struct page *page)
{
	for (size_t i = 0; i < results->n_rows; i++)
		if (results->rows[i].others) {
			page_line(page, PAGE_QUIET, "%s",
			    _("* Others gave no answer or are counted further up."));
			return;
		}
}

void step_lead_show_result(const struct journey *journey, struct page *page)
{
	const struct unit_results *results = journey->lead->file->results;

	show_answered(results, page);
	show_joined(journey, page, journey->lead->unit);
	show_areas(journey, page, journey->lead->file->unit);
	step_lead_show_asked(journey, page);
	show_parts(journey, page);
	show_axes(journey, page);
	page_beside(page);
	show_about_indexes(results, page);
	show_about_changes(results, page);
	step_lead_show_others(results, page);
	page_line(page, PAGE_QUIET, "%s",
	    _("Where it says \"hidden: too few\", no more detail can be shown, not even if you "
	      "ask."));
}

static enum error result_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	step_lead_show_result(journey, page);
	page_choice(page, _("Question by question"));
	page_choice(page, _("Back to the unit"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error result_choose(struct journey *journey, size_t choice)
{
	return walk_go(journey->walk, choice == 0 ? STEP_LEAD_ITEMS : STEP_LEAD);
}

static const struct step_key result_keys[] = {
	{ 'w', STEP_NO_ARROW, N_("save as a file"), step_lead_keep, false },
	{ 0 },
};

const struct step step_lead_result = {
	.name = "lead-result",
	.help = N_("Look at the conditions first: where they and the competence are both low, they "
		   "are for the school to put right. Then choose one or two areas to begin with."),
	.show = result_show,
	.choose = result_choose,
	.keys = result_keys,
};
