/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How things look: styles and signs by name. Colours are the terminal's own but for those of few
 * accents, which can be read on any background and also look different without colour, or say
 * nothing. */
#ifndef SKATTA_TUI_THEME_H
#define SKATTA_TUI_THEME_H

#include <stdbool.h>

enum theme_style {
	THEME_NORMAL,
	THEME_STRONG, /* bold */
	THEME_ACCENT, /* bold, in the accent colour: headings, what is answered, what goes on */
	THEME_DIM,    /* less important; normal where the terminal cannot */
	THEME_FOCUS,  /* reversed: where the person is */
	THEME_FIELD,  /* underlined: where one writes */
	THEME_ERROR,  /* bold, in the colour of errors */
	THEME_STYLES
};

/* Each one column wide, in UTF-8 or ASCII. */
enum theme_sign {
	THEME_POINTER, /* ▸ > */
	THEME_CHOSEN,  /* ● * */
	THEME_OPEN,    /* ○ . */
	THEME_HIDDEN,  /* • * for a character not shown */
	THEME_RULE,    /* ─ - */
	THEME_BAR,     /* █ # */
	THEME_HALF,    /* ▌ and nothing */
	THEME_UPPER,   /* ▀ # the upper half of a cell */
	THEME_LOWER,   /* ▄ # */
	THEME_SHADE,   /* ▒ = a bar beside another */
	THEME_LIGHT,   /* ░ - and a third */
	THEME_RING,    /* ○ o another time than now */
	THEME_DOT,     /* · . of a grid */
	THEME_MORE,    /* … . something is cut off */
	THEME_ABOVE,   /* ↑ ^ there is more above */
	THEME_BELOW,   /* ↓ v */
	THEME_STEP,    /* ▁ to █, of a curve; nothing in ASCII */
	THEME_STEP_LAST = THEME_STEP + 7,
	THEME_SIGNS
};

enum { THEME_STEPS = THEME_STEP_LAST - THEME_STEP + 1 };

/* What the terminal draws on, as far as somebody has said it. */
enum theme_background {
	THEME_ON_ANY, /* not known */
	THEME_ON_DARK,
	THEME_ON_LIGHT,
	THEME_BACKGROUNDS
};

enum { THEME_NO_COLOUR = -1 };

/* The colour of a style, by its number in the palette of xterm, on a terminal that has so many, or
 * THEME_NO_COLOUR. With other than 256 it can only be read on a background that is known. */
int theme_colour(enum theme_style style, int colours, enum theme_background background);

/* Ask the terminal, which has been started, what it can. `ascii`: draw nothing else. No colour
 * without `colours`, and where NO_COLOR is set and not empty. */
void theme_start(bool ascii, bool colours, enum theme_background background);

/* Is only ASCII drawn? */
bool theme_is_ascii(void);
/* Are the signs ASCII? Also where the text is not: in a locale such as ISO 8859-1, and on the
 * console, whose font lacks them. */
bool theme_has_ascii_signs(void);

const char *theme_sign(enum theme_sign sign);

/* For canvas.c: draw in this style from now on; give it to cells of the terminal. */
void theme_use(enum theme_style style);
void theme_paint(int row, int column, int width, enum theme_style style);

#endif
