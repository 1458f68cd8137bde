/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A screen is a row of functions over a state of its own: what stands on the terminal is a function
 * of that state, so redrawing is always whole and a resize needs no code. */
#ifndef SKATTA_TUI_SCREEN_H
#define SKATTA_TUI_SCREEN_H

#include "tui/canvas.h"
#include "tui/keys.h"

enum {
	SCREEN_MEASURE = 76, /* columns of text that is read: no line is longer */
	SCREEN_WIDTH = 80,   /* of a screen whose text stands in one column, with its margins */
};

/* What may be NULL says so. Functions that fail leave their sentence; it is shown. */
struct screen {
	const char *name;  /* as in tests and file names */
	const char *title; /* N_() */
	/* What one does here, above the keys on the help page: N_(), or a function that says it of
	 * the state, translated; or both NULL. */
	const char *help;
	const char *(*help_now)(const void *state);
	/* The table of keys, or instead of it a function that makes it of the state (it must stay
	 * valid until the next call); both NULL: only the keys common to all screens. */
	const struct key *keys;
	const struct key *(*keys_now)(const void *state);
	/* Load what is shown; a failure leaves the screen unopened. Or NULL. */
	enum error (*enter)(void *state);
	/* The columns that it can use on a terminal of so many; or NULL: SCREEN_WIDTH. A wider
	 * terminal has the screen in its middle. */
	int (*width)(const void *state, int columns);
	/* Draw all of it; changes nothing. */
	void (*draw)(const void *state, const struct canvas *canvas);
	/* Does a field take what is typed just now? Or NULL: never. Then no character acts as a
	 * key, and pasted text comes to input(); otherwise pasted text is dropped. */
	bool (*is_typing)(const void *state);
	/* What no row of the table acted on; or NULL. */
	enum error (*input)(void *state, int code);
	/* Give back and wipe what enter() took; also when the program is ended by a signal. Or
	 * NULL. */
	void (*leave)(void *state);
};

#endif
