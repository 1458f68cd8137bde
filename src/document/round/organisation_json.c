/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The organisation as a round carries it: a list in the one order, so that a unit's place above and
 * the sibling before it are found among the units that it stands behind. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/round/organisation_joined.h"

static json_t *was_to_json(const struct unit *unit)
{
	json_t *list = json_array();

	for (size_t i = 0; i < unit->n_was; i++)
		json_array_append_new(list, json_string(unit->was[i]));
	return list;
}

json_t *organisation_to_json(const struct organisation *organisation)
{
	json_t *list = json_array();

	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];
		const char *parent = unit->parent == ORGANISATION_NO_UNIT
					 ? ""
					 : organisation->units[unit->parent].id;
		json_t *object = json_object();

		json_object_set_new(object, "id", json_string(unit->id));
		json_object_set_new(
		    object, "level", json_string(organisation_level_name(unit->level)));
		json_object_set_new(object, "name", json_string(unit->name));
		json_object_set_new(object, "parent", field_to_json(parent));
		json_object_set_new(object, "form", field_to_json(unit->form));
		json_object_set_new(object, "heads", json_integer(unit->heads));
		if (unit->n_was > 0)
			json_object_set_new(object, "was", was_to_json(unit));
		if (unit->n_joined > 0)
			json_object_set_new(object, "joined", organisation_joined_to_json(unit));
		json_array_append_new(list, object);
	}
	return list;
}

/* The unit that the new one is part of, and the sibling it stands behind, are the one before it or
 * above that. */
static enum error find_parent(const struct json_place *place, struct organisation *organisation,
    struct unit *unit, const char *parent)
{
	int last = (int)organisation->n_units - 1, sibling = ORGANISATION_NO_UNIT;

	while (last != ORGANISATION_NO_UNIT && strcmp(organisation->units[last].id, parent) != 0) {
		sibling = last;
		last = organisation->units[last].parent;
	}
	if (last == ORGANISATION_NO_UNIT && parent[0] != '\0')
		return json_mistake(place,
		    _("the unit \"%s\" is listed before \"%s\", the unit it belongs to"), unit->id,
		    parent);
	if (sibling != ORGANISATION_NO_UNIT &&
	    strcmp(organisation->units[sibling].id, unit->id) >= 0)
		return json_mistake(place, _("the unit \"%s\" should be listed before \"%s\""),
		    unit->id, organisation->units[sibling].id);
	unit->parent = last;
	return ERROR_NONE;
}

/* A team's id is its school's, a slash, and its own. */
static bool is_team_id(const char *id, const char *school)
{
	size_t length = strlen(school);

	return strncmp(id, school, length) == 0 && id[length] == '/' &&
	       organisation_is_id(id + length + 1);
}

/* What may stand where. */
static enum error check_level(
    const struct json_place *place, const struct unit *unit, const struct unit *parent)
{
	static const char *const rules[] = {
		[UNIT_DISTRICT] =
		    N_("a district does not belong to any unit and has no school form"),
		[UNIT_SCHOOL] = N_("a school belongs to a district or to nothing"),
		[UNIT_TEAM] = N_("a team belongs to a school and has its school form"),
	};
	const bool fits[] = {
		[UNIT_DISTRICT] = parent == NULL && unit->form[0] == '\0',
		[UNIT_SCHOOL] = parent == NULL || parent->level == UNIT_DISTRICT,
		[UNIT_TEAM] = parent != NULL && parent->level == UNIT_SCHOOL &&
			      strcmp(unit->form, parent->form) == 0,
	};

	if (!fits[unit->level])
		return json_mistake(place, "\"%s\": %s", unit->id, _(rules[unit->level]));
	if (unit->level == UNIT_TEAM ? !is_team_id(unit->id, parent->id)
				     : !organisation_is_id(unit->id))
		return json_mistake(place, _("\"%s\" is not the id of a %s"), unit->id,
		    organisation_level_name(unit->level));
	return ERROR_NONE;
}

/* What it came from: ids such as its own, sorted, and not itself alone. */
static enum error read_was(const struct json_place *place, struct unit *unit)
{
	struct json_place list, element;
	const char *id, *before = "";
	size_t count;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "was", &list))
		return ERROR_NONE;
	count = json_array_size(list.value);
	if (unit->level == UNIT_DISTRICT || count == 0 || count > ORGANISATION_MAX_WAS)
		return json_mistake(&list,
		    _("\"was\" should be a list of 1 to %d ids, of a school or a team"),
		    ORGANISATION_MAX_WAS);
	unit->was = memory_new(count, sizeof *unit->was);
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++, before = id) {
		json_enter_index(&list, i, &element);
		rc = field_element(&element, 1, ORGANISATION_MAX_UNIT_ID, &id);
		if (rc != ERROR_NONE)
			break;
		if (!organisation_is_unit_id(id, unit->level) || strcmp(before, id) >= 0 ||
		    (count == 1 && strcmp(id, unit->id) == 0))
			return json_mistake(&element,
			    _("\"was\" should have the ids of other units of the same level, "
			      "sorted, none twice"));
		unit->was[unit->n_was++] = memory_copy(id);
	}
	return rc;
}

static enum error read_unit(const struct json_place *place, struct organisation *organisation)
{
	static const struct json_key keys[] = {
		{ "id", JSON_STRING, true },
		{ "level", JSON_STRING, true },
		{ "name", JSON_STRING, true },
		{ "heads", JSON_INTEGER, true },
	};
	static const char *const levels[] = { "district", "school", "team" };
	struct unit *unit = &organisation->units[organisation->n_units];
	const char *id, *name, *parent, *form;
	size_t level;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_text(place, "id", 1, ORGANISATION_MAX_UNIT_ID, &id)) != ERROR_NONE ||
	    (rc = field_word(place, "level", levels, COUNT(levels), &level)) != ERROR_NONE ||
	    (rc = field_text(place, "name", 1, ORGANISATION_MAX_NAME, &name)) != ERROR_NONE ||
	    (rc = field_text_or_none(place, "parent", ORGANISATION_MAX_UNIT_ID, &parent)) !=
		ERROR_NONE ||
	    (rc = field_text_or_none(place, "form", ORGANISATION_MAX_ID, &form)) != ERROR_NONE ||
	    (rc = field_number(place, "heads", 1,
		 (long)ORGANISATION_MAX_HEADS * ORGANISATION_MAX_UNITS, &unit->heads)) !=
		ERROR_NONE)
		return rc;
	unit->id = memory_copy(id);
	unit->name = memory_copy(name);
	unit->form = memory_copy(form);
	unit->level = (enum unit_level)level;
	rc = find_parent(place, organisation, unit, parent);
	organisation->n_units++;
	if (rc == ERROR_NONE)
		rc = check_level(place, unit,
		    unit->parent == ORGANISATION_NO_UNIT ? NULL
							 : &organisation->units[unit->parent]);
	if (rc == ERROR_NONE)
		rc = read_was(place, unit);
	return rc == ERROR_NONE ? organisation_joined_read(place, unit) : rc;
}

/* People answer where there are no parts; a unit with parts has their heads. */
static enum error check_heads(const struct json_place *place, struct organisation *organisation)
{
	long *parts = memory_new(organisation->n_units + 1, sizeof *parts);
	enum error rc = ERROR_NONE;

	for (size_t i = organisation->n_units; i-- > 0 && rc == ERROR_NONE;) {
		struct unit *unit = &organisation->units[i];
		struct json_place here;

		json_enter_index(place, i, &here);
		unit->answers = parts[i] == 0 && unit->level != UNIT_DISTRICT;
		if (unit->parent != ORGANISATION_NO_UNIT)
			parts[unit->parent] += unit->heads;
		if (unit->answers && unit->heads > ORGANISATION_MAX_HEADS)
			rc = json_mistake(&here, _("the unit \"%s\" has more than %d people"),
			    unit->id, ORGANISATION_MAX_HEADS);
		if (!unit->answers && unit->n_joined > 0)
			rc = json_mistake(&here,
			    _("the school \"%s\" has teams, and nothing is joined in it"),
			    unit->id);
		if (!unit->answers && unit->heads != parts[i])
			rc = json_mistake(&here,
			    _("the unit \"%s\" has %ld people, but the units in it have %ld"),
			    unit->id, unit->heads, parts[i]);
	}
	free(parts);
	return rc;
}

static int compare_ids(const void *a, const void *b)
{
	const struct unit *const *one = a, *const *other = b;

	return strcmp((*one)->id, (*other)->id);
}

static enum error check_unique(
    const struct json_place *place, const struct organisation *organisation)
{
	const struct unit **sorted = memory_new(organisation->n_units + 1, sizeof *sorted);
	enum error rc = ERROR_NONE;

	for (size_t i = 0; i < organisation->n_units; i++)
		sorted[i] = &organisation->units[i];
	qsort(sorted, organisation->n_units, sizeof *sorted, compare_ids);
	for (size_t i = 1; i < organisation->n_units && rc == ERROR_NONE; i++)
		if (compare_ids(&sorted[i - 1], &sorted[i]) == 0)
			rc = json_mistake(
			    place, _("the id \"%s\" occurs here twice"), sorted[i]->id);
	free(sorted);
	return rc;
}

enum error organisation_from_json(
    const struct json_place *place, struct organisation **organisation)
{
	size_t count = json_array_size(place->value);
	struct organisation *made;
	struct json_place element;
	enum error rc = ERROR_NONE;

	if (!json_is_array(place->value) || count == 0 || count > ORGANISATION_MAX_UNITS)
		return json_mistake(place, _("\"organisation\" should be a list of 1 to %d units"),
		    ORGANISATION_MAX_UNITS);
	made = memory_new(1, sizeof *made);
	made->units = memory_new(count, sizeof *made->units);
	for (size_t i = 0; i < count && rc == ERROR_NONE; i++) {
		json_enter_index(place, i, &element);
		rc = read_unit(&element, made);
	}
	if (rc == ERROR_NONE)
		rc = check_heads(place, made);
	if (rc == ERROR_NONE)
		rc = check_unique(place, made);
	if (rc == ERROR_NONE)
		*organisation = made;
	else
		organisation_free(made);
	return rc;
}
