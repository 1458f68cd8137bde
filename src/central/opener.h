/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whose figures those of a round are: the ones of the coordinator who opened it, and no others.
 *
 * Each store that has a round freezes, when the edition comes that closes it, what it has merged by
 * then. Two coordinators can have merged different bundles; figures of both, side by side, would
 * tell of the few who are in one of them only, and neither store can see what the other has told.
 * So a store tells none of a round that it did not open until a batch of the opener's has said what
 * was counted: one snapshot a round, and each one after it was held to it there. */
#ifndef SKATTA_CENTRAL_OPENER_H
#define SKATTA_CENTRAL_OPENER_H

#include "central/editions.h"

/* Is what is frozen here what the opener counted? Always in a round of this store's own. */
enum error opener_has_spoken(
    struct central *central, const struct round *round, bool *has) ERROR_MUST_CHECK;

/* The same: ERROR_REFUSED with a hint where it is not. */
enum error opener_check(struct central *central, const struct round *round) ERROR_MUST_CHECK;

/* It is from now on. */
enum error opener_speaks(struct central *central, const char *round) ERROR_MUST_CHECK;

#endif
