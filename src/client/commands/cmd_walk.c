/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta without a command: the journey, on the screen or line by line. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "client/commands/client.h"
#include "client/commands/commands.h"
#include "client/steps/journey.h"
#include "walk/plain.h"
#include "walk/screens/walk.h"

/* Line mode where it is asked for, and where a screen cannot be drawn. */
static bool wants_plain(const struct arguments *arguments)
{
	const char *accessible = getenv("ACCESSIBLE"), *terminal = getenv("TERM");

	return command_has(arguments, "plain") ||
	       (accessible != NULL && strcmp(accessible, "1") == 0) ||
	       (terminal != NULL && strcmp(terminal, "dumb") == 0) || !isatty(STDIN_FILENO) ||
	       !isatty(STDOUT_FILENO);
}

/* Said of Ctrl-C, line by line and on the screen alike. */
static const char *const interrupted = N_("left with Ctrl-C; what you have answered is saved");

static enum error ended(int signal)
{
	if (signal == 0)
		return ERROR_NONE;
	if (signal == SIGINT)
		return error_set(ERROR_INTERRUPTED, "%s", _(interrupted));
	return error_set(ERROR_CANCELLED, _("ended by signal %d; everything is saved"), signal);
}

/* Whose way it is begins at their page of the guide. */
static enum error take_role(struct journey *journey, const struct arguments *arguments)
{
	const char *id = command_value(arguments, "role");
	const struct guide_role *role = id != NULL ? guide_role_find(id) : NULL;
	char *ids;
	enum error rc;

	if (id == NULL)
		return ERROR_NONE;
	if (role == NULL) {
		ids = guide_role_ids();
		rc = error_set(ERROR_USAGE, _("there is no role \"%.40s\"; there are %s"), id, ids);
		free(ids);
		return rc;
	}
	if (journey_is_kiosk(journey))
		return error_hint(
		    error_set(ERROR_USAGE, _("a kiosk is for those who answer, without --role")),
		    _("You can open the guide from its first page."));
	return journey_begin_as(journey, role);
}

struct walker {
	struct client *client;
	struct journey *journey;
};

static enum error open_store(void *opener)
{
	struct walker *walker = opener;
	enum error rc = client_open(walker->client);

	walker->journey->store = walker->client->store;
	return rc;
}

static enum error walk(void *program, const struct arguments *arguments)
{
	struct client *client = program;
	struct walker walker = { .client = client };
	const struct walk_start start = {
		.look = {
			.ascii = command_has(arguments, "ascii"),
			.no_color = command_has(arguments, "no-color"),
			.mouse = command_has(arguments, "mouse"),
		},
		.open = open_store,
		.opener = &walker,
	};
	int signal = 0;
	enum error rc;

	if (command_has(arguments, "kiosk"))
		settings_begin_kiosk(&client->settings);
	if (start.look.ascii)
		charset_use_ascii();
	walker.journey = journey_new(NULL, &client->settings);
	rc = take_role(walker.journey, arguments);
	if (rc != ERROR_NONE) {
		journey_free(walker.journey);
		return rc;
	}
	rc = ERROR_NOT_FOUND;
	if (!wants_plain(arguments)) {
		rc = walk_run(walker.journey, &start, &signal);
		if (rc == ERROR_NONE)
			rc = ended(signal);
	}
	if (rc == ERROR_NOT_FOUND) {
		if (error_sentence()[0] != '\0')
			journey_say(walker.journey,
			    _("Line by line, because the screen cannot be drawn: %s."),
			    error_sentence());
		error_clear();
		rc = client->store == NULL ? open_store(&walker) : ERROR_NONE;
		if (rc == ERROR_NONE)
			rc = plain_run(walker.journey, _(interrupted));
	}
	journey_free(walker.journey);
	return rc;
}

static const struct command_option options[] = {
	{ "plain", 0, NULL,
	    N_("line by line: for screen readers, braille, and terminals that cannot move the "
	       "cursor") },
	{ "ascii", 0, NULL, N_("draw with ASCII characters only, letters without their marks") },
	{ "no-color", 0, NULL, N_("draw without colours") },
	{ "mouse", 0, NULL, N_("let the mouse choose; copying then takes Shift and the mouse") },
	{ "role", 0, "ROLE",
	    N_("begin at the guide's page for staff, leader, coordinator, chief, administrator or "
	       "school") },
	{ "kiosk", 0, NULL, N_("one person after another; only the coordinator's word ends it") },
	{ 0 },
};

const struct command cmd_walk = {
	.operands = "",
	.about = N_("answer, see your result, hand over (the default)"),
	.options = options,
	.run = walk,
};
