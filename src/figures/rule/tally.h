/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How often each value came: as exact as the list of all of them, and no longer than there are
 * different ones. It is sorted, so what is computed from it does not depend on the order in which
 * the values came. */
#ifndef SKATTA_FIGURES_TALLY_H
#define SKATTA_FIGURES_TALLY_H

#include <stddef.h>

struct tally_entry {
	double value;
	long times;
};

/* All zero is the empty one. */
struct tally {
	struct tally_entry *entries; /* ascending */
	size_t n_entries, room;
	long n; /* of all times */
};

void tally_add(struct tally *tally, double value);
void tally_add_times(struct tally *tally, double value, long times);
/* Gives back what it holds; the tally is empty afterwards. */
void tally_free(struct tally *tally);

#endif
