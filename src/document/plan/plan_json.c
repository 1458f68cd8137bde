/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan as it is written and read. */
#include "document/plan/plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"

const char *const plan_status_names[PLAN_STATUSES] = {
	[PLAN_PLANNED] = N_("planned"),
	[PLAN_UNDER_WAY] = N_("under way"),
	[PLAN_DONE] = N_("done"),
	[PLAN_DROPPED] = N_("dropped"),
};

const char *const plan_about_names[PLAN_ABOUTS] = {
	[PLAN_ABOUT_PLANNING] = N_("planning"),
	[PLAN_ABOUT_PULSE] = N_("pulse"),
};

static json_t *ids_to_json(char *const *ids, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(ids[i]));
	return list;
}

static json_t *toward_to_json(const struct plan_toward *toward)
{
	json_t *object = json_object();

	json_object_set_new(object, "unit", json_string(toward->unit));
	json_object_set_new(object, "action", json_integer(toward->action));
	return object;
}

/* The first by itself, as readers that know of one alone want it. */
static void add_toward(const struct plan_action *action, json_t *object)
{
	json_t *also = json_array();

	json_object_set_new(object, "toward",
	    action->n_toward > 0 ? toward_to_json(&action->toward[0]) : json_null());
	for (size_t i = 1; i < action->n_toward; i++)
		json_array_append_new(also, toward_to_json(&action->toward[i]));
	if (action->n_toward > 1)
		json_object_set(object, "also", also);
	json_decref(also);
}

static json_t *action_to_json(const struct plan_action *action)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", json_integer(action->id));
	for (size_t t = 0; t < PLAN_TEXTS; t++)
		json_object_set_new(object, plan_fields[t].key, json_string(action->texts[t]));
	json_object_set_new(object, "items", ids_to_json(action->items, action->n_items));
	json_object_set_new(object, "status", json_string(plan_status_names[action->status]));
	add_toward(action, object);
	if (action->since[0] != '\0')
		json_object_set_new(object, "since", json_string(action->since));
	return object;
}

static json_t *said_to_json(const struct plan_said *said, size_t n, bool requests)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *object = json_object();

		json_object_set_new(object, "id", json_integer(said[i].id));
		json_object_set_new(object, "day", json_string(said[i].day));
		json_object_set_new(object, "text", json_string(said[i].text));
		if (requests) {
			json_object_set_new(
			    object, "about", json_string(plan_about_names[said[i].about]));
			json_object_set_new(object, "contact", json_string(said[i].contact));
		}
		json_array_append_new(list, object);
	}
	return list;
}

json_t *plan_to_json(const struct plan *plan)
{
	json_t *object = json_object(), *actions = json_array();

	for (size_t i = 0; i < plan->n_actions; i++)
		json_array_append_new(actions, action_to_json(&plan->actions[i]));
	json_object_set_new(object, "focus", ids_to_json(plan->focus, plan->n_focus));
	json_object_set_new(object, "actions", actions);
	json_object_set_new(
	    object, "requests", said_to_json(plan->requests, plan->n_requests, true));
	json_object_set_new(object, "notes", said_to_json(plan->notes, plan->n_notes, false));
	return object;
}

static enum error read_text(const struct json_place *place, const char *key, size_t least,
    size_t most, bool lines, char **text)
{
	const char *read;
	enum error rc = field_written(place, key, least, most, lines, &read);

	if (rc != ERROR_NONE)
		return rc;
	free(*text);
	*text = memory_copy(read);
	return ERROR_NONE;
}

static enum error read_list(
    const struct json_place *place, const char *key, size_t most, struct json_place *list)
{
	json_enter_key(place, key, list);
	if (json_array_size(list->value) <= most)
		return ERROR_NONE;
	return json_mistake(list, _("\"%s\" should have at most %zu"), key, most);
}

/* Ids of areas or items, which plan_check() looks up. */
static enum error read_ids(
    const struct json_place *place, const char *key, size_t most, char ***ids, size_t *n)
{
	struct json_place list, element;
	const char *id;
	enum error rc = read_list(place, key, most, &list);

	*ids = memory_new(most, sizeof **ids);
	while (rc == ERROR_NONE && json_enter_index(&list, *n, &element)) {
		rc = field_element(&element, 1, PLAN_MAX_LINE, &id);
		if (rc == ERROR_NONE)
			(*ids)[(*n)++] = memory_copy(id);
	}
	return rc;
}

static enum error read_rising_id(const struct json_place *place, long before, long *id)
{
	enum error rc = field_number(place, "id", 1, PLAN_MAX_ID, id);

	if (rc == ERROR_NONE && *id <= before)
		return json_mistake(place, _("\"id\" should be greater than the one before"));
	return rc;
}

/* Each behind the one before. */
static enum error read_one_toward(const struct json_place *place, struct plan_action *action)
{
	static const struct json_key keys[] = {
		{ "unit", JSON_STRING, true },
		{ "action", JSON_INTEGER, true },
	};
	const char *unit;
	long id;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_written(place, "unit", 1, ORGANISATION_MAX_UNIT_ID, false, &unit)) !=
		ERROR_NONE ||
	    (rc = field_number(place, "action", 1, PLAN_MAX_ID, &id)) != ERROR_NONE)
		return rc;
	if (action->n_toward > 0 &&
	    plan_toward_compare(&action->toward[action->n_toward - 1], unit, id) >= 0)
		return json_mistake(place, _("this should come behind the one before"));
	return plan_set_toward(action, unit, id, true);
}

static enum error read_also(const struct json_place *place, struct plan_action *action)
{
	struct json_place list, element;
	enum error rc = read_list(place, "also", PLAN_MAX_TOWARD - 1, &list);

	if (rc == ERROR_NONE && (json_array_size(list.value) == 0 || action->n_toward == 0))
		return json_mistake(
		    &list, _("\"%s\" should have at least one, behind a \"%s\""), "also", "toward");
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(&list, i, &element); i++)
		rc = read_one_toward(&element, action);
	return rc;
}

static enum error read_toward(const struct json_place *place, struct plan_action *action)
{
	struct json_place toward;
	enum error rc = ERROR_NONE;

	if (!json_enter_key(place, "toward", &toward))
		return json_mistake(place, _("\"%s\" is missing here; add it"), "toward");
	if (!json_is_null(toward.value))
		rc = read_one_toward(&toward, action);
	if (rc == ERROR_NONE && json_object_get(place->value, "also") != NULL)
		rc = read_also(place, action);
	return rc;
}

static enum error read_action(
    const struct json_place *place, enum plan_reading reading, struct plan *plan)
{
	static const struct json_key keys[] = {
		{ "id", JSON_INTEGER, true },
		{ "title", JSON_STRING, true },
		{ "what", JSON_STRING, true },
		{ "who", JSON_STRING, true },
		{ "when", JSON_STRING, true },
		{ "resource", JSON_STRING, true },
		{ "sign", JSON_STRING, true },
		{ "items", JSON_ARRAY, true },
		{ "status", JSON_STRING, true },
		{ "since", JSON_STRING, false },
		{ "also", JSON_ARRAY, false },
	};
	long before = plan->n_actions > 0 ? plan->actions[plan->n_actions - 1].id : 0;
	struct plan_action *action;
	size_t status = 0;
	enum error rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS);

	if (rc == ERROR_NONE && before == PLAN_MAX_ID)
		rc = json_mistake(place, _("\"id\" should be greater than the one before"));
	if (rc != ERROR_NONE)
		return rc;
	action = plan_add_action(plan);
	rc = read_rising_id(place, before, &action->id);
	for (size_t t = 0; rc == ERROR_NONE && t < PLAN_TEXTS; t++)
		rc = read_text(place, plan_fields[t].key,
		    t == PLAN_TITLE && reading == PLAN_WHOLE ? 1 : 0, plan_fields[t].most,
		    plan_fields[t].lines, &action->texts[t]);
	if (rc == ERROR_NONE)
		rc = read_ids(place, "items", PLAN_MAX_ITEMS, &action->items, &action->n_items);
	if (rc == ERROR_NONE)
		rc = field_word(place, "status", plan_status_names, PLAN_STATUSES, &status);
	action->status = (enum plan_status)status;
	if (rc == ERROR_NONE && json_object_get(place->value, "since") != NULL)
		rc = round_read_id(place, "since", action->since);
	return rc == ERROR_NONE ? read_toward(place, action) : rc;
}

/* A request has all keys, a note only the first three. */
static enum error read_said(
    const struct json_place *place, bool request, long before, struct plan_said *said)
{
	static const struct json_key keys[] = {
		{ "id", JSON_INTEGER, true },
		{ "day", JSON_STRING, true },
		{ "text", JSON_STRING, true },
		{ "about", JSON_STRING, true },
		{ "contact", JSON_STRING, true },
	};
	size_t about = 0;
	enum error rc;

	if ((rc = json_check_keys(place, keys, request ? COUNT(keys) : 3, JSON_BY_PROGRAMS)) !=
		ERROR_NONE ||
	    (rc = read_rising_id(place, before, &said->id)) != ERROR_NONE ||
	    (rc = field_day(place, "day", said->day)) != ERROR_NONE ||
	    (rc = read_text(place, "text", 1, PLAN_MAX_TEXT, true, &said->text)) != ERROR_NONE)
		return rc;
	if (!request)
		return ERROR_NONE;
	rc = field_word(place, "about", plan_about_names, PLAN_ABOUTS, &about);
	said->about = (enum plan_about)about;
	return rc == ERROR_NONE
		   ? read_text(place, "contact", 1, PLAN_MAX_LINE, false, &said->contact)
		   : rc;
}

static enum error read_all_said(const struct json_place *place, const char *key, size_t most,
    struct plan_said **list, size_t *n)
{
	bool requests = strcmp(key, "requests") == 0;
	struct json_place array, element;
	enum error rc = read_list(place, key, most, &array);

	*list = memory_new(most, sizeof **list);
	while (rc == ERROR_NONE && json_enter_index(&array, *n, &element)) {
		struct plan_said *said = &(*list)[*n];
		long before = *n > 0 ? said[-1].id : 0;

		said->text = memory_copy("");
		said->contact = memory_copy("");
		(*n)++;
		rc = read_said(&element, requests, before, said);
	}
	return rc;
}

static enum error read_plan(
    const struct json_place *place, enum plan_reading reading, struct plan *plan)
{
	static const struct json_key keys[] = {
		{ "focus", JSON_ARRAY, true },
		{ "actions", JSON_ARRAY, true },
		{ "requests", JSON_ARRAY, true },
		{ "notes", JSON_ARRAY, true },
	};
	struct json_place list, element;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = read_ids(place, "focus", PLAN_MAX_FOCUS, &plan->focus, &plan->n_focus)) !=
		ERROR_NONE ||
	    (rc = read_list(place, "actions", PLAN_MAX_ACTIONS, &list)) != ERROR_NONE)
		return rc;
	while (rc == ERROR_NONE && json_enter_index(&list, plan->n_actions, &element))
		rc = read_action(&element, reading, plan);
	if (rc == ERROR_NONE)
		rc = read_all_said(
		    place, "requests", PLAN_MAX_REQUESTS, &plan->requests, &plan->n_requests);
	if (rc == ERROR_NONE)
		rc = read_all_said(place, "notes", PLAN_MAX_NOTES, &plan->notes, &plan->n_notes);
	return rc;
}

enum error plan_read(const struct json_place *place, enum plan_reading reading, struct plan **plan)
{
	struct plan *made = plan_new();
	enum error rc = read_plan(place, reading, made);

	if (rc == ERROR_NONE)
		*plan = made;
	else
		plan_free(made);
	return rc;
}

struct plan *plan_copy(const struct plan *plan)
{
	struct json_source source = { .name = "plan", .bytes = "" };
	json_t *object = plan_to_json(plan);
	struct json_place place = { .source = &source, .value = object };
	struct plan *copy = NULL;
	enum error rc = plan_read(&place, PLAN_DRAFT, &copy);

	/* What was written here can be read here. */
	assert(rc == ERROR_NONE);
	(void)rc;
	json_decref(object);
	copy->last_id = plan->last_id;
	return copy;
}
