/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The kind that is answered in one's own words: text. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/answer.h"
#include "form/kinds/item_kinds.h"
#include "form/questionnaire_read.h"
#include "form/written.h"

static enum error text_from_json(
    const struct item *item, const struct json_place *place, struct answer *answer)
{
	const char *text = json_string_value(place->value);
	char *flaw;

	if (text == NULL)
		return json_mistake(
		    place, _("%s is answered with a text in quotation marks"), item->id);
	flaw = written_flaw(text, item->longest, true);
	if (flaw != NULL) {
		json_mistake(place, "%s: %s", item->id, flaw);
		free(flaw);
		return ERROR_DAMAGED;
	}
	answer->text = memory_copy(text);
	return ERROR_NONE;
}

static json_t *text_to_json(const struct item *item, const struct answer *answer)
{
	(void)item;
	return json_string(answer->text);
}

static enum error text_from_typed(const struct item *item, const char *typed, struct answer *answer)
{
	char *flaw;

	/* These two alone mean something else in a bundle. */
	if (strcmp(typed, "-") == 0 || strcmp(typed, "?") == 0)
		return error_set(
		    ERROR_REFUSED, _("a single \"%s\" is not kept; write it in words"), typed);
	flaw = written_flaw(typed, item->longest, true);
	if (flaw != NULL) {
		error_set(ERROR_REFUSED, "%s", flaw);
		free(flaw);
		return ERROR_REFUSED;
	}
	answer->text = memory_copy(typed);
	return ERROR_NONE;
}

static void text_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	(void)questionnaire, (void)item, (void)language;
	text_add(out, answer->text);
}

static void text_say_values(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out)
{
	(void)questionnaire, (void)item, (void)language, (void)out;
}

static long long text_value(const struct answer *answer)
{
	(void)answer;
	return 0;
}

static void text_type(const struct item *item, const struct answer *answer, struct text *out)
{
	(void)item;
	text_add(out, answer->text);
}

static size_t written_in_all(const struct questionnaire *questionnaire)
{
	size_t sum = 0;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		sum += questionnaire->items[i].longest;
	return sum;
}

static enum error text_load(struct questionnaire *questionnaire, const struct scale *usual,
    const struct json_place *place, struct item *item)
{
	long longest = QUESTIONNAIRE_MAX_TEXT;

	(void)usual;
	if (questionnaire_read_number(place, "longest", 1, QUESTIONNAIRE_MAX_TEXT, &longest) !=
	    ERROR_NONE)
		return ERROR_DAMAGED;
	item->longest = (size_t)longest;
	if (written_in_all(questionnaire) > QUESTIONNAIRE_MAX_WRITTEN)
		return error_hint(
		    json_mistake(place,
			_("the texts of all items together may be %d characters long"),
			QUESTIONNAIRE_MAX_WRITTEN),
		    _("Give this item or others a lower \"longest\", so that a response fits in a "
		      "bundle."));
	return ERROR_NONE;
}

static const struct json_key text_keys[] = {
	{ "longest", JSON_INTEGER, false },
};

const struct item_kind item_kind_text = {
	.name = "text",
	.input = ITEM_WRITE_LINES,
	.is_quoted = true,
	.keys = text_keys,
	.n_keys = COUNT(text_keys),
	.load = text_load,
	.from_json = text_from_json,
	.to_json = text_to_json,
	.from_typed = text_from_typed,
	.say = text_say,
	.say_values = text_say_values,
	.value = text_value,
	.type = text_type,
};
