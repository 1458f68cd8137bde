/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round's id from its title: «Hösten 2026» is hosten-2026. */
#ifndef SKATTA_CENTRAL_ROUND_ID_H
#define SKATTA_CENTRAL_ROUND_ID_H

#include "central/store/central.h"
#include "document/round/round.h"

/* One that no round here has: the title's letters and digits, or the day where it has none; with a
 * number behind it where that is taken. */
enum error round_id_make(
    struct central *central, const char *title, char id[ROUND_ID_SIZE]) ERROR_MUST_CHECK;

#endif
