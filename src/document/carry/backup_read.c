/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading the plaintext of a backup, as strictly as skatta-backup(5) describes it. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/carry/backup.h"
#include "document/field.h"

static enum error read_hex(
    const struct json_place *place, const char *key, unsigned char *bytes, size_t length)
{
	const char *text = json_text(place, key);

	if (strlen(text) == 2 * length && encode_from_hex(bytes, length, text))
		return ERROR_NONE;
	return json_mistake(place, _("\"%s\" should be %zu small hex digits"), key, 2 * length);
}

static enum error read_code(const struct json_place *document, struct backup *backup)
{
	static const struct json_key keys[] = {
		{ "lookup", JSON_STRING, true },
		{ "salt", JSON_STRING, true },
		{ "wrapped", JSON_STRING, true },
	};
	struct json_place place;
	enum error rc;

	json_enter_key(document, "code", &place);
	if ((rc = json_check_keys(&place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = read_hex(&place, "lookup", backup->code.lookup, sizeof backup->code.lookup)) !=
		ERROR_NONE ||
	    (rc = read_hex(&place, "salt", backup->code_salt, sizeof backup->code_salt)) !=
		ERROR_NONE)
		return rc;
	return read_hex(&place, "wrapped", backup->code.wrapped, sizeof backup->code.wrapped);
}

static enum error read_page(const struct json_place *place, struct backup *backup)
{
	static const struct json_key keys[] = {
		{ "slot", JSON_STRING, true },
		{ "page", JSON_OBJECT, true },
	};
	struct backup_page *page = backup_add_page(backup);
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc == ERROR_NONE)
		rc = read_hex(place, "slot", page->slot, sizeof page->slot);
	if (rc != ERROR_NONE)
		return rc;
	if (backup->n_pages > 1 && memcmp(page[-1].slot, page->slot, DIGEST_SIZE) >= 0)
		return json_mistake(
		    place, _("the pages should be sorted, and no slot should occur twice"));
	page->value = json_incref(json_object_get(place->value, "page"));
	return ERROR_NONE;
}

/* What the texts are, and whose, their own reader says. */
static enum error read_round(const struct json_place *place, struct backup *backup)
{
	static const struct json_key keys[] = {
		{ "bytes", JSON_STRING, true },
		{ "signature", JSON_STRING, true },
	};
	struct backup_round *round = backup_add_round(backup);
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc != ERROR_NONE)
		return rc;
	if (strlen(json_text(place, "bytes")) > FILE_LIMIT_DOCUMENT ||
	    strlen(json_text(place, "signature")) > MINISIGN_LIMIT)
		return json_mistake(place, _("the round is too large"));
	round->bytes = memory_copy(json_text(place, "bytes"));
	round->signature = memory_copy(json_text(place, "signature"));
	return ERROR_NONE;
}

static enum error read_box(const struct json_place *place, struct backup_bundle *bundle)
{
	const char *text = json_text(place, "box");
	size_t length = strlen(text), room = length / 4 * 3;

	if (length == 0)
		return ERROR_NONE;
	bundle->box = memory_new(room + 1, 1);
	if (length > ENCODE_BASE64_SIZE(FILE_LIMIT_BUNDLE) ||
	    !encode_from_base64_any(
		bundle->box, room, &bundle->length, text, length, ENCODE_PADDED))
		return json_mistake(place, _("\"box\" should be a sealed bundle in base64"));
	return ERROR_NONE;
}

static enum error read_bundle(const struct json_place *place, struct backup *backup)
{
	static const struct json_key keys[] = {
		{ "name", JSON_STRING, true },
		{ "round", JSON_STRING, true },
		{ "state", JSON_STRING, true },
		{ "day", JSON_STRING, true },
		{ "reason", JSON_STRING, true },
		{ "box", JSON_STRING, true },
	};
	struct backup_bundle *bundle = backup_add_bundle(backup);
	const char *name, *reason;
	size_t state;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "name", 1, BUNDLE_NAME_DIGITS, &name)) != ERROR_NONE ||
	    (rc = round_read_id(place, "round", bundle->round)) != ERROR_NONE ||
	    (rc = field_word(place, "state", backup_states, BACKUP_STATES, &state)) != ERROR_NONE ||
	    (rc = field_day(place, "day", bundle->day)) != ERROR_NONE ||
	    (rc = field_text(place, "reason", 0, BACKUP_MAX_REASON, &reason)) != ERROR_NONE)
		return rc;
	if (strspn(name, "0123456789abcdef") != BUNDLE_NAME_DIGITS)
		return json_mistake(
		    place, _("\"name\" should be %d small hex digits"), BUNDLE_NAME_DIGITS);
	memcpy(bundle->name, name, sizeof bundle->name);
	bundle->state = memory_copy(backup_states[state]);
	bundle->reason = memory_copy(reason);
	return read_box(place, bundle);
}

static enum error read_list(const struct json_place *document, const char *key, size_t most,
    enum error (*read)(const struct json_place *place, struct backup *backup),
    struct backup *backup)
{
	struct json_place list, element;
	enum error rc = ERROR_NONE;

	json_enter_key(document, key, &list);
	if (json_array_size(list.value) > most)
		return json_mistake(&list, _("\"%s\" should have at most %zu values"), key, most);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read(&element, backup);
	return rc;
}

static enum error read_trust(const struct json_place *document, struct backup *backup)
{
	const char *key = json_text(document, "trust");
	struct minisign_public public;

	if (key[0] == '\0')
		return backup->n_rounds == 0
			   ? ERROR_NONE
			   : json_mistake(document,
				 _("there are rounds, but no key that they are signed with"));
	if (minisign_key_read(&public, key) != ERROR_NONE)
		return field_within(document, "trust");
	minisign_key_write(backup->trust, &public);
	return ERROR_NONE;
}

static enum error read_document(const struct json_place *place, struct backup *backup)
{
	static const struct json_key keys[] = {
		{ "format", JSON_STRING, true },
		{ "name", JSON_STRING, true },
		{ "key", JSON_STRING, true },
		{ "code", JSON_OBJECT, true },
		{ "pages", JSON_ARRAY, true },
		{ "trust", JSON_STRING, true },
		{ "rounds", JSON_ARRAY, true },
		{ "bundles", JSON_ARRAY, true },
	};
	const char *name;
	enum error rc;

	if ((rc = field_format(place, BACKUP_FORMAT)) != ERROR_NONE ||
	    (rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_written(place, "name", 1, BACKUP_MAX_NAME, false, &name)) != ERROR_NONE ||
	    (rc = read_hex(place, "key", backup->key, SECRET_KEY_SIZE)) != ERROR_NONE ||
	    (rc = read_code(place, backup)) != ERROR_NONE ||
	    (rc = read_list(place, "pages", BACKUP_MAX_PAGES, read_page, backup)) != ERROR_NONE ||
	    (rc = read_list(place, "rounds", BACKUP_MAX_ROUNDS, read_round, backup)) !=
		ERROR_NONE ||
	    (rc = read_list(place, "bundles", BACKUP_MAX_BUNDLES, read_bundle, backup)) !=
		ERROR_NONE)
		return rc;
	backup->name = memory_copy(name);
	return read_trust(place, backup);
}

enum error backup_read(const char *name, const char *plain, size_t length, struct backup **out)
{
	const struct json_source source = { .name = name, .bytes = plain, .length = length };
	struct backup *backup = backup_new();
	struct json_place place;
	json_t *document = NULL;
	enum error rc;

	if (length > BACKUP_LIMIT)
		rc = error_set(ERROR_TOO_LARGE, _("%s is too large: at most %zu bytes are read"),
		    name, (size_t)BACKUP_LIMIT);
	else
		rc = json_read(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = read_document(&place, backup);
	if (rc == ERROR_NONE)
		rc = field_canonical(&place);
	json_decref(document);
	if (rc == ERROR_NONE) {
		*out = backup;
		return rc;
	}
	backup_free(backup);
	return error_hint(rc, _("Use an earlier copy, or make a new one where the profile is."));
}
