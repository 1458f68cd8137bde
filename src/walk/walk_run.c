/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The screen or lines. */
#include "walk/walk_run.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "walk/plain.h"
#include "walk/screen_page.h"

/* Line mode where it is asked for, and where a screen cannot be drawn. */
static bool wants_plain(const struct walk_run *how)
{
	const char *accessible = getenv("ACCESSIBLE"), *terminal = getenv("TERM");

	return how->plain || command_has(how->arguments, "plain") ||
	       (accessible != NULL && strcmp(accessible, "1") == 0) ||
	       (terminal != NULL && strcmp(terminal, "dumb") == 0) || !isatty(STDIN_FILENO) ||
	       !isatty(STDOUT_FILENO);
}

static enum error on_screen(struct walk *walk, const struct walk_run *how)
{
	const struct ui_look *look = &how->look;
	const struct screen_page_start start = {
		.look = {
			.ascii = look->ascii || command_has(how->arguments, "ascii"),
			.no_color = look->no_color || command_has(how->arguments, "no-color"),
			.mouse = look->mouse || command_has(how->arguments, "mouse"),
			.background = look->background,
		},
		.open = how->open,
		.opener = how->opener,
	};
	int signal = 0;
	enum error rc = screen_page_run(walk, &start, &signal);

	if (rc != ERROR_NONE || signal == 0)
		return rc;
	if (signal == SIGINT)
		return error_set(ERROR_INTERRUPTED, "%s", _(how->interrupted));
	return error_set(ERROR_CANCELLED, _("ended by signal %d; everything is saved"), signal);
}

static enum error in_lines(struct walk *walk, const struct walk_run *how)
{
	enum error rc = how->open(how->opener);

	return rc == ERROR_NONE ? plain_run(walk, _(how->interrupted)) : rc;
}

enum error walk_run(struct walk *walk, const struct walk_run *how)
{
	if (!wants_plain(how)) {
		enum error rc = on_screen(walk, how);

		/* Nothing else stays on the terminal, and this says nothing of anybody. */
		if (rc == ERROR_NONE)
			charset_print(stdout, "%s\n", _("Everything is saved."));
		if (rc != ERROR_NOT_FOUND)
			return rc;
		if (error_sentence()[0] != '\0')
			walk_say(walk, _("Line by line, because the screen cannot be drawn: %s."),
			    error_sentence());
		error_clear();
	}
	return in_lines(walk, how);
}
