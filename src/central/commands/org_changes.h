/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is different in an organisation, as lines for the coordinator. */
#ifndef SKATTA_CENTRAL_ORG_CHANGES_H
#define SKATTA_CENTRAL_ORG_CHANGES_H

#include "base/text.h"
#include "document/round/organisation_changes.h"

/* Add what is said of the change, without a line feed, which was found
 * between these two. */
void org_changes_add(const struct organisation *before, const struct organisation *after,
    const struct organisation_change *change, struct text *out);

#endif
