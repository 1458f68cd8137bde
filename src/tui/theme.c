/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of styles and of signs. */
#include "tui/theme.h"

#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"

/* Of the 256 colours these have a contrast of at least 4.5 to 1 on white and on black alike. With
 * fewer colours bold alone serves: how those look is not known. */
enum { GREEN = 29, MAGENTA = 163, GREY = 243 };

static const struct {
	attr_t attributes;
	short colour; /* or 0 */
} styles[THEME_STYLES] = {
	[THEME_NORMAL] = { A_NORMAL, 0 },
	[THEME_STRONG] = { A_BOLD, 0 },
	[THEME_ACCENT] = { A_BOLD, GREEN },
	[THEME_DIM] = { A_NORMAL, GREY },
	[THEME_FOCUS] = { A_REVERSE, 0 },
	[THEME_FIELD] = { A_UNDERLINE, 0 },
	[THEME_ERROR] = { A_BOLD, MAGENTA },
};

static const char *const signs[THEME_SIGNS][2] = {
	[THEME_POINTER] = { "▸", ">" },
	[THEME_CHOSEN] = { "●", "*" },
	[THEME_OPEN] = { "○", "." },
	[THEME_HIDDEN] = { "•", "*" },
	[THEME_RULE] = { "─", "-" },
	[THEME_BAR] = { "█", "#" },
	[THEME_HALF] = { "▌", " " },
	[THEME_UPPER] = { "▀", "#" },
	[THEME_LOWER] = { "▄", "#" },
	[THEME_SHADE] = { "▒", "=" },
	[THEME_LIGHT] = { "░", "-" },
	[THEME_RING] = { "○", "o" },
	[THEME_DOT] = { "·", "." },
	[THEME_MORE] = { "…", "." },
	[THEME_ABOVE] = { "↑", "^" },
	[THEME_BELOW] = { "↓", "v" },
};

static struct {
	bool ascii;       /* all text */
	bool ascii_signs; /* our own signs, which need UTF-8 */
	bool colours;
} theme;

static bool environment_wants_colours(void)
{
	const char *no = getenv("NO_COLOR");

	return no == NULL || no[0] == '\0';
}

/* The console's own font has letters enough, but of our signs a few only. */
static bool has_signs(void)
{
	return language_is_utf8() && strncmp(termname(), "linux", 5) != 0;
}

void theme_start(bool ascii, bool colours)
{
	theme.ascii = ascii;
	theme.ascii_signs = ascii || !has_signs();
	theme.colours = false;
	if (!colours || !environment_wants_colours() || !has_colors() || start_color() == ERR ||
	    use_default_colors() == ERR || COLORS < 256)
		return;
	for (short i = 0; i < THEME_STYLES; i++)
		if (styles[i].colour != 0 && init_pair((short)(i + 1), styles[i].colour, -1) == ERR)
			return;
	theme.colours = true;
}

bool theme_is_ascii(void)
{
	return theme.ascii;
}

bool theme_has_ascii_signs(void)
{
	return theme.ascii_signs;
}

const char *theme_sign(enum theme_sign sign)
{
	return signs[sign][theme.ascii_signs];
}

static short pair_of(enum theme_style style)
{
	return theme.colours && styles[style].colour != 0 ? (short)(style + 1) : 0;
}

void theme_use(enum theme_style style)
{
	attr_set(styles[style].attributes, pair_of(style), NULL);
}

void theme_paint(int row, int column, int width, enum theme_style style)
{
	mvchgat(row, column, width, styles[style].attributes, pair_of(style), NULL);
}
