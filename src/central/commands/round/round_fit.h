/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Does what a round is opened with belong together: its kind, the round it follows, its
 * questionnaire, its organisation? */
#ifndef SKATTA_CENTRAL_ROUND_FIT_H
#define SKATTA_CENTRAL_ROUND_FIT_H

#include "document/round/round.h"

/* May a round follow this one? ERROR_REFUSED with a hint. */
enum error round_fit_earlier(const struct round *earlier) ERROR_MUST_CHECK;

/* Does the questionnaire have the form of each school of this organisation? ERROR_REFUSED names the
 * first that has another, and those that the questionnaire has. */
enum error round_fit_forms(
    const struct round *round, const struct organisation *organisation) ERROR_MUST_CHECK;

/* Say on standard error where the questionnaire has nothing that belongs to the round's kind. */
void round_fit_tell(const struct round *round);

#endif
