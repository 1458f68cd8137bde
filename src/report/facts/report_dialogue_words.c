/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The facts in words, the same in every format. No word says how many are hidden. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_dialogue.h"
#include "report/facts/report_plans.h"
#include "report/facts/report_questions.h"

/* `text` is taken over. */
static void say(struct report_words *words, bool item, char *text)
{
	words->lines = memory_grow(words->lines, words->n_lines + 1, sizeof *words->lines);
	words->lines[words->n_lines].text = text;
	words->lines[words->n_lines++].item = item;
}

static void say_fixed(struct report_words *words, bool item, const char *text)
{
	say(words, item, memory_copy(text));
}

/* «A Resources (63.5 ± 4.1, Working–Fluent); C Teaching (60.2 ± 4.0, Working–Fluent)». For free().
 */
static char *standing_said(const struct report *report, const struct report_standing *standing)
{
	struct text list = { 0 };

	for (size_t i = 0; i < standing->n; i++) {
		char *label = report_unit_label(report, standing->figures[i]);
		char *index = report_unit_index(report, standing->figures[i]);
		char *level = report_unit_level(report, standing->figures[i]);

		text_addf(&list, "%s%s (%s%s%s)", i > 0 ? "; " : "", label, index,
		    level != NULL ? ", " : "", level != NULL ? level : "");
		free(label);
		free(index);
		free(level);
	}
	return text_take(&list);
}

static void say_standing(const struct report *report, const struct report_standing *standing,
    const char *one, const char *several, struct report_words *words)
{
	char *said;

	if (standing->n == 0)
		return;
	said = standing_said(report, standing);
	say(words, false, text_format("%s: %s.", standing->n == 1 ? one : several, said));
	free(said);
}

static void say_standings(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	words->heading = _("What stands out");
	if (dialogue->all_level)
		say_fixed(words, false,
		    _("No area stands out: by the intervals, the differences can be chance."));
	say_standing(report, &dialogue->strongest, _("Strongest"),
	    _("Strongest, too close to tell apart"), words);
	say_standing(
	    report, &dialogue->weakest, _("Weakest"), _("Weakest, too close to tell apart"), words);
}

static char *low_areas(const struct report *report, const struct report_dialogue *dialogue)
{
	struct text list = { 0 };

	for (size_t i = 0; i < dialogue->n_low; i++) {
		char *label = report_unit_label(report, dialogue->low[i]);

		text_addf(&list, "%s%s", i > 0 ? ", " : "", label);
		free(label);
	}
	return text_take(&list);
}

static void say_missing(
    const struct report *report, const struct figure *figure, struct report_words *words)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	char *mean = range_say(figure->mean, 1, report->utf8);

	say(words, true,
	    text_format(_("%s %s Mean %s, from 0 to %zu."), figure->item->id,
		questionnaire_say(questionnaire, &figure->item->text, report->language), mean,
		figure->item->scale->n_labels - 1));
	free(mean);
}

static void say_conditions(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	words->heading = _("Conditions");
	if (dialogue->n_missing > 0)
		say_fixed(words, false, _("Below the middle of the scale:"));
	else if (dialogue->n_conditions > 0)
		say_fixed(words, false, _("No condition shown is below the middle of its scale."));
	for (size_t i = 0; i < dialogue->n_missing; i++)
		say_missing(report, dialogue->missing[i], words);
	if (dialogue->conditions_first) {
		char *low = low_areas(report, dialogue);

		say(words, false,
		    text_format(_("Competence is also below half, in %s. Then the conditions come "
				  "first, and they belong in the school's plan, not the team's."),
			low));
		free(low);
	} else if (dialogue->n_missing > 0) {
		say_fixed(words, false, _("They belong in the school's plan, not the team's."));
	}
	if (dialogue->conditions_hidden)
		say_fixed(words, false,
		    dialogue->n_conditions > 0 ? _("Others are hidden: too few.")
					       : _("hidden: too few"));
}

static void say_hidden(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	const struct round *round = report->figures->round;

	words->heading = _("What is hidden, and why");
	if (dialogue->unit->hidden)
		say_fixed(words, false, _("No figures of its own are shown."));
	else if (dialogue->figures_hidden)
		say_fixed(words, false, _("Some of its own figures are hidden."));
	if (dialogue->parts_hidden)
		say_fixed(words, false, _("Some of the units in it are hidden."));
	if (!dialogue->figures_hidden && !dialogue->parts_hidden)
		say_fixed(words, false,
		    dialogue->spread_hidden ? _("No mean is hidden here, but for some items it is "
						"hidden how answers are spread.")
					    : _("No figure is hidden here."));
	if (dialogue->unit->hidden && dialogue->others)
		say_fixed(words, false, _("Some gave no answer or are counted further up."));
	if (dialogue->unit->participation->beyond)
		say_fixed(words, false, report_unit_why(dialogue->unit));
	say(words, false,
	    text_format(_("Figures are shown where they are based on at least %ld people; fewer "
			  "are counted further up, with the school, the district or all."),
		round->min_group));
	if (dialogue->unit->hidden)
		say_fixed(words, false,
		    _("The guide and skatta(7) say, under Privacy, what can be done all the "
		      "same."));
	if (dialogue->spread_hidden)
		say(words, false,
		    text_format(_("How answers are spread is shown from %ld people up."),
			round->min_distribution));
	if (dialogue->unsure)
		say_fixed(words, false,
		    _("Where an index has no ±, too few have answered all of the area to say how "
		      "sure it is."));
	if (dialogue->bounds_shown)
		say_fixed(words, false,
		    _("A bound or two numbers are given where a closer figure would say what each "
		      "of a group answered."));
}

/* How often those teams have asked that are shown. */
static void say_support_of_teams(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	const struct organisation *organisation = report->figures->round->organisation;
	size_t asked = 0, answered = 0;

	for (size_t i = 0; i < dialogue->n_units; i++) {
		const struct report_unit *team = &dialogue->units[i];
		const struct report_plan *plan = report_plan(report, team->unit);

		if (plan == NULL || team->hidden ||
		    organisation->units[team->unit].level != UNIT_TEAM ||
		    organisation->units[team->unit].parent != dialogue->unit->unit)
			continue;
		asked += plan->n_requests;
		for (size_t r = 0; r < plan->n_requests; r++)
			answered += plan->requests[r].answered[0] != '\0';
	}
	if (asked > 0)
		say(words, true,
		    text_format(
			P_("The teams have asked for support %zu time, and have had %zu answered.",
			    "The teams have asked for support %zu times, and have had %zu "
			    "answered.",
			    asked),
			asked, answered));
}

/* What was asked of the coordinator, and whether an answer has come; no more of it. */
static void say_support(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	int unit = dialogue->unit->unit;
	const struct report_plan *plan = report_plan(report, unit);

	words->heading = _("Support");
	if (plan == NULL || !report_plan_is_whole(report, unit))
		return;
	for (size_t i = 0; i < plan->n_requests; i++)
		say(words, true, report_plan_say_request(&plan->requests[i]));
	say_support_of_teams(report, dialogue, words);
	if (words->n_lines == 0 && report_plan_is(plan))
		say_fixed(words, false, _("No support has been asked for."));
}

static void say_questions(
    const struct report *report, const struct report_dialogue *dialogue, struct report_words *words)
{
	char *asked[REPORT_QUESTIONS_MOST];
	size_t n = report_questions(report, dialogue, asked);

	words->heading = _("Questions for the dialogue");
	words->numbered = true;
	for (size_t i = 0; i < n; i++)
		say(words, true, asked[i]);
}

/* By the form of schools. */
static const struct {
	const char *form, *heading;
} headings[] = {
	{ "grundskola", N_("Result dialogue for the chief of the compulsory schools") },
	{ "gymnasium", N_("Result dialogue for the chief of the upper secondary schools") },
};

/* The form of all schools within the unit; "" where they differ. */
static const char *form_of(const struct report *report, int unit)
{
	const struct organisation *organisation = report->figures->round->organisation;
	const char *form = NULL;

	if (unit != FIGURES_ALL && organisation->units[unit].level != UNIT_DISTRICT)
		return organisation->units[unit].form;
	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *school = &organisation->units[i];

		if (school->level != UNIT_SCHOOL ||
		    (unit != FIGURES_ALL && !organisation_within(organisation, (int)i, unit)))
			continue;
		if (form != NULL && strcmp(form, school->form) != 0)
			return "";
		form = school->form;
	}
	return form != NULL ? form : "";
}

const char *report_dialogue_heading(const struct report *report, const struct report_unit *unit)
{
	bool team = unit->unit != FIGURES_ALL &&
		    report->figures->round->organisation->units[unit->unit].level == UNIT_TEAM;
	const char *form = team ? "" : form_of(report, unit->unit);

	for (size_t i = 0; i < COUNT(headings); i++)
		if (strcmp(headings[i].form, form) == 0)
			return gettext(headings[i].heading);
	return _("Result dialogue");
}

/* Nothing is said of what nothing is shown of, or of what the questionnaire does not ask. */
size_t report_dialogue_words(const struct report *report, const struct report_dialogue *dialogue,
    struct report_words words[REPORT_DIALOGUE_PARTS])
{
	struct report_words standings = { 0 }, conditions = { 0 }, support = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < REPORT_DIALOGUE_PARTS; i++)
		words[i] = (struct report_words){ 0 };
	if (!dialogue->unit->hidden) {
		say_standings(report, dialogue, &standings);
		say_conditions(report, dialogue, &conditions);
	}
	if (dialogue->conditions_first)
		words[n++] = conditions;
	if (standings.n_lines > 0)
		words[n++] = standings;
	if (!dialogue->conditions_first && conditions.n_lines > 0)
		words[n++] = conditions;
	say_support(report, dialogue, &support);
	if (support.n_lines > 0)
		words[n++] = support;
	say_hidden(report, dialogue, &words[n++]);
	if (!dialogue->unit->hidden || report_plan(report, dialogue->unit->unit) != NULL)
		say_questions(report, dialogue, &words[n++]);
	return n;
}

void report_dialogue_words_free(struct report_words *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < words[i].n_lines; j++)
			free(words[i].lines[j].text);
		free(words[i].lines);
	}
}
