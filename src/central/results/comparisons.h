/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which rounds are compared. A round is compared person by person with the one that it follows
 * alone, by what was counted when it closed (closings.h); with any other, by what both show. */
#ifndef SKATTA_CENTRAL_COMPARISONS_H
#define SKATTA_CENTRAL_COMPARISONS_H

#include "central/store/editions.h"

/* The round to compare with: the one that `compare` names, otherwise the one that is followed; NULL
 * where none was named and that one will not do. round_free() by the caller. */
enum error comparisons_find(struct central *central, const struct round *round, const char *compare,
    struct round **earlier) ERROR_MUST_CHECK;

#endif
