/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The round as a file. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/encode.h"
#include "document/field.h"
#include "document/round/round.h"
#include "document/round/round_private.h"

const char *const round_kind_names[] = {
	[ROUND_ASSESSMENT] = "assessment",
	[ROUND_PULSE] = "pulse",
};

static int compare_recipients(const void *a, const void *b)
{
	char one[AGE_RECIPIENT_SIZE], other[AGE_RECIPIENT_SIZE];

	age_recipient_write(one, ((const struct age_recipient *)a)->public);
	age_recipient_write(other, ((const struct age_recipient *)b)->public);
	return strcmp(one, other);
}

static int compare_codes(const void *a, const void *b)
{
	const struct round_code *one = a, *other = b;

	return memcmp(one->hash, other->hash, ROUND_CODE_HASH_SIZE);
}

void round_settle(struct round *round)
{
	struct text recipients = { 0 };
	char *questionnaire = json_canonical(round->questionnaire_json);
	char recipient[AGE_RECIPIENT_SIZE];

	if (round->n_codes > 0)
		qsort(round->codes, round->n_codes, sizeof *round->codes, compare_codes);
	if (round->n_recipients > 0)
		qsort(round->recipients, round->n_recipients, sizeof *round->recipients,
		    compare_recipients);
	for (size_t i = 0; i < round->n_recipients; i++) {
		age_recipient_write(recipient, round->recipients[i].public);
		text_addf(&recipients, "%s\n", recipient);
	}
	digest_of(round->recipients_digest, recipients.bytes, recipients.length);
	digest_of(round->questionnaire_digest, questionnaire, strlen(questionnaire));
	text_free(&recipients);
	free(questionnaire);
}

/* A code's hash as it is spelt in the file; there the spelling sorts. */
struct spelling {
	char hash[ENCODE_BASE64_SIZE(ROUND_CODE_HASH_SIZE)];
	int unit;
};

static int compare_spellings(const void *a, const void *b)
{
	return strcmp(((const struct spelling *)a)->hash, ((const struct spelling *)b)->hash);
}

static json_t *codes_to_json(const struct round *round)
{
	struct spelling *spellings = memory_new(round->n_codes + 1, sizeof *spellings);
	json_t *codes = json_object();

	for (size_t i = 0; i < round->n_codes; i++) {
		encode_base64(
		    spellings[i].hash, round->codes[i].hash, ROUND_CODE_HASH_SIZE, ENCODE_PADDED);
		spellings[i].unit = round->codes[i].unit;
	}
	qsort(spellings, round->n_codes, sizeof *spellings, compare_spellings);
	for (size_t i = 0; i < round->n_codes; i++) {
		const char *unit = round->organisation->units[spellings[i].unit].id;

		if (json_object_get(codes, unit) == NULL)
			json_object_set_new(codes, unit, json_array());
		json_array_append_new(json_object_get(codes, unit), json_string(spellings[i].hash));
	}
	free(spellings);
	return codes;
}

static json_t *hash_to_json(const unsigned char hash[ROUND_CODE_HASH_SIZE])
{
	char text[ENCODE_BASE64_SIZE(ROUND_CODE_HASH_SIZE)];

	encode_base64(text, hash, ROUND_CODE_HASH_SIZE, ENCODE_PADDED);
	return json_string(text);
}

/* The first of each unit in `leaders`, those behind it in `renewed`. */
static void add_leaders(json_t *document, const struct round *round)
{
	const struct organisation *organisation = round->organisation;
	json_t *leaders = json_object(), *renewed = json_object();

	for (size_t i = 0; i < round->n_revoked + organisation->n_units; i++) {
		bool present = i >= round->n_revoked;
		int unit = present ? (int)(i - round->n_revoked) : round->revoked[i].unit;
		const char *id = organisation->units[unit].id;
		json_t *hash =
		    hash_to_json(present ? round->leaders[unit] : round->revoked[i].hash);

		if (json_object_get(leaders, id) == NULL) {
			json_object_set_new(leaders, id, hash);
			continue;
		}
		if (json_object_get(renewed, id) == NULL)
			json_object_set_new(renewed, id, json_array());
		json_array_append_new(json_object_get(renewed, id), hash);
	}
	json_object_set_new(document, "leaders", leaders);
	if (json_object_size(renewed) > 0)
		json_object_set(document, "renewed", renewed);
	json_decref(renewed);
}

static json_t *recipients_to_json(const struct round *round)
{
	json_t *list = json_array();
	char recipient[AGE_RECIPIENT_SIZE];

	for (size_t i = 0; i < round->n_recipients; i++) {
		age_recipient_write(recipient, round->recipients[i].public);
		json_array_append_new(list, json_string(recipient));
	}
	return list;
}

static json_t *central_to_json(const struct round *round)
{
	json_t *central = json_object();

	json_object_set_new(central, "name", json_string(round->central_name));
	json_object_set_new(central, "key", json_string(round->central_key));
	return central;
}

static json_t *contact_to_json(const struct round *round)
{
	json_t *list = json_array();

	for (size_t i = 0; i < round->n_contact; i++)
		json_array_append_new(list, json_string(round->contact[i]));
	return list;
}

char *round_write(struct round *round)
{
	json_t *document = json_object();
	struct text bytes = { 0 };
	char *canonical;

	round_settle(round);
	json_object_set_new(document, "format", json_string(ROUND_FORMAT));
	json_object_set_new(document, "id", json_string(round->id));
	json_object_set_new(document, "edition", json_integer(round->edition));
	json_object_set_new(document, "kind", json_string(round_kind_names[round->kind]));
	json_object_set_new(document, "title", json_string(round->title));
	json_object_set_new(document, "opens", field_to_json(round->opens));
	json_object_set_new(document, "closes", field_to_json(round->closes));
	json_object_set_new(document, "closed", field_to_json(round->closed));
	json_object_set_new(document, "follows", field_to_json(round->follows));
	json_object_set_new(document, "contact", contact_to_json(round));
	json_object_set_new(document, "central", central_to_json(round));
	json_object_set_new(document, "min_group", json_integer(round->min_group));
	json_object_set_new(document, "min_distribution", json_integer(round->min_distribution));
	json_object_set_new(document, "min_comments", json_integer(round->min_comments));
	json_object_set_new(document, "open", json_boolean(round->open));
	json_object_set_new(document, "recipients", recipients_to_json(round));
	json_object_set_new(document, "organisation", organisation_to_json(round->organisation));
	json_object_set_new(document, "codes", codes_to_json(round));
	if (round->leaders != NULL)
		add_leaders(document, round);
	if (round->actions != NULL)
		json_object_set_new(document, "actions", round_actions_to_json(round));
	if (round->n_handed > 0)
		json_object_set_new(document, "handed", round_handed_to_json(round));
	if (round->n_earlier > 0)
		json_object_set_new(document, "earlier_keys", round_earlier_to_json(round));
	json_object_set(document, "questionnaire", round->questionnaire_json);
	canonical = json_canonical(document);
	text_addf(&bytes, "%s\n", canonical);
	free(canonical);
	json_decref(document);
	return text_take(&bytes);
}
