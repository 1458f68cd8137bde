/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a place that is open into the round that is answered, and on to where its person is. */
#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/steps/led_units.h"
#include "client/store/profile_once.h"
#include "client/sync/sync.h"
#include "crypto/secret.h"

/* Who came to answer can answer all the same. */
static void take_in_rounds(struct journey *journey)
{
	const char *folder = journey->settings->exchange;

	if (folder != NULL && sync_arrive(journey->store, journey->profile, folder) != ERROR_NONE)
		walk_say(journey->walk, "%s", error_sentence());
	error_clear();
	profile_once_sweep(journey->store);
}

void journey_arrive(struct journey *journey)
{
	take_in_rounds(journey);
	walk_begin(journey->walk, STEP_ROUNDS);
}

/* Has the person handed anything over in one of these rounds, now or before? */
static enum error has_handed_over(
    const struct journey *journey, struct round *const *rounds, size_t count, bool *has)
{
	enum error rc = ERROR_NONE;

	*has = false;
	for (size_t i = 0; rc == ERROR_NONE && i < count && !*has; i++) {
		struct response *response = NULL;

		rc = response_open(journey->profile, rounds[i], &response);
		if (rc == ERROR_NONE)
			*has = response->revision > 0;
		response_close(response);
	}
	return rc;
}

/* Is there anything else that the person may have come for? */
static enum error has_more(
    const struct journey *journey, struct round *const *rounds, size_t count, bool *more)
{
	struct leads leads = { 0 };
	enum error rc = led_units_list(journey, rounds, count, &leads);

	*more = leads.count > 0;
	leads_free(&leads);
	if (rc == ERROR_NONE && !*more)
		rc = has_handed_over(journey, rounds, count, more);
	return rc;
}

/* The one that is open; NULL where there is none, or more than one. */
static const struct round *only_open(struct round *const *rounds, size_t count)
{
	const struct round *only = NULL;

	for (size_t i = 0; i < count; i++) {
		if (!response_takes(rounds[i]))
			continue;
		if (only != NULL)
			return NULL;
		only = rounds[i];
	}
	return only;
}

enum error journey_enter_only(struct journey *journey)
{
	struct round **rounds = NULL;
	const struct round *only = NULL;
	size_t count = 0;
	bool more = false;
	enum error rc = rounds_list_newest(journey->store, &rounds, &count);

	if (rc == ERROR_NONE)
		only = only_open(rounds, count);
	if (only != NULL)
		rc = has_more(journey, rounds, count, &more);
	if (rc == ERROR_NONE && only != NULL && !more)
		rc = journey_enter_round(journey, only->id);
	else if (rc == ERROR_NONE && count == 0)
		rc = walk_go(journey->walk, STEP_FOLDER);
	rounds_free(rounds, count);
	return rc;
}

/* Nobody's yet: what is given for it is kept in memory until there is a place. */
static enum error begin_round(struct journey *journey, const char *id)
{
	enum error rc;

	journey_leave_round(journey);
	rc = rounds_get(journey->store, id, &journey->round);
	if (rc != ERROR_NONE)
		return rc;
	journey->response = response_of_nobody(journey->round);
	return walk_go(journey->walk, STEP_WELCOME);
}

/* Do the settings say where rounds come from and whose they are? */
static bool is_set_up(const struct journey *journey)
{
	return journey->settings->exchange != NULL && journey->settings->trusted_key[0] != '\0';
}

enum error journey_enter_new(struct journey *journey)
{
	struct round **rounds = NULL;
	const struct round *only = NULL;
	size_t count = 0;
	enum error rc;

	if (!is_set_up(journey) || journey->leads_first)
		return walk_go(journey->walk, STEP_NAME);
	take_in_rounds(journey);
	rc = rounds_list_newest(journey->store, &rounds, &count);
	if (rc == ERROR_NONE)
		only = only_open(rounds, count);
	if (rc == ERROR_NONE)
		rc = only != NULL ? begin_round(journey, only->id)
				  : walk_go(journey->walk, STEP_NAME);
	rounds_free(rounds, count);
	return rc;
}

bool journey_enter_once_is_there(const struct journey *journey)
{
	return journey->walk->kiosk || is_set_up(journey);
}

bool journey_enter_once_takes(const struct round *round)
{
	return !round->open && response_takes(round);
}

enum error journey_enter_once(struct journey *journey)
{
	struct round **rounds = NULL;
	size_t count = 0, i = 0;
	enum error rc;

	take_in_rounds(journey);
	rc = rounds_list_newest(journey->store, &rounds, &count);
	while (i < count && !journey_enter_once_takes(rounds[i]))
		i++;
	if (rc == ERROR_NONE && i == count)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("there is no round here that can be answered once")),
		    _("It takes one that is open and has answer codes. In any other one answers "
		      "with a profile: choose \"I am new here\"."));
	rounds_free(rounds, count);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_ONCE) : rc;
}

static enum error open_draft(struct journey *journey, const char *code)
{
	enum error rc = rounds_get(journey->store, journey->once, &journey->round);

	if (rc == ERROR_NONE)
		rc = response_open(journey->profile, journey->round, &journey->response);
	if (rc == ERROR_NONE && response_needs_unit(journey->response))
		rc = response_give_code(journey->response, code);
	if (rc == ERROR_NONE)
		return journey_go_on(journey);
	journey_leave_round(journey);
	return rc;
}

enum error journey_enter_once_with(struct journey *journey, const char *id, const char *code)
{
	enum error rc = profile_once_open(journey->store, id, code, &journey->profile);

	if (rc != ERROR_NONE)
		return rc;
	snprintf(journey->once, sizeof journey->once, "%s", id);
	walk_begin(journey->walk, STEP_ROUNDS);
	return open_draft(journey, code);
}

enum error journey_enter_once_left(struct journey *journey, enum error rc)
{
	struct round *round = journey->round;

	if (journey->profile == NULL || !profile_once_is_gone(journey->profile))
		return rc;
	memcpy(journey->once_bundle, journey->response->bundle, sizeof journey->once_bundle);
	journey->round = NULL;
	journey_leave_round(journey);
	journey->round = round;
	profile_close(journey->profile);
	journey->profile = NULL;
	journey->once[0] = '\0';
	walk_begin(journey->walk, STEP_ONCE_DONE);
	return rc;
}

/* What was given before there was a place; no round where nothing was. */
struct given {
	char round[ROUND_ID_SIZE];
	char code[ENCODE_CODE_SIZE];
	int unit, role;
};

static struct given given_of(const struct journey *journey)
{
	struct given given = { .round = "" };
	const struct response *response = journey->response;

	if (response == NULL || response->profile != NULL || response_needs_unit(response))
		return given;
	memcpy(given.round, journey->round->id, sizeof given.round);
	memcpy(given.code, response->code, sizeof given.code);
	given.unit = response->unit;
	given.role = response->asked.role;
	return given;
}

/* The same into the place, all at once. */
static enum error keep_given(struct response *response, const struct given *given)
{
	enum error rc;

	response_hold(response);
	rc = given->code[0] != '\0' ? response_give_code(response, given->code)
				    : response_give_unit(response, given->unit);
	if (rc == ERROR_NONE && given->role >= 0)
		rc = response_give_role(response, given->role);
	return rc == ERROR_NONE ? response_release(response) : rc;
}

static enum error enter_given(struct journey *journey, const struct given *given)
{
	enum error rc = rounds_get(journey->store, given->round, &journey->round);

	if (rc == ERROR_NONE)
		rc = response_open(journey->profile, journey->round, &journey->response);
	if (rc == ERROR_NONE)
		rc = keep_given(journey->response, given);
	if (rc == ERROR_NONE)
		return journey_go_on(journey);
	journey_leave_round(journey);
	return rc;
}

enum error journey_enter(struct journey *journey)
{
	struct given given = given_of(journey);
	enum error rc;

	journey_arrive(journey);
	if (given.round[0] != '\0')
		rc = enter_given(journey, &given);
	else if (journey->leads_first)
		rc = led_units_first(journey);
	else
		rc = journey_enter_only(journey);
	secret_wipe(&given, sizeof given);
	return rc;
}

enum error journey_enter_round(struct journey *journey, const char *id)
{
	enum error rc;

	journey_leave_round(journey);
	rc = rounds_get(journey->store, id, &journey->round);
	if (rc == ERROR_NONE)
		rc = response_open(journey->profile, journey->round, &journey->response);
	/* What is finished can be looked at for ever; answering has its days. */
	if (rc == ERROR_NONE && !journey->response->finished)
		rc = response_check_dates(journey->round);
	if (rc != ERROR_NONE) {
		journey_leave_round(journey);
		return rc;
	}
	return journey_go_on(journey);
}

enum error journey_go_on(struct journey *journey)
{
	const struct response *response = journey->response;

	if (response_needs_unit(response))
		return walk_go(journey->walk, STEP_WELCOME);
	if (response_needs_role(response))
		return walk_go(journey->walk, STEP_ROLE);
	if (journey->profile == NULL)
		return walk_go(journey->walk, STEP_NAME);
	return response->finished ? walk_go(journey->walk, STEP_RESULT)
				  : journey_go_answer(journey);
}

enum error journey_go_answer(struct journey *journey)
{
	const struct response *response = journey->response;
	bool any = progress_next(response->answers, &response->asked, 0) != NULL;

	return walk_go(journey->walk, any ? STEP_ITEM : STEP_REVIEW);
}

enum error journey_go_gaps(struct journey *journey, const struct item *here)
{
	struct response *response = journey->response;
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	const struct item *gap = progress_unanswered(response->answers, &response->asked, 0);
	size_t gaps = progress.items - progress.answered;
	enum error rc;

	if (gap == NULL || gap == here)
		return walk_go(journey->walk, STEP_REVIEW);
	rc = response_move(response, gap);
	if (rc != ERROR_NONE)
		return rc;
	walk_say(journey->walk,
	    P_("%zu question has no answer yet: here it is.",
		"%zu questions have no answer yet: here is the first.", gaps),
	    gaps);
	walk_go(journey->walk, STEP_ITEM);
	journey->on = RESPONSE_GAPS;
	return ERROR_NONE;
}
