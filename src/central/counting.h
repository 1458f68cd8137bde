/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what counts in a round to its figures. */
#ifndef SKATTA_CENTRAL_COUNTING_H
#define SKATTA_CENTRAL_COUNTING_H

#include "central/editions.h"
#include "figures/figures.h"

/* The figures of a closed round, its newest edition, that may be shown; ERROR_REFUSED with a hint
 * while it is open, or has figures that only its opener tells (opener.h). figures_free() by the
 * caller.
 *
 * They are compared with the closed round that `compare` names, or where it is NULL with the one
 * that the round follows. Where a named one cannot be compared, ERROR_REFUSED or ERROR_NOT_FOUND
 * with a hint; where the one that is followed cannot, or is no self-assessment, `*earlier` stays
 * NULL. round_free() by the caller, after the figures. With `earlier` NULL nothing is compared. */
enum error counting_figures(struct central *central, const struct round *round, const char *compare,
    struct round **earlier, struct figures **figures) ERROR_MUST_CHECK;

/* The same figures of the round by itself, but with the comments that its reports leave out: for
 * the coordinator, who decides which those are. */
enum error counting_comments(
    struct central *central, const struct round *round, struct figures **figures) ERROR_MUST_CHECK;

/* What people of a closed round told the coordinator alone, as they come; no figure has it. */
enum error counting_told(struct central *central, const struct round *round,
    void (*each)(void *context, int unit, const struct item *item, const char *text),
    void *context) ERROR_MUST_CHECK;

/* The key under which comments have their names and their order. */
void counting_order(
    const struct central *central, const struct round *round, unsigned char key[DIGEST_SIZE]);

/* Do all of the round's publications, so many, together tell of nobody fewer than it promises?
 * FIGURES_MOST_PUBLICATIONS at most. */
enum error counting_is_safe(struct central *central, const struct round *round, size_t publications,
    bool *safe) ERROR_MUST_CHECK;

#endif
