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
};

/* Turn it off. Signals that would end or stop the process are noted until echo_on(), and make a
 * read() fail with EINTR. False where this is no terminal: then nothing was done. */
bool echo_off(struct echo *echo, int terminal);

/* Was such a signal noted? Then what is read is at its end. */
bool echo_is_interrupted(void);

/* As it was before; what was noted happens now. */
void echo_on(const struct echo *echo);

#endif
