/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The actions that a round asks about, in its file. */
#include "base/io/language.h"
#include "base/memory.h"
#include "document/field.h"
#include "document/round/round_actions.h"
#include "document/round/round_private.h"

json_t *round_actions_to_json(const struct round *round)
{
	json_t *all = json_object();

	for (size_t i = 0; i < round->organisation->n_units; i++) {
		const struct round_actions *actions = &round->actions[i];
		json_t *list = json_array();

		for (size_t k = 0; k < actions->n; k++) {
			json_t *action = json_object();

			json_object_set_new(action, "id", json_integer(actions->actions[k].id));
			json_object_set_new(
			    action, "title", json_string(actions->actions[k].title));
			json_array_append_new(list, action);
		}
		if (actions->n > 0)
			json_object_set(all, round->organisation->units[i].id, list);
		json_decref(list);
	}
	return all;
}

static enum error read_action(
    const struct json_place *place, struct round *round, int unit, long *before)
{
	static const struct json_key keys[] = {
		{ "id", JSON_INTEGER, true },
		{ "title", JSON_STRING, true },
	};
	struct json_place inner;
	const char *title;
	long id;
	enum error rc;

	if ((rc = json_check_keys(place, keys, COUNT(keys), JSON_BY_PROGRAMS)) != ERROR_NONE ||
	    (rc = field_number(place, "id", 1, ROUND_MAX_ACTION_ID, &id)) != ERROR_NONE ||
	    (rc = field_written(place, "title", 1, ROUND_MAX_ACTION_TITLE, false, &title)) !=
		ERROR_NONE)
		return rc;
	json_enter_key(place, "id", &inner);
	if (id <= *before)
		return json_mistake(&inner, _("the actions should be sorted by \"id\""));
	*before = id;
	round_add_action(round, unit, id, title);
	return ERROR_NONE;
}

static enum error read_list(const struct json_place *list, struct round *round, int unit)
{
	size_t most = round_slots(round, unit), count = json_array_size(list->value);
	struct json_place element;
	long before = 0;
	enum error rc = ERROR_NONE;

	if (count == 0 || count > most)
		return json_mistake(list,
		    _("expected a list of at least one action, and no more than the %zu items that "
		      "the questionnaire has for them"),
		    most);
	for (size_t i = 0; rc == ERROR_NONE && json_enter_index(list, i, &element); i++)
		rc = read_action(&element, round, unit, &before);
	return rc;
}

enum error round_read_actions(const struct json_place *place, struct round *round)
{
	size_t units = 0;
	struct json_place actions, list;
	enum error rc;

	if (!json_enter_key(place, "actions", &actions))
		return ERROR_NONE;
	if (round->kind != ROUND_PULSE)
		return json_mistake(&actions, _("only a pulse asks about actions"));
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		if (!json_enter_key(&actions, round->organisation->units[i].id, &list))
			continue;
		units++;
		if ((rc = read_list(&list, round, (int)i)) != ERROR_NONE)
			return rc;
	}
	if (units == 0 || units < json_object_size(actions.value))
		return json_mistake(
		    &actions, _("\"actions\" should have units of this round, at least one"));
	return ERROR_NONE;
}
