/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Into a round: what it is about with the answer code or the unit, and on the same page the role.
 */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"
#include "document/round/organisation_joined.h"

/* What this is, how long it takes, that stopping is safe, who sees what, and who answers questions.
 */
static void show_round(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;
	const char *intro = journey_words(journey, &round->questionnaire->intro);
	char *takes = text_format(
	    P_("It takes about %ld minute. Every answer is saved at once: stop when you like.",
		"It takes about %ld minutes. Every answer is saved at once: stop when you like.",
		(unsigned long)round->questionnaire->minutes),
	    round->questionnaire->minutes);

	page_line(page, PAGE_TEXT, "%s%s%s", intro, intro[0] != '\0' ? " " : "", takes);
	free(takes);
	promise_show(round, page);
}

/* Somebody new, at a machine where the code comes first, may have come for a unit that they lead.
 */
static bool may_only_lead(const struct journey *journey)
{
	return journey->profile == NULL && !journey->walk->kiosk;
}

static void ask_code(const struct journey *journey, struct page *page)
{
	page_line(
	    page, PAGE_HEADING, "%s", _("Type the answer code on the slip that you were given."));
	page_line(page, PAGE_TEXT, "%s%s%s",
	    _("It says where you work, not who you are. It is for one person."),
	    may_only_lead(journey) ? " " : "",
	    may_only_lead(journey)
		? _("Do you lead a unit, and have no answer code? Press Enter alone.")
		: "");
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Answer code"));
}

static void ask_unit(const struct journey *journey, struct page *page)
{
	const struct organisation *organisation = journey->round->organisation;

	page_line(page, PAGE_HEADING, "%s", _("Where do you work?"));
	for (size_t i = 0; i < organisation->n_units; i++) {
		char *name;

		if (!organisation->units[i].answers)
			continue;
		if ((int)i == journey->response->unit)
			page->focus = page->n_choices;
		name = organisation_joined_name(organisation, (int)i);
		page_choice(page, name);
		free(name);
	}
	if (may_only_lead(journey))
		page_choice(page, _("I do not answer: I lead a unit"));
}

static enum error welcome_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	show_round(journey, page);
	if (journey->round->open) {
		ask_unit(journey, page);
		return ERROR_NONE;
	}
	ask_code(journey, page);
	/* Who comes back to it can go on with it. */
	page_set(&page->given, "%s", journey->response->code);
	return ERROR_NONE;
}

/* Without any answers: what was given before is let go, and who goes back is in the round still. */
static enum error begin_place(struct journey *journey)
{
	response_close(journey->response);
	journey->response = response_of_nobody(journey->round);
	return walk_go(journey->walk, STEP_NAME);
}

static enum error say_unit(struct journey *journey)
{
	const struct organisation *organisation = journey->round->organisation;
	int place = journey->response->unit;
	char *unit, *joined;

	/* The page of the role says it too. */
	if (!response_needs_role(journey->response)) {
		unit = organisation_full_name(organisation, place);
		joined = organisation_joined_say(organisation, place);
		if (joined == NULL)
			walk_say(journey->walk, _("You answer for %s."), unit);
		else
			walk_say(journey->walk, _("You answer for %s. %s"), unit, joined);
		free(joined);
		free(unit);
	}
	return journey_go_on(journey);
}

static enum error code_write(struct journey *journey, const char *text)
{
	enum error rc = response_give_code(journey->response, text);

	return rc == ERROR_NONE ? say_unit(journey) : rc;
}

/* Another one, from the result, where the first does not count. */
static enum error code_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	ask_code(journey, page);
	return ERROR_NONE;
}

const struct step step_code = {
	.name = "code",
	.help = N_("Four groups of four letters and digits; capitals and hyphens do not matter."),
	.show = code_show,
	.write = code_write,
};

static enum error unit_choose(struct journey *journey, size_t choice)
{
	const struct organisation *organisation = journey->round->organisation;
	enum error rc;

	for (size_t i = 0; journey->round->open && i < organisation->n_units; i++) {
		if (!organisation->units[i].answers || choice-- != 0)
			continue;
		rc = response_give_unit(journey->response, (int)i);
		return rc == ERROR_NONE ? say_unit(journey) : rc;
	}
	return journey->round->open ? begin_place(journey) : ERROR_NONE;
}

static enum error welcome_write(struct journey *journey, const char *text)
{
	return text_is_blank(text) && may_only_lead(journey) ? begin_place(journey)
							     : code_write(journey, text);
}

const struct step step_welcome = {
	.name = "welcome",
	.help = N_("Read what this round is about. Then write the answer code, four groups of four "
		   "letters and digits, where capitals and hyphens do not matter; or choose where "
		   "you work, if it is asked."),
	.show = welcome_show,
	.choose = unit_choose,
	.write = welcome_write,
};

static enum error role_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct organisation *organisation = journey->round->organisation;
	char *unit = organisation_full_name(organisation, journey->response->unit);
	char *joined = organisation_joined_say(organisation, journey->response->unit);

	journey_head(journey, page);
	show_round(journey, page);
	/* Who answers once comes from another page. */
	if (journey->once[0] == '\0')
		page->n_known = page->n_lines;
	page_line(page, PAGE_HEADING, _("You answer for %s. What is your job?"), unit);
	if (joined != NULL)
		page_line(page, PAGE_TEXT, "%s", joined);
	free(joined);
	free(unit);
	for (size_t i = 0; i < questionnaire->n_roles; i++)
		page_choice(page, journey_words(journey, &questionnaire->roles[i].name));
	return ERROR_NONE;
}

static enum error role_choose(struct journey *journey, size_t choice)
{
	enum error rc = response_give_role(journey->response, (int)choice);

	return rc == ERROR_NONE ? journey_go_on(journey) : rc;
}

const struct step step_role = {
	.name = "role",
	.help = N_("Choose what comes closest: you get the questions that go with it."),
	.show = role_show,
	.choose = role_choose,
};
