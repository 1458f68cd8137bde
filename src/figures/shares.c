/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How many per cent chose each label, coarser block by coarser block: nearly none and nearly all
 * are not told apart from none and all. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/figures_private.h"

/* The larger the group, the fewer may be seen at its ends. */
static const struct {
	long people; /* from so many on */
	long low; /* per cent: so few or fewer are not told apart; from 100 less these on as well */
} bands[] = { { 40, 5 }, { 20, 10 }, { 0, 20 } };

static long band_of(long people)
{
	size_t i = 0;

	while (people < bands[i].people)
		i++;
	return bands[i].low;
}

/* Of some people between which numbers those are told who chose the label. */
struct share {
	long people;
	double low, high;
};

void counted_share_band(const struct coarse *coarse, size_t label, double *low, double *high)
{
	long least = band_of(coarse->n), chose = coarse->labels[label];
	double all = (double)coarse->n;

	*low = *high = (double)chose;
	if (chose * 100 <= least * coarse->n) {
		*low = 0;
		*high = all * (double)least / 100;
	} else if (chose * 100 >= (100 - least) * coarse->n) {
		*low = all * (double)(100 - least) / 100;
		*high = all;
	}
}

static void join(struct share *into, const struct coarse *coarse, size_t label)
{
	double low, high;

	counted_share_band(coarse, label, &low, &high);
	into->people += coarse->n;
	into->low += low;
	into->high += high;
}

static struct range say(const struct share *share)
{
	double low = share->low * 100 / (double)share->people;
	double high = share->high * 100 / (double)share->people;
	double least = (double)band_of(share->people), most = 100 - least;

	if (high <= least + 1e-9)
		return (struct range){ -INFINITY, least };
	if (low >= most - 1e-9)
		return (struct range){ most, INFINITY };
	low = range_rounded(low, 1);
	high = range_rounded(high, 1);
	return (struct range){ low > 0 ? low : -INFINITY, high < 100 ? high : INFINITY };
}

struct range **figures_shares(const struct counted *counted, const struct item *item)
{
	const struct organisation *organisation = counted->round->organisation;
	const struct item_counted *of = &counted->items[item->number];
	size_t all = counted->rows.all, n_labels = item->scale->n_labels;
	struct range **shares = memory_new(all + 1, sizeof *shares);
	struct share *sums = memory_new((all + 1) * n_labels, sizeof *sums);

	for (size_t i = 0; i < of->n_coarse; i++)
		for (size_t place = of->coarse[i].place;;
		     place = blocks_above(organisation, place)) {
			for (size_t label = 0; label < n_labels; label++)
				join(&sums[place * n_labels + label], &of->coarse[i], label);
			if (place == all)
				break;
		}
	for (size_t place = 0; place <= all; place++) {
		if (sums[place * n_labels].people == 0)
			continue;
		shares[place] = memory_new(n_labels, sizeof **shares);
		for (size_t label = 0; label < n_labels; label++)
			shares[place][label] = say(&sums[place * n_labels + label]);
	}
	free(sums);
	return shares;
}
