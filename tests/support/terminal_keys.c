/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the names of keys to the bytes that a terminal in its present mode sends. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "support/terminal.h"
#include "support/terminal_private.h"

static const struct {
	const char *name;
	VTermKey key;
} named[] = {
	{ "Enter", VTERM_KEY_ENTER },
	{ "Esc", VTERM_KEY_ESCAPE },
	{ "Tab", VTERM_KEY_TAB },
	{ "Backspace", VTERM_KEY_BACKSPACE },
	{ "Delete", VTERM_KEY_DEL },
	{ "Up", VTERM_KEY_UP },
	{ "Down", VTERM_KEY_DOWN },
	{ "Left", VTERM_KEY_LEFT },
	{ "Right", VTERM_KEY_RIGHT },
	{ "Home", VTERM_KEY_HOME },
	{ "End", VTERM_KEY_END },
	{ "PageUp", VTERM_KEY_PAGEUP },
	{ "PageDown", VTERM_KEY_PAGEDOWN },
};

/* Press what is named; false where there is no such key. */
static bool press_named(struct term *term, const char *name, size_t length)
{
	for (size_t i = 0; i < COUNT(named); i++) {
		if (strlen(named[i].name) != length || memcmp(named[i].name, name, length) != 0)
			continue;
		vterm_keyboard_key(term->vterm, named[i].key, VTERM_MOD_NONE);
		return true;
	}
	if (length == 6 && memcmp(name, "Ctrl-", 5) == 0) {
		char byte = (char)(name[5] & 0x1f);

		term_send(&byte, 1, term);
		return true;
	}
	if (name[0] == 'F' && (length == 2 || length == 3)) {
		vterm_keyboard_key(
		    term->vterm, (VTermKey)VTERM_KEY_FUNCTION(atoi(name + 1)), VTERM_MOD_NONE);
		return true;
	}
	if (length == 5 && memcmp(name, "Paste", 5) == 0) {
		vterm_keyboard_start_paste(term->vterm);
		return true;
	}
	if (length == 6 && memcmp(name, "Pasted", 6) == 0) {
		vterm_keyboard_end_paste(term->vterm);
		return true;
	}
	return false;
}

/* The bytes of it that were sent: one, or in ISO 8859-1 both that UTF-8 has for one. */
static size_t send_character(struct term *term, const char *at)
{
	unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
	char byte = at[0];
	bool two = term->is_latin && (first & 0xfc) == 0xc0 && (second & 0xc0) == 0x80;

	if (two)
		byte = (char)(first << 6 | (second & 0x3f));
	term_send(&byte, 1, term);
	return two ? 2 : 1;
}

void term_keys(struct term *term, const char *keys)
{
	while (*keys != '\0') {
		const char *close = *keys == '<' ? strchr(keys, '>') : NULL;

		if (close != NULL && press_named(term, keys + 1, (size_t)(close - keys - 1))) {
			keys = close + 1;
			continue;
		}
		keys += send_character(term, keys);
	}
}

void term_write(struct term *term, const char *bytes)
{
	term_send(bytes, strlen(bytes), term);
}

void term_click(struct term *term, int row, int column)
{
	vterm_mouse_move(term->vterm, row, column, VTERM_MOD_NONE);
	vterm_mouse_button(term->vterm, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(term->vterm, 1, false, VTERM_MOD_NONE);
}

void term_wheel(struct term *term, bool down)
{
	vterm_mouse_button(term->vterm, down ? 5 : 4, true, VTERM_MOD_NONE);
}
