/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a person's answers to the sealed bundle that says them, or that takes them back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/profile_once.h"
#include "client/store/response_private.h"
#include "client/store/revision.h"
#include "crypto/secret.h"

static enum error check_complete(const struct response *response)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);

	if (response_needs_unit(response))
		return error_set(ERROR_REFUSED, _("the answer code has not been given yet"));
	if (response_needs_role(response))
		return error_set(ERROR_REFUSED, _("the role has not been given yet"));
	if (progress.required > 0)
		return error_hint(
		    error_set(ERROR_REFUSED,
			P_("%zu question must be answered first",
			    "%zu questions must be answered first", progress.required),
			progress.required),
		    _("The review shows which."));
	return ERROR_NONE;
}

/* The bundle of what is answered or, without it, a withdrawal. Items that are not asked are left
 * out, and stay in the draft. */
static enum error make_bundle(struct response *response, bool withdraws, long revision,
    unsigned char **sealed, size_t *length, char name[BUNDLE_FILE_NAME_SIZE])
{
	struct answers *answers = withdraws ? NULL : answers_copy(response->answers);
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct bundle bundle = {
		.unit = memory_copy(response_unit_id(response)),
		.role = memory_copy(response_role_id(response)),
		.code = memory_copy(response->code),
		.revision = revision,
	};
	enum error rc;

	if (answers != NULL)
		progress_drop_unasked(answers, &response->asked);
	profile_pair(response->profile, round_origin(response->round), pair);
	rc = bundle_make(&bundle, response->round, answers, pair, sealed, length, name);
	bundle_free(&bundle);
	secret_free(pair);
	answers_free(answers);
	return rc;
}

/* The page and the bundle go to the disk together: a crash leaves both or neither. */
static enum error keep_response(struct response *response, bool withdraws, long revision,
    const char *name, const unsigned char *sealed, size_t length)
{
	struct store *store = profile_store(response->profile);
	struct response before;
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE)
		return rc;
	before = *response;
	/* The page has names for two. */
	rc = outbox_forget(store, response->replaced);
	memcpy(response->replaced, response->bundle, sizeof response->replaced);
	if (rc == ERROR_NONE)
		rc = outbox_renew(
		    store, response->bundle, name, response->round->id, sealed, length);
	response->resealed = response->revision > 0;
	response->revision = revision;
	response->finished = !withdraws;
	response->sealed = !withdraws;
	response->withdrawn = withdraws;
	response->too_late = false;
	response->held = false;
	/* Who answers once leaves nothing behind but the bundle. */
	if (rc == ERROR_NONE)
		rc = profile_once_is(response->profile) ? profile_once_drop(response->profile)
							: response_save(response);
	rc = response_settle(response, &before, db_end(store->db, rc));
	if (rc == ERROR_NONE && profile_once_is(response->profile))
		profile_once_forget(response->profile);
	return rc;
}

static enum error seal(struct response *response, bool withdraws)
{
	unsigned char *sealed = NULL;
	size_t length;
	char name[BUNDLE_FILE_NAME_SIZE];
	long revision;
	enum error rc =
	    revision_next(profile_store(response->profile), response->revision, &revision);

	if (rc == ERROR_NONE)
		rc = make_bundle(response, withdraws, revision, &sealed, &length, name);
	if (rc == ERROR_NONE)
		rc = keep_response(response, withdraws, revision, name, sealed, length);
	free(sealed);
	return rc;
}

enum error response_check_finish(const struct response *response)
{
	enum error rc;

	/* What was finished in time may be looked at, and handed over, later. */
	if (response->finished)
		return ERROR_NONE;
	rc = response_check_dates(response->round);
	return rc == ERROR_NONE ? check_complete(response) : rc;
}

enum error response_finish(struct response *response)
{
	struct response before;
	enum error rc = response_check_finish(response);

	if (rc != ERROR_NONE || response->finished)
		return rc;
	before = *response;
	response->finished = true;
	clock_today(response->day);
	return response_settle(response, &before, response_save(response));
}

enum error response_seal(struct response *response)
{
	bool holds = false;
	enum error rc = response_finish(response);

	if (rc == ERROR_NONE && response->sealed)
		rc = outbox_look(profile_store(response->profile), response->bundle, &holds);
	return rc == ERROR_NONE && !holds ? seal(response, false) : rc;
}

bool response_is_closed(const struct response *response)
{
	return response->round->closed[0] != '\0' || response->too_late;
}

/* May any of it have left this machine, or may leave it now? An earlier bundle may have left though
 * the last one has not. */
static bool may_have_left(const struct response *response, const struct outbox *outbox)
{
	const struct outbox_bundle *bundle = outbox_find(outbox, response->bundle);

	return response->resealed ||
	       (response->revision > 0 && (bundle == NULL || bundle->state != OUTBOX_WAITING));
}

bool response_can_withdraw(const struct response *response, const struct outbox *outbox)
{
	return !response->withdrawn && !response->too_late && may_have_left(response, outbox);
}

enum error response_withdraw(struct response *response)
{
	struct outbox *outbox = NULL;
	bool left;
	enum error rc;

	if (response->withdrawn)
		return ERROR_NONE;
	rc = outbox_list(profile_store(response->profile), &outbox);
	if (rc != ERROR_NONE)
		return rc;
	left = may_have_left(response, outbox);
	outbox_free(outbox);
	if (!left)
		return error_hint(
		    error_set(ERROR_REFUSED, _("nothing has been handed over in the round %s yet"),
			response->round->id),
		    _("There is nothing to take back: your answers are only here."));
	if (response->too_late)
		return error_hint(
		    error_set(ERROR_REFUSED,
			_("your answers in the round %s have already been taken back"),
			response->round->id),
		    _("The coordinator has erased them. The figures that were made of them "
		      "stand."));
	return seal(response, true);
}
