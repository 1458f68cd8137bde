/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The axes of a page as a radar: its geometry, for whoever draws it, and a drawing for a file. */
#ifndef SKATTA_CLIENT_PAGE_RADAR_H
#define SKATTA_CLIENT_PAGE_RADAR_H

#include "base/text.h"
#include "client/page.h"

enum { PAGE_RADAR_LEAST_AXES = 3 };

/* In units of the radius, from the centre; y grows downwards. */
struct page_point {
	double x, y;
};

/* The place of `part` of 100 on the i-th of `count` axes: the first points up, the others follow
 * as on a clock. */
struct page_point page_radar_point(size_t i, size_t count, long part);

/* An SVG element in a figure that says what it shows; nothing where the axes are too few. It takes
 * its colours and lines from classes: see page_write.c. */
void page_radar_svg(const struct page *page, struct text *out);

#endif
