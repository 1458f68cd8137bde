/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page on the terminal: what is read above, what is chosen or written below. Nothing here decides
 * anything; where things lie is in screen_page_layout.c. */
#include <stdlib.h>

#include "base/text.h"
#include "form/written.h"
#include "walk/screen_page_private.h"
#include "walk/screen_page_radar.h"
#include "walk/screen_page_side.h"

enum {
	LEAST_FIELD =
	    22, /* of a field beside its label, and the gap between: a code is seen whole */
};

/* How much of what fits is written, «812/1000», from four fifths of it on, at the right of the
 * label; the columns that it takes. */
static int draw_count(const struct screen_page *screen, const struct canvas *canvas)
{
	size_t limit = screen->page.limit,
	       count = limit > 0 ? written_characters(screen->field) : 0;
	char *text;
	int width;

	if (limit == 0 || count * 5 < limit * 4)
		return 0;
	text = text_format("%zu/%zu", count, limit);
	width = canvas_text_right(
	    canvas, 0, 0, canvas->width, count > limit ? THEME_ERROR : THEME_STRONG, text);
	free(text);
	return width + 2;
}

static void draw_field(const struct screen_page *screen, const struct canvas *canvas)
{
	struct canvas field;
	int room = canvas->width - draw_count(screen, canvas);
	int label = canvas_text(canvas, 0, 0, room, THEME_ACCENT, screen->page.label);

	if (screen->page.field == PAGE_LINES || label + LEAST_FIELD > canvas->width)
		field = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
	else
		field = canvas_part(canvas, 0, label + 2, 1, room - label - 2);
	line_edit_draw(&screen->edit, &field, true);
}

/* Where everything has room, the rest is for the questions around the present one, but for a blank
 * row at the end. */
static struct screen_page_around fit_around(
    const struct page *page, const struct screen_page_part *main, int height, int below)
{
	if (height < SCREEN_PAGE_LEAST_AROUND || main->hidden > 0)
		return (struct screen_page_around){ 0 };
	return screen_page_around_fit(page, height - main->shown - 1 - below - 1, main->width);
}

/* The lines of a part in the rows that they have, scrolled, with the signs that there are more.
 * There may be more room than when it was scrolled. */
static void draw_part(const struct screen_page *screen, const struct canvas *canvas,
    const struct screen_page_part *part, const struct screen_page_around *around)
{
	int rows = part->shown + around->rows_before, sign = part->left + part->width + 1;
	int top = screen->top < part->hidden ? screen->top : part->hidden;
	struct canvas lines = canvas_part(canvas, 0, part->left, rows, part->width);

	screen_page_lines_draw(&lines, -top, &screen->page, &part->lines, around);
	if (top < part->hidden)
		canvas_sign(canvas, rows - 1, sign, THEME_ACCENT, THEME_BELOW);
	if (top > 0 && rows > 1)
		canvas_sign(canvas, 0, sign, THEME_ACCENT, THEME_ABOVE);
}

static void draw_main(const struct screen_page *screen, const struct canvas *canvas,
    const struct screen_page_part *main)
{
	const struct page *page = &screen->page;
	int width = main->width + (main->hidden > 0), wanted = screen_page_below(screen, width);
	struct screen_page_around around = fit_around(page, main, canvas->height, wanted);
	int below = main->shown + around.rows_before + !main->lines.tight;
	int room = around.after > 0 ? wanted : canvas->height - below;
	struct canvas lower = canvas_part(canvas, below, main->left, room, width);
	struct canvas rest = canvas_part(canvas, below + wanted, main->left, canvas->height, width);

	draw_part(screen, canvas, main, &around);
	if (page->field != PAGE_NO_FIELD)
		draw_field(screen, &lower);
	else
		choices_draw(&screen->choices, &lower);
	screen_page_around_draw_after(&rest, 0, page, &around);
}

/* What there is room for of the radar stands below the lines. */
static void draw_beside(const struct screen_page *screen, const struct canvas *canvas,
    const struct screen_page_part *beside)
{
	int top = beside->shown + (beside->shown > 0);
	struct canvas rest = canvas_part(canvas, top, beside->left, canvas->height, beside->width);

	draw_part(screen, canvas, beside, &(struct screen_page_around){ 0 });
	screen_page_radar_draw(&rest, &screen->page);
}

void screen_page_draw(const void *state, const struct canvas *canvas)
{
	const struct screen_page *screen = state;
	const struct page *page = &screen->page;
	struct screen_page_layout layout =
	    screen_page_layout(screen, canvas->height, canvas->width);
	bool tight = layout.main.lines.tight;

	canvas_title(page->title, tight && page->n_side > 0 ? page->lines[0].aside : page->place);
	if (layout.side > 0) {
		struct canvas side = canvas_part(canvas, 0, 0, canvas->height, layout.side);

		screen_page_side_draw(&side, page);
	}
	if (layout.beside.width > 0)
		draw_beside(screen, canvas, &layout.beside);
	draw_main(screen, canvas, &layout.main);
	if (page->status_left != NULL || page->status_right != NULL)
		canvas_status(page->status_left, page->status_right);
}
