/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All steps of skatta in one table, for journey_new(). */
#ifndef SKATTA_CLIENT_COMMANDS_STEPS_ALL_H
#define SKATTA_CLIENT_COMMANDS_STEPS_ALL_H

#include "walk/walk.h"

/* By their ids, client/steps/steps.h; NULL at that of none. */
extern const struct step *const steps_all[];

#endif
