/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Giving the terminal back when the program dies. Internal to the layer. */
#ifndef SKATTA_TUI_TTY_CRASH_H
#define SKATTA_TUI_TTY_CRASH_H

struct termios;

/* Make ready, once the terminal has been started: catch the signals of a crash. `last` is written
 * before what terminfo says. */
void tty_crash_start(const struct termios *before, const char *last);

/* The terminal has been given back in order. */
void tty_crash_stop(void);

/* Erase the screen and restore the modes with two system calls: safe in a signal handler. */
void tty_crash_restore(void);

#endif
