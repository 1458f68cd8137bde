/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The axes of a page as a radar in a file. */
#ifndef SKATTA_WALK_PAGE_RADAR_H
#define SKATTA_WALK_PAGE_RADAR_H

#include "base/text.h"
#include "walk/page.h"

/* An SVG element in a figure that says what it shows; nothing where the axes are too few. It takes
 * its colours and lines from RADAR_STYLE. */
void page_radar_svg(const struct page *page, struct text *out);

#endif
