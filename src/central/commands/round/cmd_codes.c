/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* codes: the slips that are printed, cut out and handed round; and new ones in a round. */
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/commands/round/codes_print.h"
#include "central/commands/round/round_change.h"
#include "central/results/unit_files.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/opener.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "U", N_("only this unit") },
	{ "add", 0, "N", N_("make N more answer codes for the unit, and print these") },
	{ "renew-leader", 0, "U",
	    N_("replace the leader code of this unit, and print the new one") },
	{ "since", 0, "E", N_("only what is new since edition E of the round") },
	{ "csv", 0, NULL, N_("as CSV: unit,kind,code") },
	{ 0 },
};

/* A new edition with new codes. */
struct making {
	const struct way *way;
	const char *unit;
	long n;
	struct round *before; /* the edition */
};

static enum error add_answer(struct central *central, struct round *round, struct making *making)
{
	int unit;
	enum error rc = round_change_unit(round, making->unit, &unit);

	if (rc == ERROR_NONE)
		rc = codes_add(central, round, unit, (size_t)making->n);
	if (rc == ERROR_NONE)
		journal_note(central, "codes", "%s edition %ld: %ld more for %s", round->id,
		    round->edition + 1, making->n, round->organisation->units[unit].id);
	return rc;
}

/* What comes from now on is for the new code alone, beginning with all that the unit was told. */
static enum error renew_leader(struct central *central, struct round *round, struct making *making)
{
	const char *id = NULL;
	int unit;
	enum error rc = named_unit_find(round, making->unit, &unit);

	if (rc == ERROR_NONE && round->leaders == NULL)
		rc = error_set(ERROR_REFUSED, _("the round %s has no leader codes"), round->id);
	if (rc == ERROR_NONE) {
		id = round->organisation->units[unit].id;
		rc = codes_renew_leader(central, round, unit);
	}
	if (rc == ERROR_NONE)
		rc = unit_files_repeat(central, round->id, id);
	if (rc == ERROR_NONE)
		journal_note(central, "codes", "%s edition %ld: new leader code for %s", round->id,
		    round->edition + 1, id);
	return rc;
}

static const struct way {
	const char *option, *unit; /* the second names the unit */
	enum error (*check)(const struct central *central, const struct round *round);
	enum error (*make)(struct central *central, struct round *round, struct making *making);
} ways[] = {
	{ "add", "unit", round_change_check, add_answer },
	/* Plans are written when the round is closed, too. */
	{ "renew-leader", "renew-leader", opener_check_own, renew_leader },
};

static enum error make_edition(struct central *central, struct round *round, void *context)
{
	struct making *making = context;
	enum error rc = making->way->check(central, round);

	if (rc == ERROR_NONE)
		rc = editions_get(central, round->id, &making->before);
	if (rc == ERROR_NONE)
		rc = making->way->make(central, round, making);
	return rc == ERROR_NONE ? editions_publish_next(central, round) : rc;
}

/* Make them, which are then what is new since the edition before. */
static enum error make(struct central_session *session, const struct arguments *arguments,
    struct making *making, struct central **central, struct codes_printing *printing)
{
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = command_need(arguments, making->way->unit, &making->unit);
	if (rc == ERROR_NONE)
		rc = command_number(arguments, "add", 1, ROUND_MAX_CODES, 1, &making->n);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(session, central);
	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    *central, id, make_edition, making, &printing->round);
	printing->since = making->before;
	return rc;
}

static enum error choose(struct central_session *session, const struct arguments *arguments,
    struct central **central, struct codes_printing *printing)
{
	long since = 0;
	enum error rc = command_number(arguments, "since", 1, ROUND_MAX_EDITION, 0, &since);

	if (rc == ERROR_NONE)
		rc = central_session_round(session, arguments, central, &printing->round);
	if (rc == ERROR_NONE && since > 0)
		rc = editions_get_one(*central, printing->round->id, since, &printing->since);
	if (rc == ERROR_NONE)
		journal_note(*central, "codes", "%s", printing->round->id);
	return rc;
}

/* What of `ways` is asked for, or NULL; ERROR_USAGE where it is two at once. */
static enum error find_way(const struct arguments *arguments, const struct way **way)
{
	*way = NULL;
	for (size_t i = 0; i < COUNT(ways); i++) {
		if (!command_has(arguments, ways[i].option))
			continue;
		if (*way != NULL)
			return error_set(ERROR_USAGE, _("--%s and --%s are not given together"),
			    (*way)->option, ways[i].option);
		*way = &ways[i];
	}
	return ERROR_NONE;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *only = command_value(arguments, "unit");
	struct central *central;
	struct codes_printing printing = { .csv = command_has(arguments, "csv") };
	struct making making = { 0 };
	enum error rc = find_way(arguments, &making.way);

	if (rc == ERROR_NONE && making.way != NULL)
		rc = make(state, arguments, &making, &central, &printing);
	else if (rc == ERROR_NONE)
		rc = choose(state, arguments, &central, &printing);
	if (rc == ERROR_NONE)
		rc = codes_print(central, &printing, making.way != NULL ? making.unit : only);
	if (rc == ERROR_NONE && making.way != NULL)
		round_change_tell(printing.round);
	codes_print_end(&printing);
	return rc;
}

const struct command cmd_codes = {
	.name = "codes",
	.operands = "",
	.about = N_("print answer codes and leader codes"),
	.options = options,
	.run = run,
};
