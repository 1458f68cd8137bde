/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the steps of skatta share, and what a walk through them needs to know of it. */
#include "client/steps/journey.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/guide.h"
#include "client/steps/promise.h"
#include "client/store/drafts.h"
#include "client/store/place.h"
#include "crypto/secret.h"

static bool is_open(const struct journey *journey)
{
	return journey->profile != NULL;
}

static bool has_name(const struct journey *journey)
{
	return journey->name != NULL;
}

void journey_forget(struct journey *journey)
{
	secret_free(journey->name);
	secret_free(journey->passphrase);
	secret_free(journey->offered);
	journey->name = NULL;
	journey->passphrase = NULL;
	journey->offered = NULL;
	text_forget(journey->path);
	journey->path = NULL;
}

static void wipe(struct journey *journey)
{
	journey_leave_round(journey);
	profile_close(journey->profile);
	journey_forget(journey);
	secret_free(journey->code);
	rounds_found_free(journey->found);
	*journey = (struct journey){
		.walk = journey->walk,
		.store = journey->store,
		.settings = journey->settings,
		.kiosk = journey->kiosk,
		.role = journey->role,
		.leads_first = journey->role != NULL && journey->role->leads,
	};
	if (journey->walk->kiosk)
		kiosk_next(&journey->kiosk);
}

static void add_help(const struct journey *journey, struct text *help)
{
	if (journey->round != NULL)
		promise_add(journey->round, help);
}

static enum error get_draft(const struct journey *journey, const char *name, char **text)
{
	return drafts_get(journey->profile, name, text);
}

static enum error put_draft(struct journey *journey, const char *name, const char *text)
{
	return drafts_put(journey->profile, name, text);
}

static enum error leave(struct journey *journey)
{
	return walk_leave(journey->walk);
}

static enum error speak_next(struct journey *journey)
{
	return walk_speak_next(journey->walk);
}

/* Only where it can be read. */
static enum error read_guide(struct journey *journey)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);

	guide_free(guide);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_GUIDE) : rc;
}

static enum error rounds(struct journey *journey)
{
	if (journey->code == NULL)
		return walk_go(journey->walk, STEP_ROUNDS);
	walk_say(
	    journey->walk, "%s", _("Write the recovery code down first: it is shown only now."));
	return ERROR_NONE;
}

static enum error lock(struct journey *journey)
{
	return walk_lock_aloud(journey->walk);
}

static const struct step_key keys[] = {
	{ 'q', STEP_NO_ARROW, N_("leave"), leave, false },
	/* Said in the language that it leads to. */
	{ 'S', STEP_NO_ARROW, N_("svenska"), speak_next, true },
	{ 'G', STEP_NO_ARROW, N_("guide"), read_guide, true },
	{ 0 },
};

static const struct step_key keys_when_open[] = {
	{ 'L', STEP_NO_ARROW, N_("lock"), lock, true },
	{ 'R', STEP_NO_ARROW, N_("rounds"), rounds, true },
	{ 0 },
};

static const struct walk_program program = {
	.name = "skatta",
	.keys = keys,
	.keys_when_open = keys_when_open,
	.is_open = is_open,
	.has_name = has_name,
	.forget = journey_forget,
	.wipe = wipe,
	.add_help = add_help,
	.get_draft = get_draft,
	.put_draft = put_draft,
};

/* A kiosk begins when the coordinator has chosen a word that ends it. */
struct journey *journey_new(
    const struct step *const *steps, struct store *store, const struct settings *settings)
{
	struct journey *journey = memory_new(1, sizeof *journey);
	bool is_kiosk = settings->kiosk == SETTINGS_YES;

	journey->store = store;
	journey->settings = settings;
	kiosk_start(&journey->kiosk, settings);
	journey->walk = walk_new(&program, steps, journey,
	    is_kiosk && journey->kiosk.word[0] == '\0' ? STEP_KIOSK : STEP_START);
	journey->walk->kiosk = is_kiosk;
	journey->walk->idle_seconds = settings_idle_seconds(settings);
	return journey;
}

void journey_free(struct journey *journey)
{
	if (journey == NULL)
		return;
	walk_free(journey->walk);
	free(journey);
}

enum error journey_keep_place(struct journey *journey, const char *path)
{
	return journey->walk->kiosk ? ERROR_NONE : place_set(journey->store, path);
}

enum error journey_begin_as(struct journey *journey, const struct guide_role *role)
{
	struct guide *guide = NULL;

	if (guide_load(language_now(), &guide) != ERROR_NONE) {
		walk_say(journey->walk, "%s", error_sentence());
		error_clear();
		guide = NULL;
	}
	journey->role = role;
	journey->leads_first = role->leads;
	if (guide == NULL)
		return ERROR_NONE;
	journey->chapter = guide_find(guide, role->id);
	guide_free(guide);
	return walk_go(journey->walk, STEP_CHAPTER);
}

void journey_leave_round(struct journey *journey)
{
	response_close(journey->response);
	lead_close(journey->lead);
	text_forget(journey->at.text);
	round_free(journey->round);
	journey->lead = NULL;
	journey->at = (struct lead_at){ 0 };
	journey->response = NULL;
	journey->round = NULL;
	journey->area = NULL;
	undo_forget(&journey->undo);
	journey->pace = (struct pace){ 0 };
	journey->on = RESPONSE_EACH;
}

const char *journey_words(const struct journey *journey, const struct wording *wording)
{
	return questionnaire_say(journey->round->questionnaire, wording, language_now());
}

char *journey_area(const struct journey *journey, const struct area *area)
{
	return text_format("%s %s", area->id, journey_words(journey, &area->title));
}

void journey_head(const struct journey *journey, struct page *page)
{
	char *unit;

	page_set(&page->title, "%s", journey->round->title);
	if (journey->response->unit == ORGANISATION_NO_UNIT)
		return;
	unit = organisation_full_name(journey->round->organisation, journey->response->unit);
	page_set(&page->place, "%s", unit);
	free(unit);
}
