/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who reads what the person wrote, for step_hand_over.c. */
#ifndef SKATTA_CLIENT_STEP_READERS_H
#define SKATTA_CLIENT_STEP_READERS_H

#include "client/steps/journey.h"

/* Is there a comment of which the person can say that? */
bool step_readers_has_any(const struct response *response);

#endif
