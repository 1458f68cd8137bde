/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A field of one or many lines of UTF-8 in the caller's fixed buffer, so that a passphrase can lie
 * in secret memory: nothing of a hidden field is copied anywhere. One press moves or deletes one
 * grapheme. What is deleted is overwritten. */
#ifndef SKATTA_TUI_LINE_EDIT_H
#define SKATTA_TUI_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/canvas.h"

struct line_edit {
	char *bytes;   /* the text, with its NUL, in the caller's buffer */
	size_t size;   /* of the buffer; a text that would not fit is not taken */
	size_t cursor; /* byte offset, always on a grapheme boundary */
	bool lines; /* many lines: Enter makes a new one; otherwise Enter is ignored and pasted line
		     * feeds become blanks */
	bool hidden; /* draw a sign for each grapheme */
};

enum line_edit_press {
	LINE_EDIT_IGNORED, /* not a key for a field */
	LINE_EDIT_MOVED,
	LINE_EDIT_CHANGED,
	LINE_EDIT_FULL, /* there is no room for more */
};

/* Begin with what stands in the buffer (which must be NUL-terminated), the cursor at its end. */
struct line_edit line_edit_start(char *buffer, size_t size);

/* Let a key change the text. `width` is that of the canvas it is drawn on: up and down go by the
 * lines as they are seen. */
enum line_edit_press line_edit_press(struct line_edit *edit, int code, int width);

/* Draw into the canvas (its first row only, for one line), scrolled so that the cursor is seen, and
 * put the hardware cursor there where `focused`; returns the rows used. */
int line_edit_draw(const struct line_edit *edit, const struct canvas *canvas, bool focused);

#endif
