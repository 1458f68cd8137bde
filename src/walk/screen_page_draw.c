/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page on the terminal: the way as a whole at the left where there is room, what is read above,
 * what is chosen or written below. Nothing here decides anything. */
#include <stdlib.h>

#include "base/text.h"
#include "form/written.h"
#include "walk/screen_page_private.h"
#include "walk/screen_page_around.h"
#include "walk/screen_page_bars.h"
#include "walk/screen_page_radar.h"

enum {
	SIDE_WIDTH = 31,      /* the areas, with their progress */
	LEAST_WITH_SIDE = 72, /* columns of the terminal */
	LEAST_CHOICES = 3,  /* rows kept for choices, or a third of all, however long the page is */
	STEADY_ABOVE = 5,   /* rows before an item's choices, where there is room */
	LEAST_AT_EASE = 14, /* rows with room for blank ones */
	LEAST_AROUND = 24,  /* and for the questions around the present one */
	LEAST_FIELD =
	    22,         /* of a field beside its label, and the gap between: a code is seen whole */
	MOST_SIGNS = 8, /* ●●●○ of an area; longer ones are counted in digits */
};

/* A name, and behind it what it is: wrapped in its own column. */
static int draw_row(const struct canvas *canvas, int row, const struct page_line *line, bool first)
{
	int name = (int)text_width(line->text), aside = (int)text_width(line->aside);
	int column = canvas->width / 4 < 13 ? 13 : canvas->width / 4;

	if (first && name + aside + 2 <= canvas->width) {
		canvas_text(canvas, row, 0, name, THEME_ACCENT, line->text);
		canvas_text_right(canvas, row, 0, canvas->width, THEME_NORMAL, line->aside);
		return 1;
	}
	if (name >= column) {
		int rows =
		    canvas_paragraph(canvas, row, 0, canvas->width, THEME_NORMAL, line->text);

		return rows + canvas_paragraph(canvas, row + rows, 3, canvas->width - 3,
				  THEME_NORMAL, line->aside);
	}
	canvas_text(canvas, row, 0, column, THEME_NORMAL, line->text);
	return canvas_paragraph(
	    canvas, row, column, canvas->width - column, THEME_NORMAL, line->aside);
}

static int draw_line(
    const struct canvas *canvas, int row, const struct page *page, size_t i, bool tight)
{
	static const struct {
		enum theme_style style;
		int indent;
	} looks[] = {
		[PAGE_TEXT] = { THEME_NORMAL, 0 },
		[PAGE_HEADING] = { THEME_STRONG, 0 },
		[PAGE_PART] = { THEME_ACCENT, 0 },
		[PAGE_QUIET] = { THEME_DIM, 0 },
		[PAGE_ITEM] = { THEME_NORMAL, 2 },
		[PAGE_COMMAND] = { THEME_STRONG, 4 },
	};
	const struct page_line *line = &page->lines[i];
	int indent;

	if (page_is_bar(line->mark))
		return screen_page_bars_draw(canvas, row, page, i, tight);
	if (line->mark == PAGE_ROW)
		return draw_row(canvas, row, line, i == 0 && page->n_side > 0);
	if (line->mark == PAGE_ITEM)
		canvas_text(canvas, row, 0, 1, THEME_ACCENT, "-");
	indent = looks[line->mark].indent;
	return canvas_paragraph(
	    canvas, row, indent, canvas->width - indent, looks[line->mark].style, line->text);
}

/* A blank row stands between paragraphs, and between unlike lines, but not between like rows. */
static bool wants_space(const struct page *page, size_t i)
{
	enum page_mark before, mark = page->lines[i].mark;

	before = page->lines[i - 1].mark;
	if (before == PAGE_QUIET && mark == PAGE_TEXT)
		return false;
	if (before == PAGE_HEADING && mark == PAGE_TEXT)
		return false;
	if (before == mark && (mark == PAGE_ITEM || mark == PAGE_COMMAND))
		return false;
	if ((before == PAGE_HEADING || before == PAGE_ROW) && mark == PAGE_ROW)
		return false;
	if (page_is_bar(before) && page_is_bar(mark))
		return false;
	return !(before == PAGE_ROW && mark == PAGE_QUIET);
}

/* On a low terminal the question comes first: where it stands goes to the title row, and hints and
 * blank rows go. On a tall one the questions before it stand behind the first line, which names the
 * area of all of them. */
static int draw_lines(const struct canvas *canvas, const struct page *page, int row,
    const struct screen_page_rows *rows, const struct screen_page_around *around)
{
	bool tight = rows->tight;

	for (size_t i = rows->first; i < page->n_lines; i++) {
		enum page_mark mark = page->lines[i].mark;

		if (tight &&
		    (mark == PAGE_QUIET || (mark == PAGE_ROW && i == 0 && page->n_side > 0)))
			continue;
		row += !tight && i > rows->first && wants_space(page, i);
		row += draw_line(canvas, row, page, i, tight);
		if (i == 0)
			row += screen_page_around_draw_before(canvas, row, page, around);
	}
	return row;
}

/* A canvas of no height draws nothing and counts all the same. */
static int count_lines(const struct page *page, const struct screen_page_rows *rows)
{
	const struct canvas nothing = { .height = 0, .width = rows->width };

	return draw_lines(&nothing, page, 0, rows, &(struct screen_page_around){ 0 });
}

static int rows_below(const struct screen_page *screen, int width)
{
	if (screen->page.field == PAGE_LINES)
		return 6;
	if (screen->page.field != PAGE_NO_FIELD)
		return 2;
	return choices_rows(&screen->choices, width);
}

static int side_columns(const struct screen_page *screen, int width)
{
	return screen->page.n_side > 0 && width >= LEAST_WITH_SIDE ? SIDE_WIDTH + 2 : 0;
}

static int main_width(const struct screen_page *screen, int height, int width)
{
	return width - 2 - side_columns(screen, width) -
	       screen_page_radar_columns(&screen->page, height, width - 2);
}

static struct screen_page_rows lay_rows(const struct screen_page *screen, int height, int columns)
{
	int below, all, room;
	int third = height / 3, kept = third > LEAST_CHOICES ? third : LEAST_CHOICES;
	struct screen_page_rows rows = { .width = columns };

	/* Before the first frame there is no size, and every letter would be a line. */
	if (height <= 0)
		return rows;
	below = rows_below(screen, columns);
	all = count_lines(&screen->page, &rows);
	for (; all + 1 + below > height && rows.first < screen->page.n_known;
	     all = count_lines(&screen->page, &rows))
		rows.first++;
	rows.tight = height < LEAST_AT_EASE && all + 1 + below > height;
	if (rows.tight)
		all = count_lines(&screen->page, &rows);
	/* What choosing needs comes before what is read. */
	room = height - (below < kept ? below : kept) - !rows.tight;
	rows.shown = all < room ? all : room > 1 ? room : height > 1;
	rows.hidden = all - rows.shown;
	/* From one question to the next its choices stay where they are: the eye finds them, and
	 * the terminal is sent the less. */
	if (screen->page.n_side > 0 && all < STEADY_ABOVE && height < LEAST_AROUND &&
	    STEADY_ABOVE + 1 + below <= height)
		rows.shown = STEADY_ABOVE;
	return rows;
}

struct screen_page_rows screen_page_rows(const struct screen_page *screen, int height, int width)
{
	int columns = main_width(screen, height, width);
	struct screen_page_rows rows = lay_rows(screen, height, columns);

	/* The signs that there is more have a column of their own, and a blank before it. */
	return rows.hidden > 0 ? lay_rows(screen, height, columns - 1) : rows;
}

/* Columns of an area's progress: a sign for each item, or digits where there are many. */
static int progress_width(const struct page_line *line)
{
	return line->whole > MOST_SIGNS ? (int)sizeof "10/28" - 1 : (int)line->whole;
}

static void draw_progress(const struct canvas *canvas, int row, const struct page_line *line)
{
	int width = progress_width(line), column = canvas->width - width;

	if (line->whole > MOST_SIGNS) {
		char *count = text_format("%ld/%ld", line->part, line->whole);

		canvas_text_right(canvas, row, column, width, THEME_NORMAL, count);
		free(count);
		return;
	}
	for (int sign = 0; sign < width; sign++)
		canvas_sign(canvas, row, column + sign, THEME_NORMAL,
		    sign < line->part ? THEME_CHOSEN : THEME_OPEN);
}

/* The first area that is shown: the present one lies about in the middle, and no row stays empty.
 */
static size_t first_side(const struct page *page, size_t rows)
{
	size_t before = page->side_here < page->n_side ? page->side_here : 0;

	if (page->n_side <= rows || before <= rows / 2)
		return 0;
	before -= rows / 2;
	return before < page->n_side - rows ? before : page->n_side - rows;
}

/* The last column is for the signs that there are more. */
static void draw_side(const struct canvas *canvas, const struct page *page)
{
	struct canvas part = canvas_part(canvas, 0, 0, canvas->height, canvas->width - 1);
	size_t first = first_side(page, (size_t)canvas->height);
	int widest = 0;

	for (size_t i = 0; i < page->n_side; i++)
		if (progress_width(&page->side[i]) > widest)
			widest = progress_width(&page->side[i]);
	for (size_t i = first; i < page->n_side; i++) {
		int row = (int)(i - first);

		if (i == page->side_here)
			canvas_sign(&part, row, 0, THEME_NORMAL, THEME_POINTER);
		canvas_text(
		    &part, row, 1, part.width - widest - 2, THEME_NORMAL, page->side[i].text);
		draw_progress(&part, row, &page->side[i]);
	}
	if (first > 0)
		canvas_sign(canvas, 0, canvas->width - 1, THEME_ACCENT, THEME_ABOVE);
	if (page->n_side > first + (size_t)canvas->height)
		canvas_sign(
		    canvas, canvas->height - 1, canvas->width - 1, THEME_ACCENT, THEME_BELOW);
}

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

/* Where everything has room, the rest is for the questions around the present one. */
static struct screen_page_around fit_around(
    const struct page *page, const struct screen_page_rows *rows, int height, int below)
{
	if (height < LEAST_AROUND || rows->hidden > 0)
		return (struct screen_page_around){ 0 };
	return screen_page_around_fit(page, height - rows->shown - 1 - below, rows->width);
}

static void draw_main(const struct screen_page *screen, const struct canvas *canvas,
    const struct screen_page_rows *rows)
{
	const struct page *page = &screen->page;
	int wanted = rows_below(screen, canvas->width);
	struct screen_page_around around = fit_around(page, rows, canvas->height, wanted);
	int above = rows->shown + around.rows_before, below = above + !rows->tight;
	int room = around.after > 0 ? wanted : canvas->height - below;
	struct canvas upper = canvas_part(canvas, 0, 0, above, rows->width);
	struct canvas lower = canvas_part(canvas, below, 0, room, canvas->width);

	/* There may be more room than when it was scrolled. */
	draw_lines(&upper, page, -(screen->top < rows->hidden ? screen->top : rows->hidden), rows,
	    &around);
	if (page->field != PAGE_NO_FIELD)
		draw_field(screen, &lower);
	else
		choices_draw(&screen->choices, &lower);
	screen_page_around_draw_after(canvas, below + wanted, page, &around);
}

void screen_page_draw(const void *state, const struct canvas *canvas)
{
	const struct screen_page *screen = state;
	const struct page *page = &screen->page;
	struct screen_page_rows rows = screen_page_rows(screen, canvas->height, canvas->width);
	int left = 1 + side_columns(screen, canvas->width);
	int radar = screen_page_radar_columns(page, canvas->height, canvas->width - 2);
	struct canvas main = canvas_part(
	    canvas, 0, left, canvas->height, main_width(screen, canvas->height, canvas->width));

	canvas_title(
	    page->title, rows.tight && page->n_side > 0 ? page->lines[0].aside : page->place);
	if (left > 1) {
		struct canvas side = canvas_part(canvas, 0, 0, canvas->height, SIDE_WIDTH + 1);

		draw_side(&side, page);
	}
	if (radar > 0) {
		struct canvas part =
		    canvas_part(canvas, 0, canvas->width - 1 - radar, canvas->height, radar);

		screen_page_radar_draw(&part, page);
	}
	draw_main(screen, &main, &rows);
	if (screen->top < rows.hidden)
		canvas_sign(canvas, rows.shown - 1, canvas->width - 1, THEME_ACCENT, THEME_BELOW);
	if (rows.hidden > 0 && screen->top > 0 && rows.shown > 1)
		canvas_sign(canvas, 0, canvas->width - 1, THEME_ACCENT, THEME_ABOVE);
	if (page->status_left != NULL || page->status_right != NULL)
		canvas_status(page->status_left, page->status_right);
}
