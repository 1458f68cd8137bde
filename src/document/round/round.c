/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round in memory: its names, its codes, and what a later edition of it may change. */
#include "document/round/round.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "document/round/organisation_changes.h"
#include "document/round/round_private.h"

#define DIGITS "0123456789"

struct round *round_new(void)
{
	struct round *round = memory_new(1, sizeof *round);

	round->edition = 1;
	round->min_group = ROUND_MIN_GROUP;
	round->min_distribution = ROUND_MIN_DISTRIBUTION;
	round->min_comments = ROUND_MIN_COMMENTS;
	return round;
}

static void free_actions(struct round *round)
{
	for (size_t i = 0; round->actions != NULL && i < round->organisation->n_units; i++) {
		for (size_t k = 0; k < round->actions[i].n; k++)
			free(round->actions[i].actions[k].title);
		free(round->actions[i].actions);
	}
	free(round->actions);
}

void round_free(struct round *round)
{
	if (round == NULL)
		return;
	for (size_t i = 0; i < round->n_contact; i++)
		free(round->contact[i]);
	free(round->contact);
	free_actions(round);
	round_handed_free(round);
	round_earlier_clear(round);
	free(round->title);
	free(round->central_name);
	free(round->recipients);
	free(round->codes);
	free(round->leaders);
	free(round->revoked);
	organisation_free(round->organisation);
	questionnaire_free(round->questionnaire);
	json_decref(round->questionnaire_json);
	free(round);
}

static bool is_id(const char *text, size_t length)
{
	return length > 0 && length < ROUND_ID_SIZE &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz-" DIGITS) >= length && text[0] != '-' &&
	       text[length - 1] != '-';
}

bool round_is_id(const char *text)
{
	return is_id(text, strlen(text));
}

void round_file_name(char name[ROUND_FILE_NAME_SIZE], const char *id, long edition)
{
	snprintf(name, ROUND_FILE_NAME_SIZE, "%s.%ld.json", id, edition);
}

bool round_is_file_name(const char *name)
{
	size_t id = strcspn(name, "."), digits;

	if (!is_id(name, id) || name[id] != '.')
		return false;
	name += id + 1;
	digits = strspn(name, DIGITS);
	return digits >= 1 && digits <= 4 && name[0] != '0' && strcmp(name + digits, ".json") == 0;
}

bool round_code_hash(
    unsigned char hash[ROUND_CODE_HASH_SIZE], const char *round_id, const char *code)
{
	unsigned char bytes[ROUND_ID_SIZE + ENCODE_CODE_BYTES], digest[DIGEST_SIZE];
	size_t length = strlen(round_id) + 1;

	memcpy(bytes, round_id, length);
	if (!encode_from_code(bytes + length, code))
		return false;
	digest_in(digest, NULL, "skatta-code/1", bytes, length + ENCODE_CODE_BYTES);
	memcpy(hash, digest, ROUND_CODE_HASH_SIZE);
	return true;
}

static int compare_hash_to_code(const void *hash, const void *code)
{
	return memcmp(hash, ((const struct round_code *)code)->hash, ROUND_CODE_HASH_SIZE);
}

static int unit_of_hash(const struct round *round, const unsigned char *hash)
{
	const struct round_code *found;

	if (round->n_codes == 0)
		return ORGANISATION_NO_UNIT;
	found =
	    bsearch(hash, round->codes, round->n_codes, sizeof *round->codes, compare_hash_to_code);
	return found != NULL ? found->unit : ORGANISATION_NO_UNIT;
}

int round_code_unit(const struct round *round, const char *code)
{
	unsigned char hash[ROUND_CODE_HASH_SIZE];

	if (!round_code_hash(hash, round->id, code))
		return ORGANISATION_NO_UNIT;
	return unit_of_hash(round, hash);
}

/* Each unit is there still, at its level and place, of its form, from where it came, and with the
 * same joined in it. */
static bool has_units(const struct round *newer, const struct round *older)
{
	struct organisation_changes changes;
	bool broken = false;

	organisation_changes_find(older->organisation, newer->organisation, &changes);
	for (size_t i = 0; i < changes.n; i++)
		broken |= organisation_changes_breaks(&changes.changes[i]);
	organisation_changes_free(&changes);
	return !broken;
}

/* A code that both have opens the same unit in both. */
static bool has_codes(const struct round *newer, const struct round *older)
{
	for (size_t i = 0; i < older->n_codes; i++) {
		int unit = unit_of_hash(newer, older->codes[i].hash);

		if (unit != ORGANISATION_NO_UNIT &&
		    strcmp(newer->organisation->units[unit].id,
			older->organisation->units[older->codes[i].unit].id) != 0)
			return false;
	}
	return true;
}

/* The unit's leader codes from the first to the present one: the place-th, or NULL. */
static const unsigned char *leader_at(const struct round *round, int unit, size_t place)
{
	for (size_t i = 0; i < round->n_revoked; i++)
		if (round->revoked[i].unit == unit && place-- == 0)
			return round->revoked[i].hash;
	return place == 0 ? round->leaders[unit] : NULL;
}

/* Those that a unit had are its first ones still. */
static bool has_leaders_of(const struct round *newer, const struct round *older, int place)
{
	int unit = organisation_find(newer->organisation, older->organisation->units[place].id);
	const unsigned char *before, *now;

	if (newer->leaders == NULL || unit == ORGANISATION_NO_UNIT)
		return false;
	for (size_t i = 0; (before = leader_at(older, place, i)) != NULL; i++) {
		now = leader_at(newer, unit, i);
		if (now == NULL || memcmp(now, before, ROUND_CODE_HASH_SIZE) != 0)
			return false;
	}
	return true;
}

static bool has_leaders(const struct round *newer, const struct round *older)
{
	size_t n = older->leaders != NULL ? older->organisation->n_units : 0;

	for (size_t i = 0; i < n; i++)
		if (!has_leaders_of(newer, older, (int)i))
			return false;
	return true;
}

void round_renew_leader(
    struct round *round, int unit, const unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	struct round_code *revoked;

	round->revoked = memory_grow(round->revoked, round->n_revoked + 1, sizeof *round->revoked);
	revoked = &round->revoked[round->n_revoked++];
	revoked->unit = unit;
	memcpy(revoked->hash, round->leaders[unit], ROUND_CODE_HASH_SIZE);
	memcpy(round->leaders[unit], hash, ROUND_CODE_HASH_SIZE);
}

static bool is_same_actions(const struct round_actions *one, const struct round_actions *other)
{
	if (one->n != other->n)
		return false;
	for (size_t k = 0; k < one->n; k++)
		if (one->actions[k].id != other->actions[k].id ||
		    strcmp(one->actions[k].title, other->actions[k].title) != 0)
			return false;
	return true;
}

/* What is answered already was answered about these. */
static bool has_actions(const struct round *newer, const struct round *older)
{
	const struct organisation *organisation = older->organisation;
	static const struct round_actions none = { .n = 0 };

	for (size_t i = 0; i < organisation->n_units; i++) {
		int unit = organisation_find(newer->organisation, organisation->units[i].id);

		if (unit != ORGANISATION_NO_UNIT &&
		    !is_same_actions(older->actions != NULL ? &older->actions[i] : &none,
			newer->actions != NULL ? &newer->actions[unit] : &none))
			return false;
	}
	return true;
}

enum error round_may_follow(const struct round *older, const struct round *newer)
{
	const struct {
		bool holds;
		const char *otherwise;
	} rules[] = {
		{ strcmp(newer->id, older->id) == 0, N_("it is a different round") },
		{ newer->edition > older->edition, N_("it is not later than the one here") },
		{ newer->kind == older->kind && strcmp(newer->follows, older->follows) == 0 &&
			newer->open == older->open,
		    N_("it is a round of another kind") },
		{ round_is_handed_on(older, newer), N_("it is from another coordinator") },
		{ memcmp(newer->recipients_digest, older->recipients_digest, DIGEST_SIZE) == 0,
		    N_("the answers would be sealed to others") },
		{ memcmp(newer->questionnaire_digest, older->questionnaire_digest, DIGEST_SIZE) ==
			0,
		    N_("its questionnaire is a different one") },
		{ newer->min_group >= older->min_group &&
			newer->min_distribution >= older->min_distribution &&
			newer->min_comments >= older->min_comments,
		    N_("it promises less privacy than before") },
		{ older->closed[0] == '\0' || newer->closed[0] != '\0',
		    N_("it reopens what was closed") },
		{ has_units(newer, older), N_("a unit is gone, or has moved") },
		{ has_codes(newer, older), N_("an answer code opens another unit") },
		{ has_leaders(newer, older), N_("a leader code opens another unit") },
		{ has_actions(newer, older), N_("it asks about other actions") },
	};

	for (size_t i = 0; i < COUNT(rules); i++)
		if (!rules[i].holds)
			return error_hint(error_set(ERROR_REFUSED,
					      _("edition %ld of the round %s is refused: %s"),
					      newer->edition, newer->id, _(rules[i].otherwise)),
			    _("Tell the coordinator; the round goes on as it was."));
	return ERROR_NONE;
}
