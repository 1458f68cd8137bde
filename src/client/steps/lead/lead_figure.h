/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A row of a unit's result on a page of who leads it. */
#ifndef SKATTA_CLIENT_LEAD_FIGURE_H
#define SKATTA_CLIENT_LEAD_FIGURE_H

#include "client/steps/journey.h"

/* Is a change of it told? NULL has none. */
bool lead_figure_has_change(const struct unit_result *row);
/* «+6.3 (2.0 to 10.6), certain», «+6.3 (−1.0 to 13.6), unpaired»; for free(). */
char *lead_figure_say_change(const struct unit_result *row);
/* «63.5 ± 4.1, Working–Fluent», «hidden: too few»; for free(). */
char *lead_figure_say_level(const struct journey *journey, const struct unit_result *row);

/* An area or the total as a bar, and as many columns. */
void lead_figure_show(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name);
/* Its change, where one is told. */
void lead_figure_show_change(const struct journey *journey, struct page *page,
    const struct unit_result *row, const char *name);

#endif
