/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How many per cent chose each label, coarser block by coarser block, between the ends of what is
 * told of these. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/figures_private.h"

/* Of some people, between which numbers those are told who chose the label. */
struct share {
	long people, low, high;
};

static struct range say(const struct share *share)
{
	double one = 100 / (double)share->people;
	struct range range = { (double)share->low * one, (double)share->high * one };

	return figures_opened(range_rounded_ends(range, 1), 0, 100);
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
			for (size_t label = 0; label < n_labels; label++) {
				struct share *sum = &sums[place * n_labels + label];

				sum->people += of->coarse[i].n;
				sum->low += of->coarse[i].labels[label].low;
				sum->high += of->coarse[i].labels[label].high;
			}
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
