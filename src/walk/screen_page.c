/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Keys to the walk, and the walk's pages to the screen. Drawing is in screen_page_draw.c. */
#include "walk/screen_page_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "tui/erase.h"

static void drop_page(struct screen_page *screen)
{
	page_free(&screen->page);
	free(screen->rows);
	free(screen->help);
	screen->rows = NULL;
	screen->help = NULL;
	screen->choices = (struct choices){ 0 };
	secret_wipe(screen->field, screen->field_size);
	screen->edit = line_edit_start(screen->field, screen->field_size);
}

static void take_choices(struct screen_page *screen)
{
	const struct page *page = &screen->page;
	bool any = false;

	screen->rows = memory_new(page->n_choices, sizeof *screen->rows);
	for (size_t i = 0; i < page->n_choices; i++) {
		screen->rows[i] = (struct choice){
			.text = page->choices[i].text,
			.aside = page->choices[i].aside,
			.chosen = page->choices[i].chosen,
			.apart = page->choices[i].apart,
		};
		any = any || page->choices[i].chosen;
	}
	screen->choices = (struct choices){
		.rows = screen->rows,
		.count = page->n_choices,
		.focus = page->focus,
		.numbered = true,
		/* An item's rows do not move when one of them is chosen. */
		.marked = any || page->several || page->n_side > 0,
		.several = page->several,
	};
}

static void take_field(struct screen_page *screen)
{
	const char *stands = page_stands(&screen->page);
	size_t fit;

	if (strlen(stands) < screen->field_size)
		memcpy(screen->field, stands, strlen(stands) + 1);
	screen->edit = line_edit_start(screen->field, screen->field_size);
	/* Where what is too long begins to be so. */
	if (page_is_over(&screen->page, &fit) && fit < screen->edit.cursor)
		screen->edit.cursor = fit;
	screen->edit.hidden = screen->page.field == PAGE_SECRET;
	screen->edit.lines = screen->page.field == PAGE_LINES;
}

/* No key is read before: until then nothing can be written. */
static void make_field(struct screen_page *screen)
{
	screen->field = secret_new(SCREEN_PAGE_FIELD_SIZE);
	screen->field_size = SCREEN_PAGE_FIELD_SIZE;
	take_field(screen);
}

/* In a kiosk one person's turn has ended: the next finds nothing of it. */
static void erase_turn(struct screen_page *screen)
{
	if (screen->walk->kiosk && screen->turn != screen->walk->turn)
		erase_screen();
	screen->turn = screen->walk->turn;
}

/* Is the page that is shown next of another kind than this one? Who answers by digits, or goes
 * from question to question, types ahead of the pages, which are all alike. */
static bool is_other_kind(const struct screen_page *screen, const struct page *next)
{
	return screen->turn != screen->walk->turn || screen->step != screen->walk->step ||
	       screen->page.field != next->field || screen->page.several != next->several;
}

/* The page of the step where the walk stands now. In a list that several are chosen of, the
 * focus stays where it was. */
static enum error refresh(struct screen_page *screen)
{
	struct screen_page_place *place = &screen->places[screen->depth];
	size_t focus = screen->choices.focus;
	bool stays = screen->page.several && screen->step == screen->walk->step;
	char *said = walk_take_said(screen->walk);
	struct page next;
	enum error rc = walk_show(screen->walk, &next);

	if (is_other_kind(screen, &next))
		ui_turn();
	*place = (struct screen_page_place){ screen->step, focus, screen->top };
	drop_page(screen);
	erase_turn(screen);
	screen->top = 0;
	screen->depth = screen->walk->n_before;
	screen->meant = false;
	screen->step = screen->walk->step;
	screen->page = next;
	take_choices(screen);
	take_field(screen);
	screen_page_keys_take(screen);
	screen->help = walk_help(screen->walk);
	if (stays && screen->page.several && focus < screen->choices.count)
		screen->choices.focus = focus;
	if (said != NULL)
		ui_say("%s", said);
	text_forget(said);
	if (screen->walk->left)
		ui_quit();
	return rc;
}

/* Go on from whatever the walk answered: where it stands has to be shown also after a failure.
 */
static enum error went(struct screen_page *screen, enum error rc)
{
	enum error shown = refresh(screen);

	return rc != ERROR_NONE ? rc : shown;
}

/* Is there a text in words that has not been handed in as it stands? */
static bool is_unsaved(const struct screen_page *screen)
{
	const char *given = screen->page.given != NULL ? screen->page.given : "";

	return strcmp(screen->field, given) != 0;
}

/* Nobody loses words by one key: what is in one line stands there when one comes back, and of
 * several lines it is asked first. */
static bool may_leave(struct screen_page *screen)
{
	bool drops = screen->page.field == PAGE_LINES;

	if (drops && !screen->meant && is_unsaved(screen)) {
		screen->meant = true;
		ui_say("%s",
		    _("What you have written is not saved yet: Tab saves it. Press the same key "
		      "again to leave without saving it."));
		return false;
	}
	ui_fail(walk_hold(screen->walk, &screen->page, drops ? "" : screen->field));
	return true;
}

static enum error press_letter(void *state, int code)
{
	struct screen_page *screen = state;

	if (!may_leave(screen))
		return ERROR_NONE;
	return went(screen, walk_press(screen->walk, screen_page_keys_letter(screen, code)));
}

/* To exactly where the person was, on a page that is still as long. */
static enum error go_back(void *state, int code)
{
	struct screen_page *screen = state;
	const struct screen_page_place *place;
	size_t depth = screen->depth;
	enum error rc;

	(void)code;
	if (!may_leave(screen))
		return ERROR_NONE;
	rc = went(screen, walk_back(screen->walk));
	place = &screen->places[screen->depth];
	if (screen->depth >= depth || place->step != screen->step)
		return rc;
	screen->top = place->top;
	if (place->focus < screen->choices.count)
		screen->choices.focus = place->focus;
	return rc;
}

static enum error submit(void *state, int code)
{
	struct screen_page *screen = state;

	(void)code;
	if (screen->page.field == PAGE_SECRET)
		ui_say_now("%s", _("One moment…"));
	return went(screen, walk_write(screen->walk, &screen->page, screen->field));
}

static void say_if_full(enum line_edit_press pressed)
{
	if (pressed == LINE_EDIT_FULL)
		ui_say("%s", _("There is no room for more here."));
}

static enum error fill_in(void *state, int code)
{
	(void)code;
	say_if_full(screen_page_path_fill_in(state));
	return ERROR_NONE;
}

static const char *screen_help(const void *state)
{
	const struct screen_page *screen = state;

	return screen->help;
}

static bool screen_is_typing(const void *state)
{
	const struct screen_page *screen = state;

	return screen->page.field != PAGE_NO_FIELD;
}

/* Whoever turns once too often does not move in the choices. */
static bool scroll(struct screen_page *screen, int code)
{
	struct screen_page_layout layout = screen_page_layout(screen, ui_height(), ui_width());
	int hidden = screen_page_hidden(&layout), by = screen_page_turn(&layout);
	int top = screen->top < hidden ? screen->top : hidden;

	if (hidden == 0 || (code != KEYS_PAGE_DOWN && code != KEYS_PAGE_UP))
		return false;
	top += code == KEYS_PAGE_DOWN ? by : -by;
	screen->top = top < 0 ? 0 : top < hidden ? top : hidden;
	return true;
}

/* Up and down go by the rows as they are seen. */
static void edit(struct screen_page *screen, int code)
{
	int width = screen_page_layout(screen, ui_height(), ui_width()).main.width;

	screen->meant = false;
	screen_page_path_press(screen, code);
	say_if_full(line_edit_press(&screen->edit, code, width));
}

/* Where nothing is chosen yet, the focus is the program's word: Enter becomes the person's by
 * moving first, or by being pressed again. A digit says what it means. */
static bool is_meant(struct screen_page *screen, int code)
{
	bool was_meant = screen->meant;

	screen->meant = true;
	if (was_meant || !screen->page.undecided || (code != KEYS_ENTER && code != ' '))
		return true;
	ui_say(_("Enter takes \"%s\". Press Enter again, or choose another."),
	    screen->page.choices[screen->choices.focus].text);
	return false;
}

static enum error screen_input(void *state, int code)
{
	struct screen_page *screen = state;
	bool waited = screen->choices.typed > 0;
	enum choices_press pressed;

	if (!waited && scroll(screen, code))
		return ERROR_NONE;
	if (screen->page.field != PAGE_NO_FIELD) {
		edit(screen, code);
		return ERROR_NONE;
	}
	pressed = choices_press(&screen->choices, code);
	if (pressed == CHOICES_WAITS)
		ui_say(_("%zu: one more digit, or Enter to take %zu. Another key drops it."),
		    screen->choices.typed, screen->choices.typed);
	screen->meant = screen->meant || waited || pressed == CHOICES_MOVED;
	if (pressed != CHOICES_TAKEN || !is_meant(screen, code))
		return ERROR_NONE;
	return went(screen, walk_choose(screen->walk, screen->choices.focus));
}

static enum error screen_enter(void *state)
{
	return refresh(state);
}

static void screen_leave(void *state)
{
	drop_page(state);
}

static const struct screen screen_page = {
	.name = "walk",
	.keys_now = screen_page_keys_now,
	.help_now = screen_help,
	.enter = screen_enter,
	.width = screen_page_width,
	.draw = screen_page_draw,
	.is_typing = screen_is_typing,
	.input = screen_input,
	.leave = screen_leave,
};

/* Whatever asks for it, every answer is saved already; words that are being written become a draft,
 * and the rest is to wipe. */
static void lock(void *app, enum ui_reason reason)
{
	struct screen_page *screen = app;

	enum error kept = walk_hold(screen->walk, &screen->page, screen->field);

	if (reason == UI_IDLE)
		walk_idle(screen->walk);
	else
		walk_lock(screen->walk);
	if (kept != ERROR_NONE)
		walk_say(screen->walk, _("What you were writing could not be kept: %s."),
		    error_sentence());
	error_clear();
	if (reason == UI_ENDED)
		erase_turn(screen);
	else if (refresh(screen) != ERROR_NONE)
		error_clear();
}

static const char *idle_soon(void *app)
{
	const struct screen_page *screen = app;

	if (!walk_idle_locks(screen->walk))
		return NULL;
	return _("This locks in half a minute, because nothing has been pressed. Press any key to "
		 "stay.");
}

static void begin(void *app)
{
	struct screen_page *screen = app;

	screen->opened = screen->start->open(screen->start->opener);
	if (screen->opened == ERROR_NONE) {
		make_field(screen);
		/* The page may say more now. */
		ui_fail(refresh(screen));
	} else {
		ui_quit();
	}
}

enum error screen_page_run(struct walk *walk, const struct screen_page_start *start, int *signal)
{
	static const struct screen_page_acts acts = { press_letter, go_back, submit, fill_in };
	struct screen_page screen = { .walk = walk, .start = start, .acts = &acts };
	struct ui_settings settings = {
		.look = start->look,
		.stays = walk->kiosk,
		.idle_seconds = walk->idle_seconds,
		.idle_soon = idle_soon,
		.lock = lock,
		.begin = begin,
		.app = &screen,
	};
	struct screen shown = screen_page;
	enum error rc = ui_start(&settings);

	/* Where a page has no title, because it cannot be described. */
	shown.title = walk->program->name;
	if (rc != ERROR_NONE)
		return rc;
	screen.field = screen.no_field;
	screen.field_size = sizeof screen.no_field;
	screen.edit = line_edit_start(screen.field, screen.field_size);
	screen.step = walk->step;
	rc = ui_push(&shown, &screen);
	if (rc == ERROR_NONE)
		*signal = ui_run();
	ui_stop();
	drop_page(&screen);
	if (screen.field != screen.no_field)
		secret_free(screen.field);
	return rc == ERROR_NONE ? screen.opened : rc;
}
