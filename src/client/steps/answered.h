/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What somebody has answered, in words, for every page that says it and for what is told at once.
 */
#ifndef SKATTA_CLIENT_ANSWERED_H
#define SKATTA_CLIENT_ANSWERED_H

#include "client/store/response.h"

/* Add the answer to an item of this questionnaire: «Regularly on my own», or that there is none. */
void answered_add(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, struct text *words);

/* What is said of an answer when it is given: «A1: Regularly on my own», «K1: "More time for…"»;
 * for text_forget(). */
char *answered_say(const struct response *response, const struct item *item);

#endif
