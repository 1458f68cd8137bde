/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Looking at the screen, and waiting for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/terminal.h"
#include "support/terminal_private.h"

enum { QUIET = 300 };

char *term_row(const struct term *term, int row)
{
	VTermRect rectangle = { .start_row = row, .end_row = row + 1, .end_col = term->columns };
	size_t room = (size_t)term->columns * VTERM_MAX_CHARS_PER_CELL * 4 + 1;
	char *text = memory_new(room, 1);
	size_t length = vterm_screen_get_text(term->screen, text, room - 1, rectangle);

	while (length > 0 && text[length - 1] == ' ')
		length--;
	text[length] = '\0';
	return text;
}

char *term_screen(const struct term *term)
{
	struct text screen = { 0 };

	for (int row = 0; row < term->rows; row++) {
		char *text = term_row(term, row);

		text_addf(&screen, "%s\n", text);
		free(text);
	}
	return text_take(&screen);
}

int term_row_of(const struct term *term, const char *text)
{
	for (int row = 0; row < term->rows; row++) {
		char *shown = term_row(term, row);
		bool found = strstr(shown, text) != NULL;

		free(shown);
		if (found)
			return row;
	}
	return -1;
}

void term_print(const struct term *term, const char *why)
{
	char *screen = term_screen(term);

	fprintf(stderr, "# %s; the screen is:\n", why);
	for (char *line = strtok(screen, "\n"); line != NULL; line = strtok(NULL, "\n"))
		fprintf(stderr, "# |%s\n", line);
	free(screen);
}

/* Wait until `is` says that the screen is as it should be. */
static bool wait_until(struct term *term, bool (*is)(const struct term *term, const char *what),
    const char *what, const char *complaint)
{
	long end = term_now() + TERM_LIMIT;

	for (;;) {
		long left = end - term_now();
		char *why;

		if (is(term, what))
			return true;
		if (left > 0 && !term->ended) {
			term_pump(term, (int)left);
			continue;
		}
		why = text_format("%s: %s", complaint, what);
		term_print(term, why);
		free(why);
		return false;
	}
}

static bool is_shown(const struct term *term, const char *text)
{
	return term_row_of(term, text) >= 0;
}

static bool is_not_shown(const struct term *term, const char *text)
{
	return term_row_of(term, text) < 0;
}

static bool is_screen(const struct term *term, const char *wanted)
{
	char *screen = term_screen(term);
	bool same = strcmp(screen, wanted) == 0;

	free(screen);
	return same;
}

static bool has_cursor(const struct term *term, const char *text)
{
	return term_cursor_row(term) == term_row_of(term, text);
}

bool term_wait_for_cursor(struct term *term, const char *text)
{
	return wait_until(term, has_cursor, text, "the cursor does not come to this");
}

bool term_wait_for(struct term *term, const char *text)
{
	return wait_until(term, is_shown, text, "this does not come");
}

bool term_wait_gone(struct term *term, const char *text)
{
	return wait_until(term, is_not_shown, text, "this does not go away");
}

static char *read_all(const char *path)
{
	FILE *file = fopen(path, "r");
	struct text all = { 0 };
	char bytes[4096];
	size_t length;

	if (file == NULL)
		return memory_copy("");
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		text_add_bytes(&all, bytes, length);
	fclose(file);
	return text_take(&all);
}

static bool write_all(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	bool written;

	if (file == NULL)
		return false;
	written = fputs(text, file) >= 0;
	return fclose(file) == 0 && written;
}

static char *path_of(const char *name)
{
	const char *source = getenv("SKATTA_SOURCE");

	return text_format("%s/tests/screens/%s.txt", source != NULL ? source : ".", name);
}

static bool wants_update(void)
{
	const char *update = getenv("SKATTA_UPDATE_SCREENS");

	return update != NULL && strcmp(update, "1") == 0;
}

static bool is_picture(const struct term *term, const char *wanted)
{
	char *picture = term_picture(term);
	bool same = strcmp(picture, wanted) == 0;

	free(picture);
	return same;
}

/* Wait until it is so, by the file of that name; or write what is said of it into the file. */
static bool is_as_in_file(struct term *term, const char *name,
    char *(*say)(const struct term *term), bool (*is)(const struct term *term, const char *wanted))
{
	char *path = path_of(name), *text;
	bool good;

	if (wants_update()) {
		while (term_pump(term, QUIET))
			;
		text = say(term);
		good = write_all(path, text);
	} else {
		text = read_all(path);
		good = wait_until(term, is, text, path);
	}
	free(text);
	free(path);
	return good;
}

bool term_matches(struct term *term, const char *name)
{
	return is_as_in_file(term, name, term_screen, is_screen);
}

bool term_matches_picture(struct term *term, const char *name)
{
	return is_as_in_file(term, name, term_picture, is_picture);
}

static char style_of(const struct term *term, int row, int column)
{
	VTermPos position = { .row = row, .col = column };
	VTermScreenCell cell;
	char style;

	if (vterm_screen_get_cell(term->screen, position, &cell) == 0)
		return 'n';
	style = cell.attrs.reverse != 0     ? 'r'
		: cell.attrs.underline != 0 ? 'u'
		: cell.attrs.bold != 0      ? 'b'
					    : 'n';
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
		style = (char)(style - 'a' + 'A');
	return style;
}

bool term_cell_is_reversed(const struct term *term, int row, int column)
{
	char style = style_of(term, row, column);

	return style == 'r' || style == 'R';
}

char *term_row_styles(const struct term *term, int row)
{
	size_t length = (size_t)term->columns;
	char *styles = memory_new(length + 1, 1);

	for (int column = 0; column < term->columns; column++)
		styles[column] = style_of(term, row, column);
	while (length > 0 && styles[length - 1] == 'n')
		length--;
	styles[length] = '\0';
	return styles;
}

char *term_styles(const struct term *term)
{
	struct text all = { 0 };

	for (int row = 0; row < term->rows; row++) {
		char *styles = term_row_styles(term, row);

		text_addf(&all, "%s\n", styles);
		free(styles);
	}
	return text_take(&all);
}

static VTermPos cursor_of(const struct term *term)
{
	VTermPos position;

	vterm_state_get_cursorpos(vterm_obtain_state(term->vterm), &position);
	return position;
}

int term_cursor_row(const struct term *term)
{
	return cursor_of(term).row;
}

int term_cursor_column(const struct term *term)
{
	return cursor_of(term).col;
}

bool term_cursor_is_shown(const struct term *term)
{
	return term->shows_cursor;
}

bool term_is_alternate(const struct term *term)
{
	return term->is_alternate;
}

const char *term_bytes(const struct term *term)
{
	return term->written.bytes != NULL ? term->written.bytes : "";
}

size_t term_written(const struct term *term)
{
	return term->written.length;
}

size_t term_written_during(struct term *term, int milliseconds)
{
	size_t before = term->written.length;
	long end = term_now() + milliseconds;

	while (term_now() < end && !term->ended)
		term_pump(term, (int)(end - term_now()));
	return term->written.length - before;
}
