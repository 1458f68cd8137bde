/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A pack: scales and areas that are added to a questionnaire when a round is opened with both. */
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/load/questionnaire_load_private.h"
#include "form/questionnaire_read.h"

#define FORMAT "skatta-pack/1"

static const struct json_key pack_keys[] = {
	{ "format", JSON_STRING, true },
	{ "minutes", JSON_INTEGER, true },
	{ "scales", JSON_ARRAY, false },
	{ "areas", JSON_ARRAY, true },
};

static enum error check_format(const struct json_place *place)
{
	struct json_place inner;

	if (strcmp(json_text(place, "format"), FORMAT) == 0)
		return ERROR_NONE;
	if (!json_enter_key(place, "format", &inner))
		inner = *place;
	return error_hint(json_mistake(&inner, _("this is not a pack for a questionnaire")),
	    _("A pack has \"format\": \"%s\"."), FORMAT);
}

static enum error load(struct questionnaire *questionnaire, const struct json_place *place)
{
	enum error found = ERROR_NONE;
	long minutes = 0;

	if (!json_goes_on(
		place, &found, questionnaire_read_keys(place, pack_keys, COUNT(pack_keys))) ||
	    !json_goes_on(place, &found,
		questionnaire_read_number(place, "minutes", 1,
		    QUESTIONNAIRE_MAX_MINUTES - questionnaire->minutes, &minutes)) ||
	    !json_goes_on(place, &found, questionnaire_load_scales(questionnaire, place)) ||
	    found != ERROR_NONE)
		return found;
	questionnaire->minutes += minutes;
	json_goes_on(place, &found, questionnaire_load_areas(questionnaire, place));
	return found;
}

/* What of it is a list goes behind the questionnaire's. */
static void join(const struct questionnaire *questionnaire, const json_t *pack, json_t *value)
{
	static const char *const lists[] = { "scales", "areas" };

	for (size_t i = 0; i < COUNT(lists); i++) {
		json_t *list = json_object_get(value, lists[i]);

		if (list == NULL)
			json_object_set_new(value, lists[i], list = json_array());
		if (json_object_get(pack, lists[i]) != NULL)
			json_array_extend(list, json_object_get(pack, lists[i]));
		if (json_array_size(list) == 0)
			json_object_del(value, lists[i]);
	}
	json_object_set_new(value, "minutes", json_integer(questionnaire->minutes));
}

enum error questionnaire_load_pack(const char *name, const char *bytes, size_t length,
    struct questionnaire *questionnaire, json_t *value)
{
	struct mistakes mistakes = { 0 };
	const struct json_source source = {
		.name = name, .bytes = bytes, .length = length, .mistakes = &mistakes
	};
	struct json_place place;
	json_t *document = NULL;
	enum error rc = json_read_written(&source, &document, &place);

	if (rc == ERROR_NONE)
		rc = check_format(&place);
	if (rc == ERROR_NONE)
		rc = load(questionnaire, &place);
	if (mistakes.count > 0) {
		error_clear();
		rc = mistakes_tell(&mistakes, name);
	}
	mistakes_free(&mistakes);
	if (rc == ERROR_NONE)
		join(questionnaire, document, value);
	json_decref(document);
	return rc;
}
