/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures of a closed round as the leaders of its units are given them. */
#ifndef SKATTA_CENTRAL_UNIT_FIGURES_H
#define SKATTA_CENTRAL_UNIT_FIGURES_H

#include "central/results/plans.h"

/* Put into each unit's file its own figures and those of the units directly below it, as any report
 * shows them; beside those of the round that is followed, once a report has told that comparison.
 * Nothing while the round is open, and when its answers are purged. */
enum error unit_figures_add(
    struct central *central, const struct round *round, struct plans *plans) ERROR_MUST_CHECK;

#endif
