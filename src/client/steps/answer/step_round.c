/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Into a round: what it is about, the answer code or the unit, and the role. */
#include <stdlib.h>

#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"

/* What this is, how long it takes, who sees what, that stopping is safe, and who answers questions.
 */
static enum error welcome_show(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;

	journey_head(journey, page);
	page_line(page, PAGE_TEXT, "%s", journey_words(journey, &round->questionnaire->intro));
	page_line(page, PAGE_TEXT,
	    P_("It takes about %ld minute. Every answer is saved at once: stop when you like.",
		"It takes about %ld minutes. Every answer is saved at once: stop when you like.",
		(unsigned long)round->questionnaire->minutes),
	    round->questionnaire->minutes);
	promise_show(round, page);
	page_choice(page, _("Begin"));
	page_choice(page, _("Not now"));
	return ERROR_NONE;
}

static enum error welcome_choose(struct journey *journey, size_t choice)
{
	if (choice != 0)
		return journey_go(journey, &step_rounds);
	return journey_go(journey, journey->round->open ? &step_unit : &step_code);
}

const struct step step_welcome = {
	.name = "welcome",
	.help = N_("Read what this round is about, then begin."),
	.show = welcome_show,
	.choose = welcome_choose,
};

static enum error code_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the answer code on the slip that you were given. It says which school and team "
	      "you "
	      "belong to, and lets you answer once. It does not say who you are."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Answer code"));
	return ERROR_NONE;
}

static enum error say_unit(struct journey *journey)
{
	char *unit = organisation_full_name(journey->round->organisation, journey->response->unit);

	journey_say(journey, _("You answer for %s."), unit);
	free(unit);
	return journey_go_on(journey);
}

static enum error code_write(struct journey *journey, const char *text)
{
	enum error rc = response_give_code(journey->response, text);

	return rc == ERROR_NONE ? say_unit(journey) : rc;
}

const struct step step_code = {
	.name = "code",
	.help = N_("Four groups of four letters and digits; capitals and hyphens do not matter."),
	.show = code_show,
	.write = code_write,
};

static enum error unit_show(const struct journey *journey, struct page *page)
{
	const struct organisation *organisation = journey->round->organisation;

	journey_head(journey, page);
	page_line(page, PAGE_TEXT, "%s", _("Where do you work?"));
	for (size_t i = 0; i < organisation->n_units; i++) {
		char *name;

		if (!organisation->units[i].answers)
			continue;
		name = organisation_full_name(organisation, (int)i);
		page_choice(page, name);
		free(name);
	}
	return ERROR_NONE;
}

static enum error unit_choose(struct journey *journey, size_t choice)
{
	const struct organisation *organisation = journey->round->organisation;
	enum error rc;

	for (size_t i = 0; i < organisation->n_units; i++) {
		if (!organisation->units[i].answers || choice-- != 0)
			continue;
		rc = response_give_unit(journey->response, (int)i);
		return rc == ERROR_NONE ? say_unit(journey) : rc;
	}
	return ERROR_NONE;
}

const struct step step_unit = {
	.name = "unit",
	.help = N_("Choose your team, or your school where it has no teams."),
	.show = unit_show,
	.choose = unit_choose,
};

static enum error role_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	journey_head(journey, page);
	page_line(
	    page, PAGE_TEXT, "%s", _("What is your job? You get the questions that go with it."));
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
	.help = N_("Choose what comes closest."),
	.show = role_show,
	.choose = role_choose,
};
