/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Texts by item, beside the array of answers. */
#include "form/private_answer.h"

#include <string.h>

#include "base/io/language.h"

bool private_answer_may(const struct item *item)
{
	return item->kind->is_quoted && !item->required;
}

json_t *private_answer_to_json(const struct answers *answers)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	json_t *object = NULL;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		if (!answers->all[i].private)
			continue;
		if (object == NULL)
			object = json_object();
		json_object_set_new(
		    object, questionnaire->items[i].id, json_string(answers->all[i].text));
	}
	return object;
}

static enum error read_private(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	enum error rc;

	if (!private_answer_may(item))
		return json_mistake(
		    place, _("%s cannot be answered for the coordinator only"), item->id);
	if (!json_is_string(place->value) || strcmp(json_string_value(place->value), "-") == 0 ||
	    strcmp(json_string_value(place->value), "?") == 0)
		return json_mistake(
		    place, _("%s: what is for the coordinator only is a text"), item->id);
	rc = answer_from_json(item, place, answer);
	if (rc == ERROR_NONE)
		answer->private = true;
	return rc;
}

enum error private_answer_from_json(struct answers *answers, const struct json_place *place)
{
	struct json_place inner;
	const char *id;
	json_t *value;
	enum error rc;

	if (!json_is_object(place->value) || json_object_size(place->value) == 0)
		return json_mistake(
		    place, _("\"coordinator\" should be texts by the id of their item"));
	json_object_foreach((json_t *)place->value, id, value)
	{
		const struct item *item = questionnaire_item(answers->questionnaire, id);

		json_enter_key(place, id, &inner);
		if (item == NULL)
			return json_mistake(&inner, _("\"coordinator\" names an item that the "
						      "questionnaire does not have"));
		if (answers->all[item->number].state != ANSWER_NONE)
			return json_mistake(&inner, _("%s is answered twice"), item->id);
		rc = read_private(item, &inner, &answers->all[item->number]);
		if (rc != ERROR_NONE)
			return rc;
	}
	return ERROR_NONE;
}

enum error private_answer_from_people(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	struct json_place inner;

	if (json_object_size(place->value) != 1 || !json_enter_key(place, "coordinator", &inner))
		return json_mistake(place,
		    _("%s is answered with a text, or by {\"coordinator\": \"…\"} for the "
		      "coordinator only"),
		    item->id);
	return read_private(item, &inner, answer);
}
