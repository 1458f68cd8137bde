/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How far long work has come, in words, for a person who waits for it at a terminal: «merging
 * bundles: 1,200 of 10,000», in one line on standard error. */
#ifndef SKATTA_BASE_METER_H
#define SKATTA_BASE_METER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Its fields are its own. */
struct meter {
	const char *doing;
	size_t total, done;
	int64_t next; /* milliseconds: nothing is written before */
	bool shows;   /* there is a line */
};

/* Before the first piece of work: what is done ("merging bundles", translated, must outlive the
 * meter) and how many pieces there are, 0 where nobody knows. Nothing is ever written unless
 * standard error is a terminal. */
void meter_start(struct meter *meter, const char *doing, size_t total);

/* After each piece. In the first second nothing is written, and then twice a second at most. */
void meter_step(struct meter *meter);

/* On both ways out, before anything else is written: takes the line away. */
void meter_end(struct meter *meter);

#endif
