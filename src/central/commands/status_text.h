/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where units stand, for people: rounds, a row for each unit, and what comes when, in 80 columns.
 */
#ifndef SKATTA_CENTRAL_STATUS_TEXT_H
#define SKATTA_CENTRAL_STATUS_TEXT_H

#include "base/text.h"
#include "central/results/overview.h"

void status_text_add(const struct overview *overview, struct text *out);
/* What comes when, behind an empty line; nothing where nothing does. */
void status_text_days(const struct overview *overview, struct text *out);

#endif
