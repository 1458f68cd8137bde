/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Asking and waiting, byte by byte. */
#include "walk/plain_line.h"

#include <errno.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "base/cli/echo.h"
#include "base/io/charset.h"
#include "base/io/language.h"

enum { WARNED_BEFORE = 30 * 1000 };

static void warn(const struct plain_line *line)
{
	charset_print(stdout, "\n");
	plain_page_say(_("This locks in half a minute, because nothing has been written. Press "
			 "Enter to stay."));
	plain_page_ask(line->page, line->heard);
}

/* Wait for what is written next. A pipe is nobody's keyboard, and at the first step there is
 * nothing to lock. */
static enum echo_wait wait_for_input(const struct plain_line *line, bool *is_warned)
{
	int limit = line->walk->idle_seconds * 1000;
	int before = limit / 2 < WARNED_BEFORE ? limit / 2 : WARNED_BEFORE;
	enum echo_wait waited;

	if (!isatty(STDIN_FILENO))
		return ECHO_INPUT;
	if (!walk_idle_locks(line->walk))
		return echo_wait(STDIN_FILENO, -1);
	if (!*is_warned) {
		waited = echo_wait(STDIN_FILENO, limit - before);
		if (waited != ECHO_NOTHING)
			return waited;
		warn(line);
		*is_warned = true;
	}
	return echo_wait(STDIN_FILENO, before);
}

/* Without stdio so that no buffer of its keeps a passphrase. */
static enum plain_line_got read_line(struct plain_line *line, bool *is_warned)
{
	size_t length = 0;
	char byte;
	ssize_t got;

	for (;;) {
		enum echo_wait waited = wait_for_input(line, is_warned);

		if (waited == ECHO_NOTHING) {
			/* What was begun must not be the start of somebody else's line. */
			tcflush(STDIN_FILENO, TCIFLUSH);
			return PLAIN_LINE_IDLE;
		}
		got = waited == ECHO_INPUT ? read(STDIN_FILENO, &byte, 1) : 0;
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || byte == '\n')
			break;
		if (length < PLAIN_LINE_SIZE)
			line->line[length] = byte;
		length++;
	}
	if (length > 0 && length <= PLAIN_LINE_SIZE && line->line[length - 1] == '\r')
		length--;
	line->length = length;
	return got > 0 || length > 0 ? PLAIN_LINE_READ : PLAIN_LINE_END;
}

enum plain_line_got plain_line_ask(struct plain_line *line)
{
	struct echo echo;
	bool is_hidden = line->page->field == PAGE_SECRET && echo_off(&echo, STDIN_FILENO);
	enum plain_line_got got;
	bool stays;

	do {
		bool is_warned = false;

		plain_page_ask(line->page, line->heard);
		got = read_line(line, &is_warned);
		stays = got == PLAIN_LINE_READ && line->length == 0 && is_warned;
	} while (stays);
	if (is_hidden) {
		echo_on(&echo);
		charset_print(stdout, "\n");
	}
	return got;
}
