/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Texts, numbers and days out of a document, each within its limits. */
#include "document/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"

/* What a value is called in a sentence: its key, or its number in the array with that key. */
static char *label(const struct json_place *value)
{
	if (value->key != NULL)
		return text_format("\"%s\"", value->key);
	return text_format(_("\"%s\", number %zu,"), value->above->key, value->index + 1);
}

static enum error not_a_line(const struct json_place *value, size_t most)
{
	char *called = label(value);

	json_mistake(value,
	    _("%s should be a text of 1 to %zu bytes on one line, without invisible characters"),
	    called, most);
	free(called);
	return ERROR_DAMAGED;
}

enum error field_element(
    const struct json_place *element, size_t least, size_t most, const char **text)
{
	size_t length = json_string_length(element->value);

	if (!json_is_string(element->value) || length < least || length > most ||
	    !text_is_safe(json_string_value(element->value), false))
		return not_a_line(element, most);
	*text = json_string_value(element->value);
	return ERROR_NONE;
}

enum error field_text(
    const struct json_place *place, const char *key, size_t least, size_t most, const char **text)
{
	struct json_place value;

	json_enter_key(place, key, &value);
	return field_element(&value, least, most, text);
}

enum error field_written(const struct json_place *place, const char *key, size_t least, size_t most,
    bool lines, const char **text)
{
	struct json_place value;
	const char *read;

	json_enter_key(place, key, &value);
	read = json_string_value(value.value);
	if (read == NULL || text_characters(read) < least || text_characters(read) > most ||
	    !text_is_safe(read, lines))
		return json_mistake(&value,
		    _("\"%s\" should be a text of %zu to %zu characters, none of them invisible"),
		    key, least, most);
	*text = read;
	return ERROR_NONE;
}

enum error field_text_or_none(
    const struct json_place *place, const char *key, size_t most, const char **text)
{
	struct json_place value;

	if (!json_enter_key(place, key, &value))
		return json_mistake(place, _("\"%s\" is missing here; add it"), key);
	*text = "";
	return json_is_null(value.value) ? ERROR_NONE : field_element(&value, 1, most, text);
}

enum error field_number(
    const struct json_place *place, const char *key, long least, long most, long *number)
{
	struct json_place value;
	json_int_t read;

	json_enter_key(place, key, &value);
	read = json_integer_value(value.value);
	if (read < least || read > most)
		return json_mistake(
		    &value, _("\"%s\" should be a number from %ld to %ld"), key, least, most);
	*number = (long)read;
	return ERROR_NONE;
}

enum error field_day(const struct json_place *place, const char *key, char day[CLOCK_DAY_SIZE])
{
	struct json_place value;

	json_enter_key(place, key, &value);
	if (!json_is_string(value.value) || !clock_is_day(json_string_value(value.value)))
		return json_mistake(
		    &value, _("\"%s\" should be a day, written as 2026-08-17"), key);
	memcpy(day, json_string_value(value.value), CLOCK_DAY_SIZE);
	return ERROR_NONE;
}

enum error field_day_or_none(
    const struct json_place *place, const char *key, char day[CLOCK_DAY_SIZE])
{
	struct json_place value;

	if (!json_enter_key(place, key, &value))
		return json_mistake(place, _("\"%s\" is missing here; add it"), key);
	day[0] = '\0';
	return json_is_null(value.value) ? ERROR_NONE : field_day(place, key, day);
}

enum error field_word(const struct json_place *place, const char *key, const char *const *words,
    size_t n_words, size_t *word)
{
	struct text all = { 0 };
	struct json_place value;

	json_enter_key(place, key, &value);
	for (size_t i = 0; i < n_words; i++) {
		if (strcmp(json_string_value(value.value), words[i]) == 0) {
			text_free(&all);
			*word = i;
			return ERROR_NONE;
		}
		text_addf(&all, i == 0 ? "\"%s\"" : ", \"%s\"", words[i]);
	}
	json_mistake(&value, _("\"%s\" should be one of %s"), key, all.bytes);
	text_free(&all);
	return ERROR_DAMAGED;
}

enum error field_within(const struct json_place *place, const char *key)
{
	struct json_place value;

	json_enter_key(place, key, &value);
	return error_within(ERROR_DAMAGED, _("%s line %d"), place->source->name, json_line(&value));
}

enum error field_central(const struct json_place *place, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct minisign_public public;
	const char *text;
	enum error rc = field_text(place, "central", 1, MINISIGN_KEY_TEXT_SIZE - 1, &text);

	if (rc != ERROR_NONE)
		return rc;
	if (minisign_key_read(&public, text) != ERROR_NONE)
		return field_within(place, "central");
	minisign_key_write(key, &public);
	return ERROR_NONE;
}

enum error field_format(const struct json_place *place, const char *format)
{
	size_t stem = (size_t)(strrchr(format, '/') + 1 - format);
	struct json_place value;

	json_enter_key(place, "format", &value);
	if (!json_is_string(value.value))
		return json_mistake(place, _("\"format\" should be \"%s\""), format);
	if (strcmp(json_string_value(value.value), format) == 0)
		return ERROR_NONE;
	if (strncmp(json_string_value(value.value), format, stem) == 0)
		return error_hint(error_set(ERROR_TOO_NEW, _("%s was made by a newer skatta"),
				      place->source->name),
		    _("Install the newest version, then try again."));
	return json_mistake(&value, _("\"format\" should be \"%s\""), format);
}

enum error field_canonical(const struct json_place *document)
{
	const struct json_source *source = document->source;
	char *canonical = json_canonical(document->value);
	size_t length = strlen(canonical);
	bool same = source->length == length + 1 && source->bytes[length] == '\n' &&
		    memcmp(source->bytes, canonical, length) == 0;

	text_forget(canonical);
	if (same)
		return ERROR_NONE;
	return error_set(ERROR_DAMAGED,
	    _("%s is not written as the program that makes it writes it"), source->name);
}

enum error field_document(const char *name, const char *bytes, size_t length,
    enum error (*read)(const struct json_place *document, void *into), void *into)
{
	struct json_source source = { .name = name, .bytes = bytes, .length = length };
	struct json_place place;
	json_t *document = NULL;
	enum error rc;

	if (length > FILE_LIMIT_DOCUMENT)
		rc = error_set(ERROR_TOO_LARGE, _("%s is too large: at most %zu bytes are read"),
		    name, (size_t)FILE_LIMIT_DOCUMENT);
	else
		rc = json_read(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = read(&place, into);
	if (rc == ERROR_NONE)
		rc = field_canonical(&place);
	json_decref(document);
	if (rc == ERROR_NONE)
		return rc;
	return error_hint(
	    rc, _("Fetch the file again; if that does not help, tell the coordinator."));
}

enum error field_signed(
    const char *name, const char *bytes, size_t length, const char *signature, const char *key)
{
	struct minisign_public public;
	enum error rc = minisign_key_read(&public, key);

	return rc == ERROR_NONE
		   ? minisign_verify(signature, strlen(signature), &public, name, bytes, length)
		   : rc;
}

json_t *field_to_json(const char *text)
{
	return text[0] == '\0' ? json_null() : json_string(text);
}
