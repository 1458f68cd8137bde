/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The value of one item, and of all of them for one person. In JSON a value is a number, an array
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
	bool told;       /* text: to the coordinator alone, never quoted; answers_told.h */
};

/* One answer for each item of the questionnaire, in its order. */
struct answers {
	const struct questionnaire *questionnaire;
	struct answer *of; /* by item number */
};

/* All none. Free with answers_free(), which wipes them and takes NULL. */
struct answers *answers_new(const struct questionnaire *questionnaire);
struct answers *answers_copy(const struct answers *answers);
void answers_free(struct answers *answers);
bool answers_same(const struct answers *a, const struct answers *b);

void answer_clear(struct answer *answer);
void answer_copy(struct answer *to, const struct answer *from);

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

/* In words: «Ibland, gärna med stöd», «Ej aktuellt», a text itself; "" for none. */
void answer_say(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, const char *language, struct text *out);

/* As a bundle has them: an array in the order of items, exactly one value for each; null for what
 * is told to the coordinator alone, which stands elsewhere. */
enum error answers_from_array(
    struct answers *answers, const struct json_place *place) ERROR_MUST_CHECK;
json_t *answers_to_array(const struct answers *answers);

/* As people write them: an object by item id ({"A1": 3, "K1": {"coordinator": "…"}}); what it does
 * not name stays as it is. */
enum error answers_from_object(
    struct answers *answers, const struct json_place *place) ERROR_MUST_CHECK;

#endif
