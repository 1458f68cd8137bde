/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan that is being written, and how it is handed over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/lead_private.h"
#include "client/store/outbox.h"
#include "client/store/revision.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

bool lead_same_plan(const struct plan *a, const struct plan *b)
{
	json_t *first, *second;
	bool same;

	if (a == NULL || b == NULL)
		return a == b;
	first = plan_to_json(a);
	second = plan_to_json(b);
	same = json_equal(first, second);
	json_decref(first);
	json_decref(second);
	return same;
}

bool lead_is_empty(const struct plan *plan)
{
	return plan->n_focus + plan->n_actions + plan->n_requests + plan->n_notes == 0;
}

bool lead_is_draft(const struct lead *lead)
{
	return lead->sent != NULL ? !lead_same_plan(lead->plan, lead->sent)
				  : !lead_is_empty(lead->plan);
}

/* A temperature measurement asks about the plan of the round before, and has none of its own; who
 * wrote one all the same keeps it. */
bool lead_has_plan(const struct lead *lead)
{
	return lead->round->kind != ROUND_PULSE || lead->revision > 0 || lead_is_draft(lead);
}

bool lead_writes(const struct lead *lead)
{
	return lead_has_plan(lead) && !lead->over;
}

bool lead_has_results(const struct lead *lead)
{
	return lead->file != NULL && lead->file->results != NULL;
}

bool lead_has_agreed(const struct lead *lead)
{
	return lead->file != NULL && lead->file->agreed != NULL;
}

bool lead_is_handed_over(const struct lead *lead, long action)
{
	return lead->sent != NULL && plan_action(lead->sent, action) != NULL;
}

enum error lead_keep(struct lead *lead, struct plan *changed)
{
	struct plan *before = lead->plan;
	enum error rc;

	plan_remember(changed, NULL, before->last_id);
	lead->plan = changed;
	rc = lead_save(lead);
	if (rc != ERROR_NONE) {
		lead->plan = before;
		plan_free(changed);
		return rc;
	}
	plan_free(lead->before);
	lead->before = before;
	return ERROR_NONE;
}

/* Not what was handed over since: that has nothing before it. */
enum error lead_undo(struct lead *lead)
{
	struct plan *undone = lead->before;
	enum error rc;

	if (undone == NULL)
		return ERROR_NOT_FOUND;
	lead->before = NULL;
	rc = lead_keep(lead, undone);
	if (rc == ERROR_NONE) {
		plan_free(lead->before);
		lead->before = NULL;
	}
	return rc;
}

bool lead_has_other(const struct lead *lead)
{
	const struct unit_file *file = lead->file;

	if (file == NULL || file->plan == NULL || file->plan_revision < lead->revision)
		return false;
	return file->plan_revision > lead->revision || !lead_same_plan(file->plan, lead->sent);
}

/* The other plan is what was handed over last, and `plan` is gone on with; one of ours that has not
 * left this machine is not wanted any more. */
static enum error go_on(struct lead *lead, struct plan *plan)
{
	struct store *store = profile_store(lead->profile);
	struct lead was = *lead;
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE) {
		plan_free(plan);
		return rc;
	}
	if (lead->bundle[0] != '\0')
		rc = outbox_replace(store, lead->bundle);
	if (rc == ERROR_NONE)
		rc = outbox_forget(store, was.bundle);
	lead->plan = plan;
	plan_remember(plan, was.sent, was.plan->last_id);
	lead->sent = plan_copy(lead->file->plan);
	plan_remember(plan, lead->sent, 0);
	lead->revision = lead->file->plan_revision;
	memcpy(lead->day, lead->file->plan_day, sizeof lead->day);
	lead->bundle[0] = '\0';
	lead->before = NULL;
	if (rc == ERROR_NONE)
		rc = lead_save(lead);
	rc = db_end(store->db, rc);
	if (rc == ERROR_NONE) {
		plan_free(was.plan);
		plan_free(was.sent);
		plan_free(was.before);
	} else {
		plan_free(lead->plan);
		plan_free(lead->sent);
		*lead = was;
	}
	secret_wipe(&was, sizeof was);
	return rc;
}

enum error lead_take_other(struct lead *lead)
{
	return go_on(lead, plan_copy(lead->file->plan));
}

enum error lead_keep_own(struct lead *lead)
{
	struct plan *own = plan_copy(lead->plan);

	plan_renumber(own, lead->file->plan, lead->sent);
	return go_on(lead, own);
}

static enum error check(const struct lead *lead)
{
	if (lead->round->leaders == NULL)
		return error_set(ERROR_REFUSED, _("nobody can hand a plan over in this round"));
	if (lead->over)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round that follows this one has opened")),
		    _("Go on with the plan there, with the leader code of that round."));
	if (lead_has_other(lead))
		return error_hint(
		    error_set(ERROR_REFUSED,
			_("another plan of this unit was handed over from elsewhere")),
		    _("Choose on the unit's page which of them to go on with."));
	if (leader_revoked(lead->round, lead->code) != ORGANISATION_NO_UNIT)
		return error_hint(
		    error_set(ERROR_REFUSED, _("your leader code was replaced by a new one")),
		    _("Ask the coordinator for it, choose \"I lead a unit\" and type it there: "
		      "what "
		      "you have written stays."));
	for (size_t i = 0; i < lead->plan->n_actions; i++)
		if (lead->plan->actions[i].texts[PLAN_TITLE][0] == '\0')
			return error_hint(error_set(ERROR_REFUSED, _("action %ld has no title"),
					      lead->plan->actions[i].id),
			    _("Give it one, or remove it."));
	return plan_check(lead->plan, lead->round, lead->unit);
}

/* The page and the bundle go to the disk together: a crash leaves both or neither. */
static enum error keep_plan(
    struct lead *lead, long revision, const char *name, const unsigned char *sealed, size_t length)
{
	struct store *store = profile_store(lead->profile);
	struct lead was = *lead;
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = outbox_renew(store, lead->bundle, name, lead->round->id, sealed, length);
	/* The page has a name for one. */
	if (rc == ERROR_NONE)
		rc = outbox_forget(store, was.bundle);
	lead->resealed = lead->revision > 0;
	lead->revision = revision;
	clock_today(lead->day);
	lead->sent = plan_copy(lead->plan);
	plan_remember(lead->plan, lead->sent, 0);
	if (rc == ERROR_NONE)
		rc = lead_save(lead);
	rc = db_end(store->db, rc);
	if (rc == ERROR_NONE) {
		plan_free(was.sent);
	} else {
		plan_free(lead->sent);
		*lead = was;
	}
	secret_wipe(&was, sizeof was);
	return rc;
}

/* Is there nothing to seal? One without a bundle was taken over from central. */
static enum error is_sealed(const struct lead *lead, bool *sealed)
{
	*sealed = !lead_is_draft(lead);
	if (!*sealed || lead->bundle[0] == '\0')
		return ERROR_NONE;
	return outbox_look(profile_store(lead->profile), lead->bundle, sealed);
}

enum error lead_next_revision(const struct lead *lead, long *revision)
{
	return revision_next(profile_store(lead->profile), lead->revision, revision);
}

enum error lead_seal(struct lead *lead)
{
	struct bundle bundle = { 0 };
	char name[BUNDLE_FILE_NAME_SIZE];
	unsigned char *sealed = NULL;
	size_t length;
	bool done = false;
	enum error rc = check(lead);

	if (rc == ERROR_NONE)
		rc = is_sealed(lead, &done);
	if (rc != ERROR_NONE || done)
		return rc;
	rc = lead_next_revision(lead, &bundle.revision);
	if (rc != ERROR_NONE)
		return rc;
	bundle.unit = memory_copy(lead->round->organisation->units[lead->unit].id);
	bundle.code = memory_copy(lead->code);
	rc = bundle_make_plan(&bundle, lead->round, lead->plan, &sealed, &length, name);
	if (rc == ERROR_NONE)
		rc = keep_plan(lead, bundle.revision, name, sealed, length);
	bundle_free(&bundle);
	free(sealed);
	return rc;
}
