/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The unit's result as its leader is told it: each area with the level and the change, then each
 * question; of the units that are parts of it, the areas. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "document/round/round_actions.h"
#include "report/facts/about_change.h"

static bool has_change(const struct unit_result *row)
{
	return row != NULL && !row->hidden && row->kind_of_change != UNIT_CHANGE_NONE &&
	       !range_is_none(row->change);
}

/* « (2.0 to 10.2)»; "" where there is none. For free(). */
static char *say_interval(const struct unit_result *row)
{
	char *ends, *said;

	if (range_is_none(row->interval))
		return memory_copy("");
	ends = range_say_interval(row->interval, language_is_utf8());
	said = text_format(" (%s)", ends);
	free(ends);
	return said;
}

/* «+6.3 (2.0 to 10.6), certain», «+6.3 (−1.0 to 13.6), unpaired». For free(). */
static char *say_change(const struct unit_result *row)
{
	char *number = range_say_change(row->change, 1, language_is_utf8());
	char *interval = say_interval(row);
	char *said = text_format("%s%s%s%s", number, interval,
	    row->kind_of_change == UNIT_CHANGE_UNPAIRED ? _(", unpaired") : "",
	    row->is_certain ? _(", certain") : "");

	free(interval);
	free(number);
	return said;
}

/* «63.5 ± 4.1». For free(). */
static char *say_index(const struct unit_result *row)
{
	char *index = range_say(row->mean, 1, language_is_utf8()), *half, *said;

	if (isnan(row->half))
		return index;
	half = range_say(range_of(row->half), 1, language_is_utf8());
	said = text_format("%s %s %s", index, language_is_utf8() ? "±" : "+-", half);
	free(index);
	free(half);
	return said;
}

/* «, Working», «, Working–Fluent», or "". For free(). */
static char *say_levels(const struct journey *journey, const struct unit_result *row)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct level *levels = questionnaire->levels;

	if (row->level_low == 0 || (size_t)row->level_high > questionnaire->n_levels)
		return memory_copy("");
	if (row->level_low == row->level_high)
		return text_format(", %s", journey_words(journey, &levels[row->level - 1].name));
	return text_format(", %s%s%s", journey_words(journey, &levels[row->level_low - 1].name),
	    language_is_utf8() ? "–" : "-",
	    journey_words(journey, &levels[row->level_high - 1].name));
}

/* «63.5 ± 4.1, Working–Fluent». For free(). */
static char *say_level(const struct journey *journey, const struct unit_result *row)
{
	char *number, *levels, *said;

	if (row->hidden)
		return memory_copy(_("hidden: too few"));
	number = say_index(row);
	levels = say_levels(journey, row);
	said = text_format("%s%s", number, levels);
	free(number);
	free(levels);
	return said;
}

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

	return row != NULL ? say_level(journey, row) : NULL;
}

/* «63.5 ± 4.1, Working–Fluent, n 12*», with the bar where there is one. */
static void show_area(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name)
{
	double number = range_number(row->mean);
	bool has_number = !row->hidden && !isnan(number);
	char *level = say_level(journey, row), *n = step_lead_say_n(row);
	char *said = has_number ? text_format(_("%s, %s answers"), level, n) : memory_copy(level);
	char *marked = text_format("%s%s", said, row->others ? "*" : "");

	page_bar(page, name, has_number ? lround(number) : 0, has_number ? PAGE_WHOLE : 0, marked);
	free(marked);
	free(said);
	free(n);
	free(level);
}

static void show_area_change(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name)
{
	char *said;

	(void)journey;
	if (!has_change(row))
		return;
	said = say_change(row);
	page_line(page, PAGE_ITEM, "%s: %s", name, said);
	free(said);
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
		if (results->rows[i].kind != UNIT_RESULT_ITEM && has_change(&results->rows[i]) &&
		    strcmp(results->rows[i].unit, unit) == 0)
			return true;
	return false;
}

static void show_areas(const struct journey *journey, struct page *page, const char *unit)
{
	const struct unit_results *results = journey->lead->file->results;

	each_area(journey, page, unit, show_area);
	if (!changes(results, unit))
		return;
	page_line(page, PAGE_TEXT, _("Change since %s:"), results->compared_with);
	each_area(journey, page, unit, show_area_change);
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

/* What the words behind the changes mean, where there are any, each once. */
static void show_about_changes(const struct unit_results *results, struct page *page)
{
	bool any = false, intervals = false, unpaired = false;

	for (size_t i = 0; i < results->n_rows; i++) {
		const struct unit_result *row = &results->rows[i];

		if (row->kind == UNIT_RESULT_ITEM || !has_change(row))
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

/* What the mark beside a figure means, where any has it. */
static void show_others(const struct unit_results *results, struct page *page)
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
	show_areas(journey, page, journey->lead->file->unit);
	step_lead_show_asked(journey, page);
	show_parts(journey, page);
	show_about_changes(results, page);
	show_others(results, page);
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

/* «2.6 of 4, n 8*, change +0.4 (0.1 to 0.7), certain». For free(). */
static char *say_item(const struct item *item, const struct unit_result *row)
{
	const char *mark = row->others ? "*" : "";
	char *mean, *change, *said;

	if (row->hidden)
		return text_format("%s%s", _("hidden: too few"), mark);
	mean = step_lead_say_mean(item, row);
	change = has_change(row) ? say_change(row) : NULL;
	said = change != NULL ? text_format(_("%s%s, change %s"), mean, mark, change)
			      : text_format("%s%s", mean, mark);
	free(mean);
	free(change);
	return said;
}

static void show_item(const struct journey *journey, struct page *page, const struct item *item,
    const struct unit_result *row)
{
	char *text = round_item_text(journey->round, journey->lead->unit, item, language_now());
	char *name = text_format("%s %s", item->id, text), *said = say_item(item, row);

	page_row(page, name, said);
	free(said);
	free(name);
	free(text);
}

void step_lead_show_items(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct area *before = NULL;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct unit_result *row = unit_results_find(journey->lead->file->results,
		    journey->lead->file->unit, UNIT_RESULT_ITEM, item->id);

		if (row == NULL || (!row->hidden && range_is_none(row->mean)))
			continue;
		if (item->area != before)
			page_line(page, PAGE_PART, "%s %s", item->area->id,
			    journey_words(journey, &item->area->title));
		before = item->area;
		show_item(journey, page, item, row);
	}
}

static enum error items_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	step_lead_show_items(journey, page);
	show_others(journey->lead->file->results, page);
	page_choice(page, _("Back to the result"));
	return ERROR_NONE;
}

static enum error items_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return walk_go(journey->walk, STEP_LEAD_RESULT);
}

const struct step step_lead_items = {
	.name = "lead-items",
	.help = N_("The mean of each question, out of the highest it can be, and how many answers "
		   "it is based on."),
	.show = items_show,
	.choose = items_choose,
};
