/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How long the rest takes: at the questionnaire's pace at first, then more and more at the person's
 * own, and said so that it never jumps. From one answer to the next the minutes
 *
 *   - rise by one at most,
 *   - and fall by no more than what is left shared among the questions that are left, rounded up:
 *
 * so that for each question that is left there are never more minutes than at first, but where the
 * person is slower. */
#ifndef SKATTA_CLIENT_PACE_H
#define SKATTA_CLIENT_PACE_H

#include <stddef.h>
#include <stdint.h>

/* What there is to answer. */
struct pace_way {
	long minutes;   /* that the questionnaire says it takes whoever is asked the most */
	size_t longest; /* how many questions these are */
	size_t left;    /* of the person's own, without an answer */
};

struct pace {
	int64_t last;  /* when something was last answered, in milliseconds; 0 before the first */
	int64_t spent; /* on answering */
	size_t count;  /* answers that it was spent on */
	long minutes;  /* left, as it is said; 0 before the first answer */
};

/* An answer was given at this moment, of which `before` was the way, and `left` are left now. A
 * pause of over two minutes counts as two. */
void pace_answered(struct pace *pace, int64_t now, const struct pace_way *before, size_t left);

/* Whole minutes for what is left: at least one, and 0 where nothing is. */
long pace_minutes(const struct pace *pace, const struct pace_way *way);

#endif
