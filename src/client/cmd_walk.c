/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta without a command: the journey, on the screen or line by line. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "client/client.h"
#include "client/commands.h"
#include "client/journey.h"
#include "client/plain.h"
#include "client/screens/walk.h"

/* Line mode where it is asked for, and where a screen cannot be drawn. */
static bool wants_plain(const struct arguments *arguments)
{
	const char *accessible = getenv("ACCESSIBLE"), *terminal = getenv("TERM");

	return command_has(arguments, "plain") ||
	       (accessible != NULL && strcmp(accessible, "1") == 0) || terminal == NULL ||
	       strcmp(terminal, "dumb") == 0 || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
}

/* Ended by a signal, as a shell sees it. */
static enum error ended(int signal)
{
	if (signal == 0)
		return ERROR_NONE;
	return error_set(ERROR_CANCELLED, _("ended by signal %d; everything is saved"), signal);
}

static enum error walk(void *program, const struct arguments *arguments)
{
	struct client *client = program;
	struct journey *journey = journey_new(client->store, &client->settings);
	int signal = 0;
	enum error rc = ERROR_NOT_FOUND;

	if (!wants_plain(arguments)) {
		rc = walk_run(journey, &signal);
		if (rc == ERROR_NONE)
			rc = ended(signal);
	}
	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		rc = plain_run(journey);
	}
	journey_free(journey);
	return rc;
}

static const struct command_option options[] = {
	{ "plain", 0, NULL,
	    N_("line by line: for screen readers, braille, and terminals that cannot move the "
	       "cursor") },
	{ 0 },
};

const struct command cmd_walk = {
	.operands = "",
	.about = N_("answer, see your result, hand over (the default)"),
	.options = options,
	.run = walk,
};
