/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Editing. How a field lies on the screen is in line_edit_draw.c. */
#include "tui/line_edit.h"

#include <string.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/keys.h"
#include "tui/line_edit_rows.h"

struct line_edit line_edit_start(char *buffer, size_t size)
{
	return (struct line_edit){ .bytes = buffer, .size = size, .cursor = strlen(buffer) };
}

/* The cursor may lie within a grapheme that has grown, or that a row has broken: go to its end. */
static void settle(struct line_edit *edit)
{
	if (edit->cursor > 0)
		edit->cursor = text_next(edit->bytes, text_previous(edit->bytes, edit->cursor));
}

static enum line_edit_press move_to(struct line_edit *edit, size_t offset)
{
	edit->cursor = offset;
	settle(edit);
	return LINE_EDIT_MOVED;
}

/* Take out the bytes between two boundaries; what they leave behind is overwritten. */
static enum line_edit_press take_out(struct line_edit *edit, size_t from, size_t to)
{
	size_t length = strlen(edit->bytes);

	if (from == to)
		return LINE_EDIT_MOVED;
	memmove(edit->bytes + from, edit->bytes + to, length - to);
	memset(edit->bytes + length - (to - from), 0, to - from);
	edit->cursor = from;
	settle(edit);
	return LINE_EDIT_CHANGED;
}

static enum line_edit_press put_in(struct line_edit *edit, int character)
{
	char bytes[7] = "";
	size_t length = strlen(edit->bytes), more;
	int encoded = u8_uctomb((uint8_t *)bytes, (ucs4_t)character, sizeof bytes - 1);

	if (encoded <= 0 || !text_is_safe(bytes, edit->lines))
		return LINE_EDIT_IGNORED;
	more = (size_t)encoded;
	if (length + more >= edit->size)
		return LINE_EDIT_FULL;
	memmove(edit->bytes + edit->cursor + more, edit->bytes + edit->cursor,
	    length - edit->cursor + 1);
	memcpy(edit->bytes + edit->cursor, bytes, more);
	edit->cursor += more;
	settle(edit);
	return LINE_EDIT_CHANGED;
}

static size_t word_start(const struct line_edit *edit)
{
	size_t at = edit->cursor;

	while (at > 0 && edit->bytes[at - 1] == ' ')
		at--;
	while (at > 0 && edit->bytes[at - 1] != ' ' && edit->bytes[at - 1] != '\n')
		at = text_previous(edit->bytes, at);
	return at;
}

static enum line_edit_press go_left(struct line_edit *edit, int width)
{
	(void)width;
	return move_to(edit, text_previous(edit->bytes, edit->cursor));
}

static enum line_edit_press go_right(struct line_edit *edit, int width)
{
	(void)width;
	return move_to(edit, text_next(edit->bytes, edit->cursor));
}

static enum line_edit_press go_home(struct line_edit *edit, int width)
{
	return move_to(edit, edit->lines ? line_edit_rows_home(edit, width) : 0);
}

static enum line_edit_press go_end(struct line_edit *edit, int width)
{
	return move_to(edit, edit->lines ? line_edit_rows_end(edit, width) : strlen(edit->bytes));
}

static enum line_edit_press go_up(struct line_edit *edit, int width)
{
	return edit->lines ? move_to(edit, line_edit_rows_beside(edit, width, -1))
			   : LINE_EDIT_IGNORED;
}

static enum line_edit_press go_down(struct line_edit *edit, int width)
{
	return edit->lines ? move_to(edit, line_edit_rows_beside(edit, width, 1))
			   : LINE_EDIT_IGNORED;
}

static enum line_edit_press delete_before(struct line_edit *edit, int width)
{
	(void)width;
	return take_out(edit, text_previous(edit->bytes, edit->cursor), edit->cursor);
}

static enum line_edit_press delete_after(struct line_edit *edit, int width)
{
	(void)width;
	return take_out(edit, edit->cursor, text_next(edit->bytes, edit->cursor));
}

static enum line_edit_press delete_word(struct line_edit *edit, int width)
{
	(void)width;
	return take_out(edit, word_start(edit), edit->cursor);
}

static enum line_edit_press delete_to_home(struct line_edit *edit, int width)
{
	return take_out(edit, edit->lines ? line_edit_rows_home(edit, width) : 0, edit->cursor);
}

static enum line_edit_press delete_to_end(struct line_edit *edit, int width)
{
	size_t end = edit->lines ? line_edit_rows_end(edit, width) : strlen(edit->bytes);

	return take_out(edit, edit->cursor, end);
}

static enum line_edit_press new_line(struct line_edit *edit, int width)
{
	(void)width;
	return edit->lines ? put_in(edit, '\n') : LINE_EDIT_IGNORED;
}

static enum line_edit_press pasted_line(struct line_edit *edit, int width)
{
	(void)width;
	return put_in(edit, edit->lines ? '\n' : ' ');
}

static const struct {
	int code;
	enum line_edit_press (*press)(struct line_edit *edit, int width);
} presses[] = {
	{ KEYS_LEFT, go_left },
	{ KEYS_RIGHT, go_right },
	{ KEYS_HOME, go_home },
	{ KEYS_CTRL('a'), go_home },
	{ KEYS_END, go_end },
	{ KEYS_CTRL('e'), go_end },
	{ KEYS_UP, go_up },
	{ KEYS_DOWN, go_down },
	{ KEYS_BACKSPACE, delete_before },
	{ KEYS_DELETE, delete_after },
	{ KEYS_CTRL('w'), delete_word },
	{ KEYS_CTRL('u'), delete_to_home },
	{ KEYS_CTRL('k'), delete_to_end },
	{ KEYS_ENTER, new_line },
	{ KEYS_LINE_FEED, pasted_line },
};

enum line_edit_press line_edit_press(struct line_edit *edit, int code, int width)
{
	for (size_t i = 0; i < COUNT(presses); i++)
		if (presses[i].code == code)
			return presses[i].press(edit, width);
	return keys_is_character(code) ? put_in(edit, code) : LINE_EDIT_IGNORED;
}
