/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How the answers to an item with labels are distributed, as it may be told: not that nearly
 * nobody, and not that nearly all chose one. As in bounds.h a whole is told no better than its
 * parts. For this layer. */
#ifndef SKATTA_FIGURES_SHARES_H
#define SKATTA_FIGURES_SHARES_H

#include "figures/count.h"
#include "figures/disclosure.h"

/* The shares of the item's labels in whole per cent, unit by unit and all last, each an array for
 * free(); NULL where they are not shown. `groups` says where the item itself is shown. */
struct range **shares_find(
    const struct count *count, const struct item *item, const struct disclosure_group *groups);

#endif
