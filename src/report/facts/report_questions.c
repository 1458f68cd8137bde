/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What to ask in a dialogue. A row of the table is a condition and a question; what the condition
 * finds is named in it. The first that are due are asked, so the order is that of their weight. */
#include "report/facts/report_questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_action.h"
#include "report/facts/report_change.h"
#include "report/facts/report_plans.h"

/* How many are named in one question; the page has the rest. And how many questions are so many
 * that those which always fit are left out. */
enum { MOST_NAMED = 2, ENOUGH = 5 };

/* What a question may be about. */
struct case_of {
	const struct report *report;
	const struct report_dialogue *dialogue;
	const struct report_plan *plan; /* NULL where it is not told whole */
	struct text *named;
	size_t n_named;
};

/* One more of those the question is about. */
static void name_it(struct case_of *of, const char *what)
{
	if (of->n_named++ < MOST_NAMED)
		text_addf(of->named, "%s%s", of->n_named > 1 ? ", " : "", what);
}

static void name_action(struct case_of *of, const struct plan_action *action)
{
	char *title = text_format(_("\"%s\""), action->texts[PLAN_TITLE]);

	name_it(of, title);
	free(title);
}

static void name_area(struct case_of *of, const struct figure *figure)
{
	char *label = report_unit_label(of->report, figure);

	name_it(of, label);
	free(label);
}

static bool is_school(const struct case_of *of)
{
	int unit = of->dialogue->unit->unit;

	return unit != FIGURES_ALL &&
	       of->report->figures->round->organisation->units[unit].level == UNIT_SCHOOL;
}

static void find_no_plan(struct case_of *of)
{
	of->n_named += of->plan != NULL && is_school(of) && !report_plan_is(of->plan);
}

static void find_earlier_plan(struct case_of *of)
{
	if (report_plan_is_earlier(of->report, of->plan))
		name_it(of, of->plan->round->title);
}

/* Is it a school within the unit that is talked over? */
static bool is_school_in(const struct case_of *of, int unit)
{
	const struct organisation *organisation = of->report->figures->round->organisation;
	int above = of->dialogue->unit->unit;

	return unit != FIGURES_ALL && unit != above &&
	       organisation->units[unit].level == UNIT_SCHOOL &&
	       (above == FIGURES_ALL || organisation_within(organisation, unit, above));
}

static bool waits(const struct report_plan *plan)
{
	for (size_t i = 0; i < plan->n_requests; i++)
		if (plan->requests[i].answered[0] == '\0')
			return true;
	return false;
}

/* The schools of which this is so. */
static void find_schools(struct case_of *of, bool (*is_so)(const struct report_plan *plan))
{
	const struct organisation *organisation = of->report->figures->round->organisation;

	for (size_t i = 0; of->report->plans != NULL && i < of->dialogue->n_units; i++) {
		int unit = of->dialogue->units[i].unit;

		if (is_school_in(of, unit) && is_so(report_plan(of->report, unit)))
			name_it(of, organisation->units[unit].name);
	}
}

static bool has_none(const struct report_plan *plan)
{
	return !report_plan_is(plan);
}

static void find_schools_without(struct case_of *of)
{
	find_schools(of, has_none);
}

static void find_schools_waiting(struct case_of *of)
{
	find_schools(of, waits);
}

static void find_waiting(struct case_of *of)
{
	for (size_t i = 0; of->plan != NULL && i < of->plan->n_requests; i++)
		if (of->plan->requests[i].answered[0] == '\0')
			name_it(of, of->plan->requests[i].about == PLAN_ABOUT_PULSE
					? _("somebody to join the temperature measurement")
					: _("support when planning"));
}

/* Of the conditions that are missing, those whose area the plan does nothing about. */
static void find_conditions_left(struct case_of *of)
{
	const struct report_dialogue *dialogue = of->dialogue;

	for (size_t i = 0; report_plan_is(of->plan) && i < dialogue->n_missing; i++) {
		const struct item *item = dialogue->missing[i]->item;
		const char *text;
		size_t length;
		char *said;

		if (report_plan_has_area(of->plan, item->area))
			continue;
		text = questionnaire_say(
		    of->report->figures->round->questionnaire, &item->text, of->report->language);
		length = strlen(text);
		/* A sentence within one keeps its stop to itself. */
		if (length > 0 && text[length - 1] == '.')
			length--;
		said = text_format(_("%s \"%.*s\""), item->id, (int)length, text);
		name_it(of, said);
		free(said);
	}
}

/* Those that cannot be told apart are as good as one another to begin with. */
static void find_weakest_left(struct case_of *of)
{
	const struct report_standing *weakest = &of->dialogue->weakest;

	if (!report_plan_is(of->plan))
		return;
	for (size_t i = 0; i < weakest->n; i++)
		if (report_plan_has_area(of->plan, weakest->figures[i]->area))
			return;
	for (size_t i = 0; i < weakest->n; i++)
		name_area(of, weakest->figures[i]);
}

static bool is_overdue(const struct case_of *of, const struct plan_action *action)
{
	return action->status == PLAN_PLANNED && plan_is_late(action, of->report->plans->today);
}

static void find_overdue(struct case_of *of)
{
	for (size_t i = 0; of->plan != NULL && i < of->plan->n_actions; i++)
		if (is_overdue(of, &of->plan->actions[i]))
			name_action(of, &of->plan->actions[i]);
}

/* What came along from an earlier round and is not finished yet. */
static void find_carried(struct case_of *of)
{
	for (size_t i = 0; report_plan_is(of->plan) && i < of->plan->n_actions; i++) {
		const struct plan_action *action = &of->plan->actions[i];

		if (action->since[0] != '\0' && plan_is_unfinished(action) &&
		    !is_overdue(of, action))
			name_action(of, action);
	}
}

static void find_not_begun(struct case_of *of)
{
	for (size_t i = 0; of->plan != NULL && of->plan->pulse != NULL && i < of->plan->n_actions;
	     i++) {
		const struct plan_action *action = &of->plan->actions[i];

		if (action->status == PLAN_PLANNED && !is_overdue(of, action))
			name_action(of, action);
	}
}

/* Actions on which people surely say that it goes less, or more, than half as well as can be. */
static void find_measured(struct case_of *of, int sign, enum plan_status status)
{
	for (size_t i = 0; of->plan != NULL && i < of->plan->n_actions; i++) {
		const struct plan_action *action = &of->plan->actions[i];
		const struct figure *figure =
		    report_plan_temperature(of->report, of->dialogue->unit->unit, action);

		if (action->status == status && figure != NULL && !figure->hidden &&
		    (sign > 0 ? report_action_share(figure, figure->mean.low) > 0.5
			      : report_action_share(figure, figure->mean.high) < 0.5))
			name_action(of, action);
	}
}

static void find_cold(struct case_of *of)
{
	find_measured(of, -1, PLAN_UNDER_WAY);
}

static void find_done_but_cold(struct case_of *of)
{
	find_measured(of, -1, PLAN_DONE);
}

static void find_warm(struct case_of *of)
{
	find_measured(of, 1, PLAN_DONE);
}

static void find_changed(struct case_of *of, int sign, bool conditions)
{
	const struct report_unit *unit = of->dialogue->unit;

	for (size_t i = 0; of->report->figures->comparison != NULL && i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];
		const struct change *change = change_of(of->report->figures, row);

		if (row->kind == FIGURE_AREA &&
		    (row->area->purpose == AREA_CONDITIONS) == conditions &&
		    change->kind != CHANGE_NONE && change->certain &&
		    range_number(change->mean) * sign > 0)
			name_area(of, row);
	}
}

static void find_down(struct case_of *of)
{
	find_changed(of, -1, false);
}

static void find_worse(struct case_of *of)
{
	find_changed(of, -1, true);
}

static void find_up(struct case_of *of)
{
	find_changed(of, 1, false);
}

static void find_better(struct case_of *of)
{
	find_changed(of, 1, true);
}

/* In which rounds a question is asked. */
enum { ASSESSMENT = 1 << ROUND_ASSESSMENT, PULSE = 1 << ROUND_PULSE, BOTH = ASSESSMENT | PULSE };

static const struct {
	int rounds;
	void (*find)(struct case_of *of); /* NULL: it is always due */
	const char *question;             /* "%s" is what was found */
} questions[] = {
	{ ASSESSMENT, NULL, N_("What in the result do you recognise, and what surprises you?") },
	{ PULSE, NULL, N_("What in the temperature do you recognise, and what surprises you?") },
	{ BOTH, find_no_plan,
	    N_("No plan has come from the school. Where will it begin, and who makes the plan?") },
	{ BOTH, find_schools_without,
	    N_("These have sent no plan: %s. What do they need to make one?") },
	{ BOTH, find_waiting, N_("Asked for, but not answered yet: %s. Who sees to it?") },
	{ BOTH, find_schools_waiting,
	    N_("These have asked for support and wait for an answer: %s. Who sees to it?") },
	{ ASSESSMENT, find_conditions_left,
	    N_("No action in the plan is about the conditions, though this is low: %s. What does "
	       "the school have to provide first?") },
	{ BOTH, find_overdue, N_("Not begun, though the day has passed: %s. What is in the way?") },
	{ BOTH, find_warm, N_("Done, and going well: %s. What can others learn from it?") },
	{ BOTH, find_cold,
	    N_("Under way, but people say it is going slowly: %s. What would help?") },
	{ ASSESSMENT, find_weakest_left,
	    N_("Lowest, and no action in the plan aims at it: %s. Is that what you intend?") },
	{ ASSESSMENT, find_worse,
	    N_("It has got worse: %s. What lies behind it, and who sees to it?") },
	{ ASSESSMENT, find_down,
	    N_("It has gone down: %s. Is less done, or do people see more of what is left to "
	       "learn?") },
	{ BOTH, find_done_but_cold,
	    N_("Done, but people say they notice little of it: %s. What is left?") },
	{ BOTH, find_not_begun,
	    N_("Not begun when the temperature was taken: %s. Does it still fit?") },
	{ ASSESSMENT, find_earlier_plan,
	    N_("The plan was made after \"%s\". What in it continues, and what is new?") },
	{ BOTH, find_carried,
	    N_("It has come along from an earlier round: %s. What does it need to be finished, and "
	       "does it still belong in the plan?") },
	{ ASSESSMENT, find_better,
	    N_("It has got better: %s. What brought it about, and what does it lead to?") },
	{ ASSESSMENT, find_up,
	    N_("It has gone up: %s. What brought it about, and what will make it last?") },
	{ ASSESSMENT, NULL,
	    N_("What lies behind what is strongest, and how can more people share in it?") },
	{ ASSESSMENT, NULL, N_("Which condition has to change first, and who sees to it?") },
	{ PULSE, NULL, N_("What is going best, and what made it go well?") },
	{ PULSE, NULL, N_("What has got stuck, and what does it need to move on?") },
	{ PULSE, NULL, N_("Does the plan still fit, or what will you change in it now?") },
	{ ASSESSMENT, NULL,
	    N_("What do you want to have achieved in half a year, and how will you notice?") },
	{ BOTH, NULL, N_("What support do you need, and from whom?") },
};

/* The question with what was found in its place. For free(). */
static char *put(const char *question, const char *named)
{
	const char *place = strstr(question, "%s");

	if (place == NULL)
		return memory_copy(question);
	return text_format("%.*s%s%s", (int)(place - question), question, named, place + 2);
}

/* NULL where it is not due. */
static char *question_due(struct case_of of, size_t i)
{
	struct text named = { 0 };
	char *said = NULL;

	of.named = &named;
	if (questions[i].find != NULL)
		questions[i].find(&of);
	if (of.n_named > MOST_NAMED)
		text_add(&named, _(" and more"));
	if (questions[i].find == NULL || of.n_named > 0)
		said = put(gettext(questions[i].question), named.bytes != NULL ? named.bytes : "");
	text_free(&named);
	return said;
}

size_t report_questions(const struct report *report, const struct report_dialogue *dialogue,
    char *asked[REPORT_QUESTIONS_MOST])
{
	int unit = dialogue->unit->unit;
	const struct case_of of = {
		.report = report,
		.dialogue = dialogue,
		.plan = report_plan_is_whole(report, unit) ? report_plan(report, unit) : NULL,
	};
	int round = 1 << report->figures->round->kind;
	size_t n = 0;

	for (size_t i = 0; i < COUNT(questions) && n < REPORT_QUESTIONS_MOST; i++) {
		bool wanted = questions[i].find != NULL || n < ENOUGH;
		char *said = wanted && questions[i].rounds & round ? question_due(of, i) : NULL;

		if (said != NULL)
			asked[n++] = said;
	}
	return n;
}
