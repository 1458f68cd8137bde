/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A cell is two dots high and one wide, which makes dots about square; half blocks draw each. Now
 * is a filled shape, last time circles joined by dots: told apart without colour. */
#include "walk/screen_page_radar.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "sheet/radar.h"

enum {
	NAME_LEAST = 7, /* columns at either side for «A 100», with a blank to the shape */
	ABOVE = 1,      /* rows of names above and below the shape */
	BELOW = 3,      /* and of the legend */
	RADIUS_LEAST = 10,
	RADIUS_MOST = 20,
	SIDE_MOST = 2 * RADIUS_MOST + 1,
};

/* The sign of a cell with nothing in it. */
#define EMPTY THEME_SIGNS

/* What stands in each cell, from which it is drawn: what comes later covers what came before. */
struct radar {
	const struct page *page;
	int radius; /* dots */
	int rows, columns;
	int left;                                          /* columns before it, for names */
	enum theme_sign cells[RADIUS_MOST + 1][SIDE_MOST]; /* or EMPTY */
};

static char *name_of(const struct page_axis *axis)
{
	return text_format("%s %ld", axis->name, axis->part);
}

static int name_columns(const struct page *page)
{
	int most = NAME_LEAST;

	for (size_t i = 0; i < page->n_axes; i++) {
		char *name = name_of(&page->axes[i]);
		int width = (int)text_width(name) + 2;

		most = width > most ? width : most;
		free(name);
	}
	return most;
}

/* In dots; 0 where there is no room for it. */
static int radius_of(const struct canvas *canvas, const struct page *page)
{
	int across = (canvas->width - 2 * name_columns(page) - 1) / 2;
	int down = canvas->height - ABOVE - BELOW - 1, radius = across < down ? across : down;

	if (radius < RADIUS_LEAST || page->n_axes < RADAR_LEAST_AXES)
		return 0;
	return radius < RADIUS_MOST ? radius : RADIUS_MOST;
}

/* A place of an axis in dots from the left and from the top. */
static struct radar_point place(const struct radar *radar, size_t axis, double part)
{
	struct radar_point point = radar_point(axis, radar->page->n_axes, RADAR_WHOLE);
	double share = part / RADAR_WHOLE * radar->radius;

	return (struct radar_point){
		radar->radius + point.x * share,
		radar->radius + point.y * share,
	};
}

static enum theme_sign *cell_at(struct radar *radar, struct radar_point point)
{
	int row = (int)lround(point.y) / 2, column = (int)lround(point.x);

	return &radar->cells[row][column];
}

/* Signs from one place to another, two dots apart along the longer way: in every row where the line
 * stands, in every second column where it lies. */
static void draw_line(
    struct radar *radar, struct radar_point from, struct radar_point to, enum theme_sign sign)
{
	double x = to.x - from.x, y = to.y - from.y;
	int steps = (int)lround(fmax(fabs(x), fabs(y)) / 2);

	for (int i = 0; i <= steps; i++) {
		double share = steps > 0 ? (double)i / steps : 0;

		*cell_at(radar, (struct radar_point){ from.x + x * share, from.y + y * share }) =
		    sign;
	}
}

/* The edge, and on each axis a dot for 20, 40, 60 and 80. */
static void draw_grid(struct radar *radar)
{
	size_t count = radar->page->n_axes;

	for (size_t i = 0; i < count; i++) {
		draw_line(radar, place(radar, i, RADAR_WHOLE),
		    place(radar, (i + 1) % count, RADAR_WHOLE), THEME_DOT);
		for (int part = 0; part < RADAR_WHOLE; part += 20)
			*cell_at(radar, place(radar, i, part)) = THEME_DOT;
	}
}

/* How far a dot lies from the line between two places. */
static double distance(struct radar_point dot, struct radar_point from, struct radar_point to)
{
	double x = to.x - from.x, y = to.y - from.y, length = x * x + y * y;
	double along = length > 0 ? ((dot.x - from.x) * x + (dot.y - from.y) * y) / length : 0;

	along = along < 0 ? 0 : along > 1 ? 1 : along;
	return hypot(from.x + along * x - dot.x, from.y + along * y - dot.y);
}

/* On which side of the line the dot lies. */
static double side(struct radar_point dot, struct radar_point from, struct radar_point to)
{
	return (to.x - from.x) * (dot.y - from.y) - (to.y - from.y) * (dot.x - from.x);
}

/* Between the middle and two neighbours, or on their edge. Where one of them is the middle itself,
 * the edge is all there is. */
static bool is_between(struct radar_point dot, struct radar_point middle, struct radar_point from,
    struct radar_point to)
{
	if (distance(dot, from, to) <= 0.5)
		return true;
	return side(to, middle, from) > 0 && side(dot, middle, from) >= 0 &&
	       side(dot, from, to) >= 0 && side(dot, to, middle) >= 0;
}

static bool is_filled(
    const struct radar *radar, const struct radar_point *corners, struct radar_point dot)
{
	size_t count = radar->page->n_axes;
	struct radar_point middle = { radar->radius, radar->radius };

	for (size_t i = 0; i < count; i++)
		if (is_between(dot, middle, corners[i], corners[(i + 1) % count]))
			return true;
	return false;
}

static void draw_now(struct radar *radar)
{
	static const enum theme_sign signs[2][2] = {
		{ EMPTY, THEME_LOWER },
		{ THEME_UPPER, THEME_BAR },
	};
	const struct page *page = radar->page;
	struct radar_point *corners = memory_new(page->n_axes, sizeof *corners);

	for (size_t i = 0; i < page->n_axes; i++)
		corners[i] = place(radar, i, (double)page->axes[i].part);
	for (int row = 0; row < radar->rows; row++)
		for (int column = 0; column < radar->columns; column++) {
			struct radar_point upper = { column, 2 * row };
			struct radar_point lower = { column, 2 * row + 1 };
			enum theme_sign sign = signs[is_filled(radar, corners, upper)]
						    [is_filled(radar, corners, lower)];

			if (sign != EMPTY)
				radar->cells[row][column] = sign;
		}
	free(corners);
}

static void draw_before(struct radar *radar)
{
	const struct page *page = radar->page;

	for (size_t i = 0; i < page->n_axes; i++) {
		size_t next = (i + 1) % page->n_axes;
		long part = page->axes[i].before, other = page->axes[next].before;

		if (part != PAGE_NO_PART && other != PAGE_NO_PART)
			draw_line(radar, place(radar, i, (double)part),
			    place(radar, next, (double)other), THEME_HIDDEN);
	}
	for (size_t i = 0; i < page->n_axes; i++)
		if (page->axes[i].before != PAGE_NO_PART)
			*cell_at(radar, place(radar, i, (double)page->axes[i].before)) = THEME_RING;
}

static void show_cells(const struct radar *radar, const struct canvas *canvas)
{
	for (int row = 0; row < radar->rows; row++)
		for (int column = 0; column < radar->columns; column++) {
			enum theme_sign sign = radar->cells[row][column];

			if (sign != EMPTY)
				canvas_sign(canvas, ABOVE + row, radar->left + column,
				    sign == THEME_DOT ? THEME_DIM : THEME_NORMAL, sign);
		}
}

static void show_names(const struct radar *radar, const struct canvas *canvas)
{
	for (size_t i = 0; i < radar->page->n_axes; i++) {
		struct radar_point end = place(radar, i, RADAR_WHOLE);
		double across = end.x - radar->radius, down = end.y - radar->radius;
		int row = ABOVE + (int)lround(end.y) / 2, column = radar->left + (int)lround(end.x);
		char *name = name_of(&radar->page->axes[i]);
		int width = (int)text_width(name);

		if (fabs(across) < 1) {
			row += down < 0 ? -1 : 1;
			column -= width / 2;
		} else {
			column += across < 0 ? -1 - width : 2;
		}
		canvas_text(canvas, row, column, width, THEME_NORMAL, name);
		free(name);
	}
}

static void show_legend(const struct radar *radar, const struct canvas *canvas)
{
	bool any = false;
	int row = ABOVE + radar->rows + BELOW - 1, column = radar->left;

	for (size_t i = 0; i < radar->page->n_axes; i++)
		any = any || radar->page->axes[i].before != PAGE_NO_PART;
	if (!any)
		return;
	canvas_sign(canvas, row, column, THEME_NORMAL, THEME_BAR);
	column += 2 + canvas_text(canvas, row, column + 2, canvas->width, THEME_NORMAL, _("Now"));
	canvas_sign(canvas, row, column + 3, THEME_NORMAL, THEME_RING);
	canvas_text(canvas, row, column + 5, canvas->width, THEME_NORMAL, _("Last time"));
}

void screen_page_radar_draw(const struct canvas *canvas, const struct page *page)
{
	struct radar radar = { .page = page, .radius = radius_of(canvas, page) };

	if (radar.radius == 0)
		return;
	radar.left = name_columns(page);
	radar.rows = radar.radius + 1;
	radar.columns = 2 * radar.radius + 1;
	for (int row = 0; row < radar.rows; row++)
		for (int column = 0; column < radar.columns; column++)
			radar.cells[row][column] = EMPTY;
	draw_grid(&radar);
	draw_now(&radar);
	draw_before(&radar);
	show_cells(&radar, canvas);
	show_names(&radar, canvas);
	show_legend(&radar, canvas);
}
