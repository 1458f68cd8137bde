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
	double index;         /* 0 to 100, not rounded: what a group's mean is made of */
	long shown;           /* what the person sees of it: a whole number */
	size_t level;         /* from 1: of what is shown */
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

/* In how many parts of one an index is shown: of a person in whole numbers, of a group in tenths.
 */
enum { SCORE_PARTS_PERSON = 1, SCORE_PARTS_GROUP = 10 };

/* The level, from 1, that an index reaches as it is shown, in so many parts: it is rounded first,
 * and so are the bounds, which a level begins with. No digit that nobody sees decides. */
size_t score_level(const struct questionnaire *questionnaire, double index, double parts);

/* Work out what is shown of a person's index, and the level that belongs to it. */
void score_show(const struct questionnaire *questionnaire, struct score *score);

/* How many points more an area's score has to have to be shown with a level (from 1). */
long score_points_to(
    const struct questionnaire *questionnaire, const struct score *score, size_t level);

/* The advice for an area at a level; NULL where the questionnaire has none. */
const struct advice *score_advice(const struct area *area, size_t level);

#endif
