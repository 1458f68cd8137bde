/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rings, axes, the shape of now with round corners, and that of last time dashed with square ones:
 * told apart without colour. */
#include "client/page_radar.h"

#include <math.h>
#include <stdlib.h>

#include "base/html.h"
#include "base/language.h"

/* In tenths of a pixel, so that whole numbers are exact enough. */
enum { CENTRE_X = 2000, CENTRE_Y = 1700, RADIUS = 1300, LABEL = 1480, RING_STEP = 20 };

static const double two_pi = 6.283185307179586;

struct page_point page_radar_point(size_t i, size_t count, long part)
{
	double turn = two_pi * (double)i / (double)count;
	double share = (double)part / PAGE_WHOLE;
	struct page_point point = { .x = share * sin(turn), .y = -share * cos(turn) };

	return point;
}

static long place_x(struct page_point point, long radius)
{
	return CENTRE_X + lround(point.x * (double)radius);
}

static long place_y(struct page_point point, long radius)
{
	return CENTRE_Y + lround(point.y * (double)radius);
}

static void add_point(struct text *out, struct page_point point)
{
	text_addf(out, " %ld,%ld", place_x(point, RADIUS), place_y(point, RADIUS));
}

static void add_grid(const struct page *page, struct text *out)
{
	for (long ring = RING_STEP; ring <= PAGE_WHOLE; ring += RING_STEP) {
		text_add(out, "<polygon class=\"grid\" points=\"");
		for (size_t i = 0; i < page->n_axes; i++)
			add_point(out, page_radar_point(i, page->n_axes, ring));
		text_add(out, "\"/>\n");
	}
	for (size_t i = 0; i < page->n_axes; i++) {
		struct page_point end = page_radar_point(i, page->n_axes, PAGE_WHOLE);

		text_addf(out, "<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%ld\" y2=\"%ld\"/>\n",
		    CENTRE_X, CENTRE_Y, place_x(end, RADIUS), place_y(end, RADIUS));
	}
}

static void add_names(const struct page *page, struct text *out)
{
	for (size_t i = 0; i < page->n_axes; i++) {
		struct page_point end = page_radar_point(i, page->n_axes, PAGE_WHOLE);
		const char *anchor = end.x > 0.1 ? "start" : end.x < -0.1 ? "end" : "middle";

		text_addf(out, "<text text-anchor=\"%s\" x=\"%ld\" y=\"%ld\">", anchor,
		    place_x(end, LABEL - 80), place_y(end, LABEL) + 50);
		html_text(out, page->axes[i].name);
		text_addf(out, " %ld</text>\n", page->axes[i].part);
	}
}

static void add_now(const struct page *page, struct text *out)
{
	text_add(out, "<polygon class=\"now\" points=\"");
	for (size_t i = 0; i < page->n_axes; i++)
		add_point(out, page_radar_point(i, page->n_axes, page->axes[i].part));
	text_add(out, "\"/>\n");
	for (size_t i = 0; i < page->n_axes; i++) {
		struct page_point at = page_radar_point(i, page->n_axes, page->axes[i].part);

		text_addf(out, "<circle class=\"now\" cx=\"%ld\" cy=\"%ld\" r=\"45\"/>\n",
		    place_x(at, RADIUS), place_y(at, RADIUS));
	}
}

/* A side is drawn only between two axes that both have a last time. */
static bool add_before(const struct page *page, struct text *out)
{
	bool any = false;

	for (size_t i = 0; i < page->n_axes; i++) {
		size_t next = (i + 1) % page->n_axes;
		long before = page->axes[i].before;
		struct page_point from = page_radar_point(i, page->n_axes, before);
		struct page_point to =
		    page_radar_point(next, page->n_axes, page->axes[next].before);

		if (before == PAGE_NO_PART)
			continue;
		any = true;
		text_addf(out,
		    "<rect class=\"before\" x=\"%ld\" y=\"%ld\" width=\"70\" height=\"70\"/>\n",
		    place_x(from, RADIUS) - 35, place_y(from, RADIUS) - 35);
		if (page->axes[next].before != PAGE_NO_PART)
			text_addf(out,
			    "<line class=\"before\" x1=\"%ld\" y1=\"%ld\" x2=\"%ld\" "
			    "y2=\"%ld\"/>\n",
			    place_x(from, RADIUS), place_y(from, RADIUS), place_x(to, RADIUS),
			    place_y(to, RADIUS));
	}
	return any;
}

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

void page_radar_svg(const struct page *page, struct text *out)
{
	bool any_before;

	if (page->n_axes < PAGE_RADAR_LEAST_AXES)
		return;
	text_add(out, "<figure>\n<svg viewBox=\"0 0 4000 3400\" role=\"img\" "
		      "aria-labelledby=\"radar-title radar-desc\">\n"
		      "<title id=\"radar-title\">");
	html_text(out, _("The areas as a radar"));
	text_add(out, "</title>\n");
	add_description(page, out);
	add_grid(page, out);
	add_now(page, out);
	any_before = add_before(page, out);
	add_names(page, out);
	text_add(out, "</svg>\n");
	html_element(out, "figcaption", NULL,
	    any_before ? _("Filled, with round corners: now. Dashed, with square corners: last "
			   "time. From 0 in the middle to 100 at the edge.")
		       : _("From 0 in the middle to 100 at the edge."));
	text_add(out, "</figure>\n");
}
