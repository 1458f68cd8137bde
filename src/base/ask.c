/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Asking on the controlling terminal, with echo off for secrets and back on whatever happens. */
#include "base/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/language.h"
#include "base/memory.h"

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static volatile sig_atomic_t interrupted;

static void note(int signal_number)
{
	interrupted = signal_number;
}

/* One line from the terminal, byte by byte so that nothing of it stays in a stdio buffer. */
static enum error read_line(int terminal, char *buffer, size_t size)
{
	size_t length = 0;
	char byte;
	ssize_t got;

	for (;;) {
		got = read(terminal, &byte, 1);
		if (got < 0 && errno == EINTR && !interrupted)
			continue;
		if (got <= 0)
			return error_set(ERROR_CANCELLED, _("nothing was answered"));
		if (byte == '\n' || byte == '\r')
			break;
		if (length + 1 >= size)
			return error_set(ERROR_USAGE, _("the answer is too long"));
		buffer[length++] = byte;
	}
	buffer[length] = '\0';
	return ERROR_NONE;
}

static void say(int terminal, const char *text)
{
	if (write(terminal, text, strlen(text)) < 0)
		errno =
		    0; /* the question was not seen; the answer will be missing, and that is told */
}

enum error ask_secret(const char *question, char *buffer, size_t size)
{
	struct sigaction noting = { .sa_handler = note }, before[COUNT(signals)];
	struct termios shown, hidden;
	enum error rc;
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);

	if (terminal < 0 || tcgetattr(terminal, &shown) != 0) {
		if (terminal >= 0)
			close(terminal);
		return error_hint(
		    error_set(ERROR_SYSTEM, _("there is no terminal to ask for a passphrase on")),
		    _("Put it on the first line of a file and give --passphrase-file FILE."));
	}
	interrupted = 0;
	for (size_t i = 0; i < COUNT(signals); i++)
		sigaction(signals[i], &noting, &before[i]);
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(terminal, TCSAFLUSH, &hidden);
	say(terminal, question);
	rc = read_line(terminal, buffer, size);
	say(terminal, "\n");
	tcsetattr(terminal, TCSAFLUSH, &shown);
	for (size_t i = 0; i < COUNT(signals); i++)
		sigaction(signals[i], &before[i], NULL);
	close(terminal);
	/* What was asked of us while the echo was off happens now. */
	if (interrupted != 0)
		raise(interrupted);
	return rc;
}

enum error ask_yes(const char *question, bool *yes)
{
	char answer[16];
	enum error rc;
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);

	*yes = false;
	if (terminal < 0)
		return ERROR_NONE;
	say(terminal, question);
	rc = read_line(terminal, answer, sizeof answer);
	close(terminal);
	if (rc == ERROR_NONE)
		*yes = strchr("yYjJ", answer[0]) != NULL && answer[0] != '\0';
	return rc;
}
