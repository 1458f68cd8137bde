/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The value of one item. In JSON a value is a number, an array
 * of numbers, a text, null for none, "-" for not applicable, "?" for not said; so no text answer is
 * just one of these two characters. */
#ifndef SKATTA_FORM_ANSWER_H
#define SKATTA_FORM_ANSWER_H

#include <stdint.h>

#include "form/questionnaire.h"

enum answer_state { ANSWER_NONE, ANSWER_GIVEN, ANSWER_NOT_APPLICABLE, ANSWER_NOT_SAID };

struct answer {
	enum answer_state state;
	long number;     /* scale, choice: the value; number: the number */
	uint32_t chosen; /* choices: bit v for option v; never none of them */
	char *text;      /* text: never empty; the answer owns it */
	bool private;    /* text: to the coordinator alone, never quoted; private_answer.h */
};

void answer_clear(struct answer *answer);
void answer_copy(struct answer *to, const struct answer *from);
bool answer_same(const struct answer *a, const struct answer *b);

/* One value; ERROR_DAMAGED (by json_mistake) where the item does not allow it. */
enum error answer_from_json(const struct item *item, const struct json_place *place,
    struct answer *answer) ERROR_MUST_CHECK;
json_t *answer_to_json(const struct item *item, const struct answer *answer);

/* What a person typed; "" is none. ERROR_REFUSED with a sentence. */
enum error answer_from_typed(
    const struct item *item, const char *typed, struct answer *answer) ERROR_MUST_CHECK;

/* The same in a cell of a spreadsheet, where "-" is not applicable and "?" not said. */
enum error answer_from_cell(
    const struct item *item, const char *cell, struct answer *answer) ERROR_MUST_CHECK;

/* Of an item that is picked: pick one more option, or the same again; and is one of these, bit v
 * for option v, picked? */
void answer_pick(const struct item *item, size_t option, struct answer *answer);
bool answer_picks(const struct item *item, const struct answer *answer, uint32_t options);

/* Of a state without a value, what the person chooses and reads: «Vill inte svara»; "" for others.
 */
const char *answer_state_words(enum answer_state state);

/* In words: «Ibland, gärna med stöd», «Vill inte svara», a text itself; "" for none. */
void answer_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out);

#endif
