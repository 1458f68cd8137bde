/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the parts of the test terminal share. */
#ifndef SKATTA_TESTS_TERMINAL_PRIVATE_H
#define SKATTA_TESTS_TERMINAL_PRIVATE_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "base/text.h"

struct term {
	int line; /* our end of the pseudo-terminal */
	pid_t program;
	bool ended, reaped;
	struct termios modes; /* as the program found them */
	int rows, columns;
	VTerm *vterm;
	VTermScreen *screen;
	bool is_alternate, shows_cursor;
	bool is_latin;
	struct text written; /* all of it */
};

/* Milliseconds since some moment. */
long term_now(void);

/* Take in what comes within the time; false where nothing came. */
bool term_pump(struct term *term, int milliseconds);

/* Send bytes to the program; as libvterm calls it. */
void term_send(const char *bytes, size_t length, void *user);

/* Print the screen and why. */
void term_print(const struct term *term, const char *why);

#endif
