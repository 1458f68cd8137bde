/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Handing over, whatever it is. */
#include "client/steps/hand/step_send.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/places.h"
#include "client/steps/promise.h"
#include "client/store/place.h"
#include "client/sync/sync.h"
#include "exchange/exchange.h"

void step_send_row(struct page *page, const char *name, char *value)
{
	page_row(page, name, value);
	free(value);
}

void step_send_head(struct page *page)
{
	page_set(&page->title, "%s", _("What is handed over"));
	page_set(&page->place, "%s", _("this and nothing more"));
}

void step_send_day(struct page *page)
{
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	step_send_row(page, _("Day"), text_format(_("%s, no time of day"), today));
}

enum error step_send_to(const struct journey *journey, struct page *page)
{
	const struct round *round = journey->round;
	char *place = NULL, *openers = promise_openers(round);
	enum error rc = place_get(journey->store, journey->settings, &place);

	step_send_row(
	    page, _("Sealed to"), text_format(_("%s, key %.10s…"), openers, round->central_key));
	free(openers);
	if (rc == ERROR_NONE && place[0] != '\0')
		page_row(page, _("Folder"), place);
	free(place);
	return rc;
}

void step_send_choices(const struct step_send *send, struct page *page)
{
	page_choice(page, _("Hand over"));
	page_choice(page, _(send->all));
	page_choice(page, _("Hand over to another folder"));
	page_choice(page, _("Not now"));
}

enum error step_send_choose(struct journey *journey, const struct step_send *send, size_t choice)
{
	char *place = NULL;
	enum error rc;

	if (choice == STEP_SEND_SHOW)
		return walk_go(journey->walk, send->shows);
	if (choice == STEP_SEND_ELSEWHERE)
		return walk_go(journey->walk, send->where);
	if (choice == STEP_SEND_NOT)
		return walk_go(journey->walk, send->not_now);
	rc = place_get(journey->store, journey->settings, &place);
	if (rc == ERROR_NONE && place[0] == '\0')
		rc = walk_go(journey->walk, send->where);
	else if (rc == ERROR_NONE)
		rc = step_send_give(journey, send, exchange_is_at_hand(place) ? place : "");
	free(place);
	return rc;
}

/* What sync_hand_over() asks for. */
struct word {
	struct journey *journey;
	const struct step_send *send;
};

static enum error give_word(void *context)
{
	const struct word *word = context;

	return word->send->seal(word->journey);
}

char *step_send_said(const char *where)
{
	return text_format(_("Handed over, and read back from the folder %s."), where);
}

static void say_given(struct journey *journey, const struct step_send *send, const char *path)
{
	char *whole = exchange_whole(path), *said = send->said(whole);

	walk_say(journey->walk, "%s", said);
	free(said);
	free(whole);
}

static enum error put(struct journey *journey, const struct step_send *send, const char *path)
{
	struct word word = { journey, send };
	struct sync_result result;
	enum error rc = sync_hand_over(journey->store, journey->profile, path,
	    (struct sync_word){ give_word, &word }, &result);

	if (rc == ERROR_NONE)
		rc = journey_keep_place(journey, path);
	if (rc == ERROR_NONE && result.bundles > 0)
		say_given(journey, send, path);
	else if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s", _("It was handed over before; nothing new to send."));
	return rc;
}

static enum error put_later(struct journey *journey, const struct step_send *send)
{
	enum error rc = send->seal(journey);

	if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s",
		    _("No folder is at hand right now. It is ready, and leaves with the next "
		      "sync."));
	return rc;
}

enum error step_send_give(struct journey *journey, const struct step_send *send, const char *path)
{
	enum error rc = path[0] != '\0' ? put(journey, send, path) : put_later(journey, send);

	return rc == ERROR_NONE ? send->done(journey) : rc;
}

enum error step_send_ask(const struct journey *journey, struct page *page)
{
	page_line(page, PAGE_TEXT, "%s",
	    _("Which folder do you hand over to? It is the exchange folder: a shared folder or a "
	      "USB stick that the coordinator has prepared. Without one at hand, name none: what "
	      "you hand over is then ready, and leaves with the next sync."));
	page_set(&page->draft, "where");
	return places_ask_folder(journey, true, page);
}

enum error step_send_back(struct journey *journey, size_t choice)
{
	(void)choice;
	return walk_back(journey->walk);
}
