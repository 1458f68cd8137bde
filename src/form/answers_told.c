/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Texts by item, beside the array of answers. */
#include "form/answers_told.h"

#include <string.h>

#include "base/io/language.h"

bool answers_told_may(const struct item *item)
{
	return item->kind->is_quoted && !item->required;
}

json_t *answers_told_to_json(const struct answers *answers)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	json_t *object = NULL;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		if (!answers->of[i].told)
			continue;
		if (object == NULL)
			object = json_object();
		json_object_set_new(
		    object, questionnaire->items[i].id, json_string(answers->of[i].text));
	}
	return object;
}

static enum error read_told(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	enum error rc;

	if (!answers_told_may(item))
		return json_mistake(
		    place, _("%s cannot be answered for the coordinator only"), item->id);
	if (!json_is_string(place->value) || strcmp(json_string_value(place->value), "-") == 0 ||
	    strcmp(json_string_value(place->value), "?") == 0)
		return json_mistake(
		    place, _("%s: what is for the coordinator only is a text"), item->id);
	rc = answer_from_json(item, place, answer);
	if (rc == ERROR_NONE)
		answer->told = true;
	return rc;
}

enum error answers_told_from_json(struct answers *answers, const struct json_place *place)
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
		if (answers->of[item->number].state != ANSWER_NONE)
			return json_mistake(&inner, _("%s is answered twice"), item->id);
		rc = read_told(item, &inner, &answers->of[item->number]);
		if (rc != ERROR_NONE)
			return rc;
	}
	return ERROR_NONE;
}

enum error answers_told_from_people(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	struct json_place inner;

	if (json_object_size(place->value) != 1 || !json_enter_key(place, "coordinator", &inner))
		return json_mistake(place,
		    _("%s is answered with a text, or by {\"coordinator\": \"…\"} for the "
		      "coordinator only"),
		    item->id);
	return read_told(item, &inner, answer);
}
