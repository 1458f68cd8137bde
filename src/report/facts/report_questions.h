/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The questions of a dialogue, which follow from what is told. For this layer. */
#ifndef SKATTA_REPORT_REPORT_QUESTIONS_H
#define SKATTA_REPORT_REPORT_QUESTIONS_H

#include "report/facts/report_dialogue.h"

/* As many as people get through. */
enum { REPORT_QUESTIONS_MOST = 7 };

/* Those of the unit that weigh most, in that order. How many it is; each for free(). */
size_t report_questions(const struct report *report, const struct report_dialogue *dialogue,
    char *asked[REPORT_QUESTIONS_MOST]);

#endif
