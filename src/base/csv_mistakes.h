/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is wrong in somebody's CSV file, gathered while it is checked and told at once by line and
 * column: who mends a spreadsheet wants the whole list. */
#ifndef SKATTA_BASE_CSV_MISTAKES_H
#define SKATTA_BASE_CSV_MISTAKES_H

#include <stddef.h>

#include "base/error.h"

struct csv_mistake {
	int line;
	size_t place;       /* of the column, for the order */
	const char *column; /* its name */
	char *sentence;
};

/* All zero is none. Names of columns stay until csv_mistakes_free(). */
struct csv_mistakes {
	struct csv_mistake *of;
	size_t kept;  /* of them */
	size_t count; /* of all that were found */
};

void csv_mistakes_add(struct csv_mistakes *mistakes, int line, size_t place, const char *column,
    const char *format, ...) ERROR_PRINTF(5, 6);
void csv_mistakes_free(struct csv_mistakes *mistakes);

/* «FILE line 2, unit: …; line 3, A1: …; and 4 more»: up to ten, as ERROR_DAMAGED with the hint to
 * mend them; ERROR_NONE where there are none. */
enum error csv_mistakes_tell(struct csv_mistakes *mistakes, const char *name) ERROR_MUST_CHECK;

/* «FILE has an unknown column «name»», where `what` is the verb and its object: ERROR_DAMAGED, to
 * which the caller gives a hint that shows a good first line. */
enum error csv_mistakes_heading(const char *name, const char *what, const char *column);

#endif
