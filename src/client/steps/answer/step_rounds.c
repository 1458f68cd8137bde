/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rounds on this machine, and taking in new ones from an exchange folder. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/steps/led_units.h"
#include "client/steps/places.h"
#include "client/steps/standing.h"
#include "client/sync/reply_page.h"

/* Something was answered that the person has not read: where it stands. */
static enum error tell_replies(const struct response *response, struct page *page)
{
	struct reply_page replies;
	enum error rc = reply_page_get(response->profile, response->round->id, &replies);

	if (rc == ERROR_NONE && replies.n_new > 0)
		page_line(page, PAGE_HEADING,
		    _("%s: %s has answered what you wrote. Press b to read it."),
		    response->round->title, response->round->central_name);
	reply_page_free(&replies);
	return rc;
}

/* «10 of 28 answered», «handed over 2026-10-15», … for one round, and above the choices why what
 * was handed over does not count. */
static enum error round_state(const struct journey *journey, const struct round *round,
    const struct outbox *outbox, struct page *page)
{
	struct page_choice *choice = page_choice(page, round->title);
	struct response *response = NULL;
	struct standing standing;
	struct progress progress;
	enum error rc = response_open(journey->profile, round, &response);

	if (rc != ERROR_NONE)
		return rc;
	standing_of_response(response, outbox, &standing);
	progress = progress_count(response->answers, &response->asked, NULL);
	if (standing.state > STANDING_BEGUN)
		choice->aside = standing_say(&standing);
	else if (standing.state == STANDING_BEGUN)
		page_set(
		    &choice->aside, _("%zu of %zu answered"), progress.answered, progress.items);
	else if (round->closed[0] != '\0')
		page_set(&choice->aside, "%s", _("closed"));
	else if (round->closes[0] != '\0')
		page_set(&choice->aside, _("open until %s"), round->closes);
	else
		page_set(&choice->aside, "%s", _("open"));
	standing_warn(&standing, round, round->title, page);
	rc = tell_replies(response, page);
	response_close(response);
	return rc;
}

/* Who answers once has this round, and nothing besides. */
static enum error once_show(const struct journey *journey, struct page *page)
{
	struct outbox *outbox = NULL;
	struct round *round = NULL;
	enum error rc = rounds_get(journey->store, journey->once, &round);

	page_set(&page->title, "%s", _("Answer once, now"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Until you hand over, whoever knows the slip can open this draft here. To go on "
	      "another time, choose \"Answer once, now\" on this machine, and type the code."));
	if (rc == ERROR_NONE)
		rc = outbox_list(journey->store, &outbox);
	if (rc == ERROR_NONE)
		rc = round_state(journey, round, outbox, page);
	page_choice(page, _("Lock this, and begin with another code"));
	outbox_free(outbox);
	round_free(round);
	return rc;
}

static const char *ask(struct round *const *rounds, size_t count)
{
	size_t open = 0;

	if (count == 0)
		return _("There is no round on this machine yet. Take one in from the exchange "
			 "folder: a "
			 "shared folder or a USB stick that the coordinator has prepared.");
	for (size_t i = 0; i < count; i++)
		open += rounds[i]->closed[0] == '\0';
	return open > 0 ? _("Which round do you want to answer in?")
			: _("No round is open here now. What you answered in one can be read, and "
			    "its result; what a unit got opens under \"I lead a unit\".");
}

static enum error rounds_show(const struct journey *journey, struct page *page)
{
	struct round **rounds = NULL;
	struct outbox *outbox = NULL;
	size_t count = 0;
	enum error rc;

	if (journey->once[0] != '\0')
		return once_show(journey, page);
	rc = rounds_list_newest(journey->store, &rounds, &count);
	page_set(&page->title, "%s", _("Rounds"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	if (rc == ERROR_NONE)
		rc = outbox_list(journey->store, &outbox);
	page_line(page, PAGE_TEXT, "%s", ask(rounds, count));
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++)
		rc = round_state(journey, rounds[i], outbox, page);
	if (rc == ERROR_NONE)
		rc = led_units_show(journey, rounds, count, outbox, page);
	page_choice(page, _("Take in a round from a folder"));
	page_choice(page, _("My profile: passphrase, copy, delete"));
	if (!journey->walk->kiosk)
		page_choice(page, _("I lead a unit"));
	outbox_free(outbox);
	rounds_free(rounds, count);
	return rc;
}

/* The pages behind the rounds; in a kiosk nobody leads a unit. */
static enum error go_behind(struct journey *journey, size_t choice)
{
	static const enum step_id behind_the_rounds[] = { STEP_FOLDER, STEP_MY_PLACE,
		STEP_LEADER_CODE };

	if (choice >= COUNT(behind_the_rounds) - journey->walk->kiosk)
		return ERROR_NONE;
	return walk_go(journey->walk, behind_the_rounds[choice]);
}

static enum error rounds_choose(struct journey *journey, size_t choice)
{
	struct round **rounds = NULL;
	struct leads leads = { 0 };
	size_t count = 0;
	enum error rc;

	if (journey->once[0] != '\0')
		return choice == 0 ? journey_enter_round(journey, journey->once)
				   : walk_lock_aloud(journey->walk);
	rc = rounds_list_newest(journey->store, &rounds, &count);
	if (rc == ERROR_NONE)
		rc = led_units_list(journey, rounds, count, &leads);
	if (rc == ERROR_NONE && choice < count)
		rc = journey_enter_round(journey, rounds[choice]->id);
	else if (rc == ERROR_NONE && choice < count + leads.count)
		rc = led_units_enter(journey, &leads.units[choice - count]);
	else if (rc == ERROR_NONE)
		rc = go_behind(journey, choice - count - leads.count);
	leads_free(&leads);
	rounds_free(rounds, count);
	return rc;
}

static enum error bundles(struct journey *journey)
{
	return walk_go(journey->walk, STEP_BUNDLES);
}

static enum error contact(struct journey *journey)
{
	return walk_go(journey->walk, STEP_CONTACT);
}

/* They lie outside of every round, and of a new passphrase. */
static void arrive(struct journey *journey)
{
	journey_leave_round(journey);
	journey_forget(journey);
}

static const struct step_key rounds_keys[] = {
	{ 'b', STEP_NO_ARROW, N_("what is handed over"), bundles, false },
	{ 'c', STEP_NO_ARROW, N_("who answers questions"), contact, true },
	{ 0 },
};

const struct step step_rounds = {
	.name = "rounds",
	.help = N_("Choose a round to answer in it, or to go on where you were."),
	.show = rounds_show,
	.choose = rounds_choose,
	.stays = N_("There is no page before this one: L locks, q leaves."),
	.keys = rounds_keys,
	.arrive = arrive,
};

static enum error folder_show(const struct journey *journey, struct page *page)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list(journey->store, &rounds, &count);

	rounds_free(rounds, count);
	if (rc != ERROR_NONE)
		return rc;
	page_set(&page->title, "%s", _("Take in a round"));
	if (count == 0)
		page_line(page, PAGE_TEXT, "%s", _("There is no round on this machine yet."));
	page_line(page, PAGE_TEXT, "%s",
	    _("Which folder is the exchange folder? It is a shared folder or a USB stick that the "
	      "coordinator has prepared."));
	page_set(&page->draft, "folder");
	return places_ask_folder(journey, false, page);
}

/* Keep what was found and remember where. */
static enum error keep_found(struct journey *journey)
{
	size_t added = 0;
	enum error rc = rounds_keep(journey->store, journey->found, &added);

	rounds_found_free(journey->found);
	journey->found = NULL;
	if (rc != ERROR_NONE)
		return rc;
	walk_say(journey->walk, P_("%zu round taken in.", "%zu rounds taken in.", added), added);
	walk_go(journey->walk, STEP_ROUNDS);
	return journey_enter_only(journey);
}

static enum error folder_write(struct journey *journey, const char *text)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = rounds_trusted(journey->store, key);

	if (rc != ERROR_NONE)
		return rc;
	rounds_found_free(journey->found);
	journey->found = NULL;
	rc = rounds_look(text, key, &journey->found);
	if (rc == ERROR_NONE)
		rc = journey_keep_place(journey, text);
	if (rc != ERROR_NONE)
		return rc;
	if (key[0] != '\0' && journey->found->waiting == 0)
		return keep_found(journey);
	/* In a kiosk whoever sits there does not decide for the machine. */
	if (key[0] != '\0' && (journey->walk->kiosk || journey->found->n_next > 1))
		return rounds_check_next(journey->found);
	return walk_go(journey->walk, STEP_TRUST);
}

const struct step step_folder = {
	.name = "folder",
	.help = N_("Write the number of a place that is listed, or the path of the folder, such as "
		   "/media/usb, and press Enter. ~ is your home folder."),
	.show = folder_show,
	.write = folder_write,
};

/* A key that took the place of the one that is trusted, and both of them. */
static enum error next_show(const struct rounds_found *found, struct page *page)
{
	const struct round *round = found->next[0];
	char groups[MINISIGN_GROUPS_SIZE];

	page_set(&page->title, "%s", _("Has the coordinator a new key?"));
	page_line(page, PAGE_TEXT,
	    _("The round \"%s\" is signed by %s with a new key. The key that this machine trusts "
	      "says "
	      "that it has been replaced by it; whoever has stolen that key could say so too."),
	    round->title, round->central_name);
	page_line(page, PAGE_TEXT, "%s",
	    _("Below is the end of the new key, which the new poster prints large. Is it the "
	      "same?"));
	minisign_key_large(groups, round->central_key);
	page_line(page, PAGE_HEADING, "%s", groups);
	page_line(page, PAGE_TEXT, "%s", _("The whole new key:"));
	minisign_key_groups(groups, round->central_key);
	page_line(page, PAGE_COMMAND, "%s", groups);
	page_line(page, PAGE_TEXT, "%s", _("The old key, which this machine trusts:"));
	minisign_key_groups(groups, found->key);
	page_line(page, PAGE_COMMAND, "%s", groups);
	page_choice(page, _("It is the same key: trust it from now on"));
	page_choice(page, _("It is another key, or I cannot tell: do nothing"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error trust_show(const struct journey *journey, struct page *page)
{
	const struct round *round;
	char groups[MINISIGN_GROUPS_SIZE];

	if (journey->found->waiting > 0)
		return next_show(journey->found, page);
	round = journey->found->offers[0].round;
	page_set(&page->title, "%s", _("Whose round is this?"));
	page_line(page, PAGE_TEXT,
	    _("The round \"%s\" is signed by %s with the key below. From now on this machine takes "
	      "rounds from this key and from no other."),
	    round->title, round->central_name);
	page_line(page, PAGE_TEXT, "%s",
	    _("Below is the end of it, which the coordinator's poster prints large. Is it the "
	      "same?"));
	minisign_key_large(groups, journey->found->key);
	page_line(page, PAGE_HEADING, "%s", groups);
	page_line(page, PAGE_TEXT, "%s",
	    _("Nobody can make another key that ends like it. The whole key, for papers that "
	      "print nothing large:"));
	minisign_key_groups(groups, journey->found->key);
	page_line(page, PAGE_COMMAND, "%s", groups);
	page_choice(page, _("It is the same key: take the round in"));
	page_choice(page, _("It is another key, or I cannot tell: do nothing"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error trust_next(struct journey *journey)
{
	struct rounds_found *before = journey->found;
	const char *key = before->next[0]->central_key;
	enum error rc = rounds_trust_next(journey->store, before, key);

	if (rc != ERROR_NONE)
		return rc;
	journey->found = NULL;
	rc = rounds_look(before->place, key, &journey->found);
	rounds_found_free(before);
	return rc == ERROR_NONE ? keep_found(journey) : rc;
}

static enum error trust_choose(struct journey *journey, size_t choice)
{
	enum error rc;

	if (choice != 0) {
		rounds_found_free(journey->found);
		journey->found = NULL;
		walk_say(journey->walk, "%s",
		    _("Nothing was taken in. Ask the coordinator for the right key."));
		return walk_go(journey->walk, STEP_ROUNDS);
	}
	if (journey->found->waiting > 0)
		return trust_next(journey);
	rc = rounds_trust(journey->store, journey->found->key);
	return rc == ERROR_NONE ? keep_found(journey) : rc;
}

static enum error trust_back(struct journey *journey)
{
	return trust_choose(journey, 1);
}

const struct step step_trust = {
	.name = "trust",
	.help = N_("The key is what tells a real round from a forged one. Compare its end with "
		   "what the poster prints large, or all of it with the paper."),
	.show = trust_show,
	.choose = trust_choose,
	.back = trust_back,
};
