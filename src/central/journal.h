/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was done with the store, and on which day: no time, and never about a person. */
#ifndef SKATTA_CENTRAL_JOURNAL_H
#define SKATTA_CENTRAL_JOURNAL_H

#include "central/central.h"

/* Note that `what` (the command's name) was done; `about` are plain English words. */
enum error journal_add(struct central *central, const char *what, const char *about,
    ...) ERROR_MUST_CHECK ERROR_PRINTF(3, 4);

/* Call `each` for every note, the oldest first. */
enum error journal_each(struct central *central,
    void (*each)(void *context, const char *day, const char *what, const char *about),
    void *context) ERROR_MUST_CHECK;

#endif
