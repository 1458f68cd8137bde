/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Units that cannot have figures of their own: the coordinator is told before anybody answers. */
#ifndef SKATTA_CENTRAL_SMALL_UNITS_H
#define SKATTA_CENTRAL_SMALL_UNITS_H

#include "document/round/organisation.h"

/* Name on standard error those with fewer heads than `min_group`, some of them where they are many,
 * and say where their answers are counted. What is in one of them is not named. Silent where there
 * are none. */
void small_units_tell(const struct organisation *organisation, long min_group);

#endif
