/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* By what terminfo has for it; E3, the lines that have scrolled away, is an addition that most
 * terminals know. */
#include "tui/erase.h"

#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "tui/tty.h"

static bool send(const char *capability)
{
	const char *bytes = tigetstr(capability);
	ssize_t written;

	if (bytes == NULL || bytes == (char *)-1)
		return false;
	written = write(STDOUT_FILENO, bytes, strlen(bytes));
	(void)written; /* a terminal that has gone shows nothing */
	return true;
}

void erase_screen(void)
{
	erase();
	tty_clear();
	refresh();
	send("E3");
}

static void scroll_away(void)
{
	struct winsize size = { .ws_row = 24 };

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	for (int row = 0; row < size.ws_row; row++)
		charset_print(stdout, "\n");
}

void erase_lines(void)
{
	int found;
	bool cleared = false;

	if (!isatty(STDOUT_FILENO))
		return;
	fflush(stdout);
	if (setupterm(NULL, STDOUT_FILENO, &found) == 0) {
		cleared = send("clear");
		send("E3");
		del_curterm(cur_term);
	}
	if (!cleared)
		scroll_away();
}
