/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How a page lies on a canvas: the way as a whole at the left, what may stand beside the page at
 * the right, both where there is room, and how many rows of all that is read are seen. */
#include "sheet/radar.h"
#include "walk/screen_page_private.h"
#include "walk/screen_page_side.h"

enum {
	MAIN_MOST = SCREEN_WIDTH - 2, /* columns of the page itself */
	MAIN_LEAST = 75,              /* left to it by what stands beside it */
	BESIDE_LEAST = 40,            /* and left to that */
	GAP = 3,
	LEAST_CHOICES = 3,  /* rows kept for choices, or a third of all, however long the page is */
	LEAST_AT_EASE = 14, /* rows with room for blank ones */
	STEADY_ABOVE = 5,   /* rows before an item's choices, where there is room */
};

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Columns of what stands beside the page; 0 where it stands below. */
static int beside_columns(const struct page *page, int width)
{
	bool any =
	    (page->beside > 0 && page->beside < page->n_lines) || page->n_axes >= RADAR_LEAST_AXES;
	int room = width - 2 - MAIN_LEAST - GAP;

	return any && page->n_side == 0 && room >= BESIDE_LEAST ? least(room, SCREEN_MEASURE) : 0;
}

int screen_page_width(const void *state, int columns)
{
	const struct screen_page *screen = state;
	int side = screen_page_side_columns(&screen->page, columns);

	if (side > 0)
		return side + SCREEN_WIDTH;
	return beside_columns(&screen->page, columns) > 0 ? SCREEN_WIDTH + GAP + SCREEN_MEASURE
							  : SCREEN_WIDTH;
}

int screen_page_below(const struct screen_page *screen, int width)
{
	if (screen->page.field == PAGE_LINES)
		return 6;
	if (screen->page.field != PAGE_NO_FIELD)
		return 2;
	return choices_rows(&screen->choices, width);
}

/* The rows of the page itself, with columns so many. */
static void lay_main(
    const struct screen_page *screen, int height, int columns, struct screen_page_layout *layout)
{
	const struct page *page = &screen->page;
	struct screen_page_part *main = &layout->main;
	int third = height / 3, kept = third > LEAST_CHOICES ? third : LEAST_CHOICES;
	int all, room, below = screen_page_below(screen, columns);

	main->width = columns;
	main->lines.first = 0;
	main->lines.tight = false;
	all = screen_page_lines_rows(page, &main->lines, columns);
	for (; all + 1 + below > height && main->lines.first < page->n_known;
	     all = screen_page_lines_rows(page, &main->lines, columns))
		main->lines.first++;
	main->lines.tight = height < LEAST_AT_EASE && all + 1 + below > height;
	if (main->lines.tight)
		all = screen_page_lines_rows(page, &main->lines, columns);
	/* What choosing needs comes before what is read. */
	room = height - least(below, kept) - !main->lines.tight;
	main->shown = all < room ? all : room > 1 ? room : height > 1;
	main->hidden = all - main->shown;
	/* From one question to the next its choices stay where they are: the eye finds them, and
	 * the terminal is sent the less. */
	if (page->n_side > 0 && all < STEADY_ABOVE && height < SCREEN_PAGE_LEAST_AROUND &&
	    STEADY_ABOVE + 1 + below <= height)
		main->shown = STEADY_ABOVE;
}

static void lay_beside(
    const struct page *page, int height, int columns, struct screen_page_layout *layout)
{
	struct screen_page_part *beside = &layout->beside;
	int all = screen_page_lines_rows(page, &beside->lines, columns);

	beside->width = columns;
	beside->shown = least(all, height);
	beside->hidden = all - beside->shown;
}

struct screen_page_layout screen_page_layout(
    const struct screen_page *screen, int height, int width)
{
	const struct page *page = &screen->page;
	int side = screen_page_side_columns(page, width), beside = beside_columns(page, width);
	size_t end = beside > 0 && page->beside > 0 ? page->beside : page->n_lines;
	int columns = least(width - 2 - side - (beside > 0 ? beside + GAP : 0), MAIN_MOST);
	struct screen_page_layout layout = {
		.side = side,
		.main = { .left = 1 + side, .width = columns, .lines = { .end = end } },
		.beside = { .left = 1 + columns + GAP, .lines = { end, page->n_lines, false } },
	};

	/* Before the first frame there is no size, and every letter would be a line. */
	if (height <= 0)
		return layout;
	lay_main(screen, height, columns, &layout);
	lay_beside(page, height, beside, &layout);
	/* The signs that there is more have a column of their own, and a blank before it. */
	if (layout.main.hidden > 0)
		lay_main(screen, height, columns - 1, &layout);
	if (layout.beside.hidden > 0)
		lay_beside(page, height, beside - 1, &layout);
	return layout;
}

int screen_page_hidden(const struct screen_page_layout *layout)
{
	return layout->main.hidden > layout->beside.hidden ? layout->main.hidden
							   : layout->beside.hidden;
}

/* By as much as is shown, but for one row that stays to go on from. */
int screen_page_turn(const struct screen_page_layout *layout)
{
	int rows = layout->main.hidden > 0 ? layout->main.shown : layout->beside.shown;

	return rows > 2 ? rows - 1 : 1;
}
