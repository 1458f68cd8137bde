/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* plan feedback: an answer to a unit, which travels with the next publication. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/unit/feedback_text.h"
#include "central/commands/unit/to_unit.h"
#include "central/results/plans.h"
#include "central/store/feedback.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "closes", 0, "N", N_("the request that this settles") },
	{ "from", 0, "TEXT", N_("who answers (default: the coordinator's name)") },
	{ 0 },
};

/* Is the request called so: by its name, or by its id alone? */
static bool is_called(
    const struct unit_file *file, const struct unit_said *request, const char *called)
{
	char *name = unit_file_said_name(file, request);
	char *id = text_format("%ld", request->id);
	bool is = strcmp(name, called) == 0 || strcmp(id, called) == 0;

	free(name);
	free(id);
	return is;
}

/* The request has to be there, to wait, and to be the only one that is meant. */
static enum error find_request(
    const struct unit_file *file, const char *called, const struct unit_said **request)
{
	*request = NULL;
	for (size_t i = 0; file != NULL && i < file->n_said; i++) {
		const struct unit_said *said = &file->said[i];

		if (said->what != UNIT_SAID_REQUEST || unit_file_said_is_closed(file, said) ||
		    !is_called(file, said, called))
			continue;
		if (*request != NULL)
			return error_hint(
			    error_set(ERROR_REFUSED,
				_("several requests %.20s wait for an answer there"), called),
			    _("\"skatta-central plan list --open\" tells them apart; name one as "
			      "it is listed there."));
		*request = said;
	}
	if (*request != NULL)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_NOT_FOUND, _("no request %.20s waits for an answer there"), called),
	    _("\"skatta-central plan list --open\" lists those that wait, and their numbers."));
}

static enum error answer(
    struct central *central, const struct arguments *arguments, const struct round *round, int unit)
{
	const char *closes = command_value(arguments, "closes");
	const struct unit_said *request = NULL;
	struct plans plans = { 0 };
	const char *from;
	char *text = NULL;
	enum error rc = to_unit_from(central, arguments, &from);

	if (rc == ERROR_NONE)
		rc = plans_load(central, round, &plans);
	if (rc == ERROR_NONE && closes != NULL)
		rc = find_request(plans.files[unit], closes, &request);
	if (rc == ERROR_NONE)
		rc = to_unit_text(arguments,
		    _("Write to the unit above this line. Lines that begin with # are not sent."),
		    &text);
	if (rc == ERROR_NONE)
		rc = feedback_add(central, round->id, round->organisation->units[unit].id, text,
		    from, request,
		    plans.files[unit] != NULL ? unit_file_said_count(plans.files[unit]) : 0);
	plans_free(&plans);
	text_forget(text);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *id = command_word(arguments, 0);
	struct central *central;
	struct round *round = NULL;
	int unit = ORGANISATION_NO_UNIT;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = plans_find(central, id, &round, &unit);
	if (rc == ERROR_NONE)
		rc = to_unit_check_home(central, round);
	if (rc == ERROR_NONE)
		rc = answer(central, arguments, round, unit);
	if (rc == ERROR_NONE) {
		journal_note(central, "plan feedback", "%s", id);
		rc = journal_after(central, rc);
	}
	if (rc == ERROR_NONE)
		rc = to_unit_tell(central, round);
	round_free(round);
	return rc;
}

const struct command cmd_plan_feedback = {
	.name = "plan feedback",
	.operands = "ID [FILE]",
	.about = N_("reply to a unit about its plan"),
	.options = options,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
