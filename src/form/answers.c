/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All answers of one person, in memory and as JSON. */
#include "form/answers.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "form/private_answer.h"
#include "form/questionnaire_names.h"

struct answers *answers_new(const struct questionnaire *questionnaire)
{
	struct answers *answers = memory_new(1, sizeof *answers);

	answers->questionnaire = questionnaire;
	answers->all = memory_new(questionnaire->n_items, sizeof *answers->all);
	return answers;
}

struct answers *answers_copy(const struct answers *answers)
{
	struct answers *copy = answers_new(answers->questionnaire);

	for (size_t i = 0; i < answers->questionnaire->n_items; i++)
		answer_copy(&copy->all[i], &answers->all[i]);
	return copy;
}

void answers_free(struct answers *answers)
{
	if (answers == NULL)
		return;
	for (size_t i = 0; i < answers->questionnaire->n_items; i++)
		answer_clear(&answers->all[i]);
	secret_wipe(answers->all, answers->questionnaire->n_items * sizeof *answers->all);
	free(answers->all);
	free(answers);
}

bool answers_same(const struct answers *a, const struct answers *b)
{
	if (a->questionnaire->n_items != b->questionnaire->n_items)
		return false;
	for (size_t i = 0; i < a->questionnaire->n_items; i++)
		if (!answer_same(&a->all[i], &b->all[i]))
			return false;
	return true;
}

/* All of them or, where a reader stopped, none: the rest is freed with `read`. */
static void take(struct answers *answers, struct answers *read)
{
	struct answer *of = answers->all;

	answers->all = read->all;
	read->all = of;
}

enum error answers_from_array(struct answers *answers, const struct json_place *place)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	struct answers *read;
	struct json_place inner;
	enum error rc = ERROR_NONE;

	if (!json_is_array(place->value) || json_array_size(place->value) != questionnaire->n_items)
		return json_mistake(place, _("expected a list of %zu answers, one for each item"),
		    questionnaire->n_items);
	read = answers_new(questionnaire);
	for (size_t i = 0; i < questionnaire->n_items && rc == ERROR_NONE; i++) {
		json_enter_index(place, i, &inner);
		rc = answer_from_json(&questionnaire->items[i], &inner, &read->all[i]);
	}
	if (rc == ERROR_NONE)
		take(answers, read);
	answers_free(read);
	return rc;
}

json_t *answers_to_array(const struct answers *answers)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	json_t *array = json_array();

	for (size_t i = 0; i < questionnaire->n_items; i++)
		json_array_append_new(
		    array, answers->all[i].private
			       ? json_null()
			       : answer_to_json(&questionnaire->items[i], &answers->all[i]));
	return array;
}

static enum error unknown_item(
    const struct questionnaire *questionnaire, const struct json_place *place, const char *id)
{
	struct questionnaire_names known = { .count = 0 };

	for (size_t i = 0; i < questionnaire->n_items; i++)
		questionnaire_names_add(&known, questionnaire->items[i].id);
	return questionnaire_names_unknown(&known, place, NULL, id);
}

enum error answers_from_object(struct answers *answers, const struct json_place *place)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	struct answers *read;
	struct json_place inner;
	enum error rc = ERROR_NONE;
	const char *id;
	json_t *value;

	if (!json_is_object(place->value))
		return error_hint(
		    json_mistake(place, _("expected answers by the id of their item")),
		    _("Write them as {\"%s\": …}."), questionnaire->items[0].id);
	read = answers_copy(answers);
	json_object_foreach((json_t *)place->value, id, value)
	{
		const struct item *item = questionnaire_item(questionnaire, id);

		json_enter_key(place, id, &inner);
		rc = item == NULL ? unknown_item(questionnaire, &inner, id)
		     : json_is_object(value) && item->kind->is_quoted
			 ? private_answer_from_people(item, &inner, &read->all[item->number])
			 : answer_from_json(item, &inner, &read->all[item->number]);
		if (rc != ERROR_NONE)
			break;
	}
	if (rc == ERROR_NONE)
		take(answers, read);
	answers_free(read);
	return rc;
}
