/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The kinds that are answered by one of several values: scale, whose values are points, and choice.
 */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/answer.h"
#include "form/kinds/item_kinds.h"
#include "form/questionnaire_read.h"

static enum error one_from_json(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	long long most = (long long)item->scale->n_labels - 1;
	long long value = json_integer_value(place->value);

	if (!json_is_integer(place->value) || value < 0 || value > most)
		return json_mistake(
		    place, _("%s is answered with a whole number from 0 to %lld"), item->id, most);
	answer->number = (long)value;
	return ERROR_NONE;
}

static json_t *one_to_json(const struct item *item, const struct answer *answer)
{
	(void)item;
	return json_integer(answer->number);
}

static enum error one_from_typed(const struct item *item, const char *typed, struct answer *answer)
{
	long most = (long)item->scale->n_labels - 1;
	char *end;
	long value = strtol(typed, &end, 10);

	if (strspn(typed, "0123456789") == 0 || *end != '\0' || value > most)
		return error_set(
		    ERROR_REFUSED, _("write a whole number from %ld to %ld"), 0L, most);
	answer->number = value;
	return ERROR_NONE;
}

static void one_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	const struct wording *label = &item->scale->labels[answer->number];

	text_add(out, questionnaire_say(questionnaire, label, language));
}

static enum error load_scale(struct questionnaire *questionnaire, const struct scale *usual,
    const struct json_place *place, struct item *item)
{
	item->scale = usual;
	item->reverse = json_flag(place, "reverse", false);
	if (questionnaire_read_scale(questionnaire, place, &item->scale) != ERROR_NONE)
		return ERROR_DAMAGED;
	if (item->scale == NULL)
		return error_hint(json_mistake(place, _("the item \"%s\" has no scale"), item->id),
		    _("Give it or its area a \"scale\"."));
	item->most = (long)item->scale->n_labels - 1;
	return ERROR_NONE;
}

static enum error load_choice(struct questionnaire *questionnaire, const struct scale *usual,
    const struct json_place *place, struct item *item)
{
	(void)usual;
	return questionnaire_read_options(questionnaire, place, item, NULL);
}

static void one_pick(const struct item *item, size_t option, struct answer *answer)
{
	(void)item;
	*answer = (struct answer){ .state = ANSWER_GIVEN, .number = (long)option };
}

static uint32_t one_options(long long value)
{
	return (uint32_t)1 << value;
}

static long long one_value(const struct answer *answer)
{
	return answer->number;
}

static const struct json_key scale_keys[] = {
	{ "scale", JSON_STRING, false },
	{ "reverse", JSON_TRUE, false },
};

const struct item_kind item_kind_scale = {
	.name = "scale",
	.input = ITEM_PICK_ONE,
	.is_whole = true,
	.has_points = true,
	.has_values = true,
	.keys = scale_keys,
	.n_keys = COUNT(scale_keys),
	.load = load_scale,
	.from_json = one_from_json,
	.to_json = one_to_json,
	.from_typed = one_from_typed,
	.say = one_say,
	.say_values = questionnaire_say_labels,
	.pick = one_pick,
	.options = one_options,
	.value = one_value,
};

static const struct json_key choice_keys[] = {
	{ "options", JSON_ARRAY, true },
};

const struct item_kind item_kind_choice = {
	.name = "choice",
	.input = ITEM_PICK_ONE,
	.is_whole = true,
	.keys = choice_keys,
	.n_keys = COUNT(choice_keys),
	.load = load_choice,
	.from_json = one_from_json,
	.to_json = one_to_json,
	.from_typed = one_from_typed,
	.say = one_say,
	.say_values = questionnaire_say_labels,
	.pick = one_pick,
	.options = one_options,
	.value = one_value,
};
