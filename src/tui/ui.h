/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The terminal from start to end: a stack of screens, and one loop that draws the topmost, reads a
 * key, and lets it act. There is one terminal, so there is no handle.
 *
 * A screen in its file, whole:
 *
 *     struct greeting {
 *         struct choices choices;
 *     };
 *
 *     static const struct choice answers[] = { { .text = "Ja" }, { .text = "Nej" } };
 *
 *     static enum error greeting_enter(void *state)
 *     {
 *         struct greeting *greeting = state;
 *
 *         greeting->choices = (struct choices){ .rows = answers, .count = 2, .numbered = true };
 *         return ERROR_NONE;
 *     }
 *
 *     static void greeting_draw(const void *state, const struct canvas *canvas)
 *     {
 *         const struct greeting *greeting = state;
 *         int width = canvas->width - 2, rows;
 *         struct canvas rest;
 *
 *         rows = canvas_paragraph(canvas, 0, 1, width, THEME_STRONG, _("Shall we begin?"));
 *         rest = canvas_part(canvas, rows + 1, 1, canvas->height - rows - 1, width);
 *         choices_draw(&greeting->choices, &rest);
 *         canvas_status(_("About 9 minutes left"), _("Saved"));
 *     }
 *
 *     static enum error greeting_input(void *state, int code)
 *     {
 *         struct greeting *greeting = state;
 *
 *         if (choices_press(&greeting->choices, code) != CHOICES_TAKEN)
 *             return ERROR_NONE;
 *         if (greeting->choices.focus == 1)
 *             return ui_back(state, code);
 *         return ui_push(&screen_walk, state);
 *     }
 *
 *     static const struct key greeting_keys[] = {
 *         { .codes = { KEYS_DIGIT }, .name = "1–2", .label = N_("answer") },
 *         { .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("choose") },
 *         { .codes = { KEYS_ESC }, .label = N_("back"), .act = ui_back },
 *         { .codes = { 0 } },
 *     };
 *
 *     const struct screen screen_greeting = {
 *         .name = "greeting",
 *         .title = N_("Welcome"),
 *         .keys = greeting_keys,
 *         .enter = greeting_enter,
 *         .draw = greeting_draw,
 *         .input = greeting_input,
 *     };
 */
#ifndef SKATTA_TUI_UI_H
#define SKATTA_TUI_UI_H

#include <stdbool.h>

#include "base/error.h"
#include "tui/screen.h"

/* Why what is secret must be saved and wiped now. */
enum ui_reason {
	UI_IDLE,    /* nobody has pressed anything for idle_seconds */
	UI_STOPPED, /* Ctrl-Z or SIGTSTP: the screen is erased and the process stops after the call
		     */
	UI_ENDED,   /* SIGHUP, SIGTERM or Ctrl-C twice: the screens are left after the call */
};

/* What a person can want of the terminal; all zero: what it can. */
struct ui_look {
	bool ascii;    /* draw ASCII only, also where the locale is UTF-8 */
	bool no_color; /* bold, underlined and reversed only */
	bool mouse;    /* take the mouse, which then selects no text to copy */
	enum theme_background background;
};

struct ui_settings {
	struct ui_look look;
	bool stays; /* a kiosk: Ctrl-C, Ctrl-Z and Ctrl-\ and their signals do nothing, and only
		       UI_IDLE and UI_ENDED come */
	int idle_seconds; /* 0: never idle */
	/* What is said half a minute before UI_IDLE, or at half of a time of less than one: the
	 * next key then only keeps it away. It answers NULL, or is, where there is nothing to say.
	 */
	const char *(*idle_soon)(void *app);
	/* Save, wipe and lock; or NULL. */
	void (*lock)(void *app, enum ui_reason reason);
	/* Called once, when the first frame stands: what takes its time, and shows nothing. It may
	 * ui_quit(). Or NULL. */
	void (*begin)(void *app);
	void *app; /* handed to all three */
};

/* Take the terminal on standard input and output. ERROR_NOT_FOUND where there is none, or one that
 * cannot move its cursor: line mode then serves. Every failure leaves the terminal as it was. */
enum error ui_start(const struct ui_settings *settings) ERROR_MUST_CHECK;

/* Erase the screen and give the terminal back as it was. Safe to call twice. The terminal is given
 * back without it too when memory is out and when the program crashes. */
void ui_stop(void);

/* Show the topmost screen until the stack is empty: 0; or until a signal ends it: its number
 * (SIGINT for Ctrl-C twice), after lock() and every leave(). A failure that stands at the start is
 * shown. */
int ui_run(void);

/* Open a screen on top, after its enter() has succeeded. */
enum error ui_push(const struct screen *screen, void *state) ERROR_MUST_CHECK;
/* Leave the topmost; the last one ends ui_run(). */
void ui_pop(void);
/* Leave all, from the topmost down: ui_run() returns 0. */
void ui_quit(void);

/* The topmost screen shows another page from now on, as if it were another screen: what was typed
 * before that page stands there acts on nothing, but for Ctrl-C and Ctrl-Z. Every call above does
 * the same. A screen leaves it out between pages of one kind, where people type ahead. */
void ui_turn(void);

/* For key rows: leave the topmost; open the help page of the topmost. */
enum error ui_back(void *state, int code);
enum error ui_help(void *state, int code);

/* Say something on the message line until the next key. */
void ui_say(const char *format, ...) ERROR_PRINTF(1, 2);
/* Say it at once, before something that takes its time. */
void ui_say_now(const char *format, ...) ERROR_PRINTF(1, 2);
/* Show the standing error and its hint until the next key, and clear it. Does nothing for
 * ERROR_NONE; ERROR_CANCELLED is cleared only. The loop does this with whatever act(), input() and
 * enter() return; screens need it only where they go on after a failure. */
void ui_fail(enum error code);

/* The size of the topmost screen's canvas when it was last drawn. */
int ui_width(void);
int ui_height(void);

#endif
