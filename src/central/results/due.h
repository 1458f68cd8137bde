/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is to be done about a round, and on which day: a row for each. Half a year and a year are
 * said here and nowhere else. */
#ifndef SKATTA_CENTRAL_DUE_H
#define SKATTA_CENTRAL_DUE_H

#include "document/round/round.h"

enum due_kind {
	DUE_BEGIN,   /* the round opens, */
	DUE_CLOSE,   /* and closes, as its file says */
	DUE_MEASURE, /* a temperature measurement */
	DUE_ASSESS,  /* the next self-assessment */
	DUE_MEET,    /* again, as was agreed on in a dialogue */
	DUE_KINDS
};

struct due_row {
	const char *name;  /* for programs */
	int months;        /* after the round was closed; 0: on a day that somebody gave */
	const char *to_do; /* N_(); the round's id stands behind it */
	const char *how;   /* a command, with the id behind it; or NULL */
};

extern const struct due_row due_rows[DUE_KINDS];

/* The day of it, as far as the round knows it; "" for none. */
void due_day(enum due_kind kind, const struct round *round, char day[CLOCK_DAY_SIZE]);

#endif
