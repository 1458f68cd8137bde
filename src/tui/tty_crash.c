/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A program that dies inside a signal handler may call almost nothing, so what ends the screen is
 * written out beforehand. */
#include "tui/tty_crash.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"

static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

static struct {
	struct termios before;
	char farewell[2048];
	size_t length;
	volatile sig_atomic_t started;
	struct sigaction earlier[COUNT(crashes)];
	char stack[64 * 1024]; /* where a handler runs when the program's own stack is used up */
} crash;

static int collect(int byte)
{
	if (crash.length < sizeof crash.farewell)
		crash.farewell[crash.length++] = (char)byte;
	return byte;
}

static void collect_capability(const char *name)
{
	const char *bytes = tigetstr(name);

	if (bytes != NULL && bytes != (char *)-1)
		tputs(bytes, 1, collect);
}

void tty_crash_restore(void)
{
	ssize_t written;

	if (!crash.started)
		return;
	crash.started = false;
	written = write(STDOUT_FILENO, crash.farewell, crash.length);
	(void)written; /* nobody is left to tell */
	tcsetattr(STDIN_FILENO, TCSANOW, &crash.before);
}

/* Restore, then let the earlier action (mostly: die) meet the same signal. */
static void crashed(int number, siginfo_t *info, void *context)
{
	(void)context;
	tty_crash_restore();
	for (size_t i = 0; i < COUNT(crashes); i++)
		if (crashes[i] == number)
			sigaction(number, &crash.earlier[i], NULL);
	/* A fault of the processor comes again on return; a signal that was sent does not. */
	if (info->si_code <= 0)
		raise(number);
}

static void start_stack(void)
{
	stack_t stack = { .ss_sp = crash.stack, .ss_size = sizeof crash.stack };
	stack_t present;

	if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE) != 0)
		sigaltstack(&stack, NULL);
}

void tty_crash_start(const struct termios *before, const char *last)
{
	static const char *const capabilities[] = { "op", "sgr0", "clear", "rmkx", "rmcup",
		"cnorm" };
	struct sigaction action = { .sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK };

	crash.before = *before;
	crash.length = strlen(last);
	memcpy(crash.farewell, last, crash.length);
	for (size_t i = 0; i < COUNT(capabilities); i++)
		collect_capability(capabilities[i]);
	start_stack();
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < COUNT(crashes); i++)
		sigaction(crashes[i], &action, &crash.earlier[i]);
	crash.started = true;
}

void tty_crash_stop(void)
{
	if (!crash.started)
		return;
	crash.started = false;
	for (size_t i = 0; i < COUNT(crashes); i++)
		sigaction(crashes[i], &crash.earlier[i], NULL);
}
