/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How many have answered, unit by unit; never who. */
#ifndef SKATTA_CENTRAL_TURNOUT_H
#define SKATTA_CENTRAL_TURNOUT_H

#include "central/store/editions.h"

/* How many responses count in each unit of the round, with what is in it; free() by the caller,
 * also after a failure. */
enum error turnout_count(
    struct central *central, const struct round *round, long **responses) ERROR_MUST_CHECK;

#endif
