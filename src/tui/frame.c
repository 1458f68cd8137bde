/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Small terminals lose the rules first, then the empty message row, then rows of the bar. */
#include "tui/frame.h"

#include <ncurses.h>

#include "base/io/language.h"
#include "tui/canvas_private.h"

enum {
	LEAST_HEIGHT = 6,
	LEAST_WIDTH = 20,
	LEAST_FOR_MESSAGES = 8, /* of more than a row: below it what they are about comes first */
	ROOMY_HEIGHT = 10,
	TALL_HEIGHT = 20,
	WIDE = 100, /* columns from which on a frame does not take all of them */
};

/* Rows of the terminal, from the top. */
struct layout {
	int canvas, message, bar;
	int bar_rows, message_rows;
	bool rules;
};

bool frame_fits(void)
{
	return LINES >= LEAST_HEIGHT && COLS >= LEAST_WIDTH;
}

int frame_width(const struct screen *screen, const void *state)
{
	int wanted = screen->width != NULL ? screen->width(state, COLS) : SCREEN_WIDTH;

	return COLS < WIDE || wanted > COLS ? COLS : wanted;
}

static int message_rows(const struct message *message, int width)
{
	int rows = canvas_paragraph_rows(width - 2, message->sentence) +
		   canvas_paragraph_rows(width - 2, message->hint);
	int most;

	if (rows == 0 && LINES >= ROOMY_HEIGHT)
		return 1; /* kept free, so that nothing moves when something is said */
	most = LINES < LEAST_FOR_MESSAGES ? 1 : LINES / 3;
	return rows < most ? rows : most;
}

static struct layout lay_out(const struct keybar *bar, const struct message *message, int width)
{
	struct layout layout = { .rules = LINES >= ROOMY_HEIGHT };
	int most = LINES >= TALL_HEIGHT && width < WIDE ? 2 : 1;

	layout.bar_rows = keybar_rows(bar, width - 2, most);
	layout.message_rows = message_rows(message, width);
	layout.canvas = layout.rules ? 2 : 1;
	layout.bar = LINES - layout.bar_rows;
	layout.message = layout.bar - (layout.rules ? 1 : 0) - layout.message_rows;
	return layout;
}

int frame_height(const struct keybar *bar, const struct message *message, int width)
{
	struct layout layout;

	if (!frame_fits())
		return LINES;
	layout = lay_out(bar, message, width);
	return layout.message - layout.canvas;
}

static void draw_message(
    const struct canvas *all, const struct layout *layout, const struct message *message)
{
	struct canvas part =
	    canvas_part(all, layout->message, 1, layout->message_rows, all->width - 2);
	enum theme_style style = message->is_error ? THEME_ERROR : THEME_STRONG;
	int rows = canvas_paragraph(&part, 0, 0, part.width, style, message->sentence);

	canvas_paragraph(&part, rows, 0, part.width, THEME_NORMAL, message->hint);
}

/* The cursor ends where reading begins. */
static void draw_too_small(void)
{
	struct canvas all = canvas_frame_begin(COLS, CANVAS_NO_ROW, CANVAS_NO_ROW);

	canvas_frame_home(&all);
	canvas_paragraph(&all, 0, 0, all.width, THEME_NORMAL,
	    _("The window is too small: make it at least 20 columns by 6 rows."));
	canvas_frame_end();
}

void frame_draw(const struct screen *screen, const void *state, const struct keybar *bar,
    const struct message *message)
{
	bool silent = message->sentence[0] == '\0' && message->hint[0] == '\0';
	int width = frame_width(screen, state);
	struct layout layout;
	struct canvas all, part;

	if (!frame_fits()) {
		draw_too_small();
		return;
	}
	layout = lay_out(bar, message, width);
	all = canvas_frame_begin(
	    width, 0, silent && layout.message_rows > 0 ? layout.message : CANVAS_NO_ROW);
	if (layout.rules) {
		canvas_rule(&all, 1, 0, all.width);
		canvas_rule(&all, layout.bar - 1, 0, all.width);
	}
	part = canvas_part(&all, layout.bar, 1, layout.bar_rows, all.width - 2);
	keybar_draw(bar, &part);
	draw_message(&all, &layout, message);
	if (screen->title != NULL)
		canvas_title(_(screen->title), NULL);
	part = canvas_part(&all, layout.canvas, 0, layout.message - layout.canvas, all.width);
	canvas_frame_home(&part);
	screen->draw(state, &part);
	canvas_frame_end();
}
