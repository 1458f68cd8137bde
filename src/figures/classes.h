/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* May all that was ever published of one cell lie side by side? Decided from sizes alone. For this
 * layer: others have snapshots.h.
 *
 * disclosure.h sees to it that one publication can be added and taken apart without harm. A second
 * one of the same round, made when some more had come, some had been changed and some were taken
 * back, is as harmless by itself; but whoever has both can take one from the other, and what
 * remains is about those who came, changed or left.
 *
 * The unit of thought is a version: what one person said, until the person said something else.
 * Old and new are two versions, and no publication has both. The class of a version is, for each
 * publication, the residual that it is in: of the smallest shown group that has it, or none where
 * no shown group does or where it did not count. Every sum that was published is one over whole
 * residuals, so whatever is made of published sums by adding and multiplying takes each version of
 * a class equally often: what it is about is a union of whole classes. (Those of the class "none"
 * everywhere are in no sum.) A class that is in some residual is in that publication, so that its
 * versions are of as many persons. Hence the rule:
 *
 *     every class that is in some residual is nobody, or at least min_group who answered.
 *
 * Then nothing is derived that is about fewer. The rule is on the safe side: three who left and
 * three who came cannot be had apart by sums, only the difference of the two, which is about six;
 * but where answers have a lowest and a highest, a difference can tell what both said.
 *
 * What is told beside sums stands on the same classes. Squares (standard deviation, alpha's parts)
 * and the number of those who chose a label are sums of something else over the same groups, or
 * over fewer of them: residuals of fewer groups are unions of residuals, and so are the classes.
 * How many left an item as not applicable or did not say is a sum over all whom the item counts:
 * `people` here, as in a residual. A class of such people alone is not allowed, and of a class
 * with enough who answered can come out how many others are in it. That is known already by the
 * number who answered. Participation is a cell of its own.
 *
 * Bounds keep one publication from telling that all of a group said the same. Between two they do
 * not: the mean of at least min_group who came can come out to the last digit that rounding leaves,
 * also where it lies at an end of the scale. skatta(7) says so to those who answer. And whoever
 * knows of some in a class what they said, knows more about the others, as in any group. */
#ifndef SKATTA_FIGURES_CLASSES_H
#define SKATTA_FIGURES_CLASSES_H

#include "figures/figures.h"

/* Versions that are alike: of people in one unit, in the same publications. */
struct classes_alike {
	unsigned in;           /* bit i: in the publication i, from 0 */
	size_t unit;           /* the one that they answered in, not one that it is part of */
	long answered, people; /* how many of them, as in struct disclosure_group */
};

/* `shown[i]` has the organisation's units and, last, all: is the group shown in the publication i?
 * There are FIGURES_MOST_PUBLICATIONS at most. The order of `alike` does not matter. */
bool classes_are_safe(const struct organisation *organisation, long min_group,
    const bool *const *shown, size_t n_publications, const struct classes_alike *alike, size_t n);

#endif
