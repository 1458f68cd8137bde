/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people wrote, and which unit shows it. For this layer. */
#ifndef SKATTA_FIGURES_COMMENTS_H
#define SKATTA_FIGURES_COMMENTS_H

#include "figures/count.h"
#include "figures/disclosure.h"

/* Keep a copy of a text, from the unit at this place; comments_forget() wipes all of them. */
void comments_keep(struct count *count, size_t place, const struct item *item, const char *text);
void comments_forget(struct count *count);

/* Add one item's lists to the figures: a list for each unit with a row that is no team. `groups`
 * says where the item itself is shown, for elsewhere its comments are not either: they would tell
 * how many answered. */
void comments_disclose(const struct count *count, const struct item *item, const bool *rows,
    const struct disclosure_group *groups, struct figures *figures);
void comments_free(struct figures *figures);

#endif
