/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "attacker.h"

#include <stdint.h>

enum { PRIME = 1000003 };

static uint64_t state;

void attacker_seed(unsigned long seed)
{
	state = seed;
}

unsigned attacker_below(unsigned limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % limit;
}

bool attacker_is_within(const struct organisation *organisation, size_t unit, size_t above)
{
	size_t all = organisation->n_units;

	while (unit != above && unit != all)
		unit = organisation->units[unit].parent == ORGANISATION_NO_UNIT
			   ? all
			   : (size_t)organisation->units[unit].parent;
	return unit == above;
}

bool attacker_is_leaf(const struct organisation *organisation, size_t unit)
{
	for (size_t i = 0; i < organisation->n_units; i++)
		if (organisation->units[i].parent == (int)unit)
			return false;
	return true;
}

static long power(long base, long exponent)
{
	long result = 1;

	for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
		if (exponent % 2)
			result = result * base % PRIME;
	return result;
}

static void swap_rows(long *a, long *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		long swap = a[i];

		a[i] = b[i];
		b[i] = swap;
	}
}

size_t attacker_rank(long *rows, size_t n_rows, size_t n_columns)
{
	size_t rank = 0;

	for (size_t i = 0; i < n_rows * n_columns; i++)
		rows[i] = (rows[i] % PRIME + PRIME) % PRIME;

	for (size_t column = 0; column < n_columns && rank < n_rows; column++) {
		long *top = rows + rank * n_columns;
		size_t pivot = rank;

		while (pivot < n_rows && rows[pivot * n_columns + column] == 0)
			pivot++;
		if (pivot == n_rows)
			continue;
		swap_rows(top, rows + pivot * n_columns, n_columns);
		for (size_t i = rank + 1; i < n_rows; i++) {
			long *row = rows + i * n_columns;
			long factor = row[column] * power(top[column], PRIME - 2) % PRIME;

			for (size_t j = 0; factor != 0 && j < n_columns; j++)
				row[j] = (row[j] + (PRIME - factor) * top[j]) % PRIME;
		}
		rank++;
	}
	return rank;
}
