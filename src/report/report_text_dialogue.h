/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page of the result dialogue as text. For report_text.c. */
#ifndef SKATTA_REPORT_REPORT_TEXT_DIALOGUE_H
#define SKATTA_REPORT_REPORT_TEXT_DIALOGUE_H

#include "report/facts/report_dialogue.h"

/* What the areas of one of the units say; nothing for a team in a report about more. */
void report_text_dialogue(const struct report *report, struct text *out,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit);

#endif
