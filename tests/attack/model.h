/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rule of skatta-figures(7) once more, in its plainest form, for items
 * alone; and with a hole put into it, which each attacker must find before anybody believes it. */
#ifndef SKATTA_TESTS_ATTACK_MODEL_H
#define SKATTA_TESTS_ATTACK_MODEL_H

#include "source.h"

extern const struct source model_as_it_is;   /* the rule */
extern const struct source model_own_index;  /* an area is the mean of persons' own indexes */
extern const struct source model_shared;     /* a school counts everybody, beside its large teams */
extern const struct source model_any_pairs;  /* all pairs of a school are a set */
extern const struct source model_one_of_two; /* condition 2 looks at [exactly one of the two] */
extern const struct source model_both_first; /* both followers of a round are paired, untested */
extern const struct source model_tells_missing;  /* no answer, or counted further up */
extern const struct source model_exact_asked;    /* also of a conditional item */
extern const struct source model_asked_by_count; /* its place says how many were asked */
extern const struct source model_no_bands;       /* a mean at an end of the scale is told */

#endif
