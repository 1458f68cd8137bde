/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The terminal's echo, and the signals that must not leave it off. */
#include "base/echo.h"

#include <stddef.h>

static const int signals[ECHO_SIGNALS] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static volatile sig_atomic_t interrupted;

static void note(int signal_number)
{
	interrupted = signal_number;
}

bool echo_off(struct echo *echo, int terminal)
{
	const struct sigaction noting = { .sa_handler = note };
	struct termios hidden;

	if (tcgetattr(terminal, &echo->shown) != 0)
		return false;
	echo->terminal = terminal;
	interrupted = 0;
	for (size_t i = 0; i < ECHO_SIGNALS; i++)
		sigaction(signals[i], &noting, &echo->before[i]);
	hidden = echo->shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	return true;
}

bool echo_is_interrupted(void)
{
	return interrupted != 0;
}

void echo_on(const struct echo *echo)
{
	int noted = interrupted;

	tcsetattr(echo->terminal, TCSAFLUSH, &echo->shown);
	for (size_t i = 0; i < ECHO_SIGNALS; i++)
		sigaction(signals[i], &echo->before[i], NULL);
	interrupted = 0;
	if (noted != 0)
		raise(noted);
}
