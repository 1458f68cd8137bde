/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The unit's result question by question. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/lead_figure.h"
#include "client/steps/lead/step_lead.h"
#include "document/round/round_actions.h"

/* «2.6 of 4, n 8*, change +0.4 (0.1 to 0.7), certain». For free(). */
static char *say_item(const struct item *item, const struct unit_result *row)
{
	const char *mark = row->others ? "*" : "";
	char *mean, *change, *said;

	if (row->hidden)
		return text_format("%s%s", _("hidden: too few"), mark);
	mean = step_lead_say_mean(item, row);
	change = lead_figure_has_change(row) ? lead_figure_say_change(row) : NULL;
	said = change != NULL ? text_format(_("%s%s, change %s"), mean, mark, change)
			      : text_format("%s%s", mean, mark);
	free(mean);
	free(change);
	return said;
}

/* «Per cent of the answers: Not at all ≤ 20; Have tried 40–50; …». A file of another questionnaire
 * has other labels. */
static void show_shares(const struct journey *journey, struct page *page, const struct item *item,
    const struct unit_result *row)
{
	struct text said = { 0 };

	if (row->shares == NULL || item->scale == NULL || row->n_shares != item->scale->n_labels)
		return;
	for (size_t i = 0; i < row->n_shares; i++) {
		char *share = range_say(row->shares[i], 0, language_is_utf8());

		text_addf(&said, "%s%s %s", i > 0 ? "; " : "",
		    journey_words(journey, &item->scale->labels[i]), share);
		free(share);
	}
	page_line(page, PAGE_QUIET, _("Per cent of the answers: %s"), said.bytes);
	text_free(&said);
}

static void show_item(const struct journey *journey, struct page *page, const struct item *item,
    const struct unit_result *row)
{
	char *text = round_item_text(journey->round, journey->lead->unit, item, language_now());
	char *name = text_format("%s %s", item->id, text), *said = say_item(item, row);

	page_row(page, name, said);
	show_shares(journey, page, item, row);
	free(said);
	free(name);
	free(text);
}

/* An item that is answered in words has nothing but how many have. */
static bool is_told(const struct unit_result *row)
{
	return row->hidden || !range_is_none(row->mean) || row->shares != NULL;
}

void step_lead_show_items(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct area *before = NULL;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct unit_result *row = unit_results_find(journey->lead->file->results,
		    journey->lead->file->unit, UNIT_RESULT_ITEM, item->id);

		if (row == NULL || !is_told(row))
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
	step_lead_show_others(journey->lead->file->results, page);
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
