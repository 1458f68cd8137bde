/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The reports that stay of purged rounds: rows of the table `purged`, a report of any size. */
#ifndef SKATTA_CENTRAL_PURGED_REPORTS_H
#define SKATTA_CENTRAL_PURGED_REPORTS_H

#include "base/text.h"
#include "central/central.h"

/* Keep a report that is not there yet, within the caller's transaction. */
enum error purged_reports_put(struct central *central, const char *round, const char *format,
    const char *language, const struct text *report) ERROR_MUST_CHECK;

/* Add the report to `out`; `*found` is false where there is none in the format and language.
 * ERROR_DAMAGED where a part of it is missing or was changed. */
enum error purged_reports_get(struct central *central, const char *round, const char *format,
    const char *language, struct text *out, bool *found) ERROR_MUST_CHECK;

#endif
