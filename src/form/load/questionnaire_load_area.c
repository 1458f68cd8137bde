/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An area of a questionnaire from its file. */
#include "base/io/language.h"
#include "base/memory.h"
#include "form/load/questionnaire_load_private.h"
#include "form/questionnaire_read.h"

enum { TITLE_LENGTH = 80, ADVICE_LENGTH = 1000 };

/* What each purpose asks of an area, by enum area_purpose. */
static const struct {
	const char *name;
	bool needs_levels;
	bool takes_advice;
	bool only_one; /* in a questionnaire */
} purposes[] = {
	[AREA_COMPETENCE] = { "competence", true, true, false },
	[AREA_CONDITIONS] = { "conditions", false, false, false },
	[AREA_LOOK_BACK] = { "look-back", false, false, false },
	[AREA_PULSE] = { "pulse", false, false, false },
	[AREA_TEAM_ACTIONS] = { "team-actions", false, false, true },
	[AREA_SCHOOL_ACTIONS] = { "school-actions", false, false, true },
	[AREA_EFFECTS] = { "effects", false, false, false },
	[AREA_OTHER] = { "other", false, true, false },
};

static const struct json_key area_keys[] = {
	{ "id", JSON_STRING, true },
	{ "purpose", JSON_STRING, true },
	{ "title", JSON_OBJECT, true },
	{ "roles", JSON_ARRAY, false },
	{ "forms", JSON_ARRAY, false },
	{ "scale", JSON_STRING, false },
	{ "items", JSON_ARRAY, true },
	{ "advice", JSON_ARRAY, false },
};

static enum error load_purpose(const struct questionnaire *questionnaire,
    const struct json_place *place, enum area_purpose *purpose)
{
	struct questionnaire_names known = { .count = 0 };
	struct json_place inner;
	size_t found;

	for (size_t i = 0; i < COUNT(purposes); i++)
		questionnaire_names_add(&known, purposes[i].name);
	if (!json_enter_key(place, "purpose", &inner))
		return ERROR_DAMAGED; /* that was told */
	if (questionnaire_read_name(&inner, &known, &found) != ERROR_NONE)
		return ERROR_DAMAGED;
	if (purposes[found].needs_levels && questionnaire->n_levels == 0)
		return error_hint(json_mistake(&inner, _("an area of purpose \"%s\" needs levels"),
				      known.names[found]),
		    _("Write \"levels\" beside the questionnaire's \"title\"."));
	for (size_t i = 0; purposes[found].only_one && i + 1 < questionnaire->n_areas; i++)
		if (questionnaire->areas[i].purpose == (enum area_purpose)found)
			return error_hint(
			    json_mistake(&inner, _("there is already an area of purpose \"%s\""),
				known.names[found]),
			    _("Move its items to that one, or remove them."));
	*purpose = (enum area_purpose)found;
	return ERROR_NONE;
}

static enum error load_items(
    struct questionnaire *questionnaire, struct area *area, const struct json_place *place)
{
	const struct scale *usual = NULL;
	struct json_place list, inner;
	enum error found = ERROR_NONE;
	size_t count = 0;

	if (!json_enter_key(place, "items", &list))
		return ERROR_DAMAGED; /* that was told */
	if (questionnaire_read_scale(questionnaire, place, &usual) != ERROR_NONE ||
	    questionnaire_read_list(place, "items", 1, QUESTIONNAIRE_MAX_ITEMS, &list, &count) !=
		ERROR_NONE)
		return ERROR_DAMAGED;
	if (questionnaire->n_items + count > QUESTIONNAIRE_MAX_ITEMS)
		return error_hint(json_mistake(&list, _("a questionnaire has at most %d items"),
				      QUESTIONNAIRE_MAX_ITEMS),
		    _("Remove items, here or in other areas."));
	area->items = &questionnaire->items[questionnaire->n_items];
	for (size_t i = 0; i < count; i++) {
		json_enter_index(&list, i, &inner);
		if (!json_goes_on(
			place, &found, questionnaire_load_item(questionnaire, area, usual, &inner)))
			return found;
	}
	return found;
}

static bool has_points(const struct area *area)
{
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			return true;
	return false;
}

/* May the area have advice at all? */
static enum error check_advice(const struct questionnaire *questionnaire, const struct area *area,
    const struct json_place *list)
{
	if (!purposes[area->purpose].takes_advice)
		return json_mistake(list, _("an area of purpose \"%s\" has no advice; remove it"),
		    purposes[area->purpose].name);
	if (!has_points(area))
		return json_mistake(
		    list, _("advice needs an item of kind scale; remove the advice or add one"));
	if (questionnaire->n_levels == 0)
		return error_hint(json_mistake(list, _("advice needs levels")),
		    _("Write \"levels\" beside the questionnaire's \"title\"."));
	return ERROR_NONE;
}

/* Each goes further than the one before, and the last to the top, so that every level has one. */
static enum error load_one_advice(const struct questionnaire *questionnaire, struct advice *advice,
    size_t before, bool is_last, const struct json_place *place)
{
	static const struct json_key keys[] = {
		{ "up_to", JSON_INTEGER, true },
		{ "text", JSON_OBJECT, true },
	};
	size_t top = questionnaire->n_levels;
	struct json_place inner;
	long up_to = 0;

	if (questionnaire_read_keys(place, keys, COUNT(keys)) != ERROR_NONE ||
	    questionnaire_read_number(place, "up_to", 1, (long)top, &up_to) != ERROR_NONE ||
	    questionnaire_read_lines(questionnaire, place, "text", ADVICE_LENGTH, &advice->text) !=
		ERROR_NONE)
		return ERROR_DAMAGED;
	advice->up_to = (size_t)up_to;
	if (advice->up_to > before && (!is_last || advice->up_to == top))
		return ERROR_NONE;
	json_enter_key(place, "up_to", &inner);
	return error_hint(
	    json_mistake(&inner, _("advice up to level %ld is out of order here"), up_to),
	    _("Each goes further than the one before, and the last up to the highest level, %zu."),
	    top);
}

static enum error load_advice(
    const struct questionnaire *questionnaire, struct area *area, const struct json_place *place)
{
	struct json_place list, inner;
	size_t count = 0, before = 0;

	if (!json_enter_key(place, "advice", &list))
		return ERROR_NONE;
	if (check_advice(questionnaire, area, &list) != ERROR_NONE ||
	    questionnaire_read_list(place, "advice", 1, questionnaire->n_levels, &list, &count) !=
		ERROR_NONE)
		return ERROR_DAMAGED;
	area->advice = memory_new(count, sizeof *area->advice);
	for (size_t i = 0; i < count; i++) {
		struct advice *advice = &area->advice[area->n_advice++];

		json_enter_index(&list, i, &inner);
		if (load_one_advice(questionnaire, advice, before, i + 1 == count, &inner) !=
		    ERROR_NONE)
			return ERROR_DAMAGED;
		before = advice->up_to;
	}
	return ERROR_NONE;
}

enum error questionnaire_load_area(
    struct questionnaire *questionnaire, const struct json_place *place)
{
	struct area *area = &questionnaire->areas[questionnaire->n_areas];
	struct questionnaire_names taken = { .count = 0 };
	enum error found = ERROR_NONE;

	for (size_t i = 0; i < questionnaire->n_areas; i++)
		questionnaire_names_add(&taken, questionnaire->areas[i].id);
	questionnaire->n_areas++;
	area->roles = area->forms = QUESTIONNAIRE_EVERYONE;
	if (!json_goes_on(
		place, &found, questionnaire_read_keys(place, area_keys, COUNT(area_keys))) ||
	    !json_goes_on(place, &found, questionnaire_read_id(place, &taken, &area->id)))
		return found;
	/* What its items must be hangs on these. */
	if (load_purpose(questionnaire, place, &area->purpose) != ERROR_NONE ||
	    questionnaire_read_set(place, "roles", questionnaire->roles, questionnaire->n_roles,
		&area->roles) != ERROR_NONE)
		return ERROR_DAMAGED;
	(void)(json_goes_on(place, &found,
		   questionnaire_read_text(
		       questionnaire, place, "title", TITLE_LENGTH, &area->title)) &&
	       json_goes_on(place, &found,
		   questionnaire_read_set(place, "forms", questionnaire->forms,
		       questionnaire->n_forms, &area->forms)) &&
	       json_goes_on(place, &found, load_items(questionnaire, area, place)) &&
	       found == ERROR_NONE && /* or advice would be held to what is not there */
	       json_goes_on(place, &found, load_advice(questionnaire, area, place)));
	return found;
}
