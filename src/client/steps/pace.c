/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Minutes left, from the answers of this sitting. */
#include "client/steps/pace.h"

enum { LONGEST_PAUSE = 2 * 60 * 1000, MINUTE = 60 * 1000, OWN_FROM = 3 };

void pace_answered(struct pace *pace, int64_t now)
{
	int64_t pause = now - pace->last;

	if (pace->last != 0) {
		pace->spent += pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE;
		pace->count++;
	}
	pace->last = now;
}

long pace_minutes(const struct pace *pace, long minutes, size_t items, size_t left)
{
	int64_t all, of;

	if (left == 0 || items == 0)
		return 0;
	if (pace->count < OWN_FROM) {
		all = (int64_t)minutes * MINUTE;
		of = (int64_t)items;
	} else {
		all = pace->spent;
		of = (int64_t)pace->count;
	}
	all = (all * (int64_t)left + of * MINUTE - 1) / (of * MINUTE);
	return all > 0 ? (long)all : 1;
}
