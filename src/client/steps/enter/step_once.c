/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answering once, without a place of one's own: the code opens a draft until it is handed over. */
#include <string.h>

#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"
#include "client/store/profile_once.h"
#include "crypto/secret.h"

static enum error once_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Answer once, now"));
	page_line(page, PAGE_TEXT, "%s",
	    _("You need no name, no passphrase and no recovery code: the code on your slip locks "
	      "your answers. Type it here again, and you go on where you were."));
	page_line(page, PAGE_TEXT, "%s",
	    _("Until you hand over, whoever knows the slip can open your draft on this machine. "
	      "Then nothing here opens it any more: you cannot change your answers, take them "
	      "back, "
	      "or compare yourself with them later."));
	promise_show(journey->round, page);
	page_line(
	    page, PAGE_HEADING, "%s", _("Type the answer code on the slip that you were given."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Answer code"));
	return ERROR_NONE;
}

/* Into the draft that the code opens, or a new one. What was nobody's so far only says whether it
 * is a code of this round. */
static enum error open_draft(struct journey *journey, const char *code)
{
	struct round *round = NULL;
	enum error rc =
	    profile_once_open(journey->store, journey->round->id, code, &journey->profile);

	if (rc == ERROR_NONE)
		rc = rounds_get(journey->store, journey->round->id, &round);
	if (rc != ERROR_NONE)
		return rc;
	memcpy(journey->once, round->id, sizeof journey->once);
	walk_begin(journey->walk, STEP_ROUNDS);
	journey->round = round;
	rc = response_open(journey->profile, round, &journey->response);
	if (rc == ERROR_NONE && response_needs_unit(journey->response))
		rc = response_give_code(journey->response, code);
	return rc == ERROR_NONE ? journey_go_on(journey) : rc;
}

static enum error once_write(struct journey *journey, const char *text)
{
	enum error rc = response_give_code(journey->response, text);
	char code[ENCODE_CODE_SIZE];

	if (rc != ERROR_NONE)
		return rc;
	memcpy(code, journey->response->code, sizeof code);
	rc = open_draft(journey, code);
	secret_wipe(code, sizeof code);
	return rc;
}

const struct step step_once = {
	.name = "once",
	.help =
	    N_("Four groups of four letters and digits; capitals and hyphens do not matter. "
	       "Whoever wants to change the answers afterwards, or compare with next year, makes a "
	       "profile instead: \"I am new here\"."),
	.show = once_show,
	.write = once_write,
};

static enum error once_done_show(const struct journey *journey, struct page *page)
{
	(void)journey;
	page_set(&page->title, "%s", _("Thank you"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Your answers are sealed: only the coordinator can open them. What was kept of them "
	      "here is destroyed, and the slip opens nothing any more."));
	page_line(page, PAGE_TEXT, "%s",
	    _("Tear the slip up: whoever finds it could answer with it once more, and then "
	      "only one of the two would count."));
	page_choice(page, _("Leave"));
	return ERROR_NONE;
}

static enum error once_done_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return walk_leave(journey->walk);
}

const struct step step_once_done = {
	.name = "once-done",
	.help = N_("There is nothing left to do."),
	.show = once_done_show,
	.choose = once_done_choose,
	.stays = N_("There is no way back: what was kept here is destroyed."),
};
