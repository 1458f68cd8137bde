/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the ids and numbers of a report mean: the questionnaire as CSV, a line for each item, as
 * skatta-central(1) describes it. It holds nothing of any answer. */
#ifndef SKATTA_REPORT_CODEBOOK_H
#define SKATTA_REPORT_CODEBOOK_H

#include "base/text.h"
#include "form/questionnaire.h"

void codebook_write(
    const struct questionnaire *questionnaire, const char *language, struct text *out);

#endif
