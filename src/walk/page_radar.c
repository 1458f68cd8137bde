/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands around the drawing: that it is a picture, of what, and how to read it. */
#include "walk/page_radar.h"

#include <math.h>
#include <stdlib.h>

#include "base/format/html.h"
#include "base/format/radar.h"
#include "base/io/language.h"
#include "base/memory.h"

/* In words, for who hears the page. */
static void add_description(const struct page *page, struct text *out)
{
	text_add(out, "<desc id=\"radar-desc\">");
	for (size_t i = 0; i < page->n_axes; i++) {
		const struct page_axis *axis = &page->axes[i];

		text_add(out, i > 0 ? ", " : "");
		html_text(out, axis->name);
		text_addf(out, " %ld", axis->part);
		if (axis->before != PAGE_NO_PART)
			text_addf(out, " (%s %ld)", _("last time"), axis->before);
	}
	text_add(out, "</desc>\n");
}

static bool draw(const struct page *page, struct text *out)
{
	struct radar_axis *axes = memory_new(page->n_axes, sizeof *axes);
	bool any_before;

	for (size_t i = 0; i < page->n_axes; i++) {
		const struct page_axis *axis = &page->axes[i];

		axes[i] = (struct radar_axis){ axis->name, text_format("%ld", axis->part),
			(double)axis->part, NAN, false };
		if (axis->before != PAGE_NO_PART)
			axes[i].before = (double)axis->before;
	}
	any_before = radar_draw(out, axes, page->n_axes);
	for (size_t i = 0; i < page->n_axes; i++)
		free((char *)axes[i].said);
	free(axes);
	return any_before;
}

void page_radar_svg(const struct page *page, struct text *out)
{
	bool any_before;

	if (page->n_axes < RADAR_LEAST_AXES)
		return;
	text_add(out, "<figure>\n<svg viewBox=\"" RADAR_VIEW "\" role=\"img\" "
		      "aria-labelledby=\"radar-title radar-desc\">\n"
		      "<title id=\"radar-title\">");
	html_text(out, _("The areas as a radar"));
	text_add(out, "</title>\n");
	add_description(page, out);
	any_before = draw(page, out);
	text_add(out, "</svg>\n");
	html_element(out, "figcaption", NULL,
	    any_before ? _("Filled, with round corners: now. Dashed, with square corners: last "
			   "time. From 0 in the middle to 100 at the edge.")
		       : _("From 0 in the middle to 100 at the edge."));
	text_add(out, "</figure>\n");
}
