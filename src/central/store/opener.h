/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whose figures those of a round are: the ones of the coordinator who opened it, and no others.
 *
 * Two coordinators can have merged different bundles; figures of both, side by side, would tell of
 * the few who are in one of them only. So only the store that opened a round counts it, and the
 * others show what came of it in a batch (counts.h). `spoken` is about payloads: whether late and
 * frozen are what the opener said. */
#ifndef SKATTA_CENTRAL_OPENER_H
#define SKATTA_CENTRAL_OPENER_H

#include "central/store/editions.h"

/* Is what is frozen here what the opener said? Always in a round of this store's own. */
enum error opener_has_spoken(
    struct central *central, const struct round *round, bool *has) ERROR_MUST_CHECK;

/* ERROR_REFUSED with a hint where the round is not this store's own: another one opened it, or has
 * it by now. */
enum error opener_check_own(
    const struct central *central, const struct round *round) ERROR_MUST_CHECK;

/* ERROR_REFUSED with a hint: its opener tells the figures of the round. */
enum error opener_refuse(const struct round *round) ERROR_MUST_CHECK;

/* It is from now on. */
enum error opener_speaks(struct central *central, const char *round) ERROR_MUST_CHECK;

/* The round was handed over to this key and is not this store's own from now on, or is so again,
 * where that is NULL; and to whom it was, "" for nobody. */
enum error opener_give(struct central *central, const char *id, const char *key) ERROR_MUST_CHECK;
enum error opener_given_to(
    struct central *central, const char *id, char key[MINISIGN_KEY_TEXT_SIZE]) ERROR_MUST_CHECK;

#endif
