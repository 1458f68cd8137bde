/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a report draws beside its numbers, as SVG: bars that fill the width of what they stand in.
 * They are pictures only, which no screen reader reads out. For this layer. */
#ifndef SKATTA_REPORT_REPORT_SVG_H
#define SKATTA_REPORT_REPORT_SVG_H

#include "base/format/range.h"
#include "base/text.h"

/* From 0 to 100; hatched where only the ends of a range are told. */
void report_svg_bar(struct text *out, struct range range);
/* The same with a whisker over it, from end to end of an interval; none where that is none. */
void report_svg_index(struct text *out, struct range range, struct range interval);

/* The shares of n labels, in per cent, as one bar. What a share has at least is plain; what it may
 * have besides is its part of what the others leave, hatched. */
void report_svg_shares(struct text *out, const struct range *shares, size_t n);

/* A change: a line between its ends with a dot in their middle, beside a line for 0; the edges are
 * `reach` away from it. Hollow where it is unpaired. */
void report_svg_change(struct text *out, struct range range, double reach, bool unpaired);

/* A square in the colour of the i-th of n labels. */
void report_svg_swatch(struct text *out, size_t i, size_t n);

#endif
