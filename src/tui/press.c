/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what ncurses reads to codes: one code for each key however the terminal sends it, pasted
 * text told from typed text, and nothing of an unknown escape sequence taken for typed letters. */
#include "tui/press.h"

#include <ncurses.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/memory.h"
#include "tui/keys.h"
#include "tui/tty.h"

/* A paste whose end never comes must not leave the keyboard dead. */
enum { PASTE_SILENCE = 2000 };

static struct {
	bool pasting;
	bool after_return; /* a pasted CR LF is one line feed */
	int64_t latest;
} press_state;

static const struct {
	int ncurses;
	int code;
} special[] = {
	{ KEY_ENTER, KEYS_ENTER },
	{ KEY_BACKSPACE, KEYS_BACKSPACE },
	{ KEY_DC, KEYS_DELETE },
	{ KEY_BTAB, KEYS_BACK_TAB },
	{ KEY_UP, KEYS_UP },
	{ KEY_DOWN, KEYS_DOWN },
	{ KEY_LEFT, KEYS_LEFT },
	{ KEY_RIGHT, KEYS_RIGHT },
	{ KEY_HOME, KEYS_HOME },
	{ KEY_END, KEYS_END },
	{ KEY_PPAGE, KEYS_PAGE_UP },
	{ KEY_NPAGE, KEYS_PAGE_DOWN },
};

static const struct {
	wint_t character;
	int code;
} control[] = {
	{ '\r', KEYS_ENTER },
	{ '\n', KEYS_ENTER },
	{ '\t', KEYS_TAB },
	{ '\b', KEYS_BACKSPACE },
	{ 0x7f, KEYS_BACKSPACE },
};

static int code_of_special(int ncurses)
{
	if (ncurses >= KEY_F(1) && ncurses <= KEY_F(12))
		return KEYS_F(ncurses - KEY_F(0));
	for (size_t i = 0; i < COUNT(special); i++)
		if (special[i].ncurses == ncurses)
			return special[i].code;
	return 0;
}

/* Esc alone is a key. With more behind it at once it begins a sequence of the terminal that
 * terminfo does not know: read to its end and drop it. */
static int code_of_escape(void)
{
	wint_t next;

	if (get_wch(&next) != OK)
		return KEYS_ESC;
	if (next == 'O' && get_wch(&next) == OK)
		return 0;
	if (next != '[') {
		unget_wch((wchar_t)next);
		return KEYS_ESC;
	}
	while (get_wch(&next) == OK && next >= 0x20 && next < 0x40)
		;
	return 0;
}

static int code_of_character(wint_t character)
{
	if (character == 0x1b)
		return code_of_escape();
	for (size_t i = 0; i < COUNT(control); i++)
		if (control[i].character == character)
			return control[i].code;
	return (int)character;
}

/* Of what is pasted only text is kept. */
static int code_of_pasted(wint_t character)
{
	bool after_return = press_state.after_return;

	press_state.after_return = character == '\r';
	if (character == '\n' && after_return)
		return 0;
	if (character == '\r' || character == '\n')
		return KEYS_LINE_FEED;
	if (character == '\t')
		return ' ';
	return character < 0x20 || character == 0x7f ? 0 : (int)character;
}

static int code_of(int kind, wint_t value)
{
	if (kind == KEY_CODE_YES && (value == TTY_PASTE_BEGINS || value == TTY_PASTE_ENDS)) {
		press_state.pasting = value == TTY_PASTE_BEGINS;
		press_state.after_return = false;
		return 0;
	}
	if (kind == KEY_CODE_YES)
		return press_state.pasting ? 0 : code_of_special((int)value);
	return press_state.pasting ? code_of_pasted(value) : code_of_character(value);
}

bool press_next(struct press *press)
{
	int64_t now = clock_milliseconds();

	if (press_state.pasting && now - press_state.latest > PASTE_SILENCE)
		press_state.pasting = false;
	for (;;) {
		wint_t value;
		int kind = get_wch(&value);

		if (kind == ERR)
			return false;
		press_state.latest = now;
		press->code = code_of(kind, value);
		press->pasted = press_state.pasting;
		if (press->code > 0)
			return true;
	}
}
