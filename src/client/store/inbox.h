/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files that a place's units are given: those are fetched whose names its leader codes tell,
 * and the newest of each is kept in the place, sealed, as the page "told/ROUND UNIT", {"file",
 * "number"}. skatta-unit(5). */
#ifndef SKATTA_CLIENT_INBOX_H
#define SKATTA_CLIENT_INBOX_H

#include "client/store/profile.h"
#include "document/unit/unit_file.h"
#include "exchange/exchange.h"

enum { INBOX_MAX_TRIES = 64 /* of names with one tag, the newest first */ };

/* Take in what is newer for the units that the place leads; `*count` is for how many of them
 * something was. What is no file, too large, has another name than its bytes give, or is not what
 * the coordinator says to that unit is left alone. */
enum error inbox_take(
    struct profile *profile, struct exchange *exchange, size_t *count) ERROR_MUST_CHECK;

/* What the unit was told last, as its leader code opens it, for unit_file_free(); NULL for nothing.
 */
enum error inbox_newest(struct profile *profile, const struct round *round, int unit,
    const char *code, struct unit_file **file) ERROR_MUST_CHECK;

/* Forget it. */
enum error inbox_drop(
    struct profile *profile, const struct round *round, int unit) ERROR_MUST_CHECK;

#endif
