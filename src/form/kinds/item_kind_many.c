/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The kind that is answered by any of several values, at least one: choices. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/answer.h"
#include "form/kinds/item_kinds.h"
#include "form/questionnaire_read.h"

/* Is an option that stands alone among others? */
static bool is_crowded(const struct item *item, uint32_t chosen)
{
	return (chosen & item->alone) != 0 && (chosen & (chosen - 1)) != 0;
}

/* The place of the first option that stands alone, for a sentence. */
static long first_alone(const struct item *item, uint32_t chosen)
{
	long option = 0;

	while (((chosen & item->alone) >> option & 1) == 0)
		option++;
	return option;
}

/* Ascending, so that the same choice is written in one way only. */
static enum error choices_from_json(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	long long most = (long long)item->scale->n_labels - 1;
	long long before = -1;
	size_t i;
	json_t *value;

	json_array_foreach(place->value, i, value)
	{
		long long option = json_integer_value(value);

		if (!json_is_integer(value) || option <= before || option > most)
			break;
		answer->chosen |= (uint32_t)1 << option;
		before = option;
	}
	if (answer->chosen == 0 || i < json_array_size(place->value))
		return error_hint(
		    json_mistake(place,
			_("%s is answered with a list of whole numbers from 0 to %lld"), item->id,
			most),
		    _("Write each once, in ascending order; no answer at all is null."));
	if (is_crowded(item, answer->chosen))
		return json_mistake(place, _("%s: option %ld can only be chosen on its own"),
		    item->id, first_alone(item, answer->chosen));
	return ERROR_NONE;
}

static json_t *choices_to_json(const struct item *item, const struct answer *answer)
{
	json_t *list = json_array();

	for (size_t i = 0; i < item->scale->n_labels; i++)
		if (answer->chosen & (uint32_t)1 << i)
			json_array_append_new(list, json_integer((json_int_t)i));
	return list;
}

/* "0 2" or "0+2", in any order: a spreadsheet keeps the comma and the semicolon for itself. */
static enum error choices_from_typed(
    const struct item *item, const char *typed, struct answer *answer)
{
	long most = (long)item->scale->n_labels - 1;
	uint32_t chosen = 0;

	for (; *typed != '\0'; typed += strspn(typed, " +")) {
		char *end;
		long option = strtol(typed, &end, 10);
		bool separate = *end == '\0' || *end == ' ' || *end == '+';

		if (strspn(typed, "0123456789") == 0 || !separate || option > most ||
		    (chosen & (uint32_t)1 << option) != 0)
			return error_set(ERROR_REFUSED,
			    _("write whole numbers from 0 to %ld, each once, with a space or + "
			      "between them"),
			    most);
		chosen |= (uint32_t)1 << option;
		typed = end;
	}
	if (is_crowded(item, chosen))
		return error_set(ERROR_REFUSED, _("option %ld can only be chosen on its own"),
		    first_alone(item, chosen));
	answer->chosen = chosen;
	return ERROR_NONE;
}

static void choices_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	const char *between = "";

	for (size_t i = 0; i < item->scale->n_labels; i++) {
		if (!(answer->chosen & (uint32_t)1 << i))
			continue;
		text_add(out, between);
		text_add(out, questionnaire_say(questionnaire, &item->scale->labels[i], language));
		between = "; ";
	}
}

static long long choices_value(const struct answer *answer)
{
	return answer->chosen;
}

static uint32_t choices_options(long long value)
{
	return (uint32_t)value;
}

/* One that was chosen is left; one that stands alone leaves the others, and they leave it. */
static void choices_pick(const struct item *item, size_t option, struct answer *answer)
{
	uint32_t bit = UINT32_C(1) << option;

	if ((answer->chosen & bit) != 0)
		answer->chosen &= ~bit;
	else if ((item->alone & bit) != 0)
		answer->chosen = bit;
	else
		answer->chosen = (answer->chosen | bit) & ~item->alone;
	answer->state = answer->chosen != 0 ? ANSWER_GIVEN : ANSWER_NONE;
}

static enum error choices_load(struct questionnaire *questionnaire, const struct scale *usual,
    const struct json_place *place, struct item *item)
{
	(void)usual;
	return questionnaire_read_options(questionnaire, place, item, &item->alone);
}

static const struct json_key choices_keys[] = {
	{ "options", JSON_ARRAY, true },
};

const struct item_kind item_kind_choices = {
	.name = "choices",
	.input = ITEM_PICK_MANY,
	.is_whole = true,
	.keys = choices_keys,
	.n_keys = COUNT(choices_keys),
	.load = choices_load,
	.from_json = choices_from_json,
	.to_json = choices_to_json,
	.from_typed = choices_from_typed,
	.say = choices_say,
	.say_values = questionnaire_say_labels,
	.pick = choices_pick,
	.options = choices_options,
	.value = choices_value,
};
