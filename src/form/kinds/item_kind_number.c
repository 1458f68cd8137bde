/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The kind that is answered by a whole number: number. */
#include <errno.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/answer.h"
#include "form/kinds/item_kinds.h"
#include "form/questionnaire_read.h"

enum { FARTHEST = 1000000000 };

static enum error number_from_json(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	long long value = json_integer_value(place->value);

	if (!json_is_integer(place->value) || value < item->least || value > item->most)
		return json_mistake(place, _("%s is answered with a whole number from %ld to %ld"),
		    item->id, item->least, item->most);
	answer->number = (long)value;
	return ERROR_NONE;
}

static json_t *number_to_json(const struct item *item, const struct answer *answer)
{
	(void)item;
	return json_integer(answer->number);
}

static enum error number_from_typed(
    const struct item *item, const char *typed, struct answer *answer)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(typed, &end, 10);
	if (errno != 0 || end == typed || *end != '\0' || value < item->least || value > item->most)
		return error_set(ERROR_REFUSED, _("write a whole number from %ld to %ld"),
		    item->least, item->most);
	answer->number = value;
	return ERROR_NONE;
}

static void number_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	(void)questionnaire, (void)item, (void)language;
	text_addf(out, "%ld", answer->number);
}

static void number_say_values(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out)
{
	(void)questionnaire, (void)language;
	text_addf(out, "%ld to %ld", item->least, item->most);
}

static void number_say_range(const struct item *item, struct text *out)
{
	text_addf(out, _("%ld to %ld"), item->least, item->most);
}

static long long number_value(const struct answer *answer)
{
	return answer->number;
}

static void number_type(const struct item *item, const struct answer *answer, struct text *out)
{
	(void)item;
	text_addf(out, "%ld", answer->number);
}

static enum error number_load(struct questionnaire *questionnaire, const struct scale *usual,
    const struct json_place *place, struct item *item)
{
	(void)questionnaire, (void)usual;
	if (questionnaire_read_number(place, "least", -FARTHEST, FARTHEST, &item->least) !=
		ERROR_NONE ||
	    questionnaire_read_number(place, "most", -FARTHEST, FARTHEST, &item->most) !=
		ERROR_NONE)
		return ERROR_DAMAGED;
	if (item->least >= item->most) {
		struct json_place most;

		json_enter_key(place, "most", &most);
		return json_mistake(&most,
		    _("\"most\" is %ld; it should be more than \"least\", %ld"), item->most,
		    item->least);
	}
	return ERROR_NONE;
}

static const struct json_key number_keys[] = {
	{ "least", JSON_INTEGER, true },
	{ "most", JSON_INTEGER, true },
};

const struct item_kind item_kind_number = {
	.name = "number",
	.input = ITEM_WRITE_LINE,
	.label = N_("A whole number"),
	.has_values = true,
	.is_whole = true,
	.keys = number_keys,
	.n_keys = COUNT(number_keys),
	.load = number_load,
	.from_json = number_from_json,
	.to_json = number_to_json,
	.from_typed = number_from_typed,
	.say = number_say,
	.say_values = number_say_values,
	.say_range = number_say_range,
	.value = number_value,
	.type = number_type,
};
