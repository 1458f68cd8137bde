/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Asking on the controlling terminal, without the echo for secrets. */
#include "base/cli/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/cli/echo.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/text.h"

enum { COLUMNS = 80 }; /* of a terminal that does not say */

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
	text_forget(shown);
}

static int open_terminal(void)
{
	return open("/dev/tty", O_RDWR | O_CLOEXEC);
}

static size_t columns_of(int terminal)
{
	struct winsize size = { 0 };

	return ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : COLUMNS;
}

/* Over the line that the cursor stands behind; only where it has more rows than one does the
 * terminal have to know how to go up and clear. */
static void take_away(int terminal, const char *line)
{
	size_t width = text_width(line);
	size_t rows = width > 0 ? (width - 1) / columns_of(terminal) : 0;
	char *over = rows > 0 ? text_format("\r\033[%zuA\033[J", rows)
			      : text_format("\r%*s\r", (int)width, "");

	say(terminal, over);
	free(over);
}

/* A line that is not echoed; `after` says what becomes of the question then. */
static enum error ask_hidden(const char *question,
    void (*after)(int terminal, const char *question), char *buffer, size_t size)
{
	struct echo echo;
	enum error rc;
	int terminal = open_terminal();

	if (terminal < 0 || !echo_off(&echo, terminal)) {
		if (terminal >= 0)
			close(terminal);
		return error_hint(
		    error_set(ERROR_SYSTEM, _("no terminal to read the passphrase from")),
		    _("Put it on the first line of a file and give --passphrase-file FILE."));
	}
	say(terminal, question);
	rc = read_line(terminal, buffer, size);
	after(terminal, question);
	echo_on(&echo);
	close(terminal);
	return rc;
}

static void end_line(int terminal, const char *question)
{
	(void)question;
	say(terminal, "\n");
}

enum error ask_secret(const char *question, char *buffer, size_t size)
{
	return ask_hidden(question, end_line, buffer, size);
}

enum error ask_behind(const char *secret, char *buffer, size_t size)
{
	return ask_hidden(secret, take_away, buffer, size);
}

bool ask_can(void)
{
	int terminal = open_terminal();

	if (terminal >= 0)
		close(terminal);
	return terminal >= 0;
}

void ask_tell(const char *text)
{
	int terminal = open_terminal();
	size_t columns;
	char *line;

	if (terminal < 0)
		return;
	columns = columns_of(terminal);
	for (size_t next; *text != '\0'; text += next) {
		line = text_format("%.*s\n", (int)text_wrap(text, columns, &next), text);
		say(terminal, line);
		text_forget(line);
	}
	close(terminal);
}

enum error ask_yes(const char *question, bool *yes)
{
	char answer[16];
	enum error rc;
	int terminal = open_terminal();

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
