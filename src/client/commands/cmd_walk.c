/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta without a command: its steps, on the screen or line by line. */
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/commands/steps_all.h"
#include "client/steps/journey.h"
#include "walk/walk_run.h"

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
	if (journey->walk->kiosk)
		return error_hint(
		    error_set(ERROR_USAGE, _("a kiosk is for those who answer, without --role")),
		    _("You can open the guide from its first page."));
	return journey_begin_as(journey, role);
}

struct walker {
	struct client_session *session;
	struct journey *journey;
};

static enum error open_store(void *opener)
{
	struct walker *walker = opener;
	enum error rc = client_session_open(walker->session);

	walker->journey->store = walker->session->store;
	return rc;
}

static enum error walk(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	const struct settings *settings = &session->settings;
	struct walker walker = { .session = session };
	const struct walk_run how = {
		.arguments = arguments,
		.plain = settings->plain == SETTINGS_YES,
		.look = {
			.ascii = settings->ascii == SETTINGS_YES,
			.no_color = settings->color == SETTINGS_NO,
			.mouse = settings->mouse == SETTINGS_YES,
			.background = settings->background,
		},
		.interrupted = N_("left with Ctrl-C; what you have answered is saved"),
		.open = open_store,
		.opener = &walker,
	};
	enum error rc;

	if (command_has(arguments, "kiosk"))
		settings_begin_kiosk(&session->settings);
	if (how.look.ascii || command_has(arguments, "ascii"))
		charset_use_ascii();
	walker.journey = journey_new(steps_all, NULL, settings);
	rc = take_role(walker.journey, arguments);
	if (rc == ERROR_NONE)
		rc = walk_run(walker.journey->walk, &how);
	journey_free(walker.journey);
	return rc;
}

static const struct command_option options[] = {
	WALK_RUN_OPTIONS,
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
