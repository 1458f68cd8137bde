/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A screen as text that a person can read, with how it looks below. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/terminal.h"
#include "support/terminal_private.h"

static const char *name_of_style(char style)
{
	static const struct {
		char style;
		const char *name;
	} names[] = {
		{ 'r', "reversed" },
		{ 'u', "underlined" },
		{ 'b', "bold" },
		{ 'R', "reversed, coloured" },
		{ 'U', "underlined, coloured" },
		{ 'B', "bold, coloured" },
		{ 'N', "coloured" },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].style == style)
			return names[i].name;
	return NULL;
}

/* What stands in the columns, from one to before another; free() by the caller. */
static char *words_at(const struct term *term, int row, int from, int to)
{
	VTermRect part = { .start_row = row, .end_row = row + 1, .start_col = from, .end_col = to };
	size_t room = (size_t)term->columns * VTERM_MAX_CHARS_PER_CELL * 4 + 1;
	char *text = memory_new(room, 1);

	text[vterm_screen_get_text(term->screen, text, room - 1, part)] = '\0';
	return text;
}

static bool is_rule(const char *words)
{
	return strncmp(words, "────", strlen("────")) == 0;
}

static void add_looks(struct text *picture, const struct term *term, int row)
{
	char *styles = term_row_styles(term, row);
	int from, to;

	for (from = 0; styles[from] != '\0'; from = to) {
		const char *name = name_of_style(styles[from]);
		char *words;

		for (to = from; styles[to] == styles[from];)
			to++;
		if (name == NULL)
			continue;
		words = words_at(term, row, from, to);
		if (!is_rule(words))
			text_addf(picture, "row %d, %s: «%s»\n", row + 1, name, words);
		free(words);
	}
	free(styles);
}

char *term_picture(const struct term *term)
{
	struct text picture = { 0 };
	char *screen = term_screen(term);

	text_addf(&picture, "%s\ncursor: row %d, column %d\n", screen, term_cursor_row(term) + 1,
	    term_cursor_column(term) + 1);
	for (int row = 0; row < term->rows; row++)
		add_looks(&picture, term, row);
	free(screen);
	return text_take(&picture);
}
