/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of keys of whatever page is shown: those of its field or its choices, the step's
 * letters, and the way back. */
#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "walk/screens/walk.h"

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
		.act = walk_submit };
	static const struct key in_line = {
		.codes = { KEYS_ENTER }, .label = N_("go on"), .act = walk_submit
	};
	static const struct key read_on = { .codes = { KEYS_PAGE_UP, KEYS_PAGE_DOWN },
		.name = "PgUp PgDn",
		.label = N_("read on") };
	const struct key in_choices[] = {
		{ .codes = { KEYS_DIGIT }, .name = walk->digits, .label = N_("choose") },
		{ .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("move") },
		{ .codes = { KEYS_ENTER }, .label = N_("confirm") },
	};

	snprintf(walk->digits, sizeof walk->digits, walk->page.n_choices > 1 ? "1–%zu" : "%zu",
	    walk->page.n_choices);
	/* Stands in the table only while something is out of sight: see walk_keys_now(). */
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
void walk_keys_take(struct walk *walk)
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
			.act = walk_press_letter,
			.weight = key->rarely ? KEYS_IF_ROOM : KEYS_ALWAYS,
		    });
	}
	add_key(walk, &count,
	    (struct key){
		.codes = { KEYS_ESC },
		.name = "Esc",
		.label = walk->step->stays == NULL ? N_("back") : NULL,
		.act = walk_go_back,
	    });
}

char walk_keys_letter(const struct walk *walk, int code)
{
	const struct step_key *key;

	for (size_t i = 0; (key = journey_key(walk->journey, i)) != NULL; i++)
		if (key->arrow != STEP_NO_ARROW && code == arrow_code(walk, key->arrow))
			return key->letter;
	return (char)code;
}

static enum error drop_number(void *state, int code)
{
	struct walk *walk = state;

	choices_press(&walk->choices, code);
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

const struct key *walk_keys_now(const void *state)
{
	const struct walk *walk = state;
	bool all_seen = walk_rows(walk, ui_height(), ui_width()).hidden == 0;
	bool turns = keys_find(walk->keys, KEYS_PAGE_DOWN, true) != NULL; /* to another page */

	if (walk->choices.typed > 0)
		return in_number;
	return all_seen || turns ? walk->keys + 1 : walk->keys;
}
