/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What closed pulses tell of the actions of plans: figures that may be shown, and no others. */
#ifndef SKATTA_CENTRAL_TEMPERATURES_H
#define SKATTA_CENTRAL_TEMPERATURES_H

#include "central/results/plans.h"
#include "central/results/pulses.h"

/* Add to the units' files the temperatures from the closed pulses that follow the round, the oldest
 * first: of the unit's own actions and of those around it, each as all tell it who were asked about
 * it; and from those that followed the rounds before, of the unit's actions that were there
 * already.
 */
enum error temperatures_add(struct central *central, const struct pulses *pulses,
    const struct round *round, struct plans *plans) ERROR_MUST_CHECK;

#endif
