/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What of an earlier round may stand beside this one: only what was asked in the same words and on
 * the same scale. */
#ifndef SKATTA_FORM_COMPARE_H
#define SKATTA_FORM_COMPARE_H

#include "form/progress.h"

/* The item of the earlier questionnaire that is the same: its id, its kind, how it gives points,
 * and its text and scale in every language that both have (at least one). NULL where there is none.
 */
const struct item *compare_item(
    const struct questionnaire *now, const struct item *item, const struct questionnaire *before);

/* The earlier area of the same id, where the items with points that the person was asked in it are
 * the same ones, all of them, both times. NULL otherwise: its index would be one of other things.
 */
const struct area *compare_area(const struct area *area, const struct answers *now,
    const struct asked *asked, const struct answers *before, const struct asked *asked_before);

/* The earlier area of the same id whose items with points are the same ones, whoever is asked them:
 * what is said of a group may stand beside the earlier. NULL where there is none. */
const struct area *compare_area_of_all(
    const struct questionnaire *now, const struct area *area, const struct questionnaire *before);

#endif
