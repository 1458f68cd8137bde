/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The unit's result as its leader is told it: each area with the level and the change, then each
 * question; of the units that are parts of it, the areas. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "client/step_lead.h"

/* «, change 6.3, unpaired»; "" where nothing is compared. For free(). */
static char *say_change(const struct unit_result *row)
{
	char *number, *said;

	if (row->kind_of_change == UNIT_CHANGE_NONE || range_is_none(row->change))
		return text_format("%s", "");
	number = range_say(row->change, 1, language_is_utf8());
	if (row->is_uncertain)
		said = text_format(_(", change %s, none certain"), number);
	else if (row->kind_of_change == UNIT_CHANGE_UNPAIRED)
		said = text_format(_(", change %s, unpaired"), number);
	else
		said = text_format(_(", change %s"), number);
	free(number);
	return said;
}

/* «63.5, Working, 12 people, change +2.0». For free(). */
static char *say_row(const struct journey *journey, const struct unit_result *row)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	bool has_level = row->level > 0 && (size_t)row->level <= questionnaire->n_levels;
	char *number, *change, *said;

	if (row->hidden)
		return text_format("%s", _("hidden: too few"));
	number = range_say(row->mean, 1, language_is_utf8());
	change = say_change(row);
	said = text_format("%s%s%s, n %ld%s", number, has_level ? ", " : "",
	    has_level ? journey_words(journey, &questionnaire->levels[row->level - 1].name) : "",
	    row->n, change);
	free(number);
	free(change);
	return said;
}

static void show_area(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name)
{
	char *said = say_row(journey, row);
	double number = range_number(row->mean);

	if (row->hidden || isnan(number))
		page_row(page, name, said);
	else
		page_bar(page, name, lround(number), PAGE_WHOLE, said);
	free(said);
}

/* The areas of a unit, in the questionnaire's order, and its total. */
static void show_areas(const struct journey *journey, struct page *page, const char *unit)
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
		name = text_format("%s %s", area->id, journey_words(journey, &area->title));
		show_area(journey, page, row, name);
		free(name);
	}
	row = unit_results_find(results, unit, UNIT_RESULT_TOTAL, "");
	if (row != NULL)
		show_area(journey, page, row, _("Total"));
}

static void show_parts(const struct journey *journey, struct page *page)
{
	const struct organisation *organisation = journey->round->organisation;

	for (size_t i = 0; i < organisation->n_units; i++) {
		if (organisation->units[i].parent != journey->lead->unit)
			continue;
		page_line(page, PAGE_PART, "%s", organisation->units[i].name);
		show_areas(journey, page, organisation->units[i].id);
	}
}

static enum error result_show(const struct journey *journey, struct page *page)
{
	const struct unit_results *results = journey->lead->file->results;

	step_lead_head(journey, page);
	if (results->hidden)
		page_line(page, PAGE_TEXT, "%s", _("hidden: too few"));
	else
		page_line(page, PAGE_TEXT, _("%ld of %ld have answered"), results->responses,
		    results->heads);
	show_areas(journey, page, journey->lead->file->unit);
	if (results->compared_with[0] != '\0')
		page_line(page, PAGE_TEXT, _("Compared with: %s"), results->compared_with);
	show_parts(journey, page);
	page_line(page, PAGE_QUIET, "%s",
	    _("Where it says \"hidden: too few\", nothing more can be had, also not by asking."));
	page_choice(page, _("Question by question"));
	page_choice(page, _("Back to the unit"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error result_choose(struct journey *journey, size_t choice)
{
	return journey_go(journey, choice == 0 ? &step_lead_items : &step_lead);
}

const struct step step_lead_result = {
	.name = "lead-result",
	.help = N_("Look at the conditions first: where they and the competence are both low, they "
		   "are the school's to mend. Then choose one or two areas to begin with."),
	.show = result_show,
	.choose = result_choose,
};

static enum error items_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct area *before = NULL;

	step_lead_head(journey, page);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct unit_result *row = unit_results_find(journey->lead->file->results,
		    journey->lead->file->unit, UNIT_RESULT_ITEM, item->id);
		char *name, *said;

		if (row == NULL || (!row->hidden && range_is_none(row->mean)))
			continue;
		if (item->area != before)
			page_line(page, PAGE_PART, "%s %s", item->area->id,
			    journey_words(journey, &item->area->title));
		before = item->area;
		name = text_format("%s %s", item->id, journey_words(journey, &item->text));
		said = say_row(journey, row);
		page_line(page, PAGE_TEXT, "%s: %s", name, said);
		free(name);
		free(said);
	}
	page_choice(page, _("Back to the result"));
	return ERROR_NONE;
}

static enum error items_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return journey_go(journey, &step_lead_result);
}

const struct step step_lead_items = {
	.name = "lead-items",
	.help = N_("The mean of each question, counted from 0, and how many stand behind it."),
	.show = items_show,
	.choose = items_choose,
};
