/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How exactly paired changes may be told beside the two rounds' means. For this layer.
 *
 * Each mean may say nothing of anybody, and all of them together say it still. All were at the top
 * before, and the mean is told as a bound; now they are not, and the mean is told; the mean of the
 * changes, told as it is, would take the bound away. Or ten people stayed, five left and five came:
 * mean now less mean before less change is what the five of now have more than the five of before,
 * and where that is all there can be, each of the ten is known.
 *
 * Both are one thing: of the sum of a change the two rounds, and the changes that are told already,
 * leave open how large it is, between two ends (net.h finds them). At an end, everybody is known
 * who could have made it go on. So it is told as bounds.h tells a mean near the end of its scale:
 * as a range from the end on, wide enough for one of five people to be a step beside it; and where
 * its ends are not twice as far apart, as the range between them. Where a round tells the sum of a
 * residual as a range, the changes in it leave that as wide. Neither the ends nor whether the sum
 * is near one depends on anything but the sums that are told, so nothing more can be read off
 * either.
 *
 * It is about sums: not about who of a group, of which it is told how many chose what, stayed. */
#ifndef SKATTA_FIGURES_SLACK_H
#define SKATTA_FIGURES_SLACK_H

#include "figures/net.h"

/* For each place of the newer round, all last: how far from what it is the sum of a paired residual
 * has to be told; nothing where it is not shown. */
void slack_find(const struct links *links, const struct net_round *before,
    const struct net_round *now, const struct net_people *people, size_t n_people,
    struct leeway *slack);

#endif
