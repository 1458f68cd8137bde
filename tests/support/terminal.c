/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The terminal of the tests. Typing is in terminal_keys.c, looking in terminal_look.c. */
#include "support/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/memory.h"
#include "support/terminal_private.h"

long term_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const char *or_else(const char *given, const char *otherwise)
{
	return given != NULL ? given : otherwise;
}

static void set_environment(const struct term_settings *settings)
{
	static const char *const unset[] = { "LINES", "COLUMNS", "LANGUAGE", "NO_COLOR",
		"ACCESSIBLE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TERMINFO", "ESCDELAY" };

	for (size_t i = 0; i < COUNT(unset); i++)
		unsetenv(unset[i]);
	setenv("TERM", or_else(settings->type, "xterm-256color"), 1);
	setenv("LC_ALL", or_else(settings->locale, "C.UTF-8"), 1);
	setenv("HOME", or_else(settings->home, "/nonexistent"), 1);
	setenv("TZ", "UTC", 1);
	for (size_t i = 0; settings->environment != NULL && settings->environment[i] != NULL; i++)
		putenv((char *)settings->environment[i]);
}

static int set_alternate(VTermProp property, VTermValue *value, void *user)
{
	struct term *term = user;

	if (property == VTERM_PROP_ALTSCREEN)
		term->is_alternate = value->boolean != 0;
	if (property == VTERM_PROP_CURSORVISIBLE)
		term->shows_cursor = value->boolean != 0;
	return 1;
}

/* libvterm 0.1 crashes at a wide character on a terminal of one column. */
static int columns_of(const struct term *term)
{
	return term->columns > 1 ? term->columns : 2;
}

static void start_screen(struct term *term)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = set_alternate };

	term->vterm = vterm_new(term->rows, columns_of(term));
	vterm_set_utf8(term->vterm, 1);
	vterm_output_set_callback(term->vterm, term_send, term);
	term->screen = vterm_obtain_screen(term->vterm);
	vterm_screen_set_callbacks(term->screen, &callbacks, term);
	vterm_screen_enable_altscreen(term->screen, 1);
	vterm_screen_reset(term->screen, 1);
}

struct term *term_start(const struct term_settings *settings, const char *const argv[])
{
	static const struct term_settings usual;
	struct term *term = memory_new(1, sizeof *term);
	struct winsize size = { 0 };
	int far_end;

	if (settings == NULL)
		settings = &usual;
	term->rows = settings->rows > 0 ? settings->rows : 24;
	term->columns = settings->columns > 0 ? settings->columns : 80;
	term->is_latin = settings->is_latin;
	size.ws_row = (unsigned short)term->rows;
	size.ws_col = (unsigned short)term->columns;
	start_screen(term);
	if (openpty(&term->line, &far_end, NULL, NULL, &size) != 0 ||
	    tcgetattr(far_end, &term->modes) != 0 || (term->program = fork()) < 0)
		abort();
	if (term->program == 0) {
		close(term->line);
		login_tty(far_end);
		/* Whoever runs the tests in the background may have it ignored. */
		signal(SIGINT, SIG_DFL);
		set_environment(settings);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	close(far_end);
	/* A later program must not hold the line of an earlier one. */
	fcntl(term->line, F_SETFD, FD_CLOEXEC);
	fcntl(term->line, F_SETFL, O_NONBLOCK);
	return term;
}

/* libvterm knows UTF-8 only. */
static void show(struct term *term, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length && term->is_latin; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		char two[] = { (char)(0xc0 | byte >> 6), (char)(0x80 | (byte & 0x3f)) };

		vterm_input_write(term->vterm, byte < 0x80 ? &bytes[i] : two, byte < 0x80 ? 1 : 2);
	}
	if (!term->is_latin)
		vterm_input_write(term->vterm, bytes, length);
}

/* Take in what the program has written. */
static bool take_in(struct term *term)
{
	char bytes[4096];
	ssize_t length = read(term->line, bytes, sizeof bytes);

	if (length < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (length <= 0) {
		term->ended = true; /* EIO: nobody holds the other end */
		return false;
	}
	text_add_bytes(&term->written, bytes, (size_t)length);
	show(term, bytes, (size_t)length);
	vterm_screen_flush_damage(term->screen);
	return true;
}

bool term_pump(struct term *term, int milliseconds)
{
	struct pollfd line = { .fd = term->line, .events = POLLIN };

	if (term->ended || milliseconds < 0 || poll(&line, 1, milliseconds) <= 0)
		return false;
	return take_in(term);
}

/* Its state by the kernel, behind its name: S while it waits. */
static bool is_waiting(const struct term *term)
{
	char *path = text_format("/proc/%d/stat", (int)term->program), line[400] = "", *name_end;
	FILE *file = fopen(path, "r");

	free(path);
	if (file == NULL)
		return true;
	if (fgets(line, sizeof line, file) == NULL)
		line[0] = '\0';
	fclose(file);
	name_end = strrchr(line, ')');
	return name_end == NULL || name_end[2] == 'S' || name_end[2] == 'Z';
}

void term_settle(struct term *term)
{
	bool waits = false;
	int patience = 0;

	/* It may have begun to wait after its last bytes came, and before they were looked for.
	 * While it works it needs the processor: to look all the time would take it away. */
	while (!term->ended && (term_pump(term, patience) || !waits)) {
		waits = is_waiting(term);
		patience = !waits;
	}
}

/* A program that does not read must not block us while it waits to write. */
void term_send(const char *bytes, size_t length, void *user)
{
	struct term *term = user;

	while (length > 0 && !term->ended) {
		struct pollfd line = { .fd = term->line, .events = POLLIN | POLLOUT };
		ssize_t sent = 0;

		if (poll(&line, 1, TERM_LIMIT) <= 0)
			return;
		if ((line.revents & (POLLIN | POLLHUP)) != 0)
			take_in(term);
		if ((line.revents & POLLOUT) != 0)
			sent = write(term->line, bytes, length);
		if (sent > 0) {
			bytes += sent;
			length -= (size_t)sent;
		}
	}
}

void term_tell_size(struct term *term, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	ioctl(term->line, TIOCSWINSZ, &size);
}

void term_resize(struct term *term, int rows, int columns)
{
	term->rows = rows;
	term->columns = columns;
	vterm_set_size(term->vterm, rows, columns_of(term));
	term_tell_size(term, rows, columns);
}

void term_signal(struct term *term, int number)
{
	if (!term->reaped)
		kill(term->program, number);
}

bool term_modes_are_restored(const struct term *term)
{
	struct termios now;

	return tcgetattr(term->line, &now) == 0 && now.c_iflag == term->modes.c_iflag &&
	       now.c_oflag == term->modes.c_oflag && now.c_cflag == term->modes.c_cflag &&
	       now.c_lflag == term->modes.c_lflag &&
	       memcmp(now.c_cc, term->modes.c_cc, sizeof now.c_cc) == 0;
}

int term_wait_end(struct term *term)
{
	long end = term_now() + TERM_LIMIT;
	int status;

	while (!term->ended && term_now() < end)
		term_pump(term, (int)(end - term_now()));
	if (!term->ended) {
		term_print(term, "the program does not end");
		kill(term->program, SIGKILL);
	}
	if (waitpid(term->program, &status, 0) != term->program)
		return -1;
	term->reaped = true;
	if (!term->ended)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void term_stop(struct term *term)
{
	if (term == NULL)
		return;
	if (!term->reaped) {
		kill(term->program, SIGKILL);
		waitpid(term->program, NULL, 0);
	}
	close(term->line);
	vterm_free(term->vterm);
	text_free(&term->written);
	free(term);
}
