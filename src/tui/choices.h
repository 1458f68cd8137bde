/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A list in which one row has the focus: choices of an item, of a menu, rows of an overview. Texts
 * wrap, long lists scroll with the focus, digits choose. */
#ifndef SKATTA_TUI_CHOICES_H
#define SKATTA_TUI_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/canvas.h"

struct choice {
	const char *text;
	const char *aside; /* at the right, such as a status; or NULL */
	bool chosen;       /* marked ● where the list shows marks */
	bool apart;        /* a blank row before it, where all rows have room beside it */
};

/* All fields are the owner's to set; the rows stay the owner's. */
struct choices {
	const struct choice *rows;
	size_t count;
	size_t focus;  /* must be below count, unless that is 0 */
	bool numbered; /* from 1: a number takes its row, see choices_press() */
	bool marked;   /* show ● before what is chosen */
	bool several;  /* and ○ before the others */
	size_t typed;  /* the number so far, where another digit may follow; 0 for none */
};

enum choices_press {
	CHOICES_IGNORED,
	CHOICES_MOVED,
	CHOICES_TAKEN,
	CHOICES_WAITS, /* for another digit, or Enter */
};

/* Let a key move the focus (arrows, Home, End, Page Up and Down, a click) or take a row (Enter or
 * space the focused one, a click on it, a number). A digit that can only mean one row takes it at
 * once. Where more digits may follow it waits: Enter takes what stands in `typed`, a digit goes on
 * from it, and every other key forgets it and does nothing else. What taking means is the caller's.
 */
enum choices_press choices_press(struct choices *choices, int code);

/* Draw into the canvas, with the cursor on the focused row; returns the rows used. */
int choices_draw(const struct choices *choices, const struct canvas *canvas);

/* Rows that all choices take when drawn this wide, with the blank ones. */
int choices_rows(const struct choices *choices, int width);

#endif
