/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta withdraw: take back what was handed over in a round; the answers stay here as a draft. */
#include <stdio.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/store/response.h"
#include "client/store/rounds.h"

static void tell(const struct response *response)
{
	charset_print(stderr, "%s\n",
	    _("You have asked to have your answers erased. Hand over the bundle with \"skatta "
	      "sync\"; the receipt shows when it is done."));
	charset_print(stdout, "%s.age\n", response->bundle);
}

static enum error withdraw(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct profile *profile = NULL;
	struct round *round = NULL;
	struct response *response = NULL;
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = client_session_open(session);
	if (rc == ERROR_NONE)
		rc = rounds_get(session->store, id, &round);
	if (rc == ERROR_NONE)
		rc = client_session_profile(session, arguments, NULL, &profile);
	if (rc == ERROR_NONE)
		rc = response_open(profile, round, &response);
	if (rc == ERROR_NONE)
		rc = response_withdraw(response);
	if (rc == ERROR_NONE)
		tell(response);
	response_close(response);
	round_free(round);
	profile_close(profile);
	return rc;
}

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round to take the response back from") },
	CLIENT_SESSION_OPTIONS,
	{ 0 },
};

const struct command cmd_withdraw = {
	.name = "withdraw",
	.operands = "",
	.about = N_("take your response back"),
	.options = options,
	.run = withdraw,
};
