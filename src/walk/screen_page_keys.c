/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of keys of whatever page is shown: those of its field or its choices, the step's
 * letters, and the way back. */
#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "walk/screen_page_private.h"

static void add_key(struct screen_page *screen, size_t *count, struct key key)
{
	if (*count + 1 < SCREEN_PAGE_MAX_KEYS)
		screen->keys[(*count)++] = key;
}

/* In a field the arrows move in what is written. */
static int arrow_code(const struct screen_page *screen, enum step_arrow arrow)
{
	static const int codes[][2] = {
		[STEP_NO_ARROW] = { 0, 0 },
		[STEP_LEFT] = { KEYS_LEFT, KEYS_PAGE_UP },
		[STEP_RIGHT] = { KEYS_RIGHT, KEYS_PAGE_DOWN },
	};

	return codes[arrow][screen->page.field != PAGE_NO_FIELD];
}

static void add_page_keys(struct screen_page *screen, size_t *count)
{
	const struct key in_lines = { .codes = { KEYS_TAB, KEYS_CTRL('d') },
		.name = "Tab",
		.label = N_("done"),
		.act = screen->acts->submit };
	const struct key in_line = {
		.codes = { KEYS_ENTER }, .label = N_("go on"), .act = screen->acts->submit
	};
	const struct key in_path = { .codes = { KEYS_TAB },
		.name = "Tab",
		.label = N_("fill in"),
		.act = screen->acts->fill_in,
		.weight = KEYS_RARELY };
	static const struct key read_on = { .codes = { KEYS_PAGE_UP, KEYS_PAGE_DOWN },
		.name = "PgUp PgDn",
		.label = N_("read on") };
	const struct key in_choices[] = {
		{ .codes = { KEYS_DIGIT }, .name = screen->digits, .label = N_("choose") },
		{ .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("move"), .weight = KEYS_RARELY },
		{ .codes = { KEYS_ENTER }, .label = N_("confirm"), .weight = KEYS_IF_ROOM },
	};

	snprintf(screen->digits, sizeof screen->digits,
	    screen->page.n_choices > 1 ? "1–%zu" : "%zu", screen->page.n_choices);
	/* Stands in the table only while something is out of sight: see screen_page_keys_now(). */
	add_key(screen, count, read_on);
	if (screen->page.field == PAGE_LINES)
		add_key(screen, count, in_lines);
	else if (screen->page.field != PAGE_NO_FIELD)
		add_key(screen, count, in_line);
	if (screen->page.field == PAGE_PATH)
		add_key(screen, count, in_path);
	if (screen->page.field == PAGE_NO_FIELD)
		for (size_t i = 0; i < COUNT(in_choices); i++)
			add_key(screen, count, in_choices[i]);
}

/* The step's letters become rows of the screen's table, so the bar and the help come from them. */
void screen_page_keys_take(struct screen_page *screen)
{
	const struct step_key *key;
	size_t count = 0;

	memset(screen->keys, 0, sizeof screen->keys);
	add_page_keys(screen, &count);
	for (size_t i = 0; (key = walk_key(screen->walk, i)) != NULL; i++) {
		int arrow = arrow_code(screen, key->arrow), letter = (unsigned char)key->letter;

		/* The bar shows the first. */
		add_key(screen, &count,
		    (struct key){
			.codes = { arrow != 0 ? arrow : letter, arrow != 0 ? letter : 0 },
			.label = key->label,
			.act = screen->acts->press_letter,
			.weight = key->rarely ? KEYS_RARELY : KEYS_ALWAYS,
		    });
	}
	add_key(screen, &count,
	    (struct key){
		.codes = { KEYS_ESC },
		.name = "Esc",
		.label = screen->step->stays == NULL ? N_("back") : NULL,
		.act = screen->acts->go_back,
		.weight = KEYS_IF_ROOM,
	    });
}

char screen_page_keys_letter(const struct screen_page *screen, int code)
{
	const struct step_key *key;

	for (size_t i = 0; (key = walk_key(screen->walk, i)) != NULL; i++)
		if (key->arrow != STEP_NO_ARROW && code == arrow_code(screen, key->arrow))
			return key->letter;
	return (char)code;
}

static enum error drop_number(void *state, int code)
{
	struct screen_page *screen = state;

	choices_press(&screen->choices, code);
	return ERROR_NONE;
}

/* While a number may go on, every other key drops it: none of them acts besides. */
static const struct key in_number[] = {
	{ .codes = { KEYS_DIGIT }, .name = "0–9", .label = N_("go on") },
	{ .codes = { KEYS_ENTER }, .label = N_("confirm") },
	{ .codes = { KEYS_ESC }, .label = N_("cancel"), .act = drop_number },
	{ .codes = { '?', KEYS_F(1) }, .act = drop_number },
	{ .codes = { 0 } },
};

const struct key *screen_page_keys_now(const void *state)
{
	const struct screen_page *screen = state;
	struct screen_page_layout layout = screen_page_layout(screen, ui_height(), ui_width());
	bool all_seen = screen_page_hidden(&layout) == 0;
	bool turns = keys_find(screen->keys, KEYS_PAGE_DOWN, true) != NULL; /* to another page */

	if (screen->choices.typed > 0)
		return in_number;
	return all_seen || turns ? screen->keys + 1 : screen->keys;
}
