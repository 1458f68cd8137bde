/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of kinds of item and its rows. */
#ifndef SKATTA_FORM_ITEM_KINDS_H
#define SKATTA_FORM_ITEM_KINDS_H

#include "form/item_kind.h"

/* NULL where there is none of this name; NULL after the last. */
const struct item_kind *item_kinds_find(const char *name);
const struct item_kind *item_kinds_at(size_t i);

extern const struct item_kind item_kind_scale;   /* item_kind_one.c */
extern const struct item_kind item_kind_choice;  /* item_kind_one.c */
extern const struct item_kind item_kind_choices; /* item_kind_many.c */
extern const struct item_kind item_kind_number;
extern const struct item_kind item_kind_text;

#endif
