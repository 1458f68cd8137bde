/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A small round whose figures can be worked out by hand, and what may be said of them. */
#ifndef SKATTA_TESTS_SMALL_H
#define SKATTA_TESTS_SMALL_H

#include "figures/figures.h"

/* The district has a school of two teams and a school of its own, of the form gymnasium. */
enum { DISTRICT, SCHOOL, TEAM_1, TEAM_2, LONE, UNITS };

struct small {
	struct round round;
	struct people *people;
	unsigned long n_people; /* who have answered; or the number of the next */
	struct counted *counted;
	unsigned char key[DIGEST_SIZE]; /* under which they are counted */
	struct figures_left_out left_out;
	struct figures *figures;
};

/* For cmocka: *state is the struct small. */
int small_set_up(void **state);
int small_tear_down(void **state);

/* Forget who has answered. */
void small_start_again(struct small *fixture);

/* One person's answers, one character an item in this order: A1 A2 A3 A4 (A4 reversed), B1 B2 (B2
 * only for role L), G1, N1, C1, K1, H1, R1. A digit, '.' none, '-' not applicable, '?' not said,
 * 't' a text; what is not written is none. */
void small_add(struct small *fixture, int unit, const char *role, const char *written);
void small_add_times(
    struct small *fixture, int times, int unit, const char *role, const char *written);

/* The same by the person of this number, who may be one of another round too. */
void small_add_as(
    struct small *fixture, unsigned long person, int unit, const char *role, const char *written);

/* One person's words for K1, and nothing else. */
void small_write(struct small *fixture, int unit, const char *words);

/* Count those who have answered, once, and make what is shown of it. */
/* Count them anew, and make what is shown. */
void small_disclose(struct small *fixture);
/* Either alone. */
void small_count(struct small *fixture);
void small_show(struct small *fixture);

/* The row of an item or area, or of the total where `id` is NULL; NULL where there is none. */
const struct figure *small_row(const struct small *fixture, int unit, const char *id);
/* It must be there and not be hidden. */
const struct figure *small_shown(const struct small *fixture, int unit, const char *id);
/* Hidden, and no number left in it. */
void small_assert_hidden(const struct small *fixture, int unit, const char *id);

/* As it is shown: exactly the double that the decimal is read as. */
void small_assert_number(double figure, double expected);
void small_assert_shown(struct range range, double low, double high);
void small_assert_exactly(struct range range, double expected);

#endif
