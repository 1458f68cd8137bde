/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Going from step to step. What the steps are is in step_*.c. */
#include "client/steps/journey.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/guide.h"
#include "client/steps/lead/step_lead.h"
#include "client/steps/promise.h"
#include "client/store/place.h"
#include "client/store/sync.h"
#include "crypto/secret.h"
#include "crypto/words.h"

bool journey_is_kiosk(const struct journey *journey)
{
	return journey->settings->kiosk == SETTINGS_YES;
}

enum error journey_keep_place(struct journey *journey, const char *path)
{
	return journey_is_kiosk(journey) ? ERROR_NONE : place_set(journey->store, path);
}

/* A kiosk begins when the coordinator has chosen a word that ends it. */
static const struct step *first_step(const struct journey *journey)
{
	return journey_is_kiosk(journey) && journey->kiosk.word[0] == '\0' ? &step_kiosk
									   : &step_start;
}

struct journey *journey_new(struct store *store, const struct settings *settings)
{
	struct journey *journey = memory_new(1, sizeof *journey);

	journey->store = store;
	journey->settings = settings;
	kiosk_start(&journey->kiosk, settings);
	journey->step = first_step(journey);
	return journey;
}

enum error journey_begin_as(struct journey *journey, const struct guide_role *role)
{
	struct guide *guide = NULL;

	if (guide_load(language_now(), &guide) != ERROR_NONE) {
		journey_say(journey, "%s", error_sentence());
		error_clear();
		guide = NULL;
	}
	journey->role = role;
	journey->leads_first = role->leads;
	if (guide == NULL)
		return ERROR_NONE;
	journey->chapter = guide_find(guide, role->id);
	guide_free(guide);
	return journey_go(journey, &step_chapter);
}

static void leave_round(struct journey *journey)
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
}

void journey_lock(struct journey *journey)
{
	leave_round(journey);
	profile_close(journey->profile);
	journey_forget(journey);
	journey_forget_typed(journey, true);
	secret_free(journey->code);
	rounds_found_free(journey->found);
	free(journey->said);
	*journey = (struct journey){
		.store = journey->store,
		.settings = journey->settings,
		.kiosk = journey->kiosk,
		.turn = journey->turn + 1,
		.role = journey->role,
		.leads_first = journey->role != NULL && journey->role->leads,
	};
	journey->step = first_step(journey);
	if (journey_is_kiosk(journey))
		kiosk_next(&journey->kiosk);
}

bool journey_is_locked(const struct journey *journey)
{
	return journey->step == first_step(journey);
}

bool journey_has_name(const struct journey *journey)
{
	return journey->name != NULL || journey->typed[JOURNEY_TYPED_TURN].text != NULL;
}

void journey_idle(struct journey *journey)
{
	if (journey_is_locked(journey)) {
		journey_forget(journey);
		journey_forget_typed(journey, true);
		return;
	}
	journey_lock(journey);
	journey_say(journey, "%s",
	    _("Locked, because nothing was pressed for a while. Everything is saved."));
}

void journey_free(struct journey *journey)
{
	if (journey == NULL)
		return;
	journey_lock(journey);
	free(journey);
}

enum error journey_show(const struct journey *journey, struct page *page)
{
	enum error rc;

	*page = (struct page){ 0 };
	rc = journey->step->show(journey, page);
	return rc == ERROR_NONE ? journey_fill(journey, page) : rc;
}

enum error journey_choose(struct journey *journey, size_t choice)
{
	return journey->step->choose != NULL ? journey->step->choose(journey, choice) : ERROR_NONE;
}

/* The rounds lie outside of every round: whoever stands there has left the one before. */
static void stand_at(struct journey *journey, const struct step *step)
{
	if (journey->step != step)
		journey_forget_typed(journey, false);
	journey->step = step;
	if (step == &step_rounds)
		leave_round(journey);
}

enum error journey_back(struct journey *journey)
{
	if (journey->step->stays != NULL)
		journey_say(journey, "%s", _(journey->step->stays));
	else if (journey->step->back != NULL)
		return journey->step->back(journey);
	else if (journey->n_before > 0)
		stand_at(journey, journey->before[--journey->n_before]);
	return ERROR_NONE;
}

static enum error lock(struct journey *journey)
{
	journey_lock(journey);
	journey_say(journey, "%s", _("Locked. Everything is saved."));
	return ERROR_NONE;
}

enum error journey_leave(struct journey *journey)
{
	if (!journey_is_kiosk(journey)) {
		journey->left = true;
		return ERROR_NONE;
	}
	journey_lock(journey);
	journey_say(journey, "%s", _("Thank you. The next person can begin."));
	return ERROR_NONE;
}

static enum error speak_next(struct journey *journey)
{
	enum error rc = language_choose(language_next());

	if (rc == ERROR_NONE && journey->step->respeak != NULL)
		journey->step->respeak(journey);
	return rc;
}

/* Only where it can be read. */
static enum error read_guide(struct journey *journey)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);

	guide_free(guide);
	return rc == ERROR_NONE ? journey_go(journey, &step_guide) : rc;
}

/* Nothing is to be locked before a place is open: the lock stands last. */
static const struct step_key common_keys[] = {
	{ 'q', STEP_NO_ARROW, N_("leave"), journey_leave, false },
	/* Said in the language that it leads to. */
	{ 'S', STEP_NO_ARROW, N_("svenska"), speak_next, true },
	{ 'G', STEP_NO_ARROW, N_("guide"), read_guide, true },
	{ 'L', STEP_NO_ARROW, N_("lock"), lock, false },
};

char *journey_help(const struct journey *journey)
{
	struct text text = { 0 };

	text_add(&text, _(journey->step->help));
	if (journey->round != NULL)
		promise_add(journey->round, &text);
	return text_take(&text);
}

const struct step_key *journey_key(const struct journey *journey, size_t i)
{
	const struct step_key *own = journey->step->keys;
	size_t n_own = 0, n_common = COUNT(common_keys) - (journey->profile == NULL);

	while (own != NULL && own[n_own].letter != 0)
		n_own++;
	if (i < n_own)
		return &own[i];
	return i - n_own < n_common ? &common_keys[i - n_own] : NULL;
}

enum error journey_press(struct journey *journey, char letter)
{
	const struct step_key *key;

	for (size_t i = 0; (key = journey_key(journey, i)) != NULL; i++)
		if (key->letter == letter)
			return key->act(journey);
	return ERROR_NOT_FOUND;
}

char *journey_take_said(struct journey *journey)
{
	char *said = journey->said;

	journey->said = NULL;
	return said;
}

enum error journey_go(struct journey *journey, const struct step *step)
{
	/* Going to where one came from is going back, so that the way never grows in circles. */
	for (size_t i = 0; i < journey->n_before; i++)
		if (journey->before[i] == step) {
			journey->n_before = i;
			stand_at(journey, step);
			return ERROR_NONE;
		}
	if (journey->step != step) {
		if (journey->n_before == JOURNEY_DEPTH)
			memmove(journey->before, journey->before + 1,
			    --journey->n_before * sizeof *journey->before);
		journey->before[journey->n_before++] = journey->step;
	}
	stand_at(journey, step);
	return ERROR_NONE;
}

enum error journey_begin(struct journey *journey, const struct step *step)
{
	journey->n_before = 0;
	stand_at(journey, step);
	return ERROR_NONE;
}

void journey_say(struct journey *journey, const char *format, ...)
{
	va_list list;

	free(journey->said);
	va_start(list, format);
	if (vasprintf(&journey->said, format, list) < 0)
		memory_out();
	va_end(list);
}

void journey_keep(char **kept, const char *typed)
{
	secret_free(*kept);
	*kept = secret_new(strlen(typed) + 1);
	memcpy(*kept, typed, strlen(typed));
}

void journey_forget(struct journey *journey)
{
	secret_free(journey->name);
	secret_free(journey->passphrase);
	secret_free(journey->offered);
	journey->name = NULL;
	journey->passphrase = NULL;
	journey->offered = NULL;
}

void journey_draw_words(struct journey *journey)
{
	struct words *words = NULL;
	enum error rc = words_load(language_now(), &words);

	if (rc == ERROR_NOT_FOUND || (rc == ERROR_NONE && !words_can_be_shown(words))) {
		error_clear();
		words_free(words);
		words = NULL;
		rc = words_load("en", &words);
	}
	secret_free(journey->offered);
	journey->offered = rc == ERROR_NONE ? words_passphrase(words) : NULL;
	error_clear();
	words_free(words);
}

enum error journey_go_words(struct journey *journey)
{
	journey_draw_words(journey);
	return journey_go(journey, journey->offered != NULL ? &step_words : &step_own);
}

const char *journey_words(const struct journey *journey, const struct wording *wording)
{
	return questionnaire_say(journey->round->questionnaire, wording, language_now());
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

enum error journey_enter(struct journey *journey)
{
	const char *folder = journey->settings->exchange;

	/* Who came to answer can answer all the same. */
	if (folder != NULL && sync_rounds(journey->store, folder) != ERROR_NONE)
		journey_say(journey, "%s", error_sentence());
	error_clear();
	journey_begin(journey, &step_rounds);
	return journey->leads_first ? step_lead_first(journey) : ERROR_NONE;
}

enum error journey_enter_round(struct journey *journey, const char *id)
{
	enum error rc;

	leave_round(journey);
	rc = rounds_get(journey->store, id, &journey->round);
	if (rc == ERROR_NONE)
		rc = response_open(journey->profile, journey->round, &journey->response);
	/* What is finished can be looked at for ever; answering has its days. */
	if (rc == ERROR_NONE && !journey->response->finished)
		rc = response_check_dates(journey->round);
	if (rc != ERROR_NONE) {
		leave_round(journey);
		return rc;
	}
	return journey_go_on(journey);
}

enum error journey_go_on(struct journey *journey)
{
	const struct response *response = journey->response;

	if (response_needs_unit(response))
		return journey_go(journey, &step_welcome);
	if (response_needs_role(response))
		return journey_go(journey, &step_role);
	return response->finished ? journey_go(journey, &step_result) : journey_go_answer(journey);
}

enum error journey_go_answer(struct journey *journey)
{
	const struct response *response = journey->response;
	bool any = progress_next(response->answers, &response->asked, 0) != NULL;

	return journey_go(journey, any ? &step_item : &step_review);
}
