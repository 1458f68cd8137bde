/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An answer in memory, as JSON, as typed and in words; what depends on the kind is the kind's. */
#include "form/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/csv_columns.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

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

bool answer_same(const struct answer *a, const struct answer *b)
{
	if (a->state != b->state || a->number != b->number || a->chosen != b->chosen ||
	    a->private != b->private)
		return false;
	if (a->text == NULL || b->text == NULL)
		return a->text == b->text;
	return strcmp(a->text, b->text) == 0;
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

	if (item->kind->is_whole)
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

void answer_pick(const struct item *item, size_t option, struct answer *answer)
{
	if (answer->state != ANSWER_GIVEN)
		answer_clear(answer);
	item->kind->pick(item, option, answer);
}

bool answer_picks(const struct item *item, const struct answer *answer, uint32_t options)
{
	return answer->state == ANSWER_GIVEN &&
	       (item->kind->options(item->kind->value(answer)) & options) != 0;
}

const char *answer_state_words(enum answer_state state)
{
	switch (state) {
	case ANSWER_NOT_APPLICABLE:
		return _("Does not apply to me");
	case ANSWER_NOT_SAID:
		return _("I prefer not to say");
	case ANSWER_GIVEN:
	case ANSWER_NONE:
		break;
	}
	return "";
}

void answer_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out)
{
	if (answer->state == ANSWER_GIVEN)
		item->kind->say(questionnaire, item, answer, language, out);
	else
		text_add(out, answer_state_words(answer->state));
}
