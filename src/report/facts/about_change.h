/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the words mean that stand behind changes, and how a second self-assessment is to be read:
 * the same to who reads a report and to a unit's leader. */
#ifndef SKATTA_REPORT_FACTS_ABOUT_CHANGE_H
#define SKATTA_REPORT_FACTS_ABOUT_CHANGE_H

#include "document/round/organisation.h"

const char *about_change_intervals(void);
const char *about_change_unpaired(void);
/* What a school or team is compared with that came from others, by their names, at least one; for
 * free(). */
char *about_change_from(enum unit_level level, char *const *names, size_t n);
/* That less need not mean less. */
const char *about_change_less(void);

#endif
