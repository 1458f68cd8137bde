/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a secret from a terminal: with the echo off, and on again whatever happens. */
#ifndef SKATTA_BASE_ECHO_H
#define SKATTA_BASE_ECHO_H

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

enum { ECHO_SIGNALS = 5 };

struct echo {
	int terminal;
	struct termios shown;
	struct sigaction before[ECHO_SIGNALS];
	sigset_t mask;
};

/* Turn it off. Signals that would end or stop the process wait for echo_wait() or echo_on(); those
 * that the process ignores stay ignored. False where this is no terminal: then nothing was done. */
bool echo_off(struct echo *echo, int terminal);

/* Wait until there is something to read, or so many milliseconds are over (negative: for ever), or
 * a signal has come for which the echo has to be turned on first. */
enum echo_wait { ECHO_INPUT, ECHO_NOTHING, ECHO_INTERRUPTED };
enum echo_wait echo_wait(int terminal, int milliseconds);

/* As it was before; the signal that came happens now. */
void echo_on(const struct echo *echo);

#endif
