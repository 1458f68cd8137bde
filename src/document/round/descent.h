/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units of another round the units of one are, by what their organisations say that they came
 * from (organisation.h), along rounds that follow each other. */
#ifndef SKATTA_DOCUMENT_DESCENT_H
#define SKATTA_DOCUMENT_DESCENT_H

#include "document/round/round.h"

struct descent_unit {
	int *units; /* their places in the other round, rising */
	size_t n;   /* 0: there is none, or none that is this unit alone */
	bool moved; /* it is not just the one of the same id */
};

/* Unit by unit, as in the round that it begins with. */
struct descent {
	struct descent_unit *of;
	size_t n;
};

/* From the first round of the path to the last, each next to the one before it: followed by it, or
 * following it. Upwards a unit is all that it came from, where all of that is there; downwards it
 * is all that came from it, where nothing else has come into that. Of rounds that are not next to
 * each other, units are the same where their ids and levels are. descent_free() by the caller. */
struct descent *descent_new(const struct round *const *path, size_t n);
void descent_free(struct descent *descent);

/* The one unit that this one was, where nothing else was it and it was nothing else; or
 * ORGANISATION_NO_UNIT. */
int descent_only(const struct descent *descent, int unit);

#endif
