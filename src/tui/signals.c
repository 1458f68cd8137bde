/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A handler only notes its signal and wakes the loop through a pipe. */
#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/io/language.h"
#include "base/memory.h"

/* In the order in which the loop hears of them. */
static const int numbers[] = { SIGHUP, SIGTERM, SIGQUIT, SIGINT, SIGTSTP, SIGCONT, SIGWINCH };

static struct {
	volatile sig_atomic_t came[COUNT(numbers)];
	struct sigaction earlier[COUNT(numbers)];
	int wake[2];
	bool started;
} signals;

static void note(int number)
{
	int kept = errno;
	ssize_t written;

	for (size_t i = 0; i < COUNT(numbers); i++)
		if (numbers[i] == number)
			signals.came[i] = 1;
	written = write(signals.wake[1], "", 1);
	(void)written; /* a full pipe wakes as well */
	errno = kept;
}

enum error signals_start(void)
{
	struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESTART };

	if (pipe(signals.wake) != 0)
		return error_set(ERROR_SYSTEM, _("no pipe could be made: %s"), strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(signals.wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(signals.wake[i], F_SETFL, O_NONBLOCK);
	}
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		signals.came[i] = 0;
		sigaction(numbers[i], &action, &signals.earlier[i]);
	}
	signals.started = true;
	return ERROR_NONE;
}

void signals_stop(void)
{
	if (!signals.started)
		return;
	for (size_t i = 0; i < COUNT(numbers); i++)
		sigaction(numbers[i], &signals.earlier[i], NULL);
	close(signals.wake[0]);
	close(signals.wake[1]);
	signals.started = false;
}

enum signals_wait signals_wait(int milliseconds)
{
	struct pollfd fds[] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = signals.wake[0], .events = POLLIN },
	};
	char waste[64];

	if (poll(fds, COUNT(fds), milliseconds) <= 0)
		return SIGNALS_NOTHING;
	while (read(signals.wake[0], waste, sizeof waste) > 0)
		;
	if ((fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
		return SIGNALS_TERMINAL_GONE;
	return (fds[0].revents & POLLIN) != 0 ? SIGNALS_INPUT : SIGNALS_NOTHING;
}

int signals_take(void)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		if (!signals.came[i])
			continue;
		signals.came[i] = 0;
		return numbers[i];
	}
	return 0;
}

void signals_stop_here(void)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct sigaction ours;

		if (numbers[i] != SIGTSTP)
			continue;
		sigaction(SIGTSTP, &signals.earlier[i], &ours);
		/* The whole group, as the terminal's own Ctrl-Z: a script that started us stops
		 * too. */
		kill(0, SIGTSTP);
		sigaction(SIGTSTP, &ours, NULL);
	}
}
