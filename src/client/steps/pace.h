/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How long the rest takes: at the questionnaire's pace at first, then at the person's own. */
#ifndef SKATTA_CLIENT_PACE_H
#define SKATTA_CLIENT_PACE_H

#include <stddef.h>
#include <stdint.h>

struct pace {
	int64_t last;  /* when something was last answered or shown first, in milliseconds */
	int64_t spent; /* on answering */
	size_t count;  /* answers that it was spent on */
};

/* An answer was given at this moment. A pause of over two minutes counts as two. */
void pace_answered(struct pace *pace, int64_t now);

/* Whole minutes, rounded up, for `left` of `items` that take `minutes` in all. The person's own
 * pace counts from the third answer on. */
long pace_minutes(const struct pace *pace, long minutes, size_t items, size_t left);

#endif
