/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which revision the next bundle of this machine has, whoever's it is: one that was never given
 * before, also where the machine has been set back to what it was the night before, and has
 * forgotten what it sent. */
#ifndef SKATTA_CLIENT_REVISION_H
#define SKATTA_CLIENT_REVISION_H

#include "client/store/store.h"

/* The one to give: above the last one that is known here (0 for none), and above all that the
 * coordinator has said to go above. ERROR_TOO_LARGE with a hint where there is no higher one. */
enum error revision_next(struct store *store, long last, long *next) ERROR_MUST_CHECK;

/* Remember what a verified file of receipts says to go above; a smaller number changes nothing. */
enum error revision_hear(struct store *store, long above) ERROR_MUST_CHECK;

#endif
