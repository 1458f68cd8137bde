/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Holding a bundle to the edition of the round that it was made for. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "crypto/secret.h"
#include "document/bundle/bundle.h"
#include "document/round/leader.h"
#include "document/round/round_actions.h"
#include "form/private_answer.h"

static enum error check_round(const struct bundle *bundle, const struct round *round)
{
	if (strcmp(bundle->round, round->id) != 0 || bundle->edition != round->edition)
		return error_set(ERROR_REFUSED,
		    _("it is for edition %ld of the round %s, not for edition %ld of %s"),
		    bundle->edition, bundle->round, round->edition, round->id);
	if (memcmp(bundle->questionnaire_digest, round->questionnaire_digest, DIGEST_SIZE) != 0)
		return error_set(ERROR_REFUSED, _("it answers another questionnaire"));
	if (memcmp(bundle->recipients_digest, round->recipients_digest, DIGEST_SIZE) != 0)
		return error_set(ERROR_REFUSED, _("it was not sealed to the round's recipients"));
	return ERROR_NONE;
}

static enum error check_unit(const struct bundle *bundle, const struct round *round, int *unit)
{
	*unit = organisation_find(round->organisation, bundle->unit);
	if (*unit == ORGANISATION_NO_UNIT)
		return error_set(ERROR_REFUSED, _("the round has no unit \"%s\""), bundle->unit);
	if (!round->organisation->units[*unit].answers)
		return error_set(
		    ERROR_REFUSED, _("nobody answers in the unit \"%s\""), bundle->unit);
	if (bundle->kind == BUNDLE_IMPORTED)
		return bundle->code[0] == '\0'
			   ? ERROR_NONE
			   : error_set(ERROR_REFUSED, _("it was imported, but has an answer code"));
	if (round->open && bundle->code[0] != '\0')
		return error_set(
		    ERROR_REFUSED, _("it has an answer code, but the round is open to all"));
	if (!round->open && round_code_unit(round, bundle->code) != *unit)
		return error_set(ERROR_REFUSED, _("its answer code does not open the unit \"%s\""),
		    bundle->unit);
	return ERROR_NONE;
}

static enum error check_role(
    const struct bundle *bundle, const struct questionnaire *questionnaire, int *role)
{
	*role = -1;
	if (questionnaire->n_roles == 0 && bundle->role[0] == '\0')
		return ERROR_NONE;
	*role = questionnaire_role(questionnaire, bundle->role);
	if (*role < 0)
		return error_set(
		    ERROR_REFUSED, _("the questionnaire has no role \"%s\""), bundle->role);
	return ERROR_NONE;
}

static enum error check_asked(const struct answers *answers, const struct asked *asked)
{
	const struct questionnaire *questionnaire = answers->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		bool applies = progress_applies(item, asked, answers);

		if (!applies && answers->all[i].state != ANSWER_NONE)
			return error_set(ERROR_REFUSED,
			    _("it answers %s, which this person is not asked"), item->id);
		if (applies && item->required && answers->all[i].state == ANSWER_NONE)
			return error_set(
			    ERROR_REFUSED, _("it leaves out %s, which must be answered"), item->id);
	}
	return ERROR_NONE;
}

/* The values are read as any JSON is, from a document that holds nothing else. */
static enum error read_values(json_t *values, struct answers *answers,
    enum error (*reader)(struct answers *answers, const struct json_place *place))
{
	char *bytes = json_canonical(values);
	struct json_source source = {
		.name = _("the answers"), .bytes = bytes, .length = strlen(bytes)
	};
	struct json_place place = { .source = &source, .value = values };
	enum error rc = reader(answers, &place);

	secret_wipe(bytes, source.length);
	free(bytes);
	return rc;
}

static enum error read_answers(const struct bundle *bundle, struct answers *answers)
{
	enum error rc = read_values(bundle->answers, answers, answers_from_array);

	if (rc == ERROR_NONE && bundle->private != NULL)
		rc = read_values(bundle->private, answers, private_answer_from_json);
	return rc;
}

/* The leader code is the unit's, and has made the key that signed. */
static enum error check_plan(const struct bundle *bundle, const struct round *round)
{
	int unit = leader_unit(round, bundle->code);
	struct sign_pair *pair;
	bool its_own;

	if (unit == ORGANISATION_NO_UNIT ||
	    strcmp(round->organisation->units[unit].id, bundle->unit) != 0)
		return error_set(ERROR_REFUSED, _("its leader code does not open the unit \"%s\""),
		    bundle->unit);
	pair = secret_new(sizeof *pair);
	its_own = leader_pair(pair, round->id, bundle->code) &&
		  memcmp(pair->public, bundle->respondent, SIGN_PUBLIC_SIZE) == 0;
	secret_free(pair);
	if (!its_own)
		return error_set(
		    ERROR_REFUSED, _("it is not signed with the key of its leader code"));
	if (bundle->role[0] != '\0')
		return error_set(ERROR_REFUSED, _("a plan has no role"));
	return plan_check(bundle->plan, round, unit);
}

enum error bundle_check(
    const struct bundle *bundle, const struct round *round, struct answers **answers)
{
	struct answers *read = NULL;
	struct asked asked;
	int unit, role;
	enum error rc;

	*answers = NULL;
	if ((rc = check_round(bundle, round)) != ERROR_NONE)
		return rc;
	if (bundle->kind == BUNDLE_PLAN)
		return check_plan(bundle, round);
	if ((rc = check_unit(bundle, round, &unit)) != ERROR_NONE ||
	    (rc = check_role(bundle, round->questionnaire, &role)) != ERROR_NONE)
		return rc;
	if (bundle->kind == BUNDLE_WITHDRAWAL)
		return ERROR_NONE;
	asked = round_asked(round, unit, role);
	read = answers_new(round->questionnaire);
	if ((rc = read_answers(bundle, read)) == ERROR_NONE &&
	    (rc = check_asked(read, &asked)) == ERROR_NONE)
		*answers = read;
	else
		answers_free(read);
	return rc;
}
