/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The bands, part by part, and their sums. */
#include "figures/shares.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

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

/* Of some people how many chose the label, and between which numbers it is told. */
struct share {
	long people, chose;
	double low, high;
};

static void join(struct share *into, const struct share *part)
{
	into->people += part->people;
	into->chose += part->chose;
	into->low += part->low;
	into->high += part->high;
}

/* A part that is told by itself. */
static struct share band(long people, long chose)
{
	long low = band_of(people), high = 100 - low;
	double all = (double)people;
	struct share share = { people, chose, (double)chose, (double)chose };

	if (chose * 100 <= low * people) {
		share.low = 0;
		share.high = all * (double)low / 100;
	} else if (chose * 100 >= high * people) {
		share.low = all * (double)high / 100;
		share.high = all;
	}
	return share;
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

static long chose(const struct count *count, const struct item *item, size_t place, size_t label)
{
	const struct unit_count *unit = &count->units[place];

	return unit->responses > 0 ? unit->items[item->number].labels[label] : 0;
}

/* One label in all units. */
static void find_label(const struct count *count, const struct item *item, size_t label,
    const struct disclosure_group *groups, struct range **shares)
{
	size_t all = count_place(count, FIGURES_ALL);
	struct share *parts = memory_new(all + 1, sizeof(*parts));

	for (size_t done = 0; done <= all; done++) {
		size_t place = done == all ? all : all - 1 - done;
		struct share share = parts[place];

		if (groups[place].shown) {
			struct share rest = band(groups[place].answered - share.people,
			    chose(count, item, place, label) - share.chose);

			join(&share, &rest);
			shares[place][label] = say(&share);
		}
		if (place != all)
			join(&parts[count_place_above(count, place)], &share);
	}
	free(parts);
}

struct range **shares_find(
    const struct count *count, const struct item *item, const struct disclosure_group *groups)
{
	size_t all = count_place(count, FIGURES_ALL), n_labels = item->scale->n_labels;
	struct range **shares = memory_new(all + 1, sizeof(*shares));
	struct disclosure_group *wanted = memory_copy_bytes(groups, (all + 1) * sizeof(*groups));

	disclosure_choose(
	    count->round->organisation, disclosure_min_distribution(count->round), wanted);
	for (size_t place = 0; place <= all; place++)
		if (wanted[place].shown)
			shares[place] = memory_new(n_labels, sizeof(**shares));
	for (size_t label = 0; label < n_labels; label++)
		find_label(count, item, label, wanted, shares);
	free(wanted);
	return shares;
}
