/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the person wrote for themself on the same items in the round that this one follows, on pages
 * of the open profile only: nothing that leaves it has notes. */
#ifndef SKATTA_CLIENT_NOTED_H
#define SKATTA_CLIENT_NOTED_H

#include "client/store/response.h"
#include "walk/page.h"

/* Nothing where there is none, or the item is not the same one. These never fail: where the notes
 * cannot be read, the page says that. */
void noted_show(const struct response *response, const struct item *item, struct page *page);
/* The notes on all items of an area that the person is asked, below a heading. */
void noted_show_area(const struct response *response, const struct area *area, struct page *page);

#endif
