/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the person answered in the rounds before: from each to the one that it follows. */
#ifndef SKATTA_CLIENT_EARLIER_H
#define SKATTA_CLIENT_EARLIER_H

#include "client/store/response.h"

/* How far back to look: each round is read and verified again. */
enum { EARLIER_LAST = 1, EARLIER_ALL = 12 };

/* A round that the person finished; or one of which there should be something, and `trouble`. */
struct earlier_time {
	size_t back;               /* 1: the round that this one follows */
	char *name;                /* its title, or its id where it cannot be read */
	struct round *round;       /* NULL where it cannot be read */
	struct response *response; /* as last answered; NULL where it cannot be read */
	char *trouble;             /* why not; NULL otherwise */
};

struct earlier {
	struct earlier_time *times; /* the newest first */
	size_t n_times;
};

/* Look for them, so many rounds back at most, and never at one twice. It never fails: the person's
 * present answers are there without it. A round that the person never finished is nothing, and
 * behind one that this machine does not know, or cannot read, nobody can look. */
void earlier_open(struct earlier *earlier, const struct response *now, size_t most);
void earlier_close(struct earlier *earlier);

/* The answers in the round that this one follows, or NULL. */
const struct response *earlier_last(const struct earlier *earlier);

#endif
