/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `purged`: that a round was purged, and the reports that earlier versions kept of those
 * that they purged. */
#ifndef SKATTA_CENTRAL_PURGED_REPORTS_H
#define SKATTA_CENTRAL_PURGED_REPORTS_H

#include "base/text.h"
#include "central/store/central.h"

/* Note that it is purged. */
enum error purged_reports_none(struct central *central, const char *round) ERROR_MUST_CHECK;

/* Add the report to `out`; `*found` is false where none was kept in that format and language. */
enum error purged_reports_get(struct central *central, const char *round, const char *format,
    const char *language, struct text *out, bool *found) ERROR_MUST_CHECK;

#endif
