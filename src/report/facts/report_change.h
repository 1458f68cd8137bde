/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Changes in words, as people read them. For this layer. */
#ifndef SKATTA_REPORT_FACTS_REPORT_CHANGE_H
#define SKATTA_REPORT_FACTS_REPORT_CHANGE_H

#include "figures/change/change.h"
#include "report/facts/report_unit.h"

enum { REPORT_CHANGE_NOTES = 4 };

/* «+6.3 (2.2 to 10.4), certain», without an interval «+6.3», «−6.3», «+6.3–+6.5»; «, unpaired»
 * where it is that; "" where there is none. For free(). */
char *report_change_say(const struct report *report, const struct change *change);

/* «Compared with: TITLE (ID).» For free(). */
char *report_change_with(const struct report *report);

/* What the unit's figures are compared with where that is not the unit of the same id, as a
 * sentence; NULL where it is, or where nothing is shown of it. For free(). */
char *report_change_from(const struct report *report, const struct report_unit *unit);

/* The unit's areas whose change is certain, in the questionnaire's order, as a sentence; "" where
 * none is. For free(). */
char *report_change_certain(const struct report *report, const struct report_unit *unit);

/* What has to be said once where changes of areas, and of items as well if `items`, are shown in
 * these units: what they are compared with, what the words mean that are there, and how a second
 * self-assessment is to be read. How many it is; each for free(). */
size_t report_change_notes(const struct report *report, const struct report_unit *units, size_t n,
    bool items, char *notes[REPORT_CHANGE_NOTES]);

#endif
