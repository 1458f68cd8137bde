/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of styles and of signs. */
#include "tui/theme.h"

#include <limits.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"

static const attr_t attributes[THEME_STYLES] = {
	[THEME_NORMAL] = A_NORMAL,
	[THEME_STRONG] = A_BOLD,
	[THEME_ACCENT] = A_BOLD,
	[THEME_DIM] = A_NORMAL,
	[THEME_FOCUS] = A_REVERSE,
	[THEME_FIELD] = A_UNDERLINE,
	[THEME_ERROR] = A_BOLD,
};

/* Each has a contrast of at least 4.5 to 1, by the palette of xterm: of 256 colours on white and on
 * black alike, of the first eight on the background that they are for, also as the bright ones that
 * many terminals make of them where they are bold. On white that leaves blue alone. */
static const struct palette {
	int least,
	    most; /* colours of the terminal; where it has millions, the first eight are these */
	enum theme_background background;
	short colours[THEME_STYLES]; /* or 0 */
} palettes[] = {
	{ 256, 256, THEME_ON_ANY, { [THEME_ACCENT] = 29, [THEME_DIM] = 243, [THEME_ERROR] = 163 } },
	{ 8, INT_MAX, THEME_ON_DARK,
	    { [THEME_ACCENT] = COLOR_GREEN, [THEME_ERROR] = COLOR_YELLOW } },
	{ 8, INT_MAX, THEME_ON_LIGHT, { [THEME_ACCENT] = COLOR_BLUE, [THEME_ERROR] = COLOR_BLUE } },
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
	[THEME_STEP] = { "▁", " " },
	{ "▂", " " },
	{ "▃", " " },
	{ "▄", " " },
	{ "▅", " " },
	{ "▆", " " },
	{ "▇", " " },
	[THEME_STEP_LAST] = { "█", " " },
};

static struct {
	bool ascii;                    /* all text */
	bool ascii_signs;              /* our own signs, which need UTF-8 */
	const struct palette *palette; /* NULL: no colours */
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

static const struct palette *palette_for(int colours, enum theme_background background)
{
	for (size_t i = 0; i < COUNT(palettes); i++) {
		const struct palette *palette = &palettes[i];

		if (colours >= palette->least && colours <= palette->most &&
		    (palette->background == THEME_ON_ANY || palette->background == background))
			return palette;
	}
	return NULL;
}

int theme_colour(enum theme_style style, int colours, enum theme_background background)
{
	const struct palette *palette = palette_for(colours, background);

	return palette != NULL && palette->colours[style] != 0 ? palette->colours[style]
							       : THEME_NO_COLOUR;
}

/* NULL where the terminal does not take it. */
static const struct palette *start_palette(const struct palette *palette)
{
	for (short i = 0; palette != NULL && i < THEME_STYLES; i++)
		if (palette->colours[i] != 0 &&
		    init_pair((short)(i + 1), palette->colours[i], -1) == ERR)
			return NULL;
	return palette;
}

void theme_start(bool ascii, bool colours, enum theme_background background)
{
	theme.ascii = ascii;
	theme.ascii_signs = ascii || !has_signs();
	theme.palette = NULL;
	if (colours && environment_wants_colours() && has_colors() && start_color() != ERR &&
	    use_default_colors() != ERR)
		theme.palette = start_palette(palette_for(COLORS, background));
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
	return theme.palette != NULL && theme.palette->colours[style] != 0 ? (short)(style + 1) : 0;
}

void theme_use(enum theme_style style)
{
	attr_set(attributes[style], pair_of(style), NULL);
}

void theme_paint(int row, int column, int width, enum theme_style style)
{
	mvchgat(row, column, width, attributes[style], pair_of(style), NULL);
}
