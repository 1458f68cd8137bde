/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people write to the coordinator alone. It stands apart from the other answers wherever these
 * are written, with null in its place there: whoever knows nothing of it sees no answer, and quotes
 * none. */
#ifndef SKATTA_FORM_PRIVATE_ANSWER_H
#define SKATTA_FORM_PRIVATE_ANSWER_H

#include "form/answers.h"

/* May the item be answered so? One that is answered in words; where it is required, null is no
 * answer. */
bool private_answer_may(const struct item *item);

/* An object of texts by item id; NULL where there is none. */
json_t *private_answer_to_json(const struct answers *answers);
/* The same back, into answers that have been read from their array; ERROR_DAMAGED (by json_mistake)
 * for an empty object, an unknown item, one that may not, and one that has another answer. */
enum error private_answer_from_json(
    struct answers *answers, const struct json_place *place) ERROR_MUST_CHECK;

/* As people write one of them: {"coordinator": "…"}. */
enum error private_answer_from_people(const struct item *item, const struct json_place *place,
    struct answer *answer) ERROR_MUST_CHECK;

#endif
