/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta plan: a unit's plan from a file, with the same checks as on the screen. */
#include <stdio.h>
#include <stdlib.h>

#include "base/format/json.h"
#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/store/lead.h"
#include "client/store/rounds.h"
#include "client/sync/sync.h"
#include "document/plan/plan_said.h"
#include "document/round/leader.h"
#include "document/round/slips.h"

/* The plan in a file, held to its round. */
static enum error read_plan(
    const char *path, const struct round *round, int unit, struct plan **plan)
{
	struct json_source source = { .name = path };
	struct json_place place;
	json_t *document = NULL;
	unsigned char *bytes = NULL;
	enum error rc = file_read_linked(path, FILE_LIMIT_BUNDLE, &bytes, &source.length);

	source.bytes = (const char *)bytes;
	if (rc == ERROR_NONE)
		rc = json_read_written(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = plan_read(&place, PLAN_WHOLE, plan);
	if (rc == ERROR_NONE)
		rc = error_within(plan_check(*plan, round, unit), "%s", path);
	if (rc != ERROR_NONE)
		error_hint(rc, _("Nothing was saved. Correct the file and try again."));
	json_decref(document);
	free(bytes);
	return rc;
}

/* Does it say that it is an action of the plan from before? */
static bool goes_on(const struct lead *lead, const struct plan_action *action)
{
	const struct plan *before = lead->file != NULL ? lead->file->before : NULL;

	return before != NULL && action->since[0] != '\0' &&
	       plan_action(before, action->id) != NULL;
}

/* What was handed over goes on standing, as on the screen. */
static enum error check_actions(const struct lead *lead, const struct plan *plan)
{
	for (size_t i = 0; lead->sent != NULL && i < lead->sent->n_actions; i++)
		if (plan_action(plan, lead->sent->actions[i].id) == NULL)
			return error_hint(error_set(ERROR_REFUSED,
					      _("action %ld, which was handed over, is missing"),
					      lead->sent->actions[i].id),
			    _("Nothing was saved. Keep it in the plan, with the status "
			      "\"dropped\"."));
	for (size_t i = 0; i < plan->n_actions; i++) {
		long id = plan->actions[i].id;

		if (id <= lead->plan->last_id && plan_action(lead->plan, id) == NULL &&
		    !goes_on(lead, &plan->actions[i]))
			return error_hint(error_set(ERROR_REFUSED,
					      _("the id %ld belonged to another action"), id),
			    _("Nothing was saved. Give the action an id above %ld."),
			    lead->plan->last_id);
	}
	return ERROR_NONE;
}

/* The unit's page in the place, with the code that opens it. */
static enum error open_lead(
    struct profile *profile, const struct round *round, const char *code, struct lead **lead)
{
	struct round *found = NULL;
	int unit;
	enum error rc = lead_begin(profile, code, &found, &unit);

	if (rc == ERROR_NONE)
		rc = lead_open(profile, round, unit, lead);
	round_free(found);
	return rc;
}

static enum error keep(struct lead *lead, struct plan **plan, bool finishes)
{
	enum error rc = check_actions(lead, *plan);

	if (rc == ERROR_NONE)
		rc = plan_said_keep(*plan, lead->sent);
	if (rc == ERROR_NONE) {
		rc = lead_keep(lead, *plan);
		*plan = NULL;
	}
	if (rc == ERROR_NONE && finishes)
		rc = lead_seal(lead);
	if (rc != ERROR_NONE)
		return rc;
	charset_print(stderr,
	    P_("saved: %zu action\n", "saved: %zu actions\n", lead->plan->n_actions),
	    lead->plan->n_actions);
	if (finishes)
		charset_print(stdout, "%s.age\n", lead->bundle);
	return ERROR_NONE;
}

/* What the unit was told meanwhile may be another plan; where the folder is not there, or cannot be
 * read, the next sync says so. */
static enum error look(struct client_session *session, struct lead *lead)
{
	struct sync_result result;

	if (sync_fetch_at_hand(session->store, lead->profile, &session->settings, &result) !=
	    ERROR_NONE)
		error_clear();
	return lead_look(lead);
}

static enum error check_code(const struct round *round, const char *code, int *unit)
{
	*unit = leader_unit(round, code);
	if (*unit != ORGANISATION_NO_UNIT)
		return ERROR_NONE;
	return slips_refuse(
	    _("that is not a leader code of this round"), SLIPS_LEADER, code, &round, 1);
}

static enum error plan(void *program, const struct arguments *arguments)
{
	static const struct client_session_newcomer anybody = { 0 };
	struct client_session *session = program;
	struct profile *profile = NULL;
	struct round *round = NULL;
	struct lead *lead = NULL;
	struct plan *read = NULL;
	const char *id, *code, *path;
	int unit = ORGANISATION_NO_UNIT;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = command_need(arguments, "code", &code);
	if (rc == ERROR_NONE)
		rc = command_need(arguments, "plan", &path);
	if (rc == ERROR_NONE)
		rc = client_session_open(session);
	if (rc == ERROR_NONE)
		rc = rounds_get(session->store, id, &round);
	if (rc == ERROR_NONE)
		rc = check_code(round, code, &unit);
	if (rc == ERROR_NONE)
		rc = read_plan(path, round, unit, &read);
	if (rc == ERROR_NONE)
		rc = client_session_profile(session, arguments, &anybody, &profile);
	if (rc == ERROR_NONE)
		rc = open_lead(profile, round, code, &lead);
	if (rc == ERROR_NONE)
		rc = look(session, lead);
	if (rc == ERROR_NONE)
		rc = keep(lead, &read, command_has(arguments, "finish"));
	plan_free(read);
	lead_close(lead);
	round_free(round);
	profile_close(profile);
	return rc;
}

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round whose unit it is") },
	{ "code", 0, "CODE", N_("the leader code of the unit") },
	CLIENT_SESSION_OPTIONS,
	{ "plan", 0, "FILE", N_("the plan, as in skatta-plan(5)") },
	{ "finish", 0, NULL, N_("hand it over: the next sync sends it") },
	{ 0 },
};

const struct command cmd_plan = {
	.name = "plan",
	.operands = "",
	.about = N_("hand in a unit's plan from a file (needs its leader code)"),
	.options = options,
	.run = plan,
};
