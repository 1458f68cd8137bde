/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The terminal's echo, and the signals that must not leave it off. */
#include "base/cli/echo.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <time.h>

static const int signals[ECHO_SIGNALS] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static volatile sig_atomic_t came;
static const sigset_t *waiting; /* the mask to wait with while the echo is off */
static sigset_t noted;          /* the signals that are held back and not ignored */

static void note(int signal_number)
{
	came = signal_number;
}

/* The signals are held back but for while one waits: none can slip in between looking and reading.
 */
static void hold_signals(struct echo *echo)
{
	const struct sigaction noting = { .sa_handler = note };
	sigset_t held;

	came = 0;
	sigemptyset(&noted);
	sigemptyset(&held);
	for (size_t i = 0; i < ECHO_SIGNALS; i++)
		sigaddset(&held, signals[i]);
	sigprocmask(SIG_BLOCK, &held, &echo->mask);
	for (size_t i = 0; i < ECHO_SIGNALS; i++) {
		sigaction(signals[i], NULL, &echo->before[i]);
		if (echo->before[i].sa_handler == SIG_IGN)
			continue;
		sigaction(signals[i], &noting, NULL);
		sigaddset(&noted, signals[i]);
	}
	waiting = &echo->mask;
}

bool echo_off(struct echo *echo, int terminal)
{
	struct termios hidden;

	if (tcgetattr(terminal, &echo->shown) != 0)
		return false;
	echo->terminal = terminal;
	hold_signals(echo);
	hidden = echo->shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	return true;
}

static bool is_held_back(void)
{
	sigset_t pending, held;

	sigpending(&pending);
	return sigandset(&held, &pending, &noted) == 0 && !sigisemptyset(&held);
}

enum echo_wait echo_wait(int terminal, int milliseconds)
{
	struct pollfd input = { .fd = terminal, .events = POLLIN };
	const struct timespec limit = { milliseconds / 1000, milliseconds % 1000 * 1000000L };
	int ready;

	do
		ready = ppoll(&input, 1, milliseconds < 0 ? NULL : &limit, waiting);
	while (ready < 0 && errno == EINTR && (waiting == NULL || came == 0));
	/* A key that makes a signal empties the line as well. Whatever is ready beside it, whoever
	 * read now could find nothing, and wait on, deaf to the signal. */
	if (ready > 0 && waiting != NULL && is_held_back())
		return ECHO_INTERRUPTED;
	if (ready == 0)
		return ECHO_NOTHING;
	return ready < 0 ? ECHO_INTERRUPTED : ECHO_INPUT;
}

void echo_on(const struct echo *echo)
{
	int number;

	tcsetattr(echo->terminal, TCSAFLUSH, &echo->shown);
	sigprocmask(SIG_SETMASK, &echo->mask, NULL);
	for (size_t i = 0; i < ECHO_SIGNALS; i++)
		sigaction(signals[i], &echo->before[i], NULL);
	waiting = NULL;
	number = came;
	came = 0;
	if (number != 0)
		raise(number);
}
