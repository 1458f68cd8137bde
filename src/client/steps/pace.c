/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Minutes left, from the answers of this sitting. */
#include "client/steps/pace.h"

enum {
	LONGEST_PAUSE = 2 * 60 * 1000,
	MINUTE = 60 * 1000,
	SAID = 5 /* answers that the questionnaire's word counts as much as */
};

static long at_least_one(int64_t minutes)
{
	return minutes > 1 ? (long)minutes : 1;
}

/* Shares of a whole, rounded up. */
static int64_t share(int64_t whole, int64_t among)
{
	return (whole + among - 1) / among;
}

/* At the pace of both. */
static long estimate(const struct pace *pace, const struct pace_way *way)
{
	int64_t longest = (int64_t)way->longest;
	int64_t spent = SAID * way->minutes * MINUTE + pace->spent * longest;

	return at_least_one(
	    share(spent * (int64_t)way->left, longest * (SAID + (int64_t)pace->count) * MINUTE));
}

long pace_minutes(const struct pace *pace, const struct pace_way *way)
{
	if (way->left == 0 || way->longest == 0)
		return 0;
	return pace->minutes > 0 ? pace->minutes : estimate(pace, way);
}

void pace_answered(struct pace *pace, int64_t now, const struct pace_way *before, size_t left)
{
	struct pace_way after = *before;
	long said = pace_minutes(pace, before), most = said + 1, least;
	int64_t pause = now - pace->last;

	if (pace->last != 0) {
		pace->spent += pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE;
		pace->count++;
	}
	pace->last = now;
	after.left = left;
	/* What is changed once all is answered leaves nothing to say. */
	if (said == 0)
		return;
	least = said - (long)share(said, (int64_t)before->left);
	pace->minutes = estimate(pace, &after);
	if (pace->minutes > most)
		pace->minutes = most;
	if (pace->minutes < least)
		pace->minutes = least;
	pace->minutes = at_least_one(pace->minutes);
}
