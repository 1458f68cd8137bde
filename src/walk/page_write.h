/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page as a file for the person to keep: what is read on it, without its choices. */
#ifndef SKATTA_WALK_PAGE_WRITE_H
#define SKATTA_WALK_PAGE_WRITE_H

#include "base/text.h"
#include "walk/page.h"

struct sheet;
struct sheet_way;

/* In the language that is spoken. */
void page_write(const struct page *page, const struct sheet_way *way, struct text *out);
/* The same, but for its title, as a part of a sheet; the page outlives that. */
void page_write_on(const struct page *page, struct sheet *sheet);

#endif
