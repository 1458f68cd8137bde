/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Keys to the journey, and the journey's pages to the screen. Drawing is in walk_draw.c. */
#include "client/screens/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
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
	secret_wipe(walk->field, WALK_FIELD_SIZE);
	walk->edit = line_edit_start(walk->field, WALK_FIELD_SIZE);
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
	const char *given = walk->page.given != NULL ? walk->page.given : "";

	if (strlen(given) < WALK_FIELD_SIZE)
		memcpy(walk->field, given, strlen(given) + 1);
	walk->edit = line_edit_start(walk->field, WALK_FIELD_SIZE);
	walk->edit.hidden = walk->page.field == PAGE_SECRET;
	walk->edit.lines = walk->page.field == PAGE_LINES;
}

static enum error press_letter(void *state, int code);
static enum error go_back(void *state, int code);
static enum error submit(void *state, int code);

static void add_key(struct walk *walk, size_t *count, struct key key)
{
	if (*count + 1 < WALK_MAX_KEYS)
		walk->keys[(*count)++] = key;
}

/* In a field the arrows move in what is written. */
static int arrow_code(const struct walk *walk, enum step_arrow arrow)
{
	static const int codes[][2] = {
		[STEP_NO_ARROW] = { 0, 0 },
		[STEP_LEFT] = { KEYS_LEFT, KEYS_PAGE_UP },
		[STEP_RIGHT] = { KEYS_RIGHT, KEYS_PAGE_DOWN },
	};

	return codes[arrow][walk->page.field != PAGE_NO_FIELD];
}

static void add_page_keys(struct walk *walk, size_t *count)
{
	static const struct key in_lines = { .codes = { KEYS_TAB, KEYS_CTRL('d') },
		.name = "Tab",
		.label = N_("done"),
		.act = submit };
	static const struct key in_line = {
		.codes = { KEYS_ENTER }, .label = N_("go on"), .act = submit
	};
	static const struct key read_on = { .codes = { KEYS_PAGE_UP, KEYS_PAGE_DOWN },
		.name = "PgUp PgDn",
		.label = N_("read on") };
	static const struct key in_choices[] = {
		{ .codes = { KEYS_DIGIT }, .label = N_("choose") },
		{ .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("move") },
		{ .codes = { KEYS_ENTER }, .label = N_("take it") },
	};

	/* Stands in the table only while something is out of sight: see walk_keys(). */
	add_key(walk, count, read_on);
	if (walk->page.field == PAGE_LINES)
		add_key(walk, count, in_lines);
	else if (walk->page.field != PAGE_NO_FIELD)
		add_key(walk, count, in_line);
	else
		for (size_t i = 0; i < COUNT(in_choices); i++)
			add_key(walk, count, in_choices[i]);
}

/* The step's letters become rows of the screen's table, so the bar and the help come from them. */
static void take_keys(struct walk *walk)
{
	const struct step_key *key;
	size_t count = 0;

	memset(walk->keys, 0, sizeof walk->keys);
	add_page_keys(walk, &count);
	for (size_t i = 0; (key = journey_key(walk->journey, i)) != NULL; i++) {
		int arrow = arrow_code(walk, key->arrow), letter = (unsigned char)key->letter;

		/* The bar shows the first. */
		add_key(walk, &count,
		    (struct key){
			.codes = { arrow != 0 ? arrow : letter, arrow != 0 ? letter : 0 },
			.label = key->label,
			.act = press_letter,
			.weight = key->rarely ? KEYS_IF_ROOM : KEYS_ALWAYS,
		    });
	}
	add_key(walk, &count,
	    (struct key){
		.codes = { KEYS_ESC }, .name = "Esc", .label = N_("back"), .act = go_back });
}

/* In a kiosk one person's turn has ended: the next finds nothing of it. */
static void erase_turn(struct walk *walk)
{
	if (journey_is_kiosk(walk->journey) && walk->turn != walk->journey->turn)
		erase_screen();
	walk->turn = walk->journey->turn;
}

/* The page of the step where the journey stands now. In a list that several are chosen of, the
 * focus stays where it was. */
static enum error refresh(struct walk *walk)
{
	struct walk_place *place = &walk->places[walk->depth];
	size_t focus = walk->choices.focus;
	bool stays = walk->page.several && walk->step == walk->journey->step;
	char *said = journey_take_said(walk->journey);
	enum error rc;

	*place = (struct walk_place){ walk->step, focus, walk->top };
	drop_page(walk);
	erase_turn(walk);
	walk->top = 0;
	walk->depth = walk->journey->n_before;
	walk->meant = false;
	walk->step = walk->journey->step;
	rc = journey_show(walk->journey, &walk->page);
	take_choices(walk);
	take_field(walk);
	take_keys(walk);
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

static enum error press_letter(void *state, int code)
{
	struct walk *walk = state;
	const struct step_key *key;
	char letter = (char)code;

	for (size_t i = 0; (key = journey_key(walk->journey, i)) != NULL; i++)
		if (key->arrow != STEP_NO_ARROW && code == arrow_code(walk, key->arrow))
			letter = key->letter;
	return went(walk, journey_press(walk->journey, letter));
}

/* To exactly where the person was, on a page that is still as long. */
static enum error go_back(void *state, int code)
{
	struct walk *walk = state;
	size_t depth = walk->depth;
	enum error rc = went(walk, journey_back(walk->journey));
	const struct walk_place *place = &walk->places[walk->depth];

	(void)code;
	if (walk->depth >= depth || place->step != walk->step)
		return rc;
	walk->top = place->top;
	if (place->focus < walk->choices.count)
		walk->choices.focus = place->focus;
	return rc;
}

static enum error submit(void *state, int code)
{
	struct walk *walk = state;
	char *written;
	enum error rc;

	(void)code;
	/* Handing in may show another page, whose field lies in the same memory. */
	written = secret_new(WALK_FIELD_SIZE);
	memcpy(written, walk->field, WALK_FIELD_SIZE);
	if (walk->page.field == PAGE_SECRET)
		ui_say_now("%s", _("One moment…"));
	rc = went(walk, journey_write(walk->journey, written));
	secret_free(written);
	return rc;
}

static const struct key *walk_keys(const void *state)
{
	const struct walk *walk = state;
	bool all_seen = walk_rows(walk, ui_height(), ui_width()).hidden == 0;
	bool turns = keys_find(walk->keys, KEYS_PAGE_DOWN, true) != NULL; /* to another page */

	return all_seen || turns ? walk->keys + 1 : walk->keys;
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
	ui_say(_("Enter takes «%s». Press Enter again, or choose another."),
	    walk->page.choices[walk->choices.focus].text);
	return false;
}

static enum error walk_input(void *state, int code)
{
	struct walk *walk = state;
	enum choices_press pressed;

	if (scroll(walk, code))
		return ERROR_NONE;
	if (walk->page.field != PAGE_NO_FIELD) {
		if (line_edit_press(&walk->edit, code, ui_width()) == LINE_EDIT_FULL)
			ui_say("%s", _("There is no room for more."));
		return ERROR_NONE;
	}
	pressed = choices_press(&walk->choices, code);
	walk->meant = walk->meant || pressed == CHOICES_MOVED;
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
	.keys_now = walk_keys,
	.help_now = walk_help,
	.enter = walk_enter,
	.draw = walk_draw,
	.is_typing = walk_is_typing,
	.input = walk_input,
	.leave = walk_leave,
};

/* Whatever asks for it, everything is saved already: what is left is to wipe. */
static void lock(void *app, enum ui_reason reason)
{
	struct walk *walk = app;

	if (reason == UI_IDLE)
		journey_idle(walk->journey);
	else
		journey_lock(walk->journey);
	if (reason == UI_ENDED)
		erase_turn(walk);
	else if (refresh(walk) != ERROR_NONE)
		error_clear();
}

static void begin(void *app)
{
	struct walk *walk = app;

	walk->opened = walk->start->open(walk->start->opener);
	if (walk->opened != ERROR_NONE)
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
	walk.field = secret_new(WALK_FIELD_SIZE);
	walk.edit = line_edit_start(walk.field, WALK_FIELD_SIZE);
	walk.step = journey->step;
	rc = ui_push(&screen_walk, &walk);
	if (rc == ERROR_NONE)
		*signal = ui_run();
	ui_stop();
	drop_page(&walk);
	secret_free(walk.field);
	return rc == ERROR_NONE ? walk.opened : rc;
}
