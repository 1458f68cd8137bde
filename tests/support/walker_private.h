/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What walking and keeping a record of it share. */
#ifndef SKATTA_TESTS_WALKER_PRIVATE_H
#define SKATTA_TESTS_WALKER_PRIVATE_H

#include "support/walker.h"

struct walker {
	struct journey *journey;
	struct walker_record *record; /* or NULL */
	bool checks;                  /* what the pages say */
	enum error rc;                /* of what was done last; its sentence stands */
};

void walker_walk(struct walker *walker, const char *way);

/* Keep where the walk stands, after this word; `more`: which is done once more. */
void walker_keep(struct walker *walker, const char *word, bool more);

#endif
