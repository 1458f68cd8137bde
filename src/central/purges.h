/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ending the keeping of a closed round: its answers are erased, and its report stays. */
#ifndef SKATTA_CENTRAL_PURGES_H
#define SKATTA_CENTRAL_PURGES_H

#include "base/text.h"
#include "central/editions.h"
#include "report/report.h"

enum error purges_is_done(struct central *central, const char *round, bool *done) ERROR_MUST_CHECK;
/* ERROR_REFUSED with a hint where the answers of the round are gone. */
enum error purges_check(struct central *central, const char *round) ERROR_MUST_CHECK;

/* Keep the round's report in every format and language, and erase every answer to it, within the
 * caller's transaction; `*erased` is how many bundles' words are gone. The round is closed. */
enum error purges_do(
    struct central *central, const struct round *round, long *erased) ERROR_MUST_CHECK;

/* The report that was kept, in this language or in English. ERROR_NOT_FOUND where a format came
 * later than the purge. */
enum error purges_report(struct central *central, const char *round,
    const struct report_format *format, const char *language, struct text *out) ERROR_MUST_CHECK;

#endif
