/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A real terminal for the tests: the program runs on a pseudo-terminal of its own, libvterm keeps
 * its screen. A test waits for the eventual screen, with a limit, and never sleeps: wait for words
 * that stand only on the screen to come. What waits returns false, after printing the screen it
 * has. */
#ifndef SKATTA_TESTS_TERMINAL_H
#define SKATTA_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct term;

/* After how many milliseconds what has not come is taken for hanging: far above what anything takes
 * on a slow and busy machine. */
enum { TERM_LIMIT = 120 * 1000 };

/* All zero: 24 rows, 80 columns, xterm-256color, C.UTF-8, a home that is not there. TZ is UTC;
 * LINES, COLUMNS, LANGUAGE and NO_COLOR are not set. */
struct term_settings {
	int rows, columns;
	const char *type, *locale, *home;
	bool is_latin; /* the terminal speaks ISO 8859-1; keys and what is seen are UTF-8 all the
			  same */
	const char *const *environment; /* "NAME=value", NULL at the end; or NULL */
};

/* Start the program, argv[0] being its path. */
struct term *term_start(const struct term_settings *settings, const char *const argv[]);

/* Type. <Enter> <Esc> <Tab> <Backspace> <Delete> <Up> <Down> <Left> <Right> <Home> <End> <PageUp>
 * <PageDown> <F1> to <F12> and <Ctrl-X> for any letter are keys, <Paste> and <Pasted> stand around
 * what is pasted; all else is sent as it is. */
void term_keys(struct term *term, const char *keys);

/* Send these bytes in one piece, as the terminal sends what belongs together, and as what was typed
 * ahead is read. */
void term_write(struct term *term, const char *bytes);

/* Press the mouse there, or turn its wheel; nothing where the program has not asked for it. */
void term_click(struct term *term, int row, int column);
void term_wheel(struct term *term, bool down);

/* Wait until the text stands on the screen, in one row, or does not stand there any more. */
bool term_wait_for(struct term *term, const char *text);
bool term_wait_gone(struct term *term, const char *text);

/* Wait until the cursor stands in the row with the text. It is put there last, so that all of the
 * frame has come. */
bool term_wait_for_cursor(struct term *term, const char *text);

/* Wait until the whole screen is as in tests/screens/NAME.txt. With SKATTA_UPDATE_SCREENS=1 the
 * file is written instead, once nothing more has come for a while. */
bool term_matches(struct term *term, const char *name);

/* Take in all that is drawn, until the program waits for the next key. What the last key did must
 * have begun to show. */
void term_settle(struct term *term);

/* The whole screen, and below it where the cursor stands and which words look different; for the
 * caller to free. And wait until that is what stands in tests/screens/NAME.txt, which is written
 * instead likewise. */
char *term_picture(const struct term *term);
bool term_matches_picture(struct term *term, const char *name);

void term_resize(struct term *term, int rows, int columns);
/* Only the line tells the program this size; what is shown stays as large as it is. For sizes that
 * change while much is drawn: there libvterm 0.1 crashes. */
void term_tell_size(struct term *term, int rows, int columns);
void term_signal(struct term *term, int number);

/* What is on the screen now: a row, or all rows with a line feed after each, without the blanks at
 * their ends; for the caller to free. */
char *term_row(const struct term *term, int row);
char *term_screen(const struct term *term);

/* How a row looks, a letter for each column: r reversed, u underlined, b bold, n none of these, and
 * the capital where it has a colour; without the n at the end. Or all rows with a line feed after
 * each. For the caller to free. */
char *term_row_styles(const struct term *term, int row);
char *term_styles(const struct term *term);
bool term_cell_is_reversed(const struct term *term, int row, int column);
int term_cursor_row(const struct term *term);
int term_cursor_column(const struct term *term);
/* The row in which the text stands, or -1. */
int term_row_of(const struct term *term, const char *text);
bool term_cursor_is_shown(const struct term *term);
/* Is it the screen that a program has to itself? */
bool term_is_alternate(const struct term *term);

/* All bytes that the program has written so far, with a NUL behind them. */
const char *term_bytes(const struct term *term);
/* How many; and how many come in the next milliseconds. */
size_t term_written(const struct term *term);
size_t term_written_during(struct term *term, int milliseconds);

/* Are the modes of the terminal line those that the program found? */
bool term_modes_are_restored(const struct term *term);

/* Wait until the program has gone: its exit status, 128 and the signal where one ended it, or -1
 * where it had to be killed. The screen can still be looked at. */
int term_wait_end(struct term *term);

/* End it, and give all back. */
void term_stop(struct term *term);

#endif
