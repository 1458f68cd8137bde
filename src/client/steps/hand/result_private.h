/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the result_*.c share. */
#ifndef SKATTA_CLIENT_RESULT_PRIVATE_H
#define SKATTA_CLIENT_RESULT_PRIVATE_H

#include "client/steps/hand/result.h"

/* A text of the questionnaire in the language that is spoken. */
const char *result_words(const struct result *result, const struct wording *wording);
struct score result_score(const struct result *result, const struct area *area);

/* The bars of one area, the first of them called `name`. */
void result_bars(
    const struct result *result, const struct area *area, const char *name, struct page *page);

/* The area at another time, at the levels of now; false where it may not stand beside. */
bool result_before(const struct result *result, const struct response *before,
    const struct area *area, struct score *score);
/* The same last time. */
bool result_last(const struct result *result, const struct area *area, struct score *score);
/* The area over the rounds, and which of these are not compared. Nothing where last time, which has
 * a bar, is all that there is. */
void result_over(const struct result *result, const struct area *area, struct page *page);

/* An item and its answer; what was answered last time beside, where there is a last time. */
void result_answer(const struct result *result, const struct item *item, struct page *page);
/* The conditions that are missing, below a heading: before all else where an area is low. Nothing
 * where none is. */
void result_advice_missing(const struct result *result, bool comes_first, struct page *page);

#endif
