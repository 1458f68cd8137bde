/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking the terminal from ncurses' side and from the kernel's, and giving it back: in order, or
 * with bytes made beforehand when the program dies. */
#include "tui/tty.h"

#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "tui/press.h"
#include "tui/tty_crash.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_OFF "\033[?1006;1000l"
#define ERASE_ROW "\033[2K\033[A"

/* Enough for any terminal: at the uppermost row going up stops. */
enum { ERASED_ROWS = 200 };

/* Row by row, from the last one up: where no alternate screen takes what is shown, some terminals
 * keep a screen that is cleared at once among what has scrolled away. "" where there is no need. */
static char row_by_row[32 + ERASED_ROWS * sizeof ERASE_ROW];

static struct {
	SCREEN *screen;
	struct termios before;
	bool speaks_ansi;
} tty;

/* Terminals that name themselves and are not in every system's list, by what they begin with. */
static const struct {
	const char *start;
	const char *instead;
} relatives[] = {
	{ "xterm-", "xterm-256color" },
	{ "tmux", "screen-256color" },
	{ "screen", "screen-256color" },
	{ "rxvt", "rxvt" },
	{ "putty", "xterm-256color" },
	{ "foot", "xterm-256color" },
	{ "alacritty", "xterm-256color" },
	{ "kitty", "xterm-256color" },
	{ "konsole", "xterm-256color" },
	{ "gnome", "xterm-256color" },
	{ "vte", "xterm-256color" },
	{ "wezterm", "xterm-256color" },
	{ "ghostty", "xterm-256color" },
	{ "contour", "xterm-256color" },
	{ "mintty", "xterm-256color" },
	{ "iterm", "xterm-256color" },
	{ "st-", "xterm-256color" },
	{ "linux", "linux" },
	{ "vt", "vt100" },
};

static bool start_as(const char *type)
{
	const char *address;

	tty.screen = newterm(type, stdout, stdin);
	if (tty.screen == NULL)
		return false;
	address = tigetstr("cup");
	if (address != NULL && address != (char *)-1) {
		/* Whatever speaks this dialect skips a mode that it does not know. */
		tty.speaks_ansi = strncmp(address, "\033[", 2) == 0;
		return true;
	}
	/* Its cursor cannot be moved. */
	endwin();
	delscreen(tty.screen);
	tty.screen = NULL;
	return false;
}

static bool start_screen(void)
{
	const char *type = getenv("TERM");

	if (type == NULL || type[0] == '\0')
		return false;
	if (start_as(type))
		return true;
	for (size_t i = 0; i < COUNT(relatives); i++)
		if (strncmp(type, relatives[i].start, strlen(relatives[i].start)) == 0 &&
		    start_as(relatives[i].instead))
			return true;
	return false;
}

static enum error no_screen(const char *why)
{
	return error_hint(error_set(ERROR_NOT_FOUND, "%s", why),
	    _("Use \"skatta --plain\", which needs nothing but lines of text."));
}

static void write_mode(const char *mode)
{
	ssize_t written;

	if (!tty.speaks_ansi)
		return;
	written = write(STDOUT_FILENO, mode, strlen(mode));
	(void)written; /* a terminal that has gone cannot be told */
}

static void make_row_by_row(void)
{
	const char *alternate = tigetstr("smcup");
	char *end = row_by_row;

	*end = '\0';
	if (!tty.speaks_ansi || (alternate != NULL && alternate != (char *)-1))
		return;
	end = stpcpy(end, "\033[0m\033[999;1H");
	for (int row = 0; row < ERASED_ROWS; row++)
		end = stpcpy(end, ERASE_ROW);
}

void tty_clear(void)
{
	write_mode(row_by_row);
	clearok(curscr, TRUE);
}

/* What a crash leaves behind, before what terminfo has for it. */
static void start_crash(bool mouse)
{
	char last[sizeof MOUSE_OFF PASTE_OFF + sizeof row_by_row];

	snprintf(last, sizeof last, "%s%s%s", tty.speaks_ansi && mouse ? MOUSE_OFF : "",
	    tty.speaks_ansi ? PASTE_OFF : "", row_by_row);
	tty_crash_start(&tty.before, last);
}

static void set_modes(bool mouse)
{
	/* Flow control would keep Ctrl-S and Ctrl-Q, cbreak() would make signals of Ctrl-C and
	 * Ctrl-Z before their keys are read. */
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	/* Typed keys must not hold back the frame that answers the earlier ones. */
	typeahead(-1);
	press_start(mouse);
}

/* Until it has come back from endwin() once, ncurses writes out what it has after each movement of
 * the cursor: every frame would reach a slow line in as many pieces as it has rows. */
static void write_whole_frames(void)
{
	endwin();
}

enum error tty_start(bool mouse)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &tty.before) != 0)
		return no_screen(_("standard input and output are not a terminal"));
	if (!start_screen())
		return no_screen(_("this type of terminal (TERM) is not known here"));
	make_row_by_row();
	start_crash(mouse);
	memory_on_death(tty_crash_restore);
	write_whole_frames();
	set_modes(mouse);
	write_mode(PASTE_ON);
	tty_take_size();
	return ERROR_NONE;
}

void tty_suspend(void)
{
	write_mode(PASTE_OFF);
	/* Also what no alternate screen covers is erased, and ncurses' own copies of it. */
	erase();
	tty_clear();
	refresh();
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &tty.before);
}

void tty_resume(void)
{
	reset_prog_mode();
	tty_clear();
	refresh();
	write_mode(PASTE_ON);
	tty_take_size();
}

void tty_stop(void)
{
	if (tty.screen == NULL)
		return;
	tty_suspend();
	tty_crash_stop();
	memory_on_death(NULL);
	delscreen(tty.screen);
	tty.screen = NULL;
}

void tty_take_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return;
	if (size.ws_row != LINES || size.ws_col != COLS)
		resizeterm(size.ws_row, size.ws_col);
	/* It may have been smaller for a moment, and have lost what stood there. */
	tty_clear();
}
