/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which equations follow from those that are known, exactly: linear algebra modulo a prime. */
#ifndef SKATTA_TESTS_ATTACK_ALGEBRA_H
#define SKATTA_TESTS_ATTACK_ALGEBRA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Rows of whole numbers, one after another; column j says something of the person owner[j]. Does
 * some combination of rows, other than nothing, speak of fewer than `few` people? Those are put
 * into `who`, which has room for few - 1, and their number is returned; 0 where there is none.
 * `few` is at most 6. */
size_t algebra_find_few(
    const int64_t *rows, size_t n_rows, size_t n_columns, const int *owner, size_t few, int *who);

#endif
