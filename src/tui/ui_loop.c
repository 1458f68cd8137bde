/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The loop: draw, read, translate, act. Between keys it sleeps, and writes nothing. */
#include <signal.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "tui/frame.h"
#include "tui/message.h"
#include "tui/press.h"
#include "tui/signals.h"
#include "tui/tty.h"
#include "tui/ui_private.h"

enum { TICK = 200, WARNED_BEFORE = 30 * 1000 };

static struct loop {
	bool interrupted; /* the key before was Ctrl-C */
	int ended;        /* by this signal */
	int64_t latest;   /* when something was pressed */
	bool is_idle;     /* and that has been told */
	bool was_warned;  /* that it soon will be, */
	bool is_warning;  /* and that was said */
} loop;

static void lock(enum ui_reason reason)
{
	message_forget();
	if (ui_state.settings.lock != NULL) {
		/* What lies over the first screen, such as the help, goes with who opened it. */
		while (ui_state.depth > 1)
			ui_pop();
		ui_state.settings.lock(ui_state.settings.app, reason);
	}
	ui_state.redraw = true;
}

static void stop(void)
{
	if (ui_state.settings.stays)
		return;
	lock(UI_STOPPED);
	tty_suspend();
	signals_stop_here();
	tty_resume();
}

static void interrupt(void)
{
	if (ui_state.settings.stays)
		return;
	if (loop.interrupted)
		loop.ended = SIGINT;
	loop.interrupted = true;
	ui_say(_("Press Ctrl-C again to leave. What you have answered is saved."));
}

/* One key: the screen's rows, the common ones, then the screen itself. */
static enum error act(struct ui_level top, const struct press *press)
{
	bool typing = ui_is_typing(&top);
	const struct key *row = NULL;

	if (press->pasted && !typing)
		return ERROR_NONE;
	if (!press->pasted)
		row = keys_find(ui_keys_of(&top), press->code, typing);
	if (row == NULL && !press->pasted)
		row = keys_find(ui_common(), press->code, typing);
	if (row != NULL)
		return row->act(top.state, press->code);
	if (top.screen->input != NULL)
		return top.screen->input(top.state, press->code);
	return ERROR_NONE;
}

/* The keys that act on the program, whatever page is shown. */
static bool press_program(const struct press *pressed)
{
	if (pressed->pasted)
		return false;
	if (pressed->code == KEYS_CTRL('c')) {
		interrupt();
		return true;
	}
	loop.interrupted = false;
	if (pressed->code == KEYS_CTRL('z'))
		stop();
	return pressed->code == KEYS_CTRL('z');
}

/* A key `stays` where it only shows that somebody is there. What is pasted is never a part of
 * itself. */
static void press(const struct press *pressed, bool stays)
{
	ui_state.redraw = true;
	if (press_program(pressed))
		return;
	/* Nobody presses what cannot be seen. */
	if (!frame_fits())
		return;
	message_forget();
	if (stays && !pressed->pasted)
		return;
	ui_fail(act(ui_top(), pressed));
}

/* What has been typed by now was typed at another page. */
static void drop_keys(void)
{
	struct press pressed;

	ui_state.turned = false;
	while (loop.ended == 0 && press_next(&pressed))
		press_program(&pressed);
}

static void take_keys(void)
{
	struct press pressed;

	while (ui_state.depth > 0 && loop.ended == 0 && !ui_state.turned && press_next(&pressed)) {
		bool stays = loop.is_warning;

		loop.latest = clock_milliseconds();
		loop.is_idle = loop.was_warned = loop.is_warning = false;
		press(&pressed, stays);
	}
}

static void take_signals(void)
{
	int number;

	while (loop.ended == 0 && (number = signals_take()) != 0) {
		if (number == SIGINT)
			interrupt();
		else if (number == SIGTSTP)
			stop();
		else if (number == SIGQUIT && ui_state.settings.stays)
			continue;
		else if (number == SIGCONT)
			tty_resume();
		else if (number == SIGWINCH)
			tty_take_size();
		else
			loop.ended = number;
		ui_state.redraw = true;
	}
}

static void warn(void)
{
	const struct ui_settings *settings = &ui_state.settings;
	const char *warning =
	    settings->idle_soon != NULL ? settings->idle_soon(settings->app) : NULL;

	loop.was_warned = true;
	if (warning == NULL)
		return;
	loop.is_warning = true;
	ui_say("%s", warning);
	ui_state.redraw = true;
}

static void notice_idleness(void)
{
	int64_t limit = (int64_t)ui_state.settings.idle_seconds * 1000;
	int64_t before = limit / 2 < WARNED_BEFORE ? limit / 2 : WARNED_BEFORE;
	int64_t passed = clock_milliseconds() - loop.latest;

	if (limit == 0 || loop.is_idle || passed < limit - before)
		return;
	if (passed < limit) {
		if (!loop.was_warned)
			warn();
		return;
	}
	loop.is_idle = true;
	loop.is_warning = false;
	lock(UI_IDLE);
}

int ui_run(void)
{
	loop = (struct loop){ .latest = clock_milliseconds() };
	drop_keys();
	ui_draw();
	if (ui_state.settings.begin != NULL) {
		ui_state.settings.begin(ui_state.settings.app);
		ui_state.redraw = true;
	}
	while (ui_state.depth > 0 && loop.ended == 0) {
		if (ui_state.turned)
			drop_keys();
		if (ui_state.redraw)
			ui_draw();
		if (signals_wait(TICK) == SIGNALS_TERMINAL_GONE)
			loop.ended = SIGHUP;
		take_signals();
		take_keys();
		notice_idleness();
	}
	if (loop.ended != 0) {
		lock(UI_ENDED);
		ui_quit();
	}
	return loop.ended;
}
