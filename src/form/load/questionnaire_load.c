/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A questionnaire from its file: what stands at the top. */
#include "form/load/questionnaire_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/load/questionnaire_load_private.h"
#include "form/questionnaire_read.h"

#define FORMAT "skatta-questionnaire/"

enum {
	FORMAT_NUMBER = 1,
	MAX_VERSION = 1000000,
	MAX_UNDER = 10000,
	TITLE_LENGTH = 120,
	INTRO_LENGTH = 4000,
	NAME_LENGTH = 80,
};

static const struct json_key questionnaire_keys[] = {
	{ "format", JSON_STRING, true },
	{ "id", JSON_STRING, true },
	{ "version", JSON_INTEGER, true },
	{ "languages", JSON_ARRAY, true },
	{ "title", JSON_OBJECT, true },
	{ "intro", JSON_OBJECT, false },
	{ "minutes", JSON_INTEGER, true },
	{ "roles", JSON_ARRAY, false },
	{ "forms", JSON_ARRAY, false },
	{ "scales", JSON_ARRAY, false },
	{ "levels", JSON_ARRAY, false },
	{ "areas", JSON_ARRAY, true },
};

/* Before all else: a newer format may have other keys. */
static enum error check_format(const struct json_place *place)
{
	const char *format = json_text(place, "format");
	struct json_place inner;
	char *end;
	long number;

	json_enter_key(place, "format", &inner);
	if (strncmp(format, FORMAT, strlen(FORMAT)) == 0 && format[strlen(FORMAT)] >= '1' &&
	    format[strlen(FORMAT)] <= '9') {
		number = strtol(format + strlen(FORMAT), &end, 10);
		if (*end == '\0' && number == FORMAT_NUMBER)
			return ERROR_NONE;
		if (*end == '\0')
			return error_hint(
			    error_set(ERROR_TOO_NEW, _("%s is a questionnaire for a newer version"),
				place->source->name),
			    _("Install the newest version, then try again."));
	}
	return error_hint(json_mistake(&inner, _("this is not a questionnaire")),
	    _("A questionnaire has \"format\": \"%s%d\"."), FORMAT, FORMAT_NUMBER);
}

static bool is_language(const char *code)
{
	size_t length = strspn(code, "abcdefghijklmnopqrstuvwxyz");

	return code[length] == '\0' && (length == 2 || length == 3);
}

static enum error load_languages(
    struct questionnaire *questionnaire, const struct json_place *place)
{
	struct questionnaire_names taken = { .count = 0 };
	struct json_place list, inner;
	size_t count = 0;

	if (questionnaire_read_list(
		place, "languages", 1, QUESTIONNAIRE_MAX_LANGUAGES, &list, &count) != ERROR_NONE)
		return ERROR_DAMAGED;
	questionnaire->languages = memory_new(count, sizeof *questionnaire->languages);
	for (size_t i = 0; i < count; i++) {
		const char *code;

		json_enter_index(&list, i, &inner);
		code = json_string_value(inner.value);
		if (code == NULL || !is_language(code))
			return json_mistake(&inner, _("a language is a code of two or three "
						      "lower-case letters, as \"sv\""));
		if (questionnaire_names_have(&taken, code))
			return json_mistake(&inner, _("\"%s\" is here twice; remove one"), code);
		questionnaire->languages[questionnaire->n_languages++] = memory_copy(code);
		questionnaire_names_add(&taken, questionnaire->languages[i]);
	}
	return ERROR_NONE;
}

/* Roles or school forms. */
static enum error load_named(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, struct named **named, size_t *n_named)
{
	static const struct json_key keys[] = {
		{ "id", JSON_STRING, true },
		{ "name", JSON_OBJECT, true },
	};
	struct questionnaire_names taken = { .count = 0 };
	struct json_place list, inner;
	enum error found = ERROR_NONE;
	size_t count = 0;

	if (questionnaire_read_list(place, key, 1, QUESTIONNAIRE_MAX_ROLES, &list, &count) !=
	    ERROR_NONE)
		return ERROR_DAMAGED;
	*named = memory_new(count, sizeof **named);
	for (size_t i = 0; i < count; i++) {
		struct named *one = &(*named)[(*n_named)++];

		json_enter_index(&list, i, &inner);
		if (!json_goes_on(
			place, &found, questionnaire_read_keys(&inner, keys, COUNT(keys))) ||
		    !json_goes_on(place, &found, questionnaire_read_id(&inner, &taken, &one->id)) ||
		    !json_goes_on(place, &found,
			questionnaire_read_text(
			    questionnaire, &inner, "name", NAME_LENGTH, &one->name)))
			return found;
		questionnaire_names_add(&taken, one->id);
	}
	return found;
}

enum error questionnaire_load_scales(
    struct questionnaire *questionnaire, const struct json_place *place)
{
	static const struct json_key keys[] = {
		{ "id", JSON_STRING, true },
		{ "labels", JSON_ARRAY, true },
	};
	struct questionnaire_names taken = { .count = 0 };
	struct json_place list, inner;
	enum error found = ERROR_NONE;
	size_t count = 0;

	for (size_t i = 0; i < questionnaire->n_scales; i++)
		if (questionnaire->scales[i].id != NULL)
			questionnaire_names_add(&taken, questionnaire->scales[i].id);
	if (questionnaire_read_list(place, "scales", 1, QUESTIONNAIRE_MAX_SCALES - taken.count,
		&list, &count) != ERROR_NONE)
		return ERROR_DAMAGED;
	for (size_t i = 0; i < count; i++) {
		struct scale *scale = &questionnaire->scales[questionnaire->n_scales++];

		json_enter_index(&list, i, &inner);
		if (!json_goes_on(
			place, &found, questionnaire_read_keys(&inner, keys, COUNT(keys))) ||
		    !json_goes_on(
			place, &found, questionnaire_read_id(&inner, &taken, &scale->id)) ||
		    !json_goes_on(place, &found,
			questionnaire_read_labels(questionnaire, &inner, "labels", scale, NULL)))
			return found;
		questionnaire_names_add(&taken, scale->id);
	}
	return found;
}

/* A bound: a number, or a pair that means 100 times over/under. */
static enum error read_bound(const struct json_place *bound, struct fraction *from)
{
	const json_t *value = bound->value;
	long long over = json_integer_value(value), under = 100;

	if (json_is_array(value)) {
		over = json_integer_value(json_array_get(value, 0));
		under = json_integer_value(json_array_get(value, 1));
		if (json_array_size(value) != 2 || !json_is_integer(json_array_get(value, 0)))
			under = 0;
	}
	if (under < 1 || under > MAX_UNDER || over < 0 || over > under)
		return error_hint(json_mistake(bound, _("\"from\" is not a lower bound")),
		    _("Write a whole number from 0 to 100, or [over, under] for 100 times "
		      "over/under."));
	*from = (struct fraction){ .over = (long)over * 100, .under = (long)under };
	return ERROR_NONE;
}

static bool is_more(struct fraction a, struct fraction b)
{
	return (long long)a.over * b.under > (long long)b.over * a.under;
}

static enum error load_level(
    const struct questionnaire *questionnaire, size_t i, const struct json_place *place)
{
	struct level *level = &questionnaire->levels[i];
	struct json_place bound;
	bool is_pair = json_enter_key(place, "from", &bound) && json_is_array(bound.value);
	const struct json_key keys[] = {
		{ "from", is_pair ? JSON_ARRAY : JSON_INTEGER, true },
		{ "name", JSON_OBJECT, true },
	};

	if (questionnaire_read_keys(place, keys, COUNT(keys)) != ERROR_NONE ||
	    questionnaire_read_text(questionnaire, place, "name", NAME_LENGTH, &level->name) !=
		ERROR_NONE ||
	    read_bound(&bound, &level->from) != ERROR_NONE)
		return ERROR_DAMAGED;
	if (i == 0 && level->from.over != 0)
		return json_mistake(&bound, _("the first level should begin at 0"));
	if (i > 0 && !is_more(level->from, level[-1].from))
		return json_mistake(
		    &bound, _("each level should begin higher than the one before"));
	return ERROR_NONE;
}

static enum error load_levels(struct questionnaire *questionnaire, const struct json_place *place)
{
	struct json_place list, inner;
	size_t count = 0;

	if (questionnaire_read_list(place, "levels", 1, QUESTIONNAIRE_MAX_LEVELS, &list, &count) !=
	    ERROR_NONE)
		return ERROR_DAMAGED;
	questionnaire->levels = memory_new(count, sizeof *questionnaire->levels);
	for (size_t i = 0; i < count; i++) {
		json_enter_index(&list, i, &inner);
		questionnaire->n_levels++;
		if (load_level(questionnaire, i, &inner) != ERROR_NONE)
			return ERROR_DAMAGED;
	}
	return ERROR_NONE;
}

enum error questionnaire_load_areas(
    struct questionnaire *questionnaire, const struct json_place *place)
{
	struct json_place list, inner;
	enum error found = ERROR_NONE;
	size_t count = 0;

	if (questionnaire_read_list(place, "areas", 1,
		QUESTIONNAIRE_MAX_AREAS - questionnaire->n_areas, &list, &count) != ERROR_NONE)
		return ERROR_DAMAGED;
	for (size_t i = 0; i < count; i++) {
		json_enter_index(&list, i, &inner);
		if (!json_goes_on(place, &found, questionnaire_load_area(questionnaire, &inner)))
			return found;
		/* Of an area that was not understood the items are not known, which others name. */
		if (questionnaire->areas[questionnaire->n_areas - 1].items == NULL)
			return found;
	}
	return found;
}

/* What no area needs to be read. */
static enum error load_top(struct questionnaire *questionnaire, const struct json_place *place)
{
	static const struct questionnaire_names none = { .count = 0 };
	enum error found = ERROR_NONE;

	(void)(json_goes_on(place, &found,
		   questionnaire_read_keys(place, questionnaire_keys, COUNT(questionnaire_keys))) &&
	       json_goes_on(
		   place, &found, questionnaire_read_id(place, &none, &questionnaire->id)) &&
	       json_goes_on(place, &found,
		   questionnaire_read_number(
		       place, "version", 1, MAX_VERSION, &questionnaire->version)) &&
	       json_goes_on(place, &found,
		   questionnaire_read_number(
		       place, "minutes", 1, QUESTIONNAIRE_MAX_MINUTES, &questionnaire->minutes)));
	return found;
}

/* What areas name. */
static enum error load_named_things(
    struct questionnaire *questionnaire, const struct json_place *place)
{
	enum error found = ERROR_NONE;

	(void)(json_goes_on(place, &found,
		   questionnaire_read_text(
		       questionnaire, place, "title", TITLE_LENGTH, &questionnaire->title)) &&
	       json_goes_on(place, &found,
		   questionnaire_read_lines(
		       questionnaire, place, "intro", INTRO_LENGTH, &questionnaire->intro)) &&
	       json_goes_on(place, &found,
		   load_named(questionnaire, place, "roles", &questionnaire->roles,
		       &questionnaire->n_roles)) &&
	       json_goes_on(place, &found,
		   load_named(questionnaire, place, "forms", &questionnaire->forms,
		       &questionnaire->n_forms)) &&
	       json_goes_on(place, &found, questionnaire_load_scales(questionnaire, place)) &&
	       json_goes_on(place, &found, load_levels(questionnaire, place)));
	return found;
}

/* In this order; where languages, or what areas name, are not known, everything that follows would
 * look mistaken. */
static enum error load_all(struct questionnaire *questionnaire, const struct json_place *place)
{
	enum error found = ERROR_NONE, named = ERROR_NONE;

	if (!json_goes_on(place, &found, load_top(questionnaire, place)))
		return found;
	if (load_languages(questionnaire, place) != ERROR_NONE || questionnaire->n_languages == 0) {
		json_goes_on(place, &found, ERROR_DAMAGED);
		return found;
	}
	if (!json_goes_on(place, &named, load_named_things(questionnaire, place)) ||
	    named != ERROR_NONE)
		return named;
	json_goes_on(place, &found, questionnaire_load_areas(questionnaire, place));
	return found;
}

enum error questionnaire_load(const struct json_place *place, struct questionnaire **questionnaire)
{
	struct questionnaire *loaded;
	enum error rc;

	*questionnaire = NULL;
	rc = check_format(place);
	if (rc != ERROR_NONE)
		return rc;
	loaded = memory_new(1, sizeof *loaded);
	loaded->scales =
	    memory_new(QUESTIONNAIRE_MAX_SCALES + QUESTIONNAIRE_MAX_ITEMS, sizeof *loaded->scales);
	loaded->areas = memory_new(QUESTIONNAIRE_MAX_AREAS, sizeof *loaded->areas);
	loaded->items = memory_new(QUESTIONNAIRE_MAX_ITEMS, sizeof *loaded->items);
	rc = load_all(loaded, place);
	if (rc != ERROR_NONE)
		questionnaire_free(loaded);
	else
		*questionnaire = loaded;
	return rc;
}

enum error questionnaire_load_file(const char *name, const char *bytes, size_t length,
    struct questionnaire **questionnaire, json_t **value)
{
	struct mistakes mistakes = { 0 };
	const struct json_source source = {
		.name = name, .bytes = bytes, .length = length, .mistakes = &mistakes
	};
	struct json_place place;
	json_t *document = NULL;
	enum error rc;

	*questionnaire = NULL;
	rc = json_read_written(&source, &document, &place);
	if (rc == ERROR_NONE)
		rc = questionnaire_load(&place, questionnaire);
	if (mistakes.count > 0) {
		error_clear();
		rc = mistakes_tell(&mistakes, name);
	}
	mistakes_free(&mistakes);
	if (rc == ERROR_NONE && value != NULL)
		*value = json_incref(document);
	json_decref(document);
	return rc;
}
