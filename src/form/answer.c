/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers in memory, as JSON, as typed and in words; what depends on the kind is the kind's. */
#include "form/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/csv_columns.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "form/answers_told.h"
#include "form/questionnaire_names.h"

#define NOT_APPLICABLE "-"
#define NOT_SAID       "?"

static void wipe_text(char *text)
{
	if (text != NULL)
		secret_wipe(text, strlen(text));
	free(text);
}

void answer_clear(struct answer *answer)
{
	wipe_text(answer->text);
	*answer = (struct answer){ .state = ANSWER_NONE };
}

void answer_copy(struct answer *to, const struct answer *from)
{
	char *text = memory_copy(from->text);

	answer_clear(to);
	*to = *from;
	to->text = text;
}

static bool is_same(const struct answer *a, const struct answer *b)
{
	if (a->state != b->state || a->number != b->number || a->chosen != b->chosen ||
	    a->told != b->told)
		return false;
	if (a->text == NULL || b->text == NULL)
		return a->text == b->text;
	return strcmp(a->text, b->text) == 0;
}

struct answers *answers_new(const struct questionnaire *questionnaire)
{
	struct answers *answers = memory_new(1, sizeof *answers);

	answers->questionnaire = questionnaire;
	answers->of = memory_new(questionnaire->n_items, sizeof *answers->of);
	return answers;
}

struct answers *answers_copy(const struct answers *answers)
{
	struct answers *copy = answers_new(answers->questionnaire);

	for (size_t i = 0; i < answers->questionnaire->n_items; i++)
		answer_copy(&copy->of[i], &answers->of[i]);
	return copy;
}

void answers_free(struct answers *answers)
{
	if (answers == NULL)
		return;
	for (size_t i = 0; i < answers->questionnaire->n_items; i++)
		wipe_text(answers->of[i].text);
	secret_wipe(answers->of, answers->questionnaire->n_items * sizeof *answers->of);
	free(answers->of);
	free(answers);
}

bool answers_same(const struct answers *a, const struct answers *b)
{
	if (a->questionnaire->n_items != b->questionnaire->n_items)
		return false;
	for (size_t i = 0; i < a->questionnaire->n_items; i++)
		if (!is_same(&a->of[i], &b->of[i]))
			return false;
	return true;
}

/* An answer that is none of the kind's values; false where it is one. */
static bool without_value(const json_t *value, enum answer_state *state)
{
	const char *text = json_string_value(value);

	if (json_is_null(value))
		*state = ANSWER_NONE;
	else if (text != NULL && strcmp(text, NOT_APPLICABLE) == 0)
		*state = ANSWER_NOT_APPLICABLE;
	else if (text != NULL && strcmp(text, NOT_SAID) == 0)
		*state = ANSWER_NOT_SAID;
	else
		return false;
	return true;
}

enum error answer_from_json(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	struct answer read = { .state = ANSWER_GIVEN };

	if (without_value(place->value, &read.state)) {
		if (read.state == ANSWER_NOT_APPLICABLE && !item->not_applicable)
			return json_mistake(
			    place, _("%s cannot be answered \"-\", not applicable"), item->id);
		if (read.state == ANSWER_NOT_SAID && !item->not_said)
			return json_mistake(
			    place, _("%s cannot be answered \"?\", prefer not to say"), item->id);
	} else if (item->kind->from_json(item, place, &read) != ERROR_NONE) {
		return ERROR_DAMAGED;
	}
	answer_clear(answer);
	*answer = read;
	return ERROR_NONE;
}

json_t *answer_to_json(const struct item *item, const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_GIVEN:
		return item->kind->to_json(item, answer);
	case ANSWER_NOT_APPLICABLE:
		return json_string(NOT_APPLICABLE);
	case ANSWER_NOT_SAID:
		return json_string(NOT_SAID);
	case ANSWER_NONE:
		break;
	}
	return json_null();
}

enum error answer_from_typed(const struct item *item, const char *typed, struct answer *answer)
{
	struct answer read = { .state = ANSWER_GIVEN };
	char *tidy = text_spell(typed);
	enum error rc = ERROR_NONE;

	if (tidy[0] == '\0')
		read.state = ANSWER_NONE;
	else
		rc = item->kind->from_typed(item, tidy, &read);
	wipe_text(tidy);
	if (rc != ERROR_NONE)
		return rc;
	answer_clear(answer);
	*answer = read;
	return ERROR_NONE;
}

enum error answer_from_cell(const struct item *item, const char *cell, struct answer *answer)
{
	char *tidy = text_spell(cell);
	enum answer_state state = strcmp(tidy, NOT_APPLICABLE) == 0 ? ANSWER_NOT_APPLICABLE
				  : strcmp(tidy, NOT_SAID) == 0     ? ANSWER_NOT_SAID
								    : ANSWER_GIVEN;
	enum error rc = ERROR_NONE;

	/* In one's own words 1,0 is what was written. */
	if (item->longest == 0)
		tidy[csv_whole(tidy)] = '\0';
	if (state == ANSWER_GIVEN)
		rc = answer_from_typed(item, tidy, answer);
	wipe_text(tidy);
	if (state == ANSWER_GIVEN)
		return rc;
	if (state == ANSWER_NOT_APPLICABLE && !item->not_applicable)
		return error_set(ERROR_REFUSED, _("cannot be answered \"-\", not applicable"));
	if (state == ANSWER_NOT_SAID && !item->not_said)
		return error_set(ERROR_REFUSED, _("cannot be answered \"?\", prefer not to say"));
	answer_clear(answer);
	answer->state = state;
	return ERROR_NONE;
}

void answer_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	switch (answer->state) {
	case ANSWER_GIVEN:
		item->kind->say(questionnaire, item, answer, language, out);
		break;
	case ANSWER_NOT_APPLICABLE:
		text_add(out, _("Not applicable"));
		break;
	case ANSWER_NOT_SAID:
		text_add(out, _("Prefer not to say"));
		break;
	case ANSWER_NONE:
		break;
	}
}

/* All of them or, where a reader stopped, none: the rest is freed with `read`. */
static void take(struct answers *answers, struct answers *read)
{
	struct answer *of = answers->of;

	answers->of = read->of;
	read->of = of;
}

enum error answers_from_array(struct answers *answers, const struct json_place *place)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	struct answers *read;
	struct json_place inner;
	enum error rc = ERROR_NONE;

	if (!json_is_array(place->value) || json_array_size(place->value) != questionnaire->n_items)
		return json_mistake(place,
		    _("here should be a list of %zu answers, one for each item"),
		    questionnaire->n_items);
	read = answers_new(questionnaire);
	for (size_t i = 0; i < questionnaire->n_items && rc == ERROR_NONE; i++) {
		json_enter_index(place, i, &inner);
		rc = answer_from_json(&questionnaire->items[i], &inner, &read->of[i]);
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
		    array, answers->of[i].told
			       ? json_null()
			       : answer_to_json(&questionnaire->items[i], &answers->of[i]));
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
		    json_mistake(place, _("here should be answers by the id of their item")),
		    _("Write them as {\"%s\": …}."), questionnaire->items[0].id);
	read = answers_copy(answers);
	json_object_foreach((json_t *)place->value, id, value)
	{
		const struct item *item = questionnaire_item(questionnaire, id);

		json_enter_key(place, id, &inner);
		rc = item == NULL ? unknown_item(questionnaire, &inner, id)
		     : json_is_object(value) && item->longest > 0
			 ? answers_told_from_people(item, &inner, &read->of[item->number])
			 : answer_from_json(item, &inner, &read->of[item->number]);
		if (rc != ERROR_NONE)
			break;
	}
	if (rc == ERROR_NONE)
		take(answers, read);
	answers_free(read);
	return rc;
}
