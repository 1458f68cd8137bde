/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where a value stands in its file: the text, known to be JSON, is walked once more, along the
 * chain of places, only when there is a mistake to tell. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format/json.h"
#include "base/io/language.h"

bool json_enter_key(const struct json_place *place, const char *key, struct json_place *inner)
{
	const json_t *value = json_object_get(place->value, key);

	*inner = (struct json_place){
		.source = place->source, .above = place, .key = key, .value = value
	};
	return value != NULL;
}

bool json_enter_index(const struct json_place *place, size_t index, struct json_place *inner)
{
	const json_t *value = json_array_get(place->value, index);

	*inner = (struct json_place){
		.source = place->source, .above = place, .index = index, .value = value
	};
	return value != NULL;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* Behind the string that begins at `at`. */
static const char *skip_string(const char *at)
{
	for (at++; *at != '"' && *at != '\0'; at++)
		if (*at == '\\' && at[1] != '\0')
			at++;
	return *at == '"' ? at + 1 : at;
}

static const char *skip_value(const char *at)
{
	int depth = 0;

	do {
		at = skip_blanks(at);
		if (*at == '"') {
			at = skip_string(at);
		} else if (*at == '{' || *at == '[') {
			depth++;
			at++;
		} else if (*at == '}' || *at == ']') {
			depth--;
			at++;
		} else if (*at == ',' || *at == ':') {
			at++;
		} else {
			at += strcspn(at, " \t\r\n,:]}");
		}
	} while (depth > 0 && *at != '\0');
	return at;
}

/* Is the string that begins at `at` this key? Keys written with escapes are compared unescaped. */
static bool is_key(const char *at, const char *key)
{
	size_t length = (size_t)(skip_string(at) - at);
	json_t *string = json_loadb(at, length, JSON_DECODE_ANY, NULL);
	bool same = string != NULL && strcmp(json_string_value(string), key) == 0;

	json_decref(string);
	return same;
}

/* From the start of the value above to the start of this one; NULL where it is not found. */
static const char *step_into(const char *at, const struct json_place *place)
{
	size_t index = 0;

	if (*at != '{' && *at != '[')
		return NULL;
	for (at = skip_blanks(at + 1); *at != '}' && *at != ']' && *at != '\0'; index++) {
		if (place->key == NULL && index == place->index)
			return at;
		if (place->key != NULL) {
			const char *name = at;

			at = skip_blanks(skip_string(at)) + 1;
			if (is_key(name, place->key))
				return skip_blanks(at);
			at = skip_blanks(at);
		}
		at = skip_blanks(skip_value(at));
		if (*at == ',')
			at = skip_blanks(at + 1);
	}
	return NULL;
}

/* A value that is not there is found where the value above begins. */
static const char *find(const struct json_place *place)
{
	const char *above, *here;

	if (place->above == NULL)
		return skip_blanks(place->source->bytes);
	above = find(place->above);
	here = place->value != NULL ? step_into(above, place) : NULL;
	return here != NULL ? here : above;
}

void json_count(const struct json_source *source, const char *here, int *line, int *column)
{
	*line = *column = 1;
	for (const char *at = source->bytes; at < here; at++) {
		if (*at == '\n') {
			++*line;
			*column = 1;
		} else if (((unsigned char)*at & 0xC0) != 0x80) {
			++*column;
		}
	}
}

int json_line(const struct json_place *place)
{
	int line, column;

	json_count(place->source, find(place), &line, &column);
	return line;
}

static void gather(const struct json_place *place, const char *sentence, bool only_one)
{
	struct mistakes *mistakes = place->source->mistakes;
	int line, column;
	char *name;

	json_count(place->source, find(place), &line, &column);
	for (size_t i = 0; only_one && i < mistakes->kept; i++)
		if (mistakes->first[i].line == line && mistakes->first[i].place == (size_t)column)
			return;
	name = text_format(_("column %d"), column);
	mistakes_add(mistakes, line, (size_t)column, name, "%s", sentence);
	free(name);
}

bool json_goes_on(const struct json_place *place, enum error *found, enum error rc)
{
	struct mistakes *mistakes = place->source->mistakes;

	if (rc == ERROR_NONE)
		return true;
	*found = rc;
	if (mistakes == NULL || mistakes->count == 0)
		return false;
	mistakes_hint(mistakes, error_next_step());
	error_clear();
	return true;
}

static enum error fail(const struct json_place *place, const char *sentence, bool only_one)
{
	if (place->source->mistakes != NULL)
		gather(place, sentence, only_one);
	return error_set(
	    ERROR_DAMAGED, _("%s line %d: %s"), place->source->name, json_line(place), sentence);
}

enum error json_mistake(const struct json_place *place, const char *format, ...)
{
	char sentence[400];
	va_list list;

	va_start(list, format);
	vsnprintf(sentence, sizeof sentence, format, list);
	va_end(list);
	return fail(place, sentence, true);
}

enum error json_lacks(const struct json_place *place, const char *key)
{
	char sentence[400];

	snprintf(sentence, sizeof sentence, _("\"%s\" is missing here; add it"), key);
	return fail(place, sentence, false);
}
