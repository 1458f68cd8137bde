/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How it goes with an action, as it is told everywhere: a thermometer, a number of so many, or that
 * it is hidden. */
#ifndef SKATTA_REPORT_TEMPERATURE_H
#define SKATTA_REPORT_TEMPERATURE_H

#include "document/unit/unit_file.h"

/* What the newest measurement that knows the action of the unit tells; NULL for none. */
const struct unit_temperature *temperature_newest(
    const struct unit_file *file, const char *unit, long action);

/* «3.1 of 4», «hidden: too few». For free(). */
char *temperature_say(const struct unit_temperature *temperature, bool utf8);
/* «3.1 of 4, n 9». For free(). */
char *temperature_say_all(const struct unit_temperature *temperature, bool utf8);

/* How much of the thermometer is filled, of `whole` parts; 0 where it is hidden. */
long temperature_part(const struct unit_temperature *temperature, long whole);
/* It drawn in so many columns of text; "" where it is hidden. For free(). */
char *temperature_draw(const struct unit_temperature *temperature, long columns, bool utf8);

#endif
