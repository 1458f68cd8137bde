/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two rows that grow. */
#include "source.h"

#include <math.h>

#include "base/memory.h"

void numbers_start(struct numbers *numbers)
{
	numbers->n = 0;
	numbers->shape = 1469598103934665603u;
}

static void add(struct numbers *numbers, int64_t is, int whole)
{
	if (numbers->n == numbers->room) {
		numbers->room = 2 * numbers->room + 64;
		numbers->all = memory_grow(numbers->all, numbers->room, sizeof *numbers->all);
	}
	numbers->all[numbers->n++] = (struct number){ is, whole };
}

void numbers_add(struct numbers *numbers, int64_t number)
{
	add(numbers, number, NUMBER_SHOWN);
}

void numbers_add_parts(struct numbers *numbers, long whole, const long *parts, size_t n)
{
	int at = (int)numbers->n;

	add(numbers, whole, NUMBER_HIDDEN);
	for (size_t i = 0; i < n; i++)
		add(numbers, parts[i], at);
}

void numbers_shape(struct numbers *numbers, long mark)
{
	numbers->shape = (numbers->shape ^ (uint64_t)mark) * 1099511628211u;
}

void table_start(struct table *table)
{
	table->n = 0;
}

void table_add(struct table *table, const struct shown *shown)
{
	if (table->n == table->room) {
		table->room = 2 * table->room + 64;
		table->rows = memory_grow(table->rows, table->room, sizeof *table->rows);
	}
	table->rows[table->n++] = *shown;
}

static double between(const struct shown *a, const struct shown *b)
{
	if (a->event != b->event || a->unit != b->unit || a->item != b->item)
		return 1000;
	if (a->hidden != b->hidden)
		return 10;
	return fabs(a->low - b->low) + fabs(a->high - b->high) + (a->others != b->others) +
	       (a->n_is_least != b->n_is_least) + 0.5 * fabs((double)(a->n - b->n));
}

double table_distance(const struct table *a, const struct table *b)
{
	double distance = 0;

	if (a->n != b->n)
		return 1000;
	for (size_t i = 0; i < a->n; i++)
		distance += between(&a->rows[i], &b->rows[i]);
	return distance;
}
