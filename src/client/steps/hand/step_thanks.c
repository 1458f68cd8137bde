/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Behind handing over: what happens now, when there is something to see, and that one can change
 * one's mind. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"
#include "client/steps/standing.h"

/* When figures come, by the days of the round. */
static char *say_figures(const struct round *round)
{
	if (round->closed[0] != '\0')
		return text_format(
		    _("The round was closed on %s. What comes now counts only if the figures are "
		      "brought up to date."),
		    round->closed);
	if (round->closes[0] != '\0')
		return text_format(
		    _("The round is open until %s. Then it is closed, and teams and schools get "
		      "their figures, never of fewer than %ld people."),
		    round->closes, round->min_group);
	return text_format(
	    _("When the coordinator closes the round, teams and schools get their figures, never "
	      "of fewer than %ld people."),
	    round->min_group);
}

static char *say_results(const struct round *round)
{
	char *figures = say_figures(round), *said;

	if (round->closed[0] != '\0')
		return figures;
	said = text_format("%s %s", figures, _("You have yours already."));
	free(figures);
	return said;
}

static char *say_what_happens(const struct round *round, const struct standing *standing)
{
	char *openers, *said;

	if (standing->state == STANDING_READY)
		return text_format(
		    "%s", _("Nothing has left yet. It leaves with the next sync, or when somebody "
			    "hands over here with the folder at hand."));
	openers = promise_openers(round);
	said = text_format(_("%s fetches what is in the folder, opens it, and answers with a "
			     "receipt. Nobody else can open it on the way."),
	    openers);
	free(openers);
	return said;
}

static const char *say_change(const struct round *round)
{
	if (round->closed[0] != '\0')
		return _("You can take your answers back from your result. Figures already made "
			 "stand.");
	return _("As long as the round is open: go to your result, change what you like and hand "
		 "over again, or take your answers back. The last word counts.");
}

static void add_row(struct page *page, const char *name, char *said)
{
	page_row(page, name, said);
	free(said);
}

/* How far it is, of who has a place or answered once, and what happens now. */
static enum error show_now(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;
	struct outbox *outbox = NULL;
	struct standing standing;
	enum error rc = outbox_list(journey->store, &outbox);

	page_set(&page->title, "%s", _("Thank you"));
	page_set(&page->place, "%s", round->title);
	if (rc != ERROR_NONE)
		return rc;
	if (journey->response != NULL)
		standing_of_response(journey->response, outbox, &standing);
	else
		standing_of_bundle(outbox_find(outbox, journey->once_bundle), &standing);
	standing_show(&standing, round, _("Your answers"), page);
	add_row(page, _("Now"), say_what_happens(round, &standing));
	outbox_free(outbox);
	return ERROR_NONE;
}

static void show_asked(const struct round *round, struct page *page)
{
	char *asked = promise_contact(round);

	if (asked != NULL)
		page_line(page, PAGE_QUIET, "%s", asked);
	free(asked);
}

static enum error thanks_show(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;
	enum error rc = show_now(journey, page);

	add_row(page, _("Results"), say_results(round));
	page_row(page, _("Has it arrived?"),
	    _("Another day, below your result, \"See whether they have arrived\" fetches the "
	      "receipt: \"received\" means that they have arrived and count."));
	page_row(page, _("Changed your mind?"), say_change(round));
	show_asked(round, page);
	page_choice(page, _("Leave"));
	page_choice(page, _("Where my answers are"));
	page_choice(page, _("Back to the rounds"));
	/* Who answers at somebody else's machine has nothing of it at home. */
	if (journey->walk->kiosk)
		page_choice(page, _("Take my profile with me on a stick"));
	return rc;
}

static enum error thanks_choose(struct journey *journey, size_t choice)
{
	static const enum step_id leads[] = { STEP_NONE, STEP_BUNDLES, STEP_ROUNDS, STEP_COPY };

	return choice == 0 ? walk_leave(journey->walk) : walk_go(journey->walk, leads[choice]);
}

/* What was just handed over need not be shown again. */
static enum error thanks_back(struct journey *journey)
{
	return walk_go(journey->walk, STEP_RESULT);
}

const struct step step_thanks = {
	.name = "thanks",
	.help = N_("Your answers are on their way: you can leave."),
	.show = thanks_show,
	.choose = thanks_choose,
	.back = thanks_back,
};

static enum error once_done_show(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;
	enum error rc = show_now(journey, page);

	add_row(page, _("Results"), say_figures(round));
	add_row(page, _("Has it arrived?"),
	    text_format(_("The receipt comes to this machine: \"skatta status\" has it here, under "
			  "%.8s…."),
		journey->once_bundle));
	page_row(page, _("Changed your mind?"),
	    _("What was kept of your answers here is destroyed, and the slip opens nothing any "
	      "more: they cannot be changed, taken back or compared later."));
	page_row(page, _("The slip"),
	    _("Tear it up: whoever finds it could answer with it once more, and then only one of "
	      "the two would count."));
	show_asked(round, page);
	page_choice(page, _("Leave"));
	return rc;
}

static enum error once_done_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return walk_leave(journey->walk);
}

const struct step step_once_done = {
	.name = "once-done",
	.help = N_("Your answers are on their way, and nothing is left to do: you can leave."),
	.show = once_done_show,
	.choose = once_done_choose,
	.stays = N_("There is no way back: what was kept here is destroyed."),
};
