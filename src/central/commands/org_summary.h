/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An organisation in one line. */
#ifndef SKATTA_CENTRAL_ORG_SUMMARY_H
#define SKATTA_CENTRAL_ORG_SUMMARY_H

#include "base/text.h"
#include "document/round/organisation.h"

/* Add a line: how many units there are of each level, and people in all. */
void org_summary_add(const struct organisation *organisation, struct text *out);

#endif
