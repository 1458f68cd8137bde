/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The part of a round's file that is about units: questionnaire, organisation and codes, which must
 * fit each other. */
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "document/round/round_private.h"
#include "form/load/questionnaire_load.h"

/* A school form that the questionnaire does not have would quietly get no module. */
static enum error check_forms(const struct json_place *place, const struct round *round)
{
	struct json_place list, element;

	if (round->questionnaire->n_forms == 0)
		return ERROR_NONE;
	json_enter_key(place, "organisation", &list);
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		const struct unit *unit = &round->organisation->units[i];

		json_enter_index(&list, i, &element);
		if (unit->form[0] != '\0' &&
		    questionnaire_form(round->questionnaire, unit->form) < 0)
			return error_hint(json_mistake(&element,
					      _("\"%s\" has the school form \"%s\", which the "
						"questionnaire does not have"),
					      unit->id, unit->form),
			    _("Spell the school form as the questionnaire does."));
	}
	return ERROR_NONE;
}

/* What a unit came from was in the round before. */
static enum error check_was(const struct json_place *place, const struct round *round)
{
	struct json_place list, element;

	json_enter_key(place, "organisation", &list);
	for (size_t i = 0; round->follows[0] == '\0' && i < round->organisation->n_units; i++) {
		json_enter_index(&list, i, &element);
		if (round->organisation->units[i].n_was > 0)
			return json_mistake(&element,
			    _("\"%s\" came from other units, but the round follows none"),
			    round->organisation->units[i].id);
	}
	return ERROR_NONE;
}

enum error round_read_units(const struct json_place *place, struct round *round)
{
	struct json_place inner;
	enum error rc;

	json_enter_key(place, "questionnaire", &inner);
	if ((rc = questionnaire_load(&inner, &round->questionnaire)) != ERROR_NONE)
		return rc;
	round->questionnaire_json = json_incref((json_t *)inner.value);
	json_enter_key(place, "organisation", &inner);
	if ((rc = organisation_from_json(&inner, &round->organisation)) != ERROR_NONE)
		return rc;
	rc = check_forms(place, round);
	return rc == ERROR_NONE ? check_was(place, round) : rc;
}

static enum error read_hash(
    const struct json_place *place, unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	const char *text = json_string_value(place->value);

	if (text != NULL &&
	    encode_from_base64(hash, ROUND_CODE_HASH_SIZE, text, strlen(text), ENCODE_PADDED))
		return ERROR_NONE;
	return json_mistake(place, _("expected the hash of a code, 16 bytes in base64"));
}

/* The hashes of one unit, sorted as they are spelt. */
static enum error read_unit_codes(const struct json_place *codes, struct round *round, int unit)
{
	struct json_place list, element;
	const char *text, *before = "";
	size_t count;
	enum error rc;

	if (!json_enter_key(codes, round->organisation->units[unit].id, &list))
		return ERROR_NONE;
	count = json_array_size(list.value);
	if (count == 0 || count > ROUND_MAX_CODES - round->n_codes)
		return json_mistake(&list,
		    _("expected a list of at least one code, and at most %d codes in the file"),
		    ROUND_MAX_CODES);
	round->codes = memory_grow(round->codes, round->n_codes + count, sizeof *round->codes);
	for (size_t i = 0; i < count; i++, before = text) {
		struct round_code *code = &round->codes[round->n_codes++];

		json_enter_index(&list, i, &element);
		text = json_string_value(element.value);
		code->unit = unit;
		if ((rc = read_hash(&element, code->hash)) != ERROR_NONE)
			return rc;
		if (strcmp(before, text) >= 0)
			return json_mistake(&element,
			    _("the hashes should be sorted, and none should occur twice"));
	}
	return ERROR_NONE;
}

enum error round_read_codes(const struct json_place *place, struct round *round)
{
	struct json_place codes;
	size_t units = 0;
	enum error rc;

	json_enter_key(place, "codes", &codes);
	if (round->open && json_object_size(codes.value) > 0)
		return json_mistake(&codes, _("an open round has no codes"));
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		const struct unit *unit = &round->organisation->units[i];

		if (!unit->answers)
			continue;
		units += json_object_get(codes.value, unit->id) != NULL;
		if ((rc = read_unit_codes(&codes, round, (int)i)) != ERROR_NONE)
			return rc;
	}
	if (units < json_object_size(codes.value))
		return json_mistake(&codes, _("there are codes for units where nobody answers"));
	return ERROR_NONE;
}

enum error round_read_leaders(const struct json_place *place, struct round *round)
{
	size_t n = round->organisation->n_units;
	struct json_place leaders, hash;
	enum error rc;

	if (!json_enter_key(place, "leaders", &leaders))
		return ERROR_NONE;
	round->leaders = memory_new(n + 1, sizeof *round->leaders);
	for (size_t i = 0; i < n; i++) {
		if (!json_enter_key(&leaders, round->organisation->units[i].id, &hash))
			return json_mistake(&leaders, _("the leader code of \"%s\" is missing"),
			    round->organisation->units[i].id);
		if ((rc = read_hash(&hash, round->leaders[i])) != ERROR_NONE)
			return rc;
	}
	if (json_object_size(leaders.value) > n)
		return json_mistake(
		    &leaders, _("there are leader codes for units that do not exist"));
	return ERROR_NONE;
}

/* Is it the leader code of a unit, or was it? */
static bool is_leader(const struct round *round, const unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	for (size_t i = 0; i < round->n_revoked; i++)
		if (memcmp(round->revoked[i].hash, hash, ROUND_CODE_HASH_SIZE) == 0)
			return true;
	for (size_t i = 0; i < round->organisation->n_units; i++)
		if (memcmp(round->leaders[i], hash, ROUND_CODE_HASH_SIZE) == 0)
			return true;
	return false;
}

static enum error read_renewed_of(const struct json_place *list, struct round *round, int unit)
{
	size_t count = json_array_size(list->value);
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	struct json_place element;
	enum error rc;

	if (count == 0 || count > ROUND_MAX_REVOKED - round->n_revoked)
		return json_mistake(list,
		    _("expected a list of at least one code, and at most %d codes in the file"),
		    ROUND_MAX_REVOKED);
	for (size_t i = 0; i < count; i++) {
		json_enter_index(list, i, &element);
		if ((rc = read_hash(&element, hash)) != ERROR_NONE)
			return rc;
		if (is_leader(round, hash))
			return json_mistake(
			    &element, _("the leader code is that of a unit already"));
		round_renew_leader(round, unit, hash);
	}
	return ERROR_NONE;
}

enum error round_read_renewed(const struct json_place *place, struct round *round)
{
	struct json_place renewed, list;
	size_t units = 0;
	enum error rc;

	if (!json_enter_key(place, "renewed", &renewed))
		return ERROR_NONE;
	if (round->leaders == NULL || json_object_size(renewed.value) == 0)
		return json_mistake(&renewed, _("there is no leader code that was replaced"));
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		if (!json_enter_key(&renewed, round->organisation->units[i].id, &list))
			continue;
		units++;
		if ((rc = read_renewed_of(&list, round, (int)i)) != ERROR_NONE)
			return rc;
	}
	if (units < json_object_size(renewed.value))
		return json_mistake(
		    &renewed, _("there are leader codes for units that do not exist"));
	return ERROR_NONE;
}

enum error round_check_codes(const struct json_place *place, const struct round *round)
{
	for (size_t i = 1; i < round->n_codes; i++)
		if (memcmp(round->codes[i - 1].hash, round->codes[i].hash, ROUND_CODE_HASH_SIZE) ==
		    0)
			return json_mistake(place, _("a code opens two units"));
	return ERROR_NONE;
}
