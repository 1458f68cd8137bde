/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One column is left free in every row, so that the cursor has a place behind a full one. */
#include "tui/line_edit_rows.h"

#include "base/text.h"

static struct line_edit_row row_from(
    const struct line_edit *edit, int number, size_t start, int width)
{
	struct line_edit_row row = { .number = number, .start = start };
	size_t next;

	text_wrap(edit->bytes + start, width > 2 ? (size_t)width - 1 : 1, &next);
	row.next = row.end = start + next;
	if (next > 0 && edit->bytes[row.next - 1] == '\n')
		row.end--;
	return row;
}

struct line_edit_row line_edit_rows_first(const struct line_edit *edit, int width)
{
	return row_from(edit, 0, 0, width);
}

struct line_edit_row line_edit_rows_after(
    const struct line_edit *edit, int width, const struct line_edit_row *row)
{
	return row_from(edit, row->number + 1, row->next, width);
}

/* What follows the last line feed is a row too, also when it is empty. */
bool line_edit_rows_is_last(const struct line_edit *edit, const struct line_edit_row *row)
{
	return edit->bytes[row->next] == '\0' && row->end == row->next;
}

struct line_edit_row line_edit_rows_of_cursor(const struct line_edit *edit, int width)
{
	struct line_edit_row row = line_edit_rows_first(edit, width);

	while (edit->cursor >= row.next && !line_edit_rows_is_last(edit, &row))
		row = line_edit_rows_after(edit, width, &row);
	return row;
}

/* The last place where the cursor still stands on this row. */
static size_t end_of(const struct line_edit *edit, const struct line_edit_row *row)
{
	if (row->end < row->next || line_edit_rows_is_last(edit, row))
		return row->end;
	return text_previous(edit->bytes, row->next);
}

size_t line_edit_rows_home(const struct line_edit *edit, int width)
{
	return line_edit_rows_of_cursor(edit, width).start;
}

size_t line_edit_rows_end(const struct line_edit *edit, int width)
{
	struct line_edit_row row = line_edit_rows_of_cursor(edit, width);

	return end_of(edit, &row);
}

size_t line_edit_rows_beside(const struct line_edit *edit, int width, int by)
{
	struct line_edit_row here = line_edit_rows_of_cursor(edit, width);
	struct line_edit_row row = line_edit_rows_first(edit, width);
	size_t column = text_width_bytes(edit->bytes + here.start, edit->cursor - here.start);
	size_t offset, end;

	if (here.number + by < 0)
		return 0;
	if (by > 0 && line_edit_rows_is_last(edit, &here))
		return here.end;
	while (row.number < here.number + by)
		row = line_edit_rows_after(edit, width, &row);
	offset = row.start + text_fit(edit->bytes + row.start, column);
	end = end_of(edit, &row);
	return offset < end ? offset : end;
}
