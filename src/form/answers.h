/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All answers of one person. */
#ifndef SKATTA_FORM_ANSWERS_H
#define SKATTA_FORM_ANSWERS_H

#include "form/answer.h"

/* One answer for each item of the questionnaire, in its order. */
struct answers {
	const struct questionnaire *questionnaire;
	struct answer *all; /* by item number */
};

/* All none. Free with answers_free(), which wipes them and takes NULL. */
struct answers *answers_new(const struct questionnaire *questionnaire);
struct answers *answers_copy(const struct answers *answers);
void answers_free(struct answers *answers);
bool answers_same(const struct answers *a, const struct answers *b);

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
