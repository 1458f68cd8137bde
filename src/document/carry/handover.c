/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "document/carry/handover.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/field.h"
#include "document/unit/unit_file.h"

#define HANDOVER_FORMAT "skatta-handover/1"

struct handover *handover_new(void)
{
	struct handover *handover = memory_new(1, sizeof *handover);

	handover->signature = memory_copy("");
	return handover;
}

static void free_codes(struct handover_codes *codes)
{
	if (codes->all != NULL)
		secret_wipe(codes->all, codes->n * sizeof *codes->all);
	free(codes->all);
}

void handover_free(struct handover *handover)
{
	if (handover == NULL)
		return;
	for (size_t i = 0; i < handover->n_units; i++) {
		struct handover_unit *unit = &handover->units[i];

		free_codes(&unit->answer);
		free_codes(&unit->spare);
		free_codes(&unit->replaced);
		free(unit->id);
		secret_wipe(unit->leader, sizeof unit->leader);
	}
	free(handover->units);
	free(handover->signature);
	free(handover);
}

struct handover_unit *handover_add(struct handover *handover, const char *id)
{
	size_t n = handover->n_units;
	struct handover_unit *units = memory_new(n + 1, sizeof *units), *unit = &units[n];

	/* What was there is wiped when it has to move. */
	if (n > 0) {
		memcpy(units, handover->units, n * sizeof *units);
		secret_wipe(handover->units, n * sizeof *units);
	}
	free(handover->units);
	handover->units = units;
	handover->n_units++;
	*unit = (struct handover_unit){ .id = memory_copy(id) };
	return unit;
}

/* What was there is wiped when it has to move. */
static char *next_code(struct handover_codes *codes)
{
	char(*all)[ENCODE_CODE_SIZE] = memory_new(codes->n + 1, sizeof *all);

	if (codes->n > 0)
		memcpy(all, codes->all, codes->n * sizeof *all);
	free_codes(codes);
	codes->all = all;
	return codes->all[codes->n++];
}

void handover_add_code(struct handover_codes *codes, const unsigned char bytes[ENCODE_CODE_BYTES])
{
	encode_code(next_code(codes), bytes);
}

/* The lists of codes of a unit. */
static const struct list {
	const char *key;
	size_t offset; /* in the unit */
} lists[] = {
	{ "answer", offsetof(struct handover_unit, answer) },
	{ "spare", offsetof(struct handover_unit, spare) },
	{ "replaced", offsetof(struct handover_unit, replaced) },
};

static json_t *unit_to_json(const struct handover_unit *unit)
{
	json_t *object =
	    json_pack("{s:s, s:I}", "leader", unit->leader, "number", (json_int_t)unit->number);

	for (size_t l = 0; l < COUNT(lists); l++) {
		const struct handover_codes *codes =
		    (const void *)((const char *)unit + lists[l].offset);
		json_t *list = json_array();

		for (size_t i = 0; i < codes->n; i++)
			json_array_append_new(list, json_string(codes->all[i]));
		json_object_set_new(object, lists[l].key, list);
	}
	return object;
}

char *handover_write(const struct handover *handover)
{
	json_t *units = json_object(), *object;
	struct text bytes = { 0 };
	char *canonical;

	for (size_t i = 0; i < handover->n_units; i++)
		json_object_set_new(
		    units, handover->units[i].id, unit_to_json(&handover->units[i]));
	object = json_pack("{s:s, s:s, s:s, s:s, s:I, s:s, s:o}", "format", HANDOVER_FORMAT,
	    "central", handover->from, "to", handover->to, "round", handover->round, "edition",
	    (json_int_t)handover->edition, "signature", handover->signature, "units", units);
	if (object == NULL)
		memory_out();
	canonical = json_canonical(object);
	text_addf(&bytes, "%s\n", canonical);
	text_forget(canonical);
	json_decref(object);
	return text_take(&bytes);
}

static enum error read_code(
    const struct json_place *place, const char *text, char code[ENCODE_CODE_SIZE])
{
	unsigned char bytes[ENCODE_CODE_BYTES];
	bool is_code = encode_from_code(bytes, text);

	if (is_code)
		encode_code(code, bytes);
	secret_wipe(bytes, sizeof bytes);
	return is_code && strcmp(code, text) == 0 ? ERROR_NONE
						  : json_mistake(place, _("this is no code"));
}

static enum error read_codes(
    const struct json_place *place, const char *key, struct handover_codes *codes)
{
	struct json_place list, element;
	const char *text;
	enum error rc = ERROR_NONE;

	json_enter_key(place, key, &list);
	codes->all = memory_new(json_array_size(list.value) + 1, sizeof *codes->all);
	while (rc == ERROR_NONE && json_enter_index(&list, codes->n, &element)) {
		rc = field_element(&element, 1, ENCODE_CODE_SIZE - 1, &text);
		if (rc == ERROR_NONE)
			rc = read_code(&element, text, codes->all[codes->n++]);
	}
	return rc;
}

static enum error read_unit(const struct json_place *place, struct handover_unit *unit)
{
	static const struct json_key keys[] = {
		{ "answer", JSON_ARRAY, true },
		{ "spare", JSON_ARRAY, true },
		{ "replaced", JSON_ARRAY, true },
		{ "leader", JSON_STRING, true },
		{ "number", JSON_INTEGER, true },
	};
	const char *leader;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "leader", 1, ENCODE_CODE_SIZE - 1, &leader)) != ERROR_NONE ||
	    (rc = read_code(place, leader, unit->leader)) != ERROR_NONE ||
	    (rc = field_number(place, "number", 0, UNIT_FILE_MAX_NUMBER - 1, &unit->number)) !=
		ERROR_NONE)
		return rc;
	for (size_t l = 0; rc == ERROR_NONE && l < COUNT(lists); l++)
		rc = read_codes(place, lists[l].key,
		    (struct handover_codes *)(void *)((char *)unit + lists[l].offset));
	if (rc == ERROR_NONE && unit->replaced.n % 2 != 0)
		rc = json_mistake(place, _("\"%s\" should have pairs of codes"), "replaced");
	return rc;
}

static enum error read_units(const struct json_place *place, struct handover *handover)
{
	struct json_place units, inner;
	enum error rc = ERROR_NONE;
	const char *id;
	json_t *value;

	json_enter_key(place, "units", &units);
	json_object_foreach((json_t *)units.value, id, value)
	{
		json_enter_key(&units, id, &inner);
		rc = read_unit(&inner, handover_add(handover, id));
		if (rc != ERROR_NONE)
			break;
	}
	return rc;
}

static enum error read_key(
    const struct json_place *place, const char *name, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct minisign_public public;
	const char *text;
	enum error rc = field_text(place, name, 1, MINISIGN_KEY_TEXT_SIZE - 1, &text);

	if (rc != ERROR_NONE)
		return rc;
	if (minisign_key_read(&public, text) != ERROR_NONE)
		return field_within(place, name);
	minisign_key_write(key, &public);
	return ERROR_NONE;
}

static enum error read_document(const struct json_place *place, void *into)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "central", JSON_STRING, true },
		{ "to", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "edition", JSON_INTEGER, true },
		{ "signature", JSON_STRING, true },
		{ "units", JSON_OBJECT, true },
	};
	struct handover *handover = into;
	enum error rc;

	if ((rc = field_format(place, HANDOVER_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_central(place, handover->from)) != ERROR_NONE ||
	    (rc = read_key(place, "to", handover->to)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", handover->round)) != ERROR_NONE ||
	    (rc = field_number(place, "edition", 2, ROUND_MAX_EDITION, &handover->edition)) !=
		ERROR_NONE)
		return rc;
	free(handover->signature);
	handover->signature = memory_copy(json_text(place, "signature"));
	return read_units(place, handover);
}

enum error handover_read(
    const char *name, const char *bytes, size_t length, struct handover **handover)
{
	struct handover *made = handover_new();
	enum error rc = field_document(name, bytes, length, read_document, made);

	if (rc == ERROR_NONE)
		*handover = made;
	else
		handover_free(made);
	return rc;
}

enum error handover_seal(const struct handover *handover, const struct minisign_secret *signer,
    const struct age_recipient *recipient, unsigned char **sealed, size_t *length)
{
	char *line = handover_write(handover);
	struct text plain = { 0 };
	enum error rc;

	minisign_sign(&plain, signer, "skatta handover", line, strlen(line));
	text_add(&plain, line);
	rc = age_seal(recipient, 1, plain.bytes, plain.length, sealed, length);
	text_forget(line);
	text_wipe(&plain);
	return rc;
}

static enum error read_plain(
    const char *name, const char *plain, size_t length, struct handover **handover)
{
	const char *line = minisign_behind(plain);
	struct minisign_public public;
	enum error rc;

	if (line == NULL || strlen(plain) != length)
		return error_set(ERROR_DAMAGED, _("%s hands no round over"), name);
	rc = handover_read(name, line, length - (size_t)(line - plain), handover);
	if (rc == ERROR_NONE)
		rc = minisign_key_read(&public, (*handover)->from);
	if (rc == ERROR_NONE)
		rc = minisign_verify(plain, (size_t)(line - plain), &public, name, line,
		    length - (size_t)(line - plain));
	return rc;
}

enum error handover_open(const struct age_identity *identity, const char *name,
    const unsigned char *sealed, size_t length, struct handover **handover)
{
	struct handover *made = NULL;
	unsigned char *plain;
	size_t plain_length;
	enum error rc = age_open(identity, name, sealed, length, &plain, &plain_length);

	if (rc != ERROR_NONE)
		return rc;
	rc = read_plain(name, (const char *)plain, plain_length, &made);
	secret_wipe(plain, plain_length);
	free(plain);
	if (rc == ERROR_NONE)
		*handover = made;
	else
		handover_free(made);
	return rc;
}
