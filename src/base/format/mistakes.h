/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is wrong in a file that somebody wrote, gathered while it is checked and told at once by
 * line and column: who mends a file wants the whole list. */
#ifndef SKATTA_BASE_MISTAKES_H
#define SKATTA_BASE_MISTAKES_H

#include <stddef.h>

#include "base/error.h"

struct mistake {
	int line;
	size_t place; /* of the column, for the order */
	char *column; /* its name, or «column 12» */
	char *sentence;
	char *hint; /* the next step for this one alone, or NULL */
};

/* All zero is none. */
struct mistakes {
	struct mistake *first;
	size_t kept;  /* of them */
	size_t count; /* of all that were found */
};

void mistakes_add(struct mistakes *mistakes, int line, size_t place, const char *column,
    const char *format, ...) ERROR_PRINTF(5, 6);
/* The next step for the one that was added last, unless it has one. */
void mistakes_hint(struct mistakes *mistakes, const char *hint);
void mistakes_free(struct mistakes *mistakes);

/* «FILE line 2, unit: …; line 3, A1: …; and 4 more», up to ten in the order of the file; for the
 * caller to free. NULL where there are none. */
char *mistakes_list(struct mistakes *mistakes, const char *name);
/* The list as ERROR_DAMAGED, ERROR_NONE where there are none. One alone is told with its own hint;
 * the caller gives one for several. */
enum error mistakes_tell(struct mistakes *mistakes, const char *name) ERROR_MUST_CHECK;

#endif
