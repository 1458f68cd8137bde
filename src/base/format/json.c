/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading and writing JSON values. Where a value stands in its file is json_place.c's. */
#include "base/format/json.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/format/json_flaw.h"
#include "base/io/language.h"
#include "base/memory.h"

enum { MAX_DEPTH = 32 };

/* What can be said more exactly than that it is no JSON. */
static const struct {
	enum json_error_code code;
	const char *sentence;
} sentences[] = {
	{ json_error_invalid_utf8, N_("this is not UTF-8") },
	{ json_error_duplicate_key, N_("this key occurs twice in the object") },
	{ json_error_numeric_overflow, N_("the number here is too large") },
};

/* jansson's own limit is deep enough to be a burden to what walks the value afterwards. `depth`
 * counts the objects and lists that the value lies in. */
static bool too_deep(const json_t *value, int depth)
{
	const char *key;
	json_t *inner;
	size_t i;

	if (!json_is_object(value) && !json_is_array(value))
		return false;
	if (depth == MAX_DEPTH)
		return true;
	json_object_foreach((json_t *)value, key, inner)
	{
		if (too_deep(inner, depth + 1))
			return true;
	}
	json_array_foreach(value, i, inner)
	{
		if (too_deep(inner, depth + 1))
			return true;
	}
	return false;
}

static void wipe_and_free(void *bytes)
{
	if (bytes != NULL)
		explicit_bzero(bytes, malloc_usable_size(bytes));
	free(bytes);
}

void json_start(void)
{
	json_set_alloc_funcs(malloc, wipe_and_free);
}

/* What is wrong, as exactly as it can be said, and where. */
static const char *sentence_of(
    const struct json_source *source, const json_error_t *error, int *line, int *column)
{
	enum json_error_code code = json_error_code(error);
	const char *flaw;
	size_t at;

	*line = error->line > 0 ? error->line : 1;
	*column = error->column > 0 ? error->column : 1;
	for (size_t i = 0; i < COUNT(sentences); i++)
		if (sentences[i].code == code)
			return sentences[i].sentence;
	flaw = json_flaw(source->bytes, source->length, &at);
	if (flaw != NULL)
		json_count(source, source->bytes + at, line, column);
	else if (code == json_error_premature_end_of_input)
		flaw = N_("this is not JSON: it ends too early");
	return flaw != NULL ? flaw : N_("this is not JSON");
}

enum error json_read(const struct json_source *source, json_t **document, struct json_place *place)
{
	json_error_t error;

	*document = json_loadb(source->bytes, source->length, JSON_REJECT_DUPLICATES, &error);
	if (*document == NULL) {
		int line, column;
		/* jansson's own words are English, and quote what it stumbled over. */
		const char *sentence = sentence_of(source, &error, &line, &column);

		return error_set(ERROR_DAMAGED, _("%s line %d, column %d: %s"), source->name, line,
		    column, _(sentence));
	}
	*place = (struct json_place){ .source = source, .value = *document };
	if (too_deep(*document, 0)) {
		json_decref(*document);
		*document = NULL;
		return error_set(ERROR_DAMAGED,
		    _("%s: objects and lists are nested more than %d deep"), source->name,
		    MAX_DEPTH);
	}
	return ERROR_NONE;
}

static void spell(json_t *value)
{
	const char *key;
	json_t *inner;
	size_t i;

	if (json_is_string(value)) {
		char *spelled = text_spell(json_string_value(value));

		if (json_string_set(value, spelled) != 0)
			memory_out();
		text_forget(spelled);
	}
	json_object_foreach(value, key, inner)
	{
		spell(inner);
	}
	json_array_foreach(value, i, inner)
	{
		spell(inner);
	}
}

enum error json_read_written(
    const struct json_source *source, json_t **document, struct json_place *place)
{
	enum error rc = json_read(source, document, place);

	if (rc == ERROR_NONE)
		spell(*document);
	return rc;
}

static bool is_type(const json_t *value, json_type type)
{
	return type == JSON_TRUE ? json_is_boolean(value) : json_typeof(value) == type;
}

static const char *type_name(json_type type)
{
	switch (type) {
	case JSON_OBJECT:
		return _("an object, {…}");
	case JSON_ARRAY:
		return _("a list, […]");
	case JSON_STRING:
		return _("a text in quotation marks");
	case JSON_INTEGER:
		return _("a whole number");
	default:
		return _("true or false");
	}
}

static const struct json_key *find_key(const struct json_key *keys, size_t n_keys, const char *name)
{
	for (size_t i = 0; i < n_keys; i++)
		if (strcmp(keys[i].name, name) == 0)
			return &keys[i];
	return NULL;
}

static enum error unknown_key(const struct json_place *place, const char *name)
{
	struct json_place inner;
	char *safe = text_made_safe(name, false);

	json_enter_key(place, name, &inner);
	json_mistake(&inner,
	    _("the key \"%.60s\" is not known here; remove it or spell it as the manual does"),
	    safe);
	free(safe);
	return ERROR_DAMAGED;
}

enum error json_check_keys(const struct json_place *place, const struct json_key *keys,
    size_t n_keys, enum json_origin origin)
{
	enum error found = ERROR_NONE;
	struct json_place inner;
	const char *name;
	json_t *value;

	if (!json_is_object(place->value))
		return json_mistake(place, _("expected %s"), type_name(JSON_OBJECT));
	json_object_foreach((json_t *)place->value, name, value)
	{
		const struct json_key *key = find_key(keys, n_keys, name);

		if (key == NULL) {
			if (origin == JSON_BY_PEOPLE &&
			    !json_goes_on(place, &found, unknown_key(place, name)))
				return found;
			continue;
		}
		json_enter_key(place, name, &inner);
		if (!is_type(value, key->type) &&
		    !json_goes_on(place, &found,
			json_mistake(&inner, _("\"%s\" should be %s"), name, type_name(key->type))))
			return found;
	}
	for (size_t i = 0; i < n_keys; i++)
		if (keys[i].required && json_object_get(place->value, keys[i].name) == NULL &&
		    !json_goes_on(place, &found, json_lacks(place, keys[i].name)))
			return found;
	return found;
}

const char *json_text(const struct json_place *place, const char *key)
{
	const char *text = json_string_value(json_object_get(place->value, key));

	return text != NULL ? text : "";
}

long long json_number(const struct json_place *place, const char *key, long long otherwise)
{
	const json_t *value = json_object_get(place->value, key);

	return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

bool json_flag(const struct json_place *place, const char *key, bool otherwise)
{
	const json_t *value = json_object_get(place->value, key);

	return json_is_boolean(value) ? json_is_true(value) : otherwise;
}

char *json_canonical(const json_t *value)
{
	char *bytes = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);

	/* jansson fails here only for want of memory: what it holds is valid by construction. */
	if (bytes == NULL)
		memory_out();
	return bytes;
}
