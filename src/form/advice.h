/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What one person's result says to do: where to begin, what is strong already, and what is missing
 * around the person. Indexes are compared as they are shown, and the questionnaire's order decides
 * between equals. */
#ifndef SKATTA_FORM_ADVICE_H
#define SKATTA_FORM_ADVICE_H

#include "form/score.h"

enum { ADVICE_MOST = 2 };

struct advice_areas {
	const struct area *areas[ADVICE_MOST];
	size_t count;
};

/* Where to begin: the two lowest areas, but no more than half of those that have an index. */
struct advice_areas advice_begin(const struct answers *answers, const struct asked *asked);
/* The highest area, and one more that is as high; none that is not above those to begin with. */
struct advice_areas advice_strengths(const struct answers *answers, const struct asked *asked);

/* An area is low below 50, as it is shown. */
bool advice_is_low(const struct score *score);
/* A condition is missing where its answer gives less than half of the points it can give. */
bool advice_is_missing(
    const struct answers *answers, const struct asked *asked, const struct item *item);

#endif
