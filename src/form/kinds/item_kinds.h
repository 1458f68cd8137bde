/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of the table in item_kind.c. */
#ifndef SKATTA_FORM_ITEM_KINDS_H
#define SKATTA_FORM_ITEM_KINDS_H

#include "form/kinds/item_kind.h"

extern const struct item_kind item_kind_scale;   /* item_kind_one.c */
extern const struct item_kind item_kind_choice;  /* item_kind_one.c */
extern const struct item_kind item_kind_choices; /* item_kind_many.c */
extern const struct item_kind item_kind_number;
extern const struct item_kind item_kind_text;

/* The options of a choice as a new scale of the questionnaire, taken by the item; `alone` as for
 * questionnaire_read_labels(). */
enum error item_kind_load_options(struct questionnaire *questionnaire,
    const struct json_place *place, struct item *item, uint32_t *alone) ERROR_MUST_CHECK;

#endif
