/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What whoever adds and subtracts needs: trees of units, chance that is the same at every run, and
 * the rank of a matrix. Knows nothing of what the program decides. */
#ifndef SKATTA_TESTS_ATTACKER_H
#define SKATTA_TESTS_ATTACKER_H

#include "document/organisation.h"

void attacker_seed(unsigned long seed);
unsigned attacker_below(unsigned limit);

/* Is the unit in the one above, or that itself? The place behind the last unit is all of them. */
bool attacker_is_within(const struct organisation *organisation, size_t unit, size_t above);
bool attacker_is_leaf(const struct organisation *organisation, size_t unit);

/* The rank of rows, one after another, modulo a prime far above every minor of so small a matrix
 * of noughts and ones, with a sign or without. The rows are changed. */
size_t attacker_rank(long *rows, size_t n_rows, size_t n_columns);

#endif
