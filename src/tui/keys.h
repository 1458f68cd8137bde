/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What can be pressed, and the rows that bind it: one row of a key table makes the binding, its
 * place in the bottom bar and its line on the help page, so that the three cannot drift. */
#ifndef SKATTA_TUI_KEYS_H
#define SKATTA_TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

/* A code is a Unicode character, KEYS_CTRL('x'), or one of these, which lie above them. */
enum keys_code {
	KEYS_ENTER = 0x110000,
	KEYS_ESC,
	KEYS_TAB,
	KEYS_BACK_TAB,
	KEYS_BACKSPACE,
	KEYS_DELETE,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_HOME,
	KEYS_END,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_LINE_FEED, /* only from a paste: belongs to the text and submits nothing */
	KEYS_DIGIT,     /* only in a row: stands for 0 to 9 */
	KEYS_F0,        /* F1 is KEYS_F(1) */
	KEYS_LAST = KEYS_F0 + 12,
	KEYS_CLICK /* and above: the mouse, on the choice of this number */
};
#define KEYS_F(number)    (KEYS_F0 + (number))
#define KEYS_CTRL(letter) ((letter)&0x1f)

/* What matters where the person is stands in the bar, which takes another row for it if need be;
 * what is known anyway, and what is done rarely, only where that leaves room for it. All of them
 * stand on the help page. */
enum keys_weight { KEYS_ALWAYS, KEYS_IF_ROOM, KEYS_RARELY, KEYS_ONLY_HELP };

enum { KEYS_CODES = 4 };

/* A table of keys ends with a row without codes. */
struct key {
	int codes[KEYS_CODES]; /* any of these; letter first, the F-key that does the same after it
				*/
	const char *name;      /* how it is written, N_(); NULL: made from the codes */
	const char *label;     /* what it does, N_(); NULL: binds without being shown */
	/* What it does; a failure is shown on the message line. NULL: the row only explains a key
	 * that the screen's input() takes. */
	enum error (*act)(void *state, int code);
	enum keys_weight weight;
};

/* Is the code a character that a field takes, and not a key? */
bool keys_is_character(int code);

/* The row that acts on the code, or NULL. While a field takes what is typed, characters bind
 * nothing. */
const struct key *keys_find(const struct key *table, int code, bool typing);

/* Add the name to show in the bar for a row («q», «F1», «↑↓»); adds nothing where the row cannot be
 * used while typing. */
void keys_add_name(const struct key *row, bool typing, struct text *out);

/* Add the names of all codes of a row («?, F1») that can be used, for the help page. */
void keys_add_all_names(const struct key *row, bool typing, struct text *out);

#endif
