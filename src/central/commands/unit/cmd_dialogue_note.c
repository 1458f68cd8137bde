/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* dialogue note: what a chief and a head teacher agreed on, which travels to the unit. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/unit/agreed_text.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/unit/to_unit.h"
#include "central/results/plans.h"
#include "central/store/dialogues.h"
#include "central/store/journal.h"
#include "central/store/purges.h"
#include "crypto/secret.h"

/* A unit that has a dialogue, in a round that has one, and is not purged. */
static enum error check(struct central *central, const struct round *round, int unit)
{
	const struct unit *about = &round->organisation->units[unit];

	if (about->level == UNIT_TEAM)
		return error_hint(error_set(ERROR_REFUSED, _("%s is a team"), about->id),
		    _("A result dialogue is held with a school or a district: name that."));
	if (round->kind == ROUND_PULSE)
		return error_hint(error_set(ERROR_REFUSED,
				      _("the round %s is a temperature measurement"), round->id),
		    _("Write it down for the round that it follows: \"skatta-central dialogue note "
		      "%s/%s\"."),
		    round->follows, about->id);
	return purges_check(central, round->id);
}

/* As it is written in the file, on standard input, or in the editor behind what holds. */
static enum error get(struct central *central, const struct arguments *arguments,
    const struct round *round, const char *unit, struct agreed **agreed)
{
	struct dialogues dialogues;
	const struct dialogues_note *before;
	char *start, *bytes = NULL;
	size_t length = 0, n;
	enum error rc = dialogues_load(central, round->id, &dialogues);

	before = dialogues_find(&dialogues, unit, &n);
	start = agreed_text_write(before != NULL ? before->agreed : NULL);
	if (rc == ERROR_NONE)
		rc = to_unit_read(arguments, start,
		    _("Write behind the colons what was agreed on. Who is a role, not a name."),
		    AGREED_TEXT_LIMIT, &bytes, &length);
	if (rc == ERROR_NONE)
		rc = agreed_text_take(bytes, length, agreed);
	if (rc == ERROR_NONE && before != NULL && agreed_is_same(*agreed, before->agreed))
		rc = error_hint(error_set(ERROR_REFUSED, _("it says what was written down before")),
		    _("Nothing was changed: \"skatta-central dialogue show %s/%s\" has it."),
		    round->id, unit);
	if (bytes != NULL)
		secret_wipe(bytes, length);
	free(bytes);
	text_forget(start);
	dialogues_free(&dialogues);
	return rc;
}

static enum error note(
    struct central *central, const struct arguments *arguments, const struct round *round, int unit)
{
	const char *id = round->organisation->units[unit].id;
	struct agreed *agreed = NULL;
	enum error rc = get(central, arguments, round, id, &agreed);

	if (rc == ERROR_NONE)
		rc = dialogues_add(central, round->id, id, agreed);
	agreed_free(agreed);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	int unit = ORGANISATION_NO_UNIT;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = plans_find(central, command_word(arguments, 0), &round, &unit);
	if (rc == ERROR_NONE)
		rc = check(central, round, unit);
	if (rc == ERROR_NONE)
		rc = to_unit_check_home(central, round);
	if (rc == ERROR_NONE)
		rc = note(central, arguments, round, unit);
	if (rc == ERROR_NONE) {
		journal_note(central, "dialogue note", "%s/%s", round->id,
		    round->organisation->units[unit].id);
		rc = journal_after(central, rc);
	}
	if (rc == ERROR_NONE)
		rc = to_unit_tell(central, round);
	round_free(round);
	return rc;
}

const struct command cmd_dialogue_note = {
	.name = "dialogue note",
	.operands = "ROUND/UNIT [FILE]",
	.about = N_("write down what was agreed on in a result dialogue"),
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
