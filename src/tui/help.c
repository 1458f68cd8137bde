/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What one does on the screen, then a line for each key. */
#include "tui/help.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "tui/text_view.h"
#include "tui/ui.h"

enum { NAME_COLUMNS = 14 };

static struct {
	char *text;
	struct text_view view;
} help;

static void add_keys(const struct key *row, const struct key *but, bool typing, struct text *out)
{
	for (; row != NULL && row->codes[0] != 0; row++) {
		struct text name = { 0 };

		if (row->label == NULL || keys_find(but, row->codes[0], false) != NULL)
			continue;
		keys_add_all_names(row, typing, &name);
		if (name.length == 0)
			continue;
		text_add(out, name.bytes);
		for (size_t i = text_width(name.bytes); i < NAME_COLUMNS; i++)
			text_add(out, " ");
		text_addf(out, " %s\n", row->label[0] != '\0' ? _(row->label) : "");
		text_free(&name);
	}
}

/* Of the text, with the signs that there is more. */
static int columns(int width)
{
	return width < SCREEN_WIDTH ? width - 2 : SCREEN_WIDTH - 2;
}

static void help_draw(const void *state, const struct canvas *canvas)
{
	struct canvas part = canvas_part(canvas, 0, 1, canvas->height, columns(canvas->width));

	(void)state;
	text_view_draw(&help.view, &part);
}

static enum error help_input(void *state, int code)
{
	(void)state;
	text_view_press(&help.view, code, ui_height(), columns(ui_width()));
	return ERROR_NONE;
}

static void help_leave(void *state)
{
	(void)state;
	free(help.text);
	help.text = NULL;
}

static const struct key help_keys[] = {
	{ .codes = { KEYS_UP, KEYS_DOWN }, .label = N_("scroll"), .weight = KEYS_IF_ROOM },
	{ .codes = { KEYS_ESC, KEYS_ENTER, 'q', '?' }, .label = N_("back"), .act = ui_back },
	{ .codes = { KEYS_F(1) }, .act = ui_back },
	{ .codes = { 0 } },
};

static const struct screen screen_help = {
	.name = "help",
	.title = N_("Help"),
	.keys = help_keys,
	.draw = help_draw,
	.input = help_input,
	.leave = help_leave,
};

enum error help_open(
    const char *about, const struct key *keys, const struct key *common, bool typing)
{
	struct text text = { 0 };

	if (about != NULL)
		text_addf(&text, "%s\n\n", about);
	add_keys(keys, NULL, typing, &text);
	add_keys(common, keys, typing, &text);
	free(help.text);
	help.text = text_take(&text);
	help.view = (struct text_view){ .text = help.text };
	return ui_push(&screen_help, NULL);
}
