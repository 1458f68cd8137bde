/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what ncurses reads to codes: one code for each key however the terminal sends it, pasted
 * text told from typed text, and nothing of an unknown escape sequence taken for typed letters. */
#include "tui/press.h"

#include <ncurses.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/io/charset.h"
#include "base/memory.h"
#include "tui/keys.h"
#include "tui/targets.h"

/* Milliseconds. A paste whose end never comes must not leave the keyboard dead. */
enum { PASTE_SILENCE = 2000 };

/* Over a slow line the rest of a key's sequence may come after its Esc has acted already: [ or O so
 * soon after Esc is taken for it. */
enum { LATE_REST = 100 };

/* ncurses key codes of ours: for the marks around pasted text, and above them for each character
 * that a key of the number pad stands for. */
enum { PASTE_BEGINS = 0x1000, PASTE_ENDS, PAD };

/* What PuTTY, the console and others send under each other's names. */
static const struct {
	const char *bytes;
	int ncurses;
} sequences[] = {
	{ "\033[200~", PASTE_BEGINS },
	{ "\033[201~", PASTE_ENDS },
	{ "\033[A", KEY_UP },
	{ "\033[B", KEY_DOWN },
	{ "\033[C", KEY_RIGHT },
	{ "\033[D", KEY_LEFT },
	{ "\033OA", KEY_UP },
	{ "\033OB", KEY_DOWN },
	{ "\033OC", KEY_RIGHT },
	{ "\033OD", KEY_LEFT },
	{ "\033[H", KEY_HOME },
	{ "\033[F", KEY_END },
	{ "\033OH", KEY_HOME },
	{ "\033OF", KEY_END },
	{ "\033[1~", KEY_HOME },
	{ "\033[4~", KEY_END },
	{ "\033[7~", KEY_HOME },
	{ "\033[8~", KEY_END },
	{ "\033[5~", KEY_PPAGE },
	{ "\033[6~", KEY_NPAGE },
	{ "\033[3~", KEY_DC },
	{ "\033[Z", KEY_BTAB },
	{ "\033OM", KEY_ENTER },
	{ "\033OP", KEY_F(1) },
	{ "\033[11~", KEY_F(1) },
	{ "\033[[A", KEY_F(1) },
};

/* The number pad in its application mode, from this byte behind Esc O on. */
enum { PAD_FIRST = 'j' };
static const char pad[] = "*+,-./0123456789";

static struct {
	bool pasting;
	bool after_return; /* a pasted CR LF is one line feed */
	struct charset_typed partial;
	int64_t latest;
	int64_t escaped; /* when Esc came alone and nothing since; 0 otherwise */
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
	int character;
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

static void start_mouse(void)
{
	/* Presses alone: putting clicks together would hold them back. */
	mouseinterval(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

void press_start(bool mouse)
{
	memset(&press_state, 0, sizeof press_state);
	/* What comes of a mouse unasked is dropped like any unknown sequence. */
	keyok(KEY_MOUSE, mouse);
	if (mouse)
		start_mouse();
	for (size_t i = 0; i < COUNT(sequences); i++)
		if (key_defined(sequences[i].bytes) == 0)
			define_key(sequences[i].bytes, sequences[i].ncurses);
	/* Also where terminfo has another word for them: they are labelled with what they write. */
	for (size_t i = 0; pad[i] != '\0'; i++) {
		const char bytes[] = { 0x1b, 'O', (char)(PAD_FIRST + (int)i), '\0' };

		define_key(bytes, PAD + pad[i]);
	}
}

static void skip_bytes(int count)
{
	while (count-- > 0 && getch() != ERR)
		;
}

/* The rest of a sequence after its first byte, which may come in pieces. */
static void skip_sequence(int first)
{
	int next = first;

	timeout(ESCDELAY);
	if (first == '[')
		next = getch();
	if (first == 'O' || next == '[') /* the key after it: the console has Esc [ [ A */
		skip_bytes(1);
	else if (next == 'M') /* an old mouse report */
		skip_bytes(3);
	while (next >= 0x20 && next < 0x40)
		next = getch();
	timeout(0);
}

/* The character that this byte completes, or 0. A byte that does not belong to the ones before it
 * comes again, behind the sign that stands for these. */
static int character_of(int value)
{
	bool again;
	uint32_t character = charset_take_byte(&press_state.partial, (char)value, &again);

	if (again)
		ungetch(value);
	return (int)character;
}

static int code_of_key(int ncurses);

/* A character whose first byte was read already: the others of it, too. */
static void skip_character(int byte)
{
	memset(&press_state.partial, 0, sizeof press_state.partial);
	while (byte != ERR && byte < KEY_MIN && character_of(byte) == CHARSET_MORE)
		byte = getch();
	memset(&press_state.partial, 0, sizeof press_state.partial);
}

/* Esc alone is a key. With more behind it at once it begins a sequence of the terminal that
 * terminfo does not know, or it is Alt with a key, which means nothing here: read to its end and
 * drop it. Two that come at once are one. */
static int code_of_escape(void)
{
	int next = getch();
	bool twice = next == 0x1b;

	if (twice)
		next = getch();
	if (next == ERR) {
		press_state.escaped = twice ? 0 : press_state.latest;
		return KEYS_ESC;
	}
	if (next == '[' || next == 'O')
		skip_sequence(next);
	else if (next < KEY_MIN)
		skip_character(next);
	else if (next == PASTE_BEGINS)
		return code_of_key(next);
	/* Whatever stands before it. */
	return next == KEYS_CTRL('c') ? next : 0;
}

/* In what is pasted Esc means nothing, but for one that somebody presses because the end of the
 * paste never came: nothing follows it, also where the line is slow. */
static int code_of_pasted_escape(void)
{
	int next;

	timeout(LATE_REST);
	next = getch();
	timeout(0);
	if (next != ERR) {
		ungetch(next);
		return 0;
	}
	press_state.pasting = false;
	return KEYS_ESC;
}

static int code_of_typed(int character)
{
	if (character == 0x1b)
		return code_of_escape();
	for (size_t i = 0; i < COUNT(control); i++)
		if (control[i].character == character)
			return control[i].code;
	return character;
}

/* Of what is pasted only text is kept; Ctrl-C, whoever sends it, ends the paste. */
static int code_of_pasted(int character)
{
	bool after_return = press_state.after_return;

	press_state.after_return = character == '\r';
	press_state.pasting = character != KEYS_CTRL('c');
	if (character == 0x1b)
		return code_of_pasted_escape();
	if (character == '\n' && after_return)
		return 0;
	if (character == '\r' || character == '\n')
		return KEYS_LINE_FEED;
	if (character == '\t')
		return ' ';
	if (character == KEYS_CTRL('c'))
		return character;
	return character < 0x20 || character == 0x7f ? 0 : character;
}

/* The wheel is the arrow keys; a press, whatever was drawn there. */
static int code_of_mouse(void)
{
	MEVENT event;

	if (getmouse(&event) == ERR)
		return 0;
	if ((event.bstate & BUTTON4_PRESSED) != 0)
		return KEYS_UP;
	if ((event.bstate & BUTTON5_PRESSED) != 0)
		return KEYS_DOWN;
	return (event.bstate & BUTTON1_PRESSED) != 0 ? targets_at(event.y, event.x) : 0;
}

static int code_of_key(int ncurses)
{
	memset(&press_state.partial, 0, sizeof press_state.partial);
	if (ncurses == PASTE_BEGINS || ncurses == PASTE_ENDS) {
		press_state.pasting = ncurses == PASTE_BEGINS;
		press_state.after_return = false;
		return 0;
	}
	if (press_state.pasting)
		return 0;
	if (ncurses >= PAD)
		return ncurses - PAD;
	return ncurses == KEY_MOUSE ? code_of_mouse() : code_of_special(ncurses);
}

static bool is_late_rest(int value)
{
	bool late = press_state.escaped > 0 && press_state.latest - press_state.escaped < LATE_REST;

	press_state.escaped = 0;
	return late && (value == '[' || value == 'O');
}

static int code_of(int value)
{
	int character;

	if (is_late_rest(value)) {
		skip_sequence(value);
		return 0;
	}
	if (value >= KEY_MIN)
		return code_of_key(value);
	character = character_of(value);
	if (character == 0)
		return 0;
	return press_state.pasting ? code_of_pasted(character) : code_of_typed(character);
}

bool press_next(struct press *press)
{
	int64_t now = clock_milliseconds();
	int value;

	if (press_state.pasting && now - press_state.latest > PASTE_SILENCE)
		press_state.pasting = false;
	/* Bytes are put together here: get_wch() answers a wrong byte as if nothing had come. */
	while ((value = getch()) != ERR) {
		press_state.latest = now;
		press->code = code_of(value);
		press->pasted = press_state.pasting;
		if (press->code > 0)
			return true;
	}
	return false;
}
