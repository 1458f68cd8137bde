/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Changes in a round that is open. */
#ifndef SKATTA_CENTRAL_ROUND_CHANGE_H
#define SKATTA_CENTRAL_ROUND_CHANGE_H

#include "central/store/central.h"
#include "document/round/round.h"

/* May its codes and people be changed here? ERROR_REFUSED with a hint where somebody else opened
 * it, or it is closed. */
enum error round_change_check(
    const struct central *central, const struct round *round) ERROR_MUST_CHECK;

/* The unit where people answer with codes that somebody names. ERROR_NOT_FOUND with the units there
 * are as a hint, or ERROR_REFUSED where nobody answers there or nobody needs a code. */
enum error round_change_unit(
    const struct round *round, const char *named, int *unit) ERROR_MUST_CHECK;

/* Say on standard error that the new edition has to reach people before what is new in it holds. */
void round_change_tell(const struct round *round);

#endif
