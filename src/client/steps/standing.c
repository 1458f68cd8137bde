/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of states, and who is in which. */
#include "client/steps/standing.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/promise.h"

/* Each "%s" is the day, then the place. `full` is said where the day is known, `at` where the place
 * is too; NULL: the one before it. */
struct words {
	const char *brief, *full, *at;
};

static const struct {
	const char *name;
	struct words answers, plan; /* NC_() */
	const char *note;           /* N_(): what to know beside it, or NULL */
} states[STANDING_STATES] = {
	[STANDING_NONE] = { "not begun", { NC_("answers", "not begun"), NULL, NULL },
	    { NC_("plan", "not begun"), NULL, NULL }, NULL },
	[STANDING_BEGUN] = { "begun", { NC_("answers", "begun, not finished"), NULL, NULL },
	    { NC_("plan", "not handed over yet"), NULL, NULL }, NULL },
	[STANDING_FINISHED] = { "finished",
	    { NC_("answers", "finished, not handed over"),
		NC_("answers", "finished %s, not handed over"), NULL },
	    { NC_("plan", "not handed over yet"), NULL, NULL }, NULL },
	[STANDING_CHANGED] = { "changed",
	    { NC_("answers", "changed since, not handed over"), NULL, NULL },
	    { NC_("plan", "changed since, not handed over"), NULL, NULL }, NULL },
	[STANDING_READY] = { "ready",
	    { NC_("answers", "ready, leaves with the next sync"), NULL, NULL },
	    { NC_("plan", "ready, leaves with the next sync"), NULL, NULL }, NULL },
	[STANDING_HANDED_OVER] = { "handed over",
	    { NC_("answers", "handed over %s"),
		NC_("answers", "handed over %s, waits for a receipt"),
		NC_("answers", "handed over %s to %s, waits for a receipt") },
	    { NC_("plan", "handed over %s"), NC_("plan", "handed over %s, waits for a receipt"),
		NC_("plan", "handed over %s to %s, waits for a receipt") },
	    NULL },
	[STANDING_RECEIVED] = { "received", { NC_("answers", "received %s"), NULL, NULL },
	    { NC_("plan", "received %s"), NULL, NULL }, NULL },
	[STANDING_REPLACED] = { "replaced",
	    { NC_("answers", "a later version counts"), NULL, NULL },
	    { NC_("plan", "a later version counts"), NULL, NULL }, NULL },
	[STANDING_NOT_COUNTED] = { "does not count",
	    { NC_("answers", "does not count"), NULL, NULL },
	    { NC_("plan", "does not count"), NULL, NULL }, NULL },
	[STANDING_WITHDRAWING] = { "withdrawal asked for",
	    { NC_("answers", "withdrawal asked for"), NC_("answers", "withdrawal asked for %s"),
		NULL },
	    { NULL, NULL, NULL },
	    N_("You have asked to have your answers erased; the receipt shows when it is done.") },
	[STANDING_WITHDRAWN] = { "withdrawn",
	    { NC_("answers", "withdrawn"), NC_("answers", "withdrawn %s"), NULL },
	    { NULL, NULL, NULL },
	    N_("The coordinator has erased your answers. Nothing is sent again unless you hand "
	       "over again.") },
	[STANDING_TOO_LATE] = { "too late",
	    { NC_("answers", "erased, but the figures stand"), NULL, NULL }, { NULL, NULL, NULL },
	    N_("The coordinator has erased your answers. The round was closed before that: the "
	       "figures that were made of them stand.") },
};

/* What the reason of a receipt means, and what to do; the last row is for any other. */
static const struct reason {
	const char *reason; /* as the receipt has it */
	const char *why, *remedy;
	bool wants_code; /* another answer code helps */
} reasons[] = {
	{ "same code",
	    N_("This does not count: other answers were handed over with the same answer code."),
	    N_("If they are yours, from another profile or machine, there is nothing to do. "
	       "Otherwise ask for an answer code of your own."),
	    true },
	{ "same revision",
	    N_("This does not count: another version of yours does, which you handed over from "
	       "another machine."),
	    N_("If this is the right one, hand it over again from here."), false },
	{ "damaged", N_("This does not count: the file was damaged on its way."),
	    N_("It goes again with the next sync. If that does not help, hand over again."),
	    false },
	{ "not a bundle", N_("This does not count: the file was damaged on its way."),
	    N_("It goes again with the next sync. If that does not help, hand over again."),
	    false },
	{ "does not fit its round",
	    N_("This does not count: it does not match the coordinator's copy of the round."),
	    N_("Take in the round again from the exchange folder, and hand over again."), false },
	{ "for somebody else",
	    N_("This does not count: it is sealed to somebody other than this coordinator."),
	    N_("Ask whether that was the right folder."), false },
	{ "purged",
	    N_("This does not count: the coordinator has ended that round, and its answers have "
	       "been purged."),
	    N_("There is nothing more to do."), false },
	{ "next round open",
	    N_("This does not count: the next round has opened, and the plan goes on there."),
	    N_("Open the unit with the leader code of that round, and write it in its plan."),
	    false },
	{ "leader code replaced",
	    N_("This does not count: the unit's leader code was replaced by a new one."),
	    N_("Ask the coordinator for it, choose \"I lead a unit\", type it there, and hand "
	       "over again."),
	    false },
	{ NULL, N_("This does not count: the coordinator could not accept it."),
	    N_("Hand over again. If that does not help, ask."), false },
};

/* NULL where it counts, or nobody knows better. */
static const struct reason *reason_of(const struct standing *standing)
{
	size_t i = 0;

	if (standing->last != STANDING_NOT_COUNTED)
		return NULL;
	while (reasons[i].reason != NULL && strcmp(reasons[i].reason, standing->reason) != 0)
		i++;
	return &reasons[i];
}

bool standing_wants_code(const struct standing *standing)
{
	const struct reason *reason = reason_of(standing);

	return reason != NULL && reason->wants_code;
}

const char *standing_name(enum standing_state state)
{
	return states[state].name;
}

static enum standing_state state_of(const struct outbox_bundle *bundle)
{
	static const enum standing_state of[OUTBOX_STATES] = {
		[OUTBOX_WAITING] = STANDING_FINISHED,
		[OUTBOX_READY] = STANDING_READY,
		[OUTBOX_HANDED_OVER] = STANDING_HANDED_OVER,
		[OUTBOX_CONFIRMED] = STANDING_NOT_COUNTED,
		[OUTBOX_REFUSED] = STANDING_NOT_COUNTED,
	};

	if (outbox_is_done(bundle))
		return STANDING_RECEIVED;
	if (outbox_is_superseded(bundle))
		return STANDING_REPLACED;
	return outbox_came_too_late(bundle) ? STANDING_TOO_LATE : of[bundle->state];
}

void standing_of_bundle(const struct outbox_bundle *bundle, struct standing *standing)
{
	*standing = (struct standing){ .place = "", .reason = "" };
	if (bundle == NULL)
		return;
	standing->state = standing->last = state_of(bundle);
	memcpy(standing->day, bundle->day, sizeof standing->day);
	memcpy(standing->last_day, bundle->day, sizeof standing->last_day);
	standing->place = bundle->place;
	if (standing->last == STANDING_NOT_COUNTED)
		standing->reason = bundle->reason;
}

/* Has the last bundle no word of its owner to leave? One that is not known here leaves nowhere. */
static bool is_kept(const struct standing *bundle)
{
	return bundle->last == STANDING_NONE || bundle->last == STANDING_FINISHED;
}

/* What was sealed is not what there is now, or has no word to leave. One that was sealed before
 * it may have left all the same. */
static enum standing_state not_sent(const struct standing *bundle, bool resealed)
{
	return resealed || !is_kept(bundle) ? STANDING_CHANGED : STANDING_FINISHED;
}

/* What was handed over with somebody else's code is erased all the same, and did not count. */
void standing_of_withdrawal(const struct outbox_bundle *bundle, struct standing *standing)
{
	standing_of_bundle(bundle, standing);
	if (standing->last == STANDING_RECEIVED || standing_wants_code(standing))
		standing->state = standing->last = STANDING_WITHDRAWN;
}

void standing_of_counted(const struct outbox_bundle *bundle, struct standing *standing)
{
	standing_of_bundle(bundle, standing);
	if (standing->last == STANDING_REPLACED)
		standing->state = standing->last = STANDING_RECEIVED;
}

void standing_of_response(
    const struct response *response, const struct outbox *outbox, struct standing *standing)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	const struct outbox_bundle *bundle = outbox_find(outbox, response->bundle);

	standing_of_bundle(bundle, standing);
	if (response->too_late) {
		standing->state = STANDING_TOO_LATE;
	} else if (response->withdrawn) {
		standing_of_withdrawal(bundle, standing);
		if (standing->state != STANDING_WITHDRAWN && standing->state != STANDING_REPLACED)
			standing->state = STANDING_WITHDRAWING;
	} else if (!response->sealed || is_kept(standing)) {
		standing->state = not_sent(standing, response->resealed);
		memcpy(standing->day, response->day, sizeof standing->day);
		if (!response->finished && standing->state == STANDING_FINISHED)
			standing->state = progress.answered > 0 ? STANDING_BEGUN : STANDING_NONE;
	}
}

void standing_of_lead(
    const struct lead *lead, const struct outbox *outbox, struct standing *standing)
{
	standing_of_bundle(outbox_find(outbox, lead->bundle), standing);
	standing->is_plan = true;
	if (lead->revision == 0) {
		standing->state = lead_is_draft(lead) ? STANDING_BEGUN : STANDING_NONE;
	} else if (lead->bundle[0] == '\0') {
		/* Central told it. */
		standing->state = lead_is_draft(lead) ? STANDING_CHANGED : STANDING_RECEIVED;
		memcpy(standing->day, lead->day, sizeof standing->day);
	} else if (lead_is_draft(lead) || is_kept(standing)) {
		standing->state = not_sent(standing, lead->resealed);
	}
}

bool standing_can_go(const struct standing *standing)
{
	return standing->state == STANDING_FINISHED || standing->state == STANDING_CHANGED ||
	       standing->state == STANDING_READY;
}

bool standing_is_draft(const struct standing *standing)
{
	static const bool is[STANDING_STATES] = {
		[STANDING_BEGUN] = true,
		[STANDING_FINISHED] = true,
		[STANDING_CHANGED] = true,
		[STANDING_WITHDRAWING] = true,
		[STANDING_WITHDRAWN] = true,
	};

	return is[standing->state];
}

const char *standing_note(const struct standing *standing)
{
	const char *note = states[standing->state].note;

	return note != NULL ? _(note) : NULL;
}

/* The words with day and place in them. */
static char *put(const char *words, const char *day, const char *place)
{
	const char *values[] = { day, place }, *at;
	struct text text = { 0 };

	for (size_t i = 0; i < COUNT(values) && (at = strstr(words, "%s")) != NULL; i++) {
		text_addf(&text, "%.*s%s", (int)(at - words), words, values[i]);
		words = at + 2;
	}
	text_add(&text, words);
	return text_take(&text);
}

static const struct words *words_of(const struct standing *standing, enum standing_state state)
{
	return standing->is_plan ? &states[state].plan : &states[state].answers;
}

char *standing_say(const struct standing *standing)
{
	return put(language_say(words_of(standing, standing->state)->brief), standing->day, "");
}

static char *say_all(const struct standing *standing, enum standing_state state, const char *day)
{
	const struct words *words = words_of(standing, state);
	const char *said = words->brief;
	char *place, *whole;

	if (words->full != NULL && day[0] != '\0')
		said = words->full;
	if (words->at != NULL && standing->place[0] != '\0')
		said = words->at;
	place = text_made_safe(standing->place, false);
	whole = put(language_say(said), day, place);
	free(place);
	return whole;
}

char *standing_say_all(const struct standing *standing)
{
	return say_all(standing, standing->state, standing->day);
}

char *standing_why(const struct standing *standing, const struct round *round)
{
	const struct reason *reason = reason_of(standing);
	struct text said = { 0 };
	char *ask;

	if (reason == NULL)
		return NULL;
	ask = round != NULL ? promise_contact(round) : NULL;
	text_add(&said, _(reason->why));
	if (reason->reason == NULL && standing->reason[0] != '\0')
		text_addf(&said, " (%s)", _(standing->reason));
	text_addf(&said, " %s", _(reason->remedy));
	if (ask != NULL)
		text_addf(&said, " %s", ask);
	free(ask);
	return text_take(&said);
}

/* How the bundle is that is not all there is to say. */
static void show_last(const struct standing *standing, struct page *page)
{
	char *said;

	if (standing->state == standing->last || is_kept(standing))
		return;
	said = say_all(standing, standing->last, standing->last_day);
	if (standing->state == STANDING_CHANGED)
		page_line(page, PAGE_TEXT, _("What you handed over before: %s."), said);
	else if (standing->state == STANDING_WITHDRAWING)
		page_line(page, PAGE_TEXT, _("The message about it: %s."), said);
	free(said);
}

void standing_warn(
    const struct standing *standing, const struct round *round, const char *name, struct page *page)
{
	char *why = standing_why(standing, round);

	if (why != NULL)
		page_line(page, PAGE_HEADING, "%s: %s", name, why);
	free(why);
}

void standing_show(
    const struct standing *standing, const struct round *round, const char *name, struct page *page)
{
	char *said = standing_say_all(standing), *why = standing_why(standing, round);
	const char *note = standing_note(standing);

	page_row(page, name, said);
	if (note != NULL)
		page_line(page, PAGE_TEXT, "%s", note);
	show_last(standing, page);
	if (why != NULL)
		page_line(page, PAGE_TEXT, "%s", why);
	free(why);
	free(said);
}
