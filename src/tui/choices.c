/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which part of a long list is seen follows from its focus and its size alone. */
#include "tui/choices.h"

#include <stdio.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/keys.h"

enum { PAGE = 8, LEAST_TEXT = 12 };

/* Columns of a row: pointer, number, mark, text, aside. */
struct columns {
	int number, number_width;
	int mark;
	int text;
	int width;   /* of the whole row */
	bool spaced; /* are the blank rows drawn? */
};

static enum choices_press go_to(struct choices *choices, size_t focus)
{
	choices->focus = focus;
	return CHOICES_MOVED;
}

static enum choices_press take(struct choices *choices, size_t row)
{
	choices->focus = row;
	return CHOICES_TAKEN;
}

static enum choices_press press_digit(struct choices *choices, size_t typed, size_t digit)
{
	size_t number = typed * 10 + digit;

	if (number == 0 || number > choices->count)
		return CHOICES_IGNORED;
	if (number * 10 > choices->count)
		return take(choices, number - 1);
	choices->typed = number;
	return CHOICES_WAITS;
}

/* The first click shows what the second one takes. */
static enum choices_press press_click(struct choices *choices, size_t row)
{
	if (row == choices->focus)
		return CHOICES_TAKEN;
	return row < choices->count ? go_to(choices, row) : CHOICES_IGNORED;
}

enum choices_press choices_press(struct choices *choices, int code)
{
	size_t focus = choices->focus, last = choices->count - 1, typed = choices->typed;
	const struct {
		int code;
		size_t to;
	} moves[] = {
		{ KEYS_UP, focus > 0 ? focus - 1 : 0 },
		{ KEYS_DOWN, focus < last ? focus + 1 : last },
		{ KEYS_PAGE_UP, focus > PAGE ? focus - PAGE : 0 },
		{ KEYS_PAGE_DOWN, focus + PAGE < last ? focus + PAGE : last },
		{ KEYS_HOME, 0 },
		{ KEYS_END, last },
	};

	if (choices->count == 0)
		return CHOICES_IGNORED;
	choices->typed = 0;
	if (choices->numbered && code >= '0' && code <= '9')
		return press_digit(choices, typed, (size_t)(code - '0'));
	if (typed > 0)
		return code == KEYS_ENTER ? take(choices, typed - 1) : CHOICES_IGNORED;
	if (code >= KEYS_CLICK)
		return press_click(choices, (size_t)(code - KEYS_CLICK));
	if (code == KEYS_ENTER || code == ' ')
		return CHOICES_TAKEN;
	for (size_t i = 0; i < COUNT(moves); i++)
		if (moves[i].code == code)
			return go_to(choices, moves[i].to);
	return CHOICES_IGNORED;
}

static struct columns columns_of(const struct choices *choices, int width, bool spaced)
{
	struct columns columns = { .number = 2, .width = width, .spaced = spaced };

	if (choices->numbered)
		for (size_t count = choices->count; count > 0; count /= 10)
			columns.number_width++;
	columns.mark = columns.number + columns.number_width + (choices->numbered ? 1 : 0);
	columns.text = columns.mark + (choices->marked || choices->several ? 2 : choices->numbered);
	return columns;
}

static bool has_aside(const struct choice *choice)
{
	return choice->aside != NULL && choice->aside[0] != '\0';
}

/* The columns of an aside, with the gap before it; none where it would take more than half of the
 * row, or leave too little for the text: then it has a row of its own, and is whole. */
static int aside_width(const struct choice *choice, const struct columns *columns)
{
	int width = has_aside(choice) ? (int)text_width(choice->aside) + 2 : 0;

	return width <= columns->width / 2 && columns->width - columns->text - width >= LEAST_TEXT
		   ? width
		   : 0;
}

static int text_columns(const struct choice *choice, const struct columns *columns)
{
	int width = columns->width - columns->text - aside_width(choice, columns);

	return width > 1 ? width : 1;
}

/* Rows of the text, without its aside. */
static int text_rows(const struct choice *choice, const struct columns *columns)
{
	int rows = canvas_paragraph_rows(text_columns(choice, columns), choice->text);

	return rows > 0 ? rows : 1;
}

static int rows_of(const struct choice *choice, const struct columns *columns)
{
	bool below = has_aside(choice) && aside_width(choice, columns) == 0;

	return text_rows(choice, columns) + (choice->apart && columns->spaced) + below;
}

static int rows_of_all(const struct choices *choices, const struct columns *columns)
{
	int rows = 0;

	for (size_t i = 0; i < choices->count; i++)
		rows += rows_of(&choices->rows[i], columns);
	return rows;
}

int choices_rows(const struct choices *choices, int width)
{
	struct columns columns = columns_of(choices, width, true);

	return rows_of_all(choices, &columns);
}

/* The first choice to show: the focus lies about in the middle, and no row stays empty. */
static size_t first_shown(const struct choices *choices, const struct columns *columns, int height)
{
	size_t first = choices->focus;
	int focus = rows_of(&choices->rows[first], columns);
	int above = 0, from_focus = 0;

	for (size_t i = first; i < choices->count && from_focus < height; i++)
		from_focus += rows_of(&choices->rows[i], columns);
	while (first > 0) {
		int more = above + rows_of(&choices->rows[first - 1], columns);

		if (more + focus > height || (more > height / 2 && more + from_focus > height))
			break;
		above = more;
		first--;
	}
	return first;
}

/* Draw one choice below `row`; the rows it takes. */
static int draw_one(const struct choices *choices, size_t i, const struct canvas *canvas,
    const struct columns *columns, int row)
{
	const struct choice *choice = &choices->rows[i];
	bool focused = i == choices->focus;
	int width = text_columns(choice, columns);
	int top = row + (choice->apart && columns->spaced);
	enum theme_style style = focused ? THEME_FOCUS : THEME_NORMAL;
	char number[24];
	int rows = text_rows(choice, columns), aside = aside_width(choice, columns);

	if (focused) {
		canvas_style(
		    canvas, top, columns->number, columns->text - columns->number, THEME_FOCUS);
		canvas_sign(canvas, top, 0, THEME_NORMAL, THEME_POINTER);
		canvas_cursor(canvas, top, columns->number);
	}
	canvas_paragraph(canvas, top, columns->text, width, style, choice->text);
	snprintf(number, sizeof number, "%zu", i + 1);
	if (choices->numbered)
		canvas_text_right(
		    canvas, top, columns->number, columns->number_width, style, number);
	if ((choices->marked && choice->chosen) || choices->several)
		canvas_sign(canvas, top, columns->mark,
		    choice->chosen && !focused ? THEME_ACCENT : style,
		    choice->chosen ? THEME_CHOSEN : THEME_OPEN);
	if (aside > 0)
		canvas_text_right(canvas, top, columns->width - aside + 2, aside - 2, THEME_NORMAL,
		    choice->aside);
	else if (has_aside(choice))
		canvas_text_right(
		    canvas, top + rows++, columns->text, width, THEME_NORMAL, choice->aside);
	canvas_click(canvas, top, rows, KEYS_CLICK + (int)i);
	return top - row + rows;
}

int choices_draw(const struct choices *choices, const struct canvas *canvas)
{
	bool spaced = choices_rows(choices, canvas->width) <= canvas->height;
	struct columns columns = columns_of(choices, canvas->width, spaced);
	bool scrolls = rows_of_all(choices, &columns) > canvas->height;
	size_t first, i;
	int row = 0;

	if (scrolls)
		columns = columns_of(choices, canvas->width - 2, false);
	first = scrolls ? first_shown(choices, &columns, canvas->height) : 0;
	for (i = first; i < choices->count && row < canvas->height; i++)
		row += draw_one(choices, i, canvas, &columns, row);
	if (first > 0)
		canvas_sign(canvas, 0, canvas->width - 1, THEME_ACCENT, THEME_ABOVE);
	if (i < choices->count || row > canvas->height)
		canvas_sign(
		    canvas, canvas->height - 1, canvas->width - 1, THEME_ACCENT, THEME_BELOW);
	return row < canvas->height ? row : canvas->height;
}
