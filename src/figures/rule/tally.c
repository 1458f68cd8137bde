/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The sorted list of values and how often each came. */
#include "figures/rule/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* The place of the value, or where it belongs. */
static size_t tally_place(const struct tally *tally, double value)
{
	size_t low = 0, high = tally->n_entries;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tally->entries[middle].value < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void tally_insert(struct tally *tally, size_t place, double value)
{
	if (tally->n_entries == tally->room) {
		tally->room = tally->room ? 2 * tally->room : 4;
		tally->entries = memory_grow(tally->entries, tally->room, sizeof *tally->entries);
	}
	memmove(tally->entries + place + 1, tally->entries + place,
	    (tally->n_entries - place) * sizeof *tally->entries);
	tally->entries[place] = (struct tally_entry){ .value = value };
	tally->n_entries++;
}

void tally_add(struct tally *tally, double value)
{
	tally_add_times(tally, value, 1);
}

void tally_add_times(struct tally *tally, double value, long times)
{
	size_t place = tally_place(tally, value);

	if (place == tally->n_entries || tally->entries[place].value > value)
		tally_insert(tally, place, value);
	tally->entries[place].times += times;
	tally->n += times;
}

void tally_free(struct tally *tally)
{
	free(tally->entries);
	*tally = (struct tally){ 0 };
}
