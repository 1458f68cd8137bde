/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One person's index: points times 100 over the highest possible, for an area of which at least
 * three quarters of the items asked are answered (not applicable and not said do not count as
 * answered), and in all where at least four areas, or all that the person is asked, have one. */
#ifndef SKATTA_FORM_SCORE_H
#define SKATTA_FORM_SCORE_H

#include "form/progress.h"

struct score {
	bool enough;          /* otherwise only `items` and `answered` mean something */
	size_t items;         /* asked (areas, in a total) */
	size_t answered;      /* of these, with points (with an index, in a total) */
	struct fraction part; /* an area: points over highest possible points */
	double index;         /* 0 to 100, not rounded */
	size_t level;         /* from 1; by integer comparison in an area */
};

/* Has the area an index of its own? Competence areas have; and modules beside them, which the file
 * gives advice but no part in the total: it would be made of other items in other schools. */
bool score_has_index(const struct area *area);

struct score score_area(
    const struct answers *answers, const struct asked *asked, const struct area *area);

/* Of the competence areas. */
struct score score_total(const struct answers *answers, const struct asked *asked);

/* Points of one answer (reversed where the item is), and the most it can give; false where it has
 * none. */
bool score_points(const struct item *item, const struct answer *answer, long *points, long *most);

/* The level that an index reaches; a billionth of slack makes a mean that is a bound reach it. */
size_t score_level(const struct questionnaire *questionnaire, double index);

/* How many points more an area's score has to have to reach a level (from 1). */
long score_points_to(
    const struct questionnaire *questionnaire, const struct score *score, size_t level);

/* The advice for an area at a level; NULL where the questionnaire has none. */
const struct advice *score_advice(const struct area *area, size_t level);

#endif
