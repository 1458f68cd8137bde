/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ending the keeping of a closed round: its answers are erased, and what was counted stays. */
#ifndef SKATTA_CENTRAL_PURGES_H
#define SKATTA_CENTRAL_PURGES_H

#include "base/text.h"
#include "central/store/editions.h"

enum error purges_is_done(struct central *central, const char *round, bool *done) ERROR_MUST_CHECK;
/* ERROR_REFUSED with a hint where the answers of the round are gone; and that they are. */
enum error purges_check(struct central *central, const char *round) ERROR_MUST_CHECK;
enum error purges_refuse(const char *round) ERROR_MUST_CHECK;

/* Erase every answer to the round, what people wrote, and who is in which block, within the
 * caller's transaction; `*erased` is how many bundles' words are gone. The round is closed. */
enum error purges_do(
    struct central *central, const struct round *round, long *erased) ERROR_MUST_CHECK;

/* Was it purged by an earlier version, which kept its report? */
enum error purges_kept(struct central *central, const char *round, bool *kept) ERROR_MUST_CHECK;

/* That report, in this language or in English. ERROR_NOT_FOUND where a format came later than the
 * purge. */
enum error purges_report(struct central *central, const char *round, const char *format,
    const char *language, struct text *out) ERROR_MUST_CHECK;

#endif
