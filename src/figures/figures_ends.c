/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between which ends a figure lies, and what that comes to in points and levels. */
#include <math.h>

#include "figures/figures_private.h"
#include "form/score.h"

struct range figures_opened(struct range range, double low, double high)
{
	if (range.low < range.high && range.low <= low)
		range.low = -INFINITY;
	if (range.low < range.high && range.high >= high)
		range.high = INFINITY;
	return range;
}

struct range figures_item_ends(const struct item *item, struct range mean)
{
	mean.low = fmax(mean.low, (double)item->least);
	mean.high = fmin(mean.high, (double)item->most);
	return mean;
}

struct range figures_points(const struct item *item, struct range mean)
{
	struct range ends = figures_item_ends(item, mean);
	double most = (double)item->most;
	struct range points = { ends.low * 100 / most, ends.high * 100 / most };

	if (item->reverse)
		points = (struct range){ 100 - points.high, 100 - points.low };
	return points;
}

size_t figures_level(const struct questionnaire *questionnaire, double index)
{
	return score_level(questionnaire, fmin(fmax(index, 0), 100), SCORE_PARTS_GROUP);
}

bool figures_are_enough(size_t n, size_t all)
{
	return n > 0 && n * 4 >= all * 3;
}
