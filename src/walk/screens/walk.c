/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Keys to the journey, and the journey's pages to the screen. Drawing is in walk_draw.c. */
#include "walk/screens/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "tui/erase.h"
#include "tui/ui.h"

static void drop_page(struct walk *walk)
{
	page_free(&walk->page);
	free(walk->rows);
	free(walk->help);
	walk->rows = NULL;
	walk->help = NULL;
	walk->choices = (struct choices){ 0 };
	secret_wipe(walk->field, walk->field_size);
	walk->edit = line_edit_start(walk->field, walk->field_size);
}

static void take_choices(struct walk *walk)
{
	const struct page *page = &walk->page;
	bool any = false;

	walk->rows = memory_new(page->n_choices, sizeof *walk->rows);
	for (size_t i = 0; i < page->n_choices; i++) {
		walk->rows[i] = (struct choice){
			.text = page->choices[i].text,
			.aside = page->choices[i].aside,
			.chosen = page->choices[i].chosen,
		};
		any = any || page->choices[i].chosen;
	}
	walk->choices = (struct choices){
		.rows = walk->rows,
		.count = page->n_choices,
		.focus = page->focus,
		.numbered = true,
		/* An item's rows do not move when one of them is chosen. */
		.marked = any || page->several || page->n_side > 0,
		.several = page->several,
	};
}

static void take_field(struct walk *walk)
{
	const char *stands = page_stands(&walk->page);
	size_t fit;

	if (strlen(stands) < walk->field_size)
		memcpy(walk->field, stands, strlen(stands) + 1);
	walk->edit = line_edit_start(walk->field, walk->field_size);
	/* Where what is too long begins to be so. */
	if (page_is_over(&walk->page, &fit) && fit < walk->edit.cursor)
		walk->edit.cursor = fit;
	walk->edit.hidden = walk->page.field == PAGE_SECRET;
	walk->edit.lines = walk->page.field == PAGE_LINES;
}

/* No key is read before: until then nothing can be written. */
static void make_field(struct walk *walk)
{
	walk->field = secret_new(WALK_FIELD_SIZE);
	walk->field_size = WALK_FIELD_SIZE;
	take_field(walk);
}

/* In a kiosk one person's turn has ended: the next finds nothing of it. */
static void erase_turn(struct walk *walk)
{
	if (journey_is_kiosk(walk->journey) && walk->turn != walk->journey->turn)
		erase_screen();
	walk->turn = walk->journey->turn;
}

/* Is the page that is shown next of another kind than this one? Who answers by digits, or goes
 * from question to question, types ahead of the pages, which are all alike. */
static bool is_other_kind(const struct walk *walk, const struct page *next)
{
	return walk->turn != walk->journey->turn || walk->step != walk->journey->step ||
	       walk->page.field != next->field || walk->page.several != next->several;
}

/* The page of the step where the journey stands now. In a list that several are chosen of, the
 * focus stays where it was. */
static enum error refresh(struct walk *walk)
{
	struct walk_place *place = &walk->places[walk->depth];
	size_t focus = walk->choices.focus;
	bool stays = walk->page.several && walk->step == walk->journey->step;
	char *said = journey_take_said(walk->journey);
	struct page next;
	enum error rc = journey_show(walk->journey, &next);

	if (is_other_kind(walk, &next))
		ui_turn();
	*place = (struct walk_place){ walk->step, focus, walk->top };
	drop_page(walk);
	erase_turn(walk);
	walk->top = 0;
	walk->depth = walk->journey->n_before;
	walk->meant = false;
	walk->step = walk->journey->step;
	walk->page = next;
	take_choices(walk);
	take_field(walk);
	walk_keys_take(walk);
	walk->help = journey_help(walk->journey);
	if (stays && walk->page.several && focus < walk->choices.count)
		walk->choices.focus = focus;
	if (said != NULL)
		ui_say("%s", said);
	free(said);
	if (walk->journey->left)
		ui_quit();
	return rc;
}

/* Go on from whatever the journey answered: where it stands has to be shown also after a failure.
 */
static enum error went(struct walk *walk, enum error rc)
{
	enum error shown = refresh(walk);

	return rc != ERROR_NONE ? rc : shown;
}

/* Is there a text in words that has not been handed in as it stands? */
static bool is_unsaved(const struct walk *walk)
{
	const char *given = walk->page.given != NULL ? walk->page.given : "";

	return strcmp(walk->field, given) != 0;
}

/* Nobody loses words by one key: what is in one line stands there when one comes back, and of
 * several lines it is asked first. */
static bool may_leave(struct walk *walk)
{
	bool drops = walk->page.field == PAGE_LINES;

	if (drops && !walk->meant && is_unsaved(walk)) {
		walk->meant = true;
		ui_say("%s", _("What you have written is not saved yet: Tab saves it. Press the "
			       "same key again to leave without saving it."));
		return false;
	}
	ui_fail(journey_hold(walk->journey, &walk->page, drops ? "" : walk->field));
	return true;
}

enum error walk_press_letter(void *state, int code)
{
	struct walk *walk = state;

	if (!may_leave(walk))
		return ERROR_NONE;
	return went(walk, journey_press(walk->journey, walk_keys_letter(walk, code)));
}

/* To exactly where the person was, on a page that is still as long. */
enum error walk_go_back(void *state, int code)
{
	struct walk *walk = state;
	const struct walk_place *place;
	size_t depth = walk->depth;
	enum error rc;

	(void)code;
	if (!may_leave(walk))
		return ERROR_NONE;
	rc = went(walk, journey_back(walk->journey));
	place = &walk->places[walk->depth];
	if (walk->depth >= depth || place->step != walk->step)
		return rc;
	walk->top = place->top;
	if (place->focus < walk->choices.count)
		walk->choices.focus = place->focus;
	return rc;
}

enum error walk_submit(void *state, int code)
{
	struct walk *walk = state;

	(void)code;
	if (walk->page.field == PAGE_SECRET)
		ui_say_now("%s", _("One moment…"));
	return went(walk, journey_write(walk->journey, walk->field));
}

static const char *walk_help(const void *state)
{
	const struct walk *walk = state;

	return walk->help;
}

static bool walk_is_typing(const void *state)
{
	const struct walk *walk = state;

	return walk->page.field != PAGE_NO_FIELD;
}

/* By as much as is shown, but for one row that stays to go on from. Whoever turns once too often
 * does not move in the choices. */
static bool scroll(struct walk *walk, int code)
{
	struct walk_rows rows = walk_rows(walk, ui_height(), ui_width());
	int by = rows.shown > 2 ? rows.shown - 1 : 1;
	int top = walk->top < rows.hidden ? walk->top : rows.hidden;

	if (rows.hidden == 0 || (code != KEYS_PAGE_DOWN && code != KEYS_PAGE_UP))
		return false;
	top += code == KEYS_PAGE_DOWN ? by : -by;
	walk->top = top < 0 ? 0 : top < rows.hidden ? top : rows.hidden;
	return true;
}

/* Where nothing is chosen yet, the focus is the program's word: Enter becomes the person's by
 * moving first, or by being pressed again. A digit says what it means. */
static bool is_meant(struct walk *walk, int code)
{
	bool was_meant = walk->meant;

	walk->meant = true;
	if (was_meant || !walk->page.undecided || (code != KEYS_ENTER && code != ' '))
		return true;
	ui_say(_("Enter takes \"%s\". Press Enter again, or choose another."),
	    walk->page.choices[walk->choices.focus].text);
	return false;
}

static enum error walk_input(void *state, int code)
{
	struct walk *walk = state;
	bool waited = walk->choices.typed > 0;
	enum choices_press pressed;

	if (!waited && scroll(walk, code))
		return ERROR_NONE;
	if (walk->page.field != PAGE_NO_FIELD) {
		walk->meant = false;
		if (line_edit_press(&walk->edit, code, ui_width()) == LINE_EDIT_FULL)
			ui_say("%s", _("There is no room for more here."));
		return ERROR_NONE;
	}
	pressed = choices_press(&walk->choices, code);
	if (pressed == CHOICES_WAITS)
		ui_say(_("%zu: one more digit, or Enter to take %zu. Another key drops it."),
		    walk->choices.typed, walk->choices.typed);
	walk->meant = walk->meant || waited || pressed == CHOICES_MOVED;
	if (pressed != CHOICES_TAKEN || !is_meant(walk, code))
		return ERROR_NONE;
	return went(walk, journey_choose(walk->journey, walk->choices.focus));
}

static enum error walk_enter(void *state)
{
	return refresh(state);
}

static void walk_leave(void *state)
{
	drop_page(state);
}

static const struct screen screen_walk = {
	.name = "walk",
	.title = N_("skatta"),
	.keys_now = walk_keys_now,
	.help_now = walk_help,
	.enter = walk_enter,
	.draw = walk_draw,
	.is_typing = walk_is_typing,
	.input = walk_input,
	.leave = walk_leave,
};

/* Whatever asks for it, every answer is saved already; words that are being written become a draft,
 * and the rest is to wipe. */
static void lock(void *app, enum ui_reason reason)
{
	struct walk *walk = app;

	enum error kept = journey_hold(walk->journey, &walk->page, walk->field);

	if (reason == UI_IDLE)
		journey_idle(walk->journey);
	else
		journey_lock(walk->journey);
	if (kept != ERROR_NONE)
		journey_say(walk->journey, _("What you were writing could not be kept: %s."),
		    error_sentence());
	error_clear();
	if (reason == UI_ENDED)
		erase_turn(walk);
	else if (refresh(walk) != ERROR_NONE)
		error_clear();
}

static void begin(void *app)
{
	struct walk *walk = app;

	walk->opened = walk->start->open(walk->start->opener);
	if (walk->opened == ERROR_NONE)
		make_field(walk);
	else
		ui_quit();
}

enum error walk_run(struct journey *journey, const struct walk_start *start, int *signal)
{
	struct walk walk = { .journey = journey, .start = start };
	struct ui_settings settings = {
		.look = start->look,
		.stays = journey_is_kiosk(journey),
		.idle_seconds = settings_idle_seconds(journey->settings),
		.lock = lock,
		.begin = begin,
		.app = &walk,
	};
	enum error rc = ui_start(&settings);

	if (rc != ERROR_NONE)
		return rc;
	walk.field = walk.no_field;
	walk.field_size = sizeof walk.no_field;
	walk.edit = line_edit_start(walk.field, walk.field_size);
	walk.step = journey->step;
	rc = ui_push(&screen_walk, &walk);
	if (rc == ERROR_NONE)
		*signal = ui_run();
	ui_stop();
	drop_page(&walk);
	if (walk.field != walk.no_field)
		secret_free(walk.field);
	return rc == ERROR_NONE ? walk.opened : rc;
}
