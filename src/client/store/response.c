/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers as one sealed page of the profile: {"answers","at","bundle","code","coordinator","day",
 * "finished","replaced","resealed","revision","role","sealed","unit","withdrawn"}. */
#include "client/store/response.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/profile_private.h"
#include "client/store/response_private.h"
#include "crypto/secret.h"
#include "document/round/round_actions.h"
#include "document/round/slips.h"
#include "form/private_answer.h"

static char *page_name(const struct round *round)
{
	return text_format("response/%s", round->id);
}

const char *response_role_id(const struct response *response)
{
	return response->asked.role >= 0
		   ? response->round->questionnaire->roles[response->asked.role].id
		   : "";
}

const char *response_unit_id(const struct response *response)
{
	return response->unit != ORGANISATION_NO_UNIT
		   ? response->round->organisation->units[response->unit].id
		   : "";
}

enum error response_save(struct response *response)
{
	char *name;
	json_t *page, *private;
	enum error rc;

	if (response->held)
		return ERROR_NONE;
	name = page_name(response->round);
	private = private_answer_to_json(response->answers);
	page = json_pack("{s:o, s:s, s:s, s:s, s:s, s:b, s:s, s:b, s:I, s:s, s:b, s:s, s:b}",
	    "answers", answers_to_array(response->answers), "at",
	    response->at != NULL ? response->at->id : "", "bundle", response->bundle, "code",
	    response->code, "day", response->day, "finished", response->finished, "replaced",
	    response->replaced, "resealed", response->resealed, "revision",
	    (json_int_t)response->revision, "role", response_role_id(response), "sealed",
	    response->sealed, "unit", response_unit_id(response), "withdrawn",
	    response->withdrawn || response->too_late);
	if (page == NULL)
		memory_out();
	if (private != NULL)
		json_object_set_new(page, "coordinator", private);
	rc = profile_put(response->profile, name, page, &response->generation);
	json_decref(page);
	free(name);
	return rc;
}

enum error response_settle(struct response *response, struct response *before, enum error rc)
{
	struct answers *gone = rc == ERROR_NONE ? before->answers : response->answers;

	if (response->answers != before->answers)
		answers_free(gone);
	if (rc != ERROR_NONE)
		*response = *before;
	secret_wipe(before, sizeof *before);
	return rc;
}

/* What the person was done with, and what was handed over, was another thing. */
static void change(struct response *response)
{
	response->finished = false;
	response->sealed = false;
}

static void set_unit(struct response *response, int unit)
{
	response->unit = unit;
	response->asked = round_asked(response->round, unit, response->asked.role);
}

/* A sealed page was written by us; what does not fit the round belongs to a version of it that
 * never was, so it is told rather than guessed at. */
static enum error load(struct response *response, const json_t *page)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;
	const struct json_source source = { .name = response->round->id, .bytes = "", .length = 0 };
	struct json_place top = { .source = &source, .value = page }, answers, private;
	const char *unit = json_text(&top, "unit");

	snprintf(response->code, sizeof response->code, "%s", json_text(&top, "code"));
	snprintf(response->bundle, sizeof response->bundle, "%s", json_text(&top, "bundle"));
	snprintf(response->replaced, sizeof response->replaced, "%s", json_text(&top, "replaced"));
	snprintf(response->day, sizeof response->day, "%s", json_text(&top, "day"));
	response->finished = json_flag(&top, "finished", false);
	/* Until it stood on the page, finishing sealed. */
	response->sealed = json_flag(&top, "sealed", response->finished);
	response->withdrawn = json_flag(&top, "withdrawn", false);
	response->revision = (long)json_number(&top, "revision", 0);
	/* Until it stood on the page, the first one was number 1. */
	response->resealed = json_flag(&top, "resealed", response->revision > 1);
	response->at = questionnaire_item(questionnaire, json_text(&top, "at"));
	response->asked.role = questionnaire_role(questionnaire, json_text(&top, "role"));
	set_unit(response, unit[0] == '\0'
			       ? ORGANISATION_NO_UNIT
			       : organisation_find(response->round->organisation, unit));
	if (!json_enter_key(&top, "answers", &answers))
		return profile_tampered();
	if (answers_from_array(response->answers, &answers) != ERROR_NONE)
		return ERROR_DAMAGED;
	return json_enter_key(&top, "coordinator", &private)
		   ? private_answer_from_json(response->answers, &private)
		   : ERROR_NONE;
}

/* A withdrawal that central could not carry out any more leaves the response as it was counted. One
 * that an earlier version sealed was its owner's word, and may leave. */
static enum error look_at_withdrawal(struct response *response)
{
	struct outbox *outbox = NULL;
	const struct outbox_bundle *bundle;
	enum error rc = outbox_list(profile_store(response->profile), &outbox);

	if (rc != ERROR_NONE)
		return rc;
	bundle = outbox_find(outbox, response->bundle);
	if (bundle != NULL && outbox_came_too_late(bundle)) {
		response->withdrawn = false;
		response->too_late = true;
		response->finished = true;
		response->sealed = true;
	} else if (bundle != NULL && bundle->state == OUTBOX_WAITING) {
		rc = outbox_release(profile_store(response->profile), bundle->name);
	}
	outbox_free(outbox);
	return rc;
}

static struct response *make_empty(struct profile *profile, const struct round *round)
{
	struct response *response = memory_new(1, sizeof *response);

	response->profile = profile;
	response->round = round;
	response->answers = answers_new(round->questionnaire);
	response->asked.role = -1;
	set_unit(response, ORGANISATION_NO_UNIT);
	return response;
}

struct response *response_of_nobody(const struct round *round)
{
	struct response *response = make_empty(NULL, round);

	response_hold(response);
	return response;
}

void response_hold(struct response *response)
{
	response->held = true;
}

enum error response_release(struct response *response)
{
	response->held = false;
	return response_save(response);
}

enum error response_open(struct profile *profile, const struct round *round, struct response **out)
{
	struct response *response = make_empty(profile, round);
	char *name = page_name(round);
	json_t *page = NULL;
	enum error rc;

	rc = profile_get(profile, name, &page, &response->generation);
	if (rc == ERROR_NONE && page != NULL)
		rc = load(response, page);
	if (rc == ERROR_NONE && response->withdrawn)
		rc = look_at_withdrawal(response);
	json_decref(page);
	free(name);
	if (rc == ERROR_NONE)
		*out = response;
	else
		response_close(response);
	return rc;
}

void response_close(struct response *response)
{
	if (response == NULL)
		return;
	answers_free(response->answers);
	secret_wipe(response, sizeof *response);
	free(response);
}

bool response_needs_unit(const struct response *response)
{
	return response->unit == ORGANISATION_NO_UNIT;
}

bool response_needs_role(const struct response *response)
{
	return response->asked.role < 0 && response->round->questionnaire->n_roles > 0;
}

const struct item *response_item(const struct response *response)
{
	const struct item *item = response->at;

	if (item == NULL || !progress_applies(item, &response->asked, response->answers))
		item = progress_next(
		    response->answers, &response->asked, item != NULL ? item->number : 0);
	return item != NULL ? item : progress_next(response->answers, &response->asked, 0);
}

static bool is_to_come(const struct round *round)
{
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	return round->opens[0] != '\0' && strcmp(today, round->opens) < 0;
}

bool response_takes(const struct round *round)
{
	return round->closed[0] == '\0' && !is_to_come(round);
}

enum error response_check_dates(const struct round *round)
{
	if (round->closed[0] != '\0')
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round was closed on %s"), round->closed),
		    _("Ask the coordinator when the next round opens."));
	if (is_to_come(round))
		return error_set(ERROR_REFUSED, _("the round opens on %s"), round->opens);
	return ERROR_NONE;
}

/* Into a unit; what was answered about the actions of another one goes. */
static enum error enter_unit(struct response *response, struct response *before, int unit)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;

	if (unit != before->unit && before->unit != ORGANISATION_NO_UNIT) {
		response->answers = answers_copy(before->answers);
		for (size_t i = 0; i < questionnaire->n_items; i++) {
			const struct item *item = &questionnaire->items[i];

			if (round_action(response->round, before->unit, item, NULL) !=
			    round_action(response->round, unit, item, NULL))
				answer_clear(&response->answers->all[i]);
		}
	}
	set_unit(response, unit);
	change(response);
	return response_settle(response, before, response_save(response));
}

char *response_item_text(const struct response *response, const struct item *item)
{
	return round_item_text(response->round, response->unit, item, language_now());
}

enum error response_give_code(struct response *response, const char *typed)
{
	unsigned char bytes[ENCODE_CODE_BYTES];
	int unit = round_code_unit(response->round, typed);
	struct response before;

	if (unit == ORGANISATION_NO_UNIT || !encode_from_code(bytes, typed))
		return slips_refuse(_("that is not an answer code of this round"), SLIPS_ANSWER,
		    typed, &response->round, 1);
	before = *response;
	encode_code(response->code, bytes);
	return enter_unit(response, &before, unit);
}

enum error response_give_unit(struct response *response, int unit)
{
	const struct organisation *organisation = response->round->organisation;
	struct response before;

	if (!response->round->open)
		return error_hint(error_set(ERROR_REFUSED, _("this round is answered with codes")),
		    _("Give the answer code on your slip; it names the unit."));
	if (unit < 0 || (size_t)unit >= organisation->n_units || !organisation->units[unit].answers)
		return error_set(ERROR_REFUSED, _("nobody answers in that unit: choose a team"));
	before = *response;
	return enter_unit(response, &before, unit);
}

enum error response_give_role(struct response *response, int role)
{
	struct response before = *response;

	response->asked.role = role;
	change(response);
	return response_settle(response, &before, response_save(response));
}

/* Take over changed answers and keep them. */
static enum error change_answers(
    struct response *response, struct answers *answers, const struct item *at)
{
	struct response before = *response;

	response->answers = answers;
	response->at = at;
	change(response);
	return response_settle(response, &before, response_save(response));
}

static const struct item *behind(const struct response *response, const struct item *item,
    const struct answers *answers, enum response_way way)
{
	const struct item *next = progress_next(answers, &response->asked, item->number + 1);

	while (
	    way == RESPONSE_GAPS && next != NULL && answers->all[next->number].state != ANSWER_NONE)
		next = progress_next(answers, &response->asked, next->number + 1);
	return next;
}

const struct item *response_next(
    const struct response *response, const struct item *item, enum response_way way)
{
	return behind(response, item, response->answers, way);
}

/* Save one answer and stand where `way` leads, or at it where it leads nowhere; at it without one.
 */
static enum error give_answer(struct response *response, const struct item *item,
    const struct answer *answer, const enum response_way *way)
{
	const struct item *next = NULL;
	struct answers *answers;
	enum error rc = response_check_dates(response->round);

	if (rc != ERROR_NONE)
		return rc;
	answers = answers_copy(response->answers);
	answer_copy(&answers->all[item->number], answer);
	if (way != NULL)
		next = behind(response, item, answers, *way);
	return change_answers(response, answers, next != NULL ? next : item);
}

enum error response_answer(
    struct response *response, const struct item *item, const struct answer *answer)
{
	return give_answer(response, item, answer, NULL);
}

enum error response_answer_and_go(struct response *response, const struct item *item,
    const struct answer *answer, enum response_way way)
{
	return give_answer(response, item, answer, &way);
}

enum error response_answer_all(struct response *response, const struct answers *answers)
{
	enum error rc = response_check_dates(response->round);

	if (rc != ERROR_NONE)
		return rc;
	return change_answers(response, answers_copy(answers), response->at);
}

enum error response_move(struct response *response, const struct item *item)
{
	struct response before = *response;

	response->at = item;
	return response_settle(response, &before, response_save(response));
}
