/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "central/merge/handovers.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/opener.h"
#include "central/store/trust.h"
#include "crypto/secret.h"
#include "document/carry/handover.h"
#include "document/round/leader.h"

static bool is_recipient(const struct round *round, const struct age_recipient *recipient)
{
	for (size_t i = 0; i < round->n_recipients; i++)
		if (memcmp(round->recipients[i].public, recipient->public,
			sizeof recipient->public) == 0)
			return true;
	return false;
}

/* Of its own, or given to the same one before. */
static enum error may_give(struct central *central, const struct round *round, const char *to)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = opener_given_to(central, round->id, key);

	if (rc != ERROR_NONE)
		return rc;
	if (strcmp(round->central_key, central->signing_key) != 0)
		return error_hint(error_set(ERROR_REFUSED, _("the round %s is with %s"), round->id,
				      round->central_name),
		    _("Only the coordinator who has a round can hand it over."));
	if (key[0] != '\0' && strcmp(key, to) != 0)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round %s was handed over already, to %s"),
			round->id, key),
		    _("They can hand it on, or back, with \"skatta-central round hand-over\"."));
	return ERROR_NONE;
}

static enum error check_taker(struct central *central, const struct round *round, const char *to,
    const struct age_recipient *recipient)
{
	bool trusted = false;
	enum error rc = trust_has(central, to, &trusted);

	if (rc != ERROR_NONE)
		return rc;
	if (strcmp(to, central->signing_key) == 0)
		return error_set(ERROR_USAGE, _("that is the key of this store itself"));
	if (!trusted)
		return error_hint(error_set(ERROR_REFUSED, _("the key %s is not trusted here"), to),
		    _("Ask your colleague whether it is theirs, and say so with \"skatta-central "
		      "trust %s\"."),
		    to);
	if (is_recipient(round, recipient))
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED,
			      _("the answers in the round %s are not sealed to them"), round->id),
	    _("A round can go to those for whom it was opened with --recipient, and to no "
	      "others."));
}

static enum error last_number(
    struct central *central, const char *round, const char *unit, long *number)
{
	struct db_statement *last = db_use(central->db, SQL_UNIT_FILE_LAST);
	bool row = false;
	enum error rc;

	db_bind_text(last, 1, round);
	db_bind_text(last, 2, unit);
	rc = db_next(last, &row);
	*number = rc == ERROR_NONE && row ? (long)db_number(last, 0) : 0;
	db_done(last);
	return rc;
}

static void add_codes(const struct codes_list *from, struct handover_codes *to)
{
	for (size_t i = 0; i < from->n; i++)
		handover_add_code(to, from->bytes + i * ENCODE_CODE_BYTES);
}

static enum error add_unit(
    struct central *central, const struct round *round, const char *id, struct handover *handover)
{
	struct codes_unit codes = { 0 };
	struct handover_unit *unit;
	enum error rc = codes_get(central, round->id, id, &codes);

	if (rc == ERROR_NONE) {
		unit = handover_add(handover, id);
		add_codes(&codes.answer, &unit->answer);
		add_codes(&codes.spare, &unit->spare);
		add_codes(&codes.replaced, &unit->replaced);
		encode_code(unit->leader, codes.leader);
		rc = last_number(central, round->id, id, &unit->number);
	}
	codes_free(&codes);
	return rc;
}

/* The word, as it will stand in the next edition. */
static enum error add_word(
    struct central *central, const struct round *newest, const char *to, struct handover *handover)
{
	struct round *round = NULL;
	enum error rc = editions_get(central, newest->id, &round);

	if (rc != ERROR_NONE)
		return rc;
	if (round->edition >= ROUND_MAX_EDITION || round->n_handed >= ROUND_MAX_HANDED) {
		rc = error_set(ERROR_TOO_LARGE,
		    _("the round %s has been handed over as often as it can"), round->id);
	} else {
		round->edition++;
		round_hand(round, &central->keys->signer, to);
		handover->edition = round->edition;
		free(handover->signature);
		handover->signature = memory_copy(round->handed[round->n_handed - 1].signature);
	}
	round_free(round);
	return rc;
}

enum error handovers_give(struct central *central, const struct round *round, const char *to,
    const struct age_recipient *recipient, unsigned char **sealed, size_t *length)
{
	struct handover *handover = handover_new();
	enum error rc = may_give(central, round, to);

	memcpy(handover->from, central->signing_key, sizeof handover->from);
	memcpy(handover->to, to, strlen(to) + 1);
	memcpy(handover->round, round->id, sizeof handover->round);
	if (rc == ERROR_NONE)
		rc = check_taker(central, round, to, recipient);
	if (rc == ERROR_NONE)
		rc = add_word(central, round, to, handover);
	for (size_t i = 0; rc == ERROR_NONE && i < round->organisation->n_units; i++)
		rc = add_unit(central, round, round->organisation->units[i].id, handover);
	if (rc == ERROR_NONE)
		rc = handover_seal(handover, &central->keys->signer, recipient, sealed, length);
	if (rc == ERROR_NONE)
		rc = opener_give(central, round->id, to);
	/* What was told of it here is what its next coordinator tells. */
	if (rc == ERROR_NONE && round->closed[0] != '\0')
		rc = opener_speaks(central, round->id);
	handover_free(handover);
	return rc;
}

static enum error check_giver(
    struct central *central, const char *name, const struct handover *handover)
{
	bool trusted = false;
	enum error rc = trust_has(central, handover->from, &trusted);

	if (rc != ERROR_NONE)
		return rc;
	if (strcmp(handover->to, central->signing_key) != 0)
		return error_set(ERROR_WRONG_KEY, _("%s gives the round %s to the key %s"), name,
		    handover->round, handover->to);
	if (trusted)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_WRONG_KEY, _("%s is signed with %s"), name, handover->from),
	    _("Where that is a colleague's key, say so with \"skatta-central trust\"."));
}

/* The edition before it has to be the newest here: nothing may come between. */
static enum error check_round(const struct handover *handover, const struct round *newest)
{
	if (strcmp(newest->central_key, handover->from) == 0 &&
	    newest->edition + 1 == handover->edition)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_REFUSED,
		_("the round %s is here in edition %ld, and was handed over as edition %ld"),
		newest->id, newest->edition, handover->edition),
	    _("Take in what has come between: a batch of whoever had it, or \"skatta-central round "
	      "import\" from their folder."));
}

/* Is each code one that the round has the hash of, of this unit? */
static bool is_in(const struct round *round, int place, const struct handover_codes *codes)
{
	for (size_t i = 0; i < codes->n; i++)
		if (round_code_unit(round, codes->all[i]) != place)
			return false;
	return true;
}

static bool is_units(const struct round *round, int place, const struct handover_unit *unit)
{
	return place != ORGANISATION_NO_UNIT && is_in(round, place, &unit->answer) &&
	       is_in(round, place, &unit->spare) && is_in(round, place, &unit->replaced) &&
	       (round->leaders == NULL || leader_unit(round, unit->leader) == place);
}

/* Into secret memory, for codes_free(). */
static struct codes_list take_codes(const struct handover_codes *from)
{
	struct codes_list list = { secret_new((from->n + 1) * ENCODE_CODE_BYTES), from->n };

	for (size_t i = 0; i < from->n; i++)
		(void)encode_from_code(list.bytes + i * ENCODE_CODE_BYTES, from->all[i]);
	return list;
}

static enum error put_number(
    struct central *central, const char *round, const char *unit, long number)
{
	static const unsigned char nothing[1] = { 0 };
	struct db_statement *put;
	char *name;
	long last;
	enum error rc = last_number(central, round, unit, &last);

	/* One that was handed over and comes back is numbered already. */
	if (rc != ERROR_NONE || last >= number)
		return rc;
	name = text_format("%s %s %ld", round, unit, number);
	put = db_use(central->db, SQL_UNIT_FILE_PUT);
	db_bind_text(put, 1, name);
	db_bind_text(put, 2, round);
	db_bind_text(put, 3, unit);
	db_bind_number(put, 4, number);
	db_bind_blob(put, 5, nothing, 0);
	db_bind_blob(put, 6, nothing, 0);
	rc = db_run(put);
	free(name);
	return rc;
}

static enum error take_unit(struct central *central, const char *name, const struct round *round,
    const struct handover_unit *unit)
{
	struct codes_unit codes;
	enum error rc;

	if (!is_units(round, organisation_find(round->organisation, unit->id), unit))
		return error_set(ERROR_DAMAGED, _("%s has codes that are not the round's"), name);
	codes = (struct codes_unit){ take_codes(&unit->answer), take_codes(&unit->spare),
		take_codes(&unit->replaced), secret_new(ENCODE_CODE_BYTES) };
	(void)encode_from_code(codes.leader, unit->leader);
	rc = codes_put(central, round->id, unit->id, &codes);
	codes_free(&codes);
	if (rc == ERROR_NONE && unit->number > 0)
		rc = put_number(central, round->id, unit->id, unit->number);
	return rc;
}

static enum error take(
    struct central *central, const char *name, const struct handover *handover, struct round *round)
{
	enum error rc = check_round(handover, round);

	if (rc != ERROR_NONE)
		return rc;
	round->edition++;
	round_take(round, handover->signature, central->signing_key);
	free(round->central_name);
	round->central_name = memory_copy(central->name);
	if (handover->n_units != round->organisation->n_units)
		rc = error_set(ERROR_DAMAGED, _("%s has codes that are not the round's"), name);
	for (size_t i = 0; rc == ERROR_NONE && i < handover->n_units; i++)
		rc = take_unit(central, name, round, &handover->units[i]);
	if (rc == ERROR_NONE)
		rc = editions_publish(central, round);
	return rc == ERROR_NONE ? opener_give(central, round->id, NULL) : rc;
}

enum error handovers_take(struct central *central, const char *name, const unsigned char *sealed,
    size_t length, struct round **round)
{
	struct handover *handover = NULL;
	struct round *taken = NULL;
	enum error rc = handover_open(&central->keys->identity, name, sealed, length, &handover);

	if (rc == ERROR_NONE)
		rc = check_giver(central, name, handover);
	if (rc == ERROR_NONE)
		rc = editions_get(central, handover->round, &taken);
	if (rc == ERROR_NONE)
		rc = take(central, name, handover, taken);
	handover_free(handover);
	if (rc == ERROR_NONE)
		*round = taken;
	else
		round_free(taken);
	return rc;
}
