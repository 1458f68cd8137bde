/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* codes: the slips that are printed, cut out and handed round; and new ones in a round. */
#include <string.h>

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
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "U", N_("only this unit") },
	{ "add", 0, "N", N_("make N more answer codes for the unit, and print these") },
	{ "replace", 0, "NUMBER", N_("print one in the place of the slip with this number") },
	{ "renew-leader", 0, "U",
	    N_("replace the leader code of this unit, and print the new one") },
	{ "since", 0, "E", N_("only what is new since edition E of the round") },
	{ "csv", 0, NULL, N_("as CSV: unit,kind,code,number") },
	{ 0 },
};

/* New codes, mostly in a new edition. */
struct making {
	const struct way *way;
	const char *unit; /* that was named, or NULL */
	long n;
	const char *number;
	struct round *before;    /* the edition before, where there is a new one */
	struct codes_unit codes; /* what is printed is the last of these, where there are any */
};

/* The edition that has them. */
static enum error publish(struct central *central, struct round *round, struct making *making)
{
	enum error rc = editions_get(central, round->id, &making->before);

	return rc == ERROR_NONE ? editions_publish_next(central, round) : rc;
}

static enum error add_answer(struct central *central, struct round *round, struct making *making)
{
	int unit;
	enum error rc = round_change_unit(round, making->unit, &unit);

	if (rc == ERROR_NONE)
		rc = codes_add(central, round, unit, (size_t)making->n);
	if (rc == ERROR_NONE)
		journal_note(central, "codes", "%s edition %ld: %ld more for %s", round->id,
		    round->edition + 1, making->n, round->organisation->units[unit].id);
	return rc == ERROR_NONE ? publish(central, round, making) : rc;
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
	return rc == ERROR_NONE ? publish(central, round, making) : rc;
}

/* A slip that was lost, found by its number. */
struct lost {
	int unit;
	unsigned char code[ENCODE_CODE_BYTES];
	size_t n; /* slips with this number: one, or it is as good as unknown */
};

static enum error look_in(struct central *central, const struct round *round, int unit,
    const char *number, struct lost *lost)
{
	char other[CODES_NUMBER_DIGITS + 1];
	struct codes_unit codes;
	enum error rc = codes_get(central, round->id, round->organisation->units[unit].id, &codes);

	for (size_t i = 0; rc == ERROR_NONE && i < codes.answer.n; i++) {
		const unsigned char *code = codes.answer.bytes + i * ENCODE_CODE_BYTES;

		codes_number(central, round->id, code, other);
		if (strcmp(other, number) != 0)
			continue;
		lost->unit = unit;
		memcpy(lost->code, code, sizeof lost->code);
		lost->n++;
	}
	codes_free(&codes);
	return rc;
}

/* The digits of what was typed, which may stand apart. */
static bool read_number(const char *typed, char number[CODES_NUMBER_DIGITS + 1])
{
	size_t n = 0;

	for (; *typed != '\0'; typed++) {
		if (*typed == ' ' || *typed == '-')
			continue;
		if (*typed < '0' || *typed > '9' || n == CODES_NUMBER_DIGITS)
			return false;
		number[n++] = *typed;
	}
	number[n] = '\0';
	return n == CODES_NUMBER_DIGITS;
}

/* In the unit that was named, or in all; a number that no slip has is that of some slip of the
 * unit. */
static enum error find_lost(struct central *central, const struct round *round,
    const struct making *making, struct lost *lost)
{
	char number[CODES_NUMBER_DIGITS + 1];
	int named = ORGANISATION_NO_UNIT;
	enum error rc = ERROR_NONE;

	if (!read_number(making->number, number))
		return error_set(ERROR_USAGE, _("--replace takes the number of a slip, %d digits"),
		    CODES_NUMBER_DIGITS);
	if (making->unit != NULL)
		rc = round_change_unit(round, making->unit, &named);
	for (size_t i = 0; rc == ERROR_NONE && i < round->organisation->n_units; i++)
		if (named == ORGANISATION_NO_UNIT || (int)i == named)
			rc = look_in(central, round, (int)i, number, lost);
	if (rc != ERROR_NONE || lost->n == 1)
		return rc;
	lost->unit = named;
	if (named != ORGANISATION_NO_UNIT)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_NOT_FOUND, _("no slip of the round %s has the number %.4s %s"),
		round->id, number, number + 4),
	    _("Where the number is lost too, give --unit: a spare slip of that unit is printed."));
}

/* The log does not say whose it was, nor whether anybody knew. */
static enum error replace(struct central *central, struct round *round, struct making *making)
{
	struct lost lost = { 0 };
	bool made = false;
	enum error rc = find_lost(central, round, making, &lost);

	if (rc == ERROR_NONE)
		rc = codes_replace(central, round, lost.unit, lost.n == 1 ? lost.code : NULL,
		    &making->codes, &made);
	secret_wipe(lost.code, sizeof lost.code);
	if (rc != ERROR_NONE)
		return rc;
	making->unit = round->organisation->units[lost.unit].id;
	journal_note(central, "codes", "%s: a slip of %s replaced", round->id, making->unit);
	return made ? publish(central, round, making) : ERROR_NONE;
}

static const struct way {
	const char *option;
	enum error (*check)(const struct central *central, const struct round *round);
	enum error (*make)(struct central *central, struct round *round, struct making *making);
} ways[] = {
	{ "add", round_change_check, add_answer },
	{ "replace", round_change_check, replace },
	/* Plans are written when the round is closed, too. */
	{ "renew-leader", opener_check_own, renew_leader },
};

static enum error change(struct central *central, struct round *round, void *context)
{
	struct making *making = context;
	enum error rc = making->way->check(central, round);

	return rc == ERROR_NONE ? making->way->make(central, round, making) : rc;
}

static enum error make(struct central_session *session, const struct arguments *arguments,
    struct making *making, struct central **central, struct codes_printing *printing)
{
	bool leads = command_has(arguments, "renew-leader");
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	making->unit = command_value(arguments, leads ? "renew-leader" : "unit");
	making->number = command_value(arguments, "replace");
	if (rc == ERROR_NONE && making->unit == NULL && making->number == NULL)
		rc = command_need(arguments, "unit", &making->unit);
	if (rc == ERROR_NONE)
		rc = command_number(arguments, "add", 1, ROUND_MAX_CODES, 1, &making->n);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(session, central);
	if (rc == ERROR_NONE)
		rc = central_session_change_round(*central, id, change, making, &printing->round);
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

/* What was made is what is new since the edition before, or the one that was a spare. */
static void choose_made(struct making *making, struct codes_printing *printing)
{
	const struct codes_list *answer = &making->codes.answer;

	if (answer->n > 0)
		printing->only = answer->bytes + (answer->n - 1) * ENCODE_CODE_BYTES;
	else
		printing->since = making->before;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct codes_printing printing = { .csv = command_has(arguments, "csv") };
	struct making making = { .unit = command_value(arguments, "unit") };
	enum error rc = find_way(arguments, &making.way);

	if (rc == ERROR_NONE && making.way != NULL)
		rc = make(state, arguments, &making, &central, &printing);
	else if (rc == ERROR_NONE)
		rc = choose(state, arguments, &central, &printing);
	if (making.way != NULL)
		choose_made(&making, &printing);
	if (rc == ERROR_NONE)
		rc = codes_print(central, &printing, making.unit);
	if (rc == ERROR_NONE && making.before != NULL)
		round_change_tell(printing.round);
	if (printing.since != making.before)
		round_free(making.before);
	codes_print_end(&printing);
	codes_free(&making.codes);
	return rc;
}

const struct command cmd_codes = {
	.name = "codes",
	.operands = "",
	.about = N_("print answer codes and leader codes"),
	.options = options,
	.run = run,
};
