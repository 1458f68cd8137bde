/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What all screens have in common, and the start and end of it all. */
#include "tui/ui.h"

#include <ncurses.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/message.h"
#include "tui/signals.h"
#include "tui/targets.h"
#include "tui/tty.h"
#include "tui/ui_private.h"

static enum error repaint(void *state, int code)
{
	(void)state;
	(void)code;
	tty_resume();
	return ERROR_NONE;
}

static const struct key common_keys[] = {
	/* The first does nothing where the program stays: see ui_common(). */
	{ .codes = { KEYS_CTRL('c') },
	    .label = N_("twice: leave; what is answered is saved"),
	    .weight = KEYS_ONLY_HELP },
	{ .codes = { KEYS_CTRL('l') },
	    .label = N_("redraw the screen"),
	    .act = repaint,
	    .weight = KEYS_ONLY_HELP },
	{ .codes = { '?', KEYS_F(1) }, .label = N_("help"), .act = ui_help },
	{ .codes = { 0 } },
};

const struct key *ui_common(void)
{
	return common_keys + ui_state.settings.stays;
}

const struct key *ui_keys_of(const struct ui_level *level)
{
	if (level->screen->keys_now != NULL)
		return level->screen->keys_now(level->state);
	return level->screen->keys;
}

bool ui_is_typing(const struct ui_level *level)
{
	return level->screen->is_typing != NULL && level->screen->is_typing(level->state);
}

/* Keys may depend on the room there is, and the bar takes of it. The keys of a page that has all
 * the room there can be come first; where it is not enough beside them, those that turn it are
 * added. What was shown before does not matter. */
static struct keybar settle_bar(const struct ui_level *top)
{
	struct keybar bar = { .common = ui_common(), .typing = ui_is_typing(top) };

	ui_state.width = frame_width(top->screen, top->state);
	ui_state.height = LINES;
	bar.table = ui_keys_of(top);
	ui_state.height = frame_height(&bar, message_now(), ui_state.width);
	bar.table = ui_keys_of(top);
	ui_state.height = frame_height(&bar, message_now(), ui_state.width);
	return bar;
}

void ui_draw(void)
{
	struct ui_level top = ui_top();
	struct keybar bar = settle_bar(&top);

	frame_draw(top.screen, top.state, &bar, message_now());
	ui_state.redraw = false;
}

void ui_say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	message_say(format, arguments);
	va_end(arguments);
	ui_state.redraw = true;
}

void ui_say_now(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	message_say(format, arguments);
	va_end(arguments);
	if (ui_state.depth > 0)
		ui_draw();
	message_passes();
	ui_state.redraw = true;
}

void ui_fail(enum error code)
{
	message_fail(code);
	ui_state.redraw = true;
}

enum error ui_help(void *state, int code)
{
	struct ui_level top = ui_top();
	const char *about = NULL;

	if (top.screen->help_now != NULL)
		about = top.screen->help_now(top.state);
	else if (top.screen->help != NULL)
		about = _(top.screen->help);
	(void)code;
	(void)state;
	return help_open(about, ui_keys_of(&top), ui_common(), ui_is_typing(&top));
}

enum error ui_start(const struct ui_settings *settings)
{
	enum error code = signals_start();

	if (code != ERROR_NONE)
		return code;
	code = tty_start(settings->look.mouse);
	if (code != ERROR_NONE) {
		signals_stop();
		return code;
	}
	ui_state.settings = *settings;
	theme_start(settings->look.ascii, !settings->look.no_color, settings->look.background);
	return ERROR_NONE;
}

void ui_stop(void)
{
	ui_quit();
	tty_stop();
	signals_stop();
	message_forget();
	targets_forget();
	free(ui_state.stack);
	ui_state = (struct ui_state){ .depth = 0 };
}
