/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A number as it may be told: itself, a bound of it, or the two numbers that it lies between. */
#ifndef SKATTA_BASE_RANGE_H
#define SKATTA_BASE_RANGE_H

#include <stdbool.h>

/* Both ends are the same where the number is told itself, -INFINITY or INFINITY where an end is
 * open, NAN where there is no number. */
struct range {
	double low, high;
};

extern const struct range range_none;

struct range range_of(double number); /* itself; none of NAN */
bool range_is_none(struct range range);

/* Rounded to 1, 10, 100 parts of one, halves away from zero; the ends of a range outwards, so that
 * what was between them still is. */
double range_rounded(double value, double parts);
struct range range_rounded_ends(struct range range, double parts);

/* The one number that stands for it where there is room for one only: the bound where an end is
 * open, else the middle, which is the number itself. NAN where there is none. */
double range_number(struct range range);

/* The range with so much to either side of it, in tenths; none where `half` is NAN. */
struct range range_around(struct range range, double half);
/* Can two figures be told apart, of which each may be so far from the truth? Where either of them
 * is not known, they cannot. */
bool range_is_apart(struct range a, double half_a, struct range b, double half_b);

/* «3.4», «≥ 4.5», «≤ 1.5», «3.4–3.5», or with ASCII's signs; with the decimal sign of the language
 * that is spoken, as people read it; "" where there is none. For free(). */
char *range_say(struct range range, int decimals, bool utf8);

/* A change with its sign: «+6.3», «−5.0», «0.0», «−0.4–+0.2», or with ASCII's signs, «-0.4..+0.2»;
 * both ends are numbers. For free(). */
char *range_say_change(struct range range, int decimals, bool utf8);
/* «−0.4 to 6.6»: an interval, in tenths, or with ASCII's minus. For free(). */
char *range_say_interval(struct range range, bool utf8);

#endif
