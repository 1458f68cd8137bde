/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Layer by layer: rings and axes, before, now, the names. */
#include "sheet/radar.h"

#include <math.h>

#include "base/format/html.h"

/* In tenths of a pixel, so that whole numbers are exact enough. */
enum { CENTRE_X = 2000, CENTRE_Y = 1700, RADIUS = 1300, LABEL = 1480, RING_STEP = 20 };

static const double two_pi = 6.283185307179586;

struct radar_point radar_point(size_t i, size_t count, double part)
{
	double turn = two_pi * (double)i / (double)count;
	double share = part / RADAR_WHOLE;
	struct radar_point point = { .x = share * sin(turn), .y = -share * cos(turn) };

	return point;
}

static long place_x(struct radar_point point, long radius)
{
	return CENTRE_X + lround(point.x * (double)radius);
}

static long place_y(struct radar_point point, long radius)
{
	return CENTRE_Y + lround(point.y * (double)radius);
}

static void add_point(struct text *out, struct radar_point point)
{
	text_addf(out, " %ld,%ld", place_x(point, RADIUS), place_y(point, RADIUS));
}

static void add_line(
    struct text *out, const char *class, struct radar_point from, struct radar_point to)
{
	text_addf(out, "<line class=\"%s\" x1=\"%ld\" y1=\"%ld\" x2=\"%ld\" y2=\"%ld\"/>\n", class,
	    place_x(from, RADIUS), place_y(from, RADIUS), place_x(to, RADIUS), place_y(to, RADIUS));
}

static void add_grid(struct text *out, size_t n_axes)
{
	struct radar_point centre = { 0 };

	for (int ring = RING_STEP; ring <= RADAR_WHOLE; ring += RING_STEP) {
		text_add(out, "<polygon class=\"grid\" points=\"");
		for (size_t i = 0; i < n_axes; i++)
			add_point(out, radar_point(i, n_axes, ring));
		text_add(out, "\"/>\n");
	}
	for (size_t i = 0; i < n_axes; i++)
		add_line(out, "grid", centre, radar_point(i, n_axes, RADAR_WHOLE));
}

static bool add_before(struct text *out, const struct radar_axis *axes, size_t n_axes)
{
	bool any = false;

	for (size_t i = 0; i < n_axes; i++) {
		size_t next = (i + 1) % n_axes;
		struct radar_point from = radar_point(i, n_axes, axes[i].before);

		if (isnan(axes[i].before))
			continue;
		any = true;
		if (!isnan(axes[next].before))
			add_line(out, "before", from, radar_point(next, n_axes, axes[next].before));
		text_addf(out,
		    "<rect class=\"before\" x=\"%ld\" y=\"%ld\" width=\"70\" height=\"70\"/>\n",
		    place_x(from, RADIUS) - 35, place_y(from, RADIUS) - 35);
	}
	return any;
}

/* Filled where every side of it can be drawn. */
static void add_shape(struct text *out, const struct radar_axis *axes, size_t n_axes)
{
	size_t known = 0;

	for (size_t i = 0; i < n_axes; i++)
		known += !isnan(axes[i].part);
	if (known == n_axes) {
		text_add(out, "<polygon class=\"now\" points=\"");
		for (size_t i = 0; i < n_axes; i++)
			add_point(out, radar_point(i, n_axes, axes[i].part));
		text_add(out, "\"/>\n");
		return;
	}
	for (size_t i = 0; i < n_axes; i++) {
		size_t next = (i + 1) % n_axes;

		if (!isnan(axes[i].part) && !isnan(axes[next].part))
			add_line(out, "now", radar_point(i, n_axes, axes[i].part),
			    radar_point(next, n_axes, axes[next].part));
	}
}

static void add_now(struct text *out, const struct radar_axis *axes, size_t n_axes)
{
	add_shape(out, axes, n_axes);
	for (size_t i = 0; i < n_axes; i++) {
		struct radar_point at = radar_point(i, n_axes, axes[i].part);

		if (!isnan(axes[i].part))
			text_addf(out, "<circle class=\"now%s\" cx=\"%ld\" cy=\"%ld\" r=\"45\"/>\n",
			    axes[i].bound ? " bound" : "", place_x(at, RADIUS),
			    place_y(at, RADIUS));
	}
}

static void add_names(struct text *out, const struct radar_axis *axes, size_t n_axes)
{
	for (size_t i = 0; i < n_axes; i++) {
		struct radar_point end = radar_point(i, n_axes, RADAR_WHOLE);
		const char *anchor = end.x > 0.1 ? "start" : end.x < -0.1 ? "end" : "middle";

		text_addf(out, "<text text-anchor=\"%s\" x=\"%ld\" y=\"%ld\">", anchor,
		    place_x(end, LABEL - 80), place_y(end, LABEL) + 50);
		html_text(out, axes[i].name);
		if (axes[i].said != NULL) {
			text_add(out, " ");
			html_text(out, axes[i].said);
		}
		text_add(out, "</text>\n");
	}
}

bool radar_draw(struct text *out, const struct radar_axis *axes, size_t n_axes)
{
	bool any_before;

	add_grid(out, n_axes);
	any_before = add_before(out, axes, n_axes);
	add_now(out, axes, n_axes);
	add_names(out, axes, n_axes);
	return any_before;
}
