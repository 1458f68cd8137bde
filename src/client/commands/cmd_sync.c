/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta sync: fetch, and send what is ready. */
#include <stdio.h>
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/steps/standing.h"
#include "client/store/place.h"
#include "client/store/rounds.h"
#include "client/sync/sync.h"

static void tell(const struct sync_result *result)
{
	charset_print(stderr,
	    P_("%zu bundle handed over\n", "%zu bundles handed over\n", result->bundles),
	    result->bundles);
	charset_print(stderr,
	    P_("%zu round new or changed\n", "%zu rounds new or changed\n", result->rounds),
	    result->rounds);
	if (result->receipts > 0)
		charset_print(stderr,
		    P_("%zu new receipt\n", "%zu new receipts\n", result->receipts),
		    result->receipts);
	else
		charset_print(stderr, "%s\n", _("no new receipt yet"));
	if (result->replies > 0)
		charset_print(stderr,
		    P_("%zu new answer to what you wrote\n", "%zu new answers to what you wrote\n",
			result->replies),
		    result->replies);
	if (result->units > 0)
		charset_print(stderr,
		    P_("news for %zu unit\n", "news for %zu units\n", result->units),
		    result->units);
}

/* Each time, until something is done about it: a receipt alone would look like success. */
static enum error tell_not_counted(struct store *store)
{
	struct outbox *outbox = NULL;
	size_t count = 0;
	enum error rc = outbox_list(store, &outbox);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; i < outbox->count; i++) {
		struct standing standing;

		standing_of_bundle(&outbox->bundles[i], &standing);
		count += standing.state == STANDING_NOT_COUNTED;
	}
	if (count > 0)
		charset_print(stderr,
		    P_("%zu bundle does not count: \"skatta status\" says why\n",
			"%zu bundles do not count: \"skatta status\" says why\n", count),
		    count);
	outbox_free(outbox);
	return ERROR_NONE;
}

/* Nobody is asked here, and the rest has come. */
static void tell_waiting(const struct sync_result *result)
{
	if (result->waits && rounds_refuse_next(result->next) != ERROR_NONE)
		charset_print(stderr, "%s\n", error_sentence());
	error_clear();
}

static enum error sync_now(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct profile *profile = NULL;
	struct sync_result result;
	char *address = NULL;
	enum error rc = client_session_open(session);

	if (rc == ERROR_NONE && command_has(arguments, "profile"))
		rc = client_session_profile(session, arguments, NULL, &profile);
	if (rc != ERROR_NONE)
		return rc;
	if (command_operands(arguments) > 0)
		address = memory_copy(command_operand(arguments, 0));
	else
		rc = place_get(session->store, &session->settings, &address);
	if (rc == ERROR_NONE && address[0] == '\0')
		rc = error_set(ERROR_USAGE, _("no exchange folder has been used yet: name one"));
	if (rc == ERROR_NONE)
		rc = sync_meet(session->store, profile, address, &result);
	if (rc == ERROR_NONE)
		rc = place_set(session->store, address);
	if (rc == ERROR_NONE)
		tell(&result);
	if (rc == ERROR_NONE)
		tell_waiting(&result);
	if (rc == ERROR_NONE)
		rc = tell_not_counted(session->store);
	profile_close(profile);
	free(address);
	return rc;
}

static const struct command_option options[] = {
	CLIENT_SESSION_OPTIONS,
	{ 0 },
};

const struct command cmd_sync = {
	.name = "sync",
	.operands = "[DIR]",
	.options = options,
	.about = N_("fetch rounds and receipts, and send what is ready"),
	.max_operands = 1,
	.run = sync_now,
};
