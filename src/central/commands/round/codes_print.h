/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Slips, as they are printed. */
#ifndef SKATTA_CENTRAL_CODES_PRINT_H
#define SKATTA_CENTRAL_CODES_PRINT_H

#include "base/text.h"
#include "central/store/central.h"
#include "document/round/round.h"

/* What is printed, and how. */
struct codes_printing {
	struct round *round;
	struct round *since;       /* without what is in this edition; NULL: all */
	const unsigned char *only; /* this answer code and nothing else; NULL: all */
	bool csv;
	struct text out; /* has codes: text_wipe() */
};

/* Print the codes of the unit that somebody names, or of all where it is NULL. */
enum error codes_print(
    struct central *central, struct codes_printing *printing, const char *only) ERROR_MUST_CHECK;
/* Free the editions, and wipe what was printed. */
void codes_print_end(struct codes_printing *printing);

#endif
