/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What an earlier version left to be done once the store is unlocked. */
#ifndef SKATTA_CENTRAL_UPGRADES_H
#define SKATTA_CENTRAL_UPGRADES_H

#include "central/store/central.h"

/* Erase what was taken back after closing; know the unit of each response, so that they are counted
 * unopened; and count the rounds that are closed, and of which nothing has left. A transaction of
 * its own, where there is anything to do. */
enum error upgrades_run(struct central *central) ERROR_MUST_CHECK;

#endif
