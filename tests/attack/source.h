/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whoever tells something of a history: the program (program.h), or a model of its rule that may
 * have a hole (model.h). An attacker asks it again and again, and knows no more. */
#ifndef SKATTA_TESTS_ATTACK_SOURCE_H
#define SKATTA_TESTS_ATTACK_SOURCE_H

#include <stddef.h>

#include "history.h"

/* All that is kept, to the last digit, in one order: more than is ever shown. Where two histories
 * differ in answers only, the same number stands at the same place, or the shape is another. */
struct number {
	int64_t is;
	int whole; /* NUMBER_SHOWN, NUMBER_HIDDEN, or told only as a part of the number there */
};
enum { NUMBER_SHOWN = -1, NUMBER_HIDDEN = -2 };
struct numbers {
	struct number *all;
	size_t n, room;
	uint64_t shape;
};

/* What the table of a publication says of an item in a unit, and whom it compares with. */
struct shown {
	int event, unit, item;
	bool hidden, others;
	long n;
	bool n_is_least;
	double low, high; /* the mean */
};
struct table {
	struct shown *rows;
	size_t n, room;
};

struct source {
	const char *name;
	void (*keep)(const struct history *history, struct numbers *numbers);
	void (*tell)(const struct history *history, struct table *table);
};

/* Both begin as all zero, and are used again; free() what is in `all` and `rows`. */
void numbers_start(struct numbers *numbers);
void numbers_add(struct numbers *numbers, int64_t number);
/* `parts`, each known only as a share of the whole. */
void numbers_add_parts(struct numbers *numbers, long whole, const long *parts, size_t n);
void numbers_shape(struct numbers *numbers, long mark);
void table_start(struct table *table);
void table_add(struct table *table, const struct shown *shown);
/* How far two tables are from each other; 0 where they say the same. */
double table_distance(const struct table *a, const struct table *b);

#endif
