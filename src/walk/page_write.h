/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page as a file for the person to keep: what is read on it, without its choices. */
#ifndef SKATTA_WALK_PAGE_WRITE_H
#define SKATTA_WALK_PAGE_WRITE_H

#include "base/text.h"
#include "walk/page.h"

/* As plain text of at most 80 columns, with bars. */
void page_write_text(const struct page *page, struct text *out);
/* As one self-contained HTML file, in the language that is spoken. */
void page_write_html(const struct page *page, struct text *out);

#endif
