/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page of an item, for step_item.c. */
#ifndef SKATTA_CLIENT_STEP_ITEM_SHOW_H
#define SKATTA_CLIENT_STEP_ITEM_SHOW_H

#include "client/steps/journey.h"

/* What is written in a field where there is nothing to pick. */
#define STEP_ITEM_NOT_APPLICABLE "-"
#define STEP_ITEM_NOT_SAID       "--"

/* How much there is to answer, for how long it takes. */
struct pace_way step_item_way(const struct response *response);

/* Describe the item the person is at. */
enum error step_item_show(const struct journey *journey, struct page *page) ERROR_MUST_CHECK;

#endif
