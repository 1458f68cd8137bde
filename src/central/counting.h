/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what counts in a round to its figures. */
#ifndef SKATTA_CENTRAL_COUNTING_H
#define SKATTA_CENTRAL_COUNTING_H

#include "central/editions.h"
#include "figures/figures.h"

/* The figures of a closed round, its newest edition, that may be shown. ERROR_REFUSED with a hint
 * while it is open. figures_free() by the caller. */
enum error counting_figures(
    struct central *central, const struct round *round, struct figures **figures) ERROR_MUST_CHECK;

#endif
