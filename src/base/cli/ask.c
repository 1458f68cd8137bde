/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Asking on the controlling terminal, without the echo for secrets. */
#include "base/cli/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cli/echo.h"
#include "base/io/charset.h"
#include "base/io/language.h"

/* One line from the terminal, byte by byte so that nothing of it stays in a stdio buffer. */
static enum error read_line(int terminal, char *buffer, size_t size)
{
	size_t length = 0;
	char byte;
	ssize_t got;

	for (;;) {
		got = echo_wait(terminal, -1) == ECHO_INPUT ? read(terminal, &byte, 1) : 0;
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return error_set(ERROR_CANCELLED, _("nothing was answered"));
		if (byte == '\n' || byte == '\r')
			break;
		if (length < size)
			buffer[length] = byte;
		length++;
	}
	return charset_to_utf8(buffer, size, &length);
}

static void say(int terminal, const char *text)
{
	char *shown = charset_from_utf8(text);

	if (write(terminal, shown, strlen(shown)) < 0)
		errno = 0; /* unseen, it will not be answered, and that is told */
	free(shown);
}

enum error ask_secret(const char *question, char *buffer, size_t size)
{
	struct echo echo;
	enum error rc;
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);

	if (terminal < 0 || !echo_off(&echo, terminal)) {
		if (terminal >= 0)
			close(terminal);
		return error_hint(
		    error_set(ERROR_SYSTEM, _("no terminal to read the passphrase from")),
		    _("Put it on the first line of a file and give --passphrase-file FILE."));
	}
	say(terminal, question);
	rc = read_line(terminal, buffer, size);
	say(terminal, "\n");
	echo_on(&echo);
	close(terminal);
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
