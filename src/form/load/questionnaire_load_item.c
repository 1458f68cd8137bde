/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An item of a questionnaire from its file. */
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/kinds/item_kinds.h"
#include "form/load/questionnaire_load_private.h"
#include "form/questionnaire_read.h"

enum { TEXT_LENGTH = 300, HINT_LENGTH = 500, MAX_KEYS = 20 };

/* Of every kind; each kind has its own beside them. */
static const struct json_key item_keys[] = {
	{ "id", JSON_STRING, true },
	{ "kind", JSON_STRING, true },
	{ "text", JSON_OBJECT, true },
	{ "hint", JSON_OBJECT, false },
	{ "required", JSON_TRUE, false },
	{ "not_applicable", JSON_TRUE, false },
	{ "not_said", JSON_TRUE, false },
	{ "roles", JSON_ARRAY, false },
	{ "when", JSON_OBJECT, false },
	{ "looks_back", JSON_STRING, false },
	{ "beside", JSON_STRING, false },
};

static bool has_key(const struct item_kind *kind, const char *name)
{
	for (size_t i = 0; i < kind->n_keys; i++)
		if (strcmp(kind->keys[i].name, name) == 0)
			return true;
	return false;
}

/* A key that another kind has is told as that, not as unknown. */
static enum error check_own_keys(const struct item_kind *kind, const struct json_place *place)
{
	const struct item_kind *other;
	enum error found = ERROR_NONE;
	struct json_place inner;

	for (size_t i = 0; (other = item_kinds_at(i)) != NULL; i++) {
		for (size_t j = 0; j < other->n_keys; j++) {
			const char *name = other->keys[j].name;

			if (!has_key(kind, name) && json_enter_key(place, name, &inner) &&
			    !json_goes_on(place, &found,
				json_mistake(&inner,
				    _("an item of kind %s has no \"%s\"; remove it"), kind->name,
				    name)))
				return found;
		}
	}
	return found;
}

/* The kind first, for it decides which keys there are. */
static enum error load_kind(const struct json_place *place, const struct item_kind **found)
{
	static const struct json_key kind_key[] = { { "kind", JSON_STRING, true } };
	struct json_key keys[MAX_KEYS];
	struct questionnaire_names known = { .count = 0 };
	const struct item_kind *kind;
	enum error bad = ERROR_NONE;
	struct json_place inner;
	size_t n;

	if (json_check_keys(place, kind_key, COUNT(kind_key), JSON_BY_PROGRAMS) != ERROR_NONE)
		return ERROR_DAMAGED;
	for (n = 0; (kind = item_kinds_at(n)) != NULL; n++)
		questionnaire_names_add(&known, kind->name);
	json_enter_key(place, "kind", &inner);
	if (questionnaire_read_name(&inner, &known, &n) != ERROR_NONE)
		return ERROR_DAMAGED;
	kind = *found = item_kinds_at(n);
	if (!json_goes_on(place, &bad, check_own_keys(kind, place)))
		return bad;
	memcpy(keys, item_keys, sizeof item_keys);
	for (size_t i = 0; i < kind->n_keys; i++)
		keys[COUNT(item_keys) + i] = kind->keys[i];
	json_goes_on(
	    place, &bad, questionnaire_read_keys(place, keys, COUNT(item_keys) + kind->n_keys));
	return bad;
}

static enum error load_roles(
    const struct questionnaire *questionnaire, struct item *item, const struct json_place *place)
{
	struct json_place list;

	item->roles = item->area->roles;
	if (questionnaire_read_set(place, "roles", questionnaire->roles, questionnaire->n_roles,
		&item->roles) != ERROR_NONE)
		return ERROR_DAMAGED;
	if ((item->roles & ~item->area->roles) == 0)
		return ERROR_NONE;
	json_enter_key(place, "roles", &list);
	return error_hint(
	    json_mistake(&list, _("the item %s is for a role that its area is not for"), item->id),
	    _("Remove the role here, or add it to the area's \"roles\"."));
}

/* The earlier item that a condition names. */
static enum error load_condition_item(const struct questionnaire *questionnaire,
    const struct item *item, const struct json_place *when, const struct item **earlier)
{
	struct questionnaire_names known = { .count = 0 };
	struct json_place inner;
	size_t found;

	for (size_t i = 0; i < item->number; i++)
		questionnaire_names_add(&known, questionnaire->items[i].id);
	json_enter_key(when, "item", &inner);
	if (questionnaire_read_name(&inner, &known, &found) != ERROR_NONE)
		return ERROR_DAMAGED;
	*earlier = &questionnaire->items[found];
	if ((*earlier)->kind == NULL)
		return ERROR_DAMAGED; /* of it that was told already */
	if ((*earlier)->scale == NULL)
		return error_hint(json_mistake(&inner, _("nothing can depend on %s: it is typed"),
				      (*earlier)->id),
		    _("Name an item of kind scale, choice or choices."));
	return ERROR_NONE;
}

static enum error load_condition(
    const struct questionnaire *questionnaire, struct item *item, const struct json_place *place)
{
	static const struct json_key keys[] = {
		{ "item", JSON_STRING, true },
		{ "is", JSON_ARRAY, true },
	};
	struct json_place when, list, inner;
	size_t count = 0;
	long long before = -1, most;

	if (!json_enter_key(place, "when", &when))
		return ERROR_NONE;
	if (questionnaire_read_keys(&when, keys, COUNT(keys)) != ERROR_NONE ||
	    load_condition_item(questionnaire, item, &when, &item->when.item) != ERROR_NONE)
		return ERROR_DAMAGED;
	most = (long long)item->when.item->scale->n_labels - 1;
	if (questionnaire_read_list(&when, "is", 1, (size_t)most + 1, &list, &count) != ERROR_NONE)
		return ERROR_DAMAGED;
	for (size_t i = 0; i < count; i++) {
		long long value;

		json_enter_index(&list, i, &inner);
		value = json_integer_value(inner.value);
		if (!json_is_integer(inner.value) || value <= before || value > most)
			return error_hint(
			    json_mistake(&inner, _("this is not a value of %s, or is out of order"),
				item->when.item->id),
			    _("Write whole numbers from 0 to %lld in ascending order, each once."),
			    most);
		item->when.values |= (uint32_t)1 << value;
		before = value;
	}
	return ERROR_NONE;
}

/* Keys that name the competence area that an item is about, each in every item of areas of one
 * purpose and in no other item. */
static const struct about {
	enum area_purpose purpose;
	const char *name; /* of the purpose */
	const char *key;
} abouts[] = {
	{ AREA_LOOK_BACK, "look-back", "looks_back" },
	{ AREA_EFFECTS, "effects", "beside" },
};

static enum error load_about(const struct questionnaire *questionnaire, const struct item *item,
    const struct about *about, const struct json_place *place, const struct area **area)
{
	bool should = item->area->purpose == about->purpose;
	struct questionnaire_names known = { .count = 0 };
	struct json_place inner;
	size_t found;

	if (!json_enter_key(place, about->key, &inner)) {
		if (!should)
			return ERROR_NONE;
		return error_hint(json_mistake(place, _("the item %s names no area"), item->id),
		    _("Give it \"%s\" with the id of a competence area above."), about->key);
	}
	if (!should)
		return json_mistake(&inner,
		    _("\"%s\" is only for areas of purpose \"%s\"; remove it"), about->key,
		    about->name);
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		if (questionnaire->areas[i].purpose == AREA_COMPETENCE)
			questionnaire_names_add(&known, questionnaire->areas[i].id);
	if (questionnaire_read_name(&inner, &known, &found) != ERROR_NONE)
		return ERROR_DAMAGED;
	*area = questionnaire_area(questionnaire, known.names[found]);
	return ERROR_NONE;
}

/* A slot's text has one place for the title of its action, in each language; no other item has. */
static enum error check_action(const struct questionnaire *questionnaire, const struct item *item,
    const struct json_place *place)
{
	struct json_place text, inner;

	json_enter_key(place, "text", &text);
	for (size_t i = 0; i < questionnaire->n_languages; i++) {
		const char *found = strstr(item->text.in[i], QUESTIONNAIRE_ACTION);
		bool again = found != NULL && strstr(found + 1, QUESTIONNAIRE_ACTION) != NULL;

		json_enter_key(&text, questionnaire->languages[i], &inner);
		if (questionnaire_is_slot(item) && (found == NULL || again))
			return error_hint(
			    json_mistake(&inner, _("the text of %s should have \"%s\" once"),
				item->id, QUESTIONNAIRE_ACTION),
			    _("That is where the title of an action goes."));
		if (!questionnaire_is_slot(item) && found != NULL)
			return error_hint(
			    json_mistake(&inner, _("the text of %s should not have \"%s\""),
				item->id, QUESTIONNAIRE_ACTION),
			    _("Only items that ask about an action have it: those in areas of "
			      "purpose \"team-actions\" or \"school-actions\"."));
	}
	return ERROR_NONE;
}

static enum error check_points(const struct item *item, const struct json_place *place)
{
	bool needed = item->area->purpose == AREA_COMPETENCE ||
		      item->area->purpose == AREA_LOOK_BACK || questionnaire_is_slot(item);
	struct json_place inner;

	json_enter_key(place, "kind", &inner);
	if (item->area->purpose == AREA_EFFECTS && !item->kind->has_values)
		return error_hint(json_mistake(&inner, _("an item of kind %s has no mean here"),
				      item->kind->name),
		    _("Make it kind scale or number, or move it to an area of purpose \"other\"."));
	if (!needed || item->kind->has_points)
		return ERROR_NONE;
	return error_hint(
	    json_mistake(&inner, _("an item of kind %s gives no points here"), item->kind->name),
	    _("Make it kind scale, or move it to an area of purpose \"other\"."));
}

/* What hangs on its kind. */
static enum error load_own(struct questionnaire *questionnaire, struct item *item,
    const struct scale *usual, const struct json_place *place)
{
	enum error found = ERROR_NONE;

	(void)(json_goes_on(place, &found, item->kind->load(questionnaire, usual, place, item)) &&
	       json_goes_on(place, &found, check_points(item, place)) &&
	       json_goes_on(place, &found, check_action(questionnaire, item, place)));
	return found;
}

enum error questionnaire_load_item(struct questionnaire *questionnaire, struct area *area,
    const struct scale *usual, const struct json_place *place)
{
	struct item *item = &questionnaire->items[questionnaire->n_items];
	struct questionnaire_names taken = { .count = 0 };
	enum error found = ERROR_NONE;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		questionnaire_names_add(&taken, questionnaire->items[i].id);
	item->number = questionnaire->n_items++;
	item->area = area;
	area->n_items++;
	if (!json_goes_on(place, &found, load_kind(place, &item->kind)) ||
	    !json_goes_on(place, &found, questionnaire_read_id(place, &taken, &item->id)) ||
	    !json_goes_on(place, &found,
		questionnaire_read_text(questionnaire, place, "text", TEXT_LENGTH, &item->text)) ||
	    !json_goes_on(place, &found,
		questionnaire_read_lines(questionnaire, place, "hint", HINT_LENGTH, &item->hint)) ||
	    (found == ERROR_NONE &&
		!json_goes_on(place, &found, load_own(questionnaire, item, usual, place))) ||
	    !json_goes_on(place, &found, load_roles(questionnaire, item, place)) ||
	    !json_goes_on(place, &found, load_condition(questionnaire, item, place)) ||
	    !json_goes_on(place, &found,
		load_about(questionnaire, item, &abouts[0], place, &item->looks_back)) ||
	    !json_goes_on(
		place, &found, load_about(questionnaire, item, &abouts[1], place, &item->beside)))
		return found;
	item->required = json_flag(place, "required", false);
	item->not_applicable = json_flag(place, "not_applicable", false);
	item->not_said = json_flag(place, "not_said", false);
	/* What later items name it for is not to be had of it. */
	if (found != ERROR_NONE)
		item->kind = NULL;
	return found;
}
