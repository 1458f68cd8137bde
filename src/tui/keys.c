/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names of keys, and looking a code up in a table. */
#include "tui/keys.h"

#include <unistr.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "tui/theme.h"

/* The arrows are drawn as signs where they can be, which saves the bar much room. */
static const struct {
	int code;
	const char *name;
	const char *sign;
} names[] = {
	{ KEYS_ENTER, N_("Enter"), NULL },
	{ KEYS_ESC, N_("Esc"), NULL },
	{ KEYS_TAB, N_("Tab"), NULL },
	{ KEYS_BACK_TAB, N_("Shift-Tab"), NULL },
	{ KEYS_BACKSPACE, N_("Backspace"), NULL },
	{ KEYS_DELETE, N_("Delete"), NULL },
	{ KEYS_UP, N_("Up"), "↑" },
	{ KEYS_DOWN, N_("Down"), "↓" },
	{ KEYS_LEFT, N_("Left"), "←" },
	{ KEYS_RIGHT, N_("Right"), "→" },
	{ KEYS_HOME, N_("Home"), NULL },
	{ KEYS_END, N_("End"), NULL },
	{ KEYS_PAGE_UP, N_("Page Up"), NULL },
	{ KEYS_PAGE_DOWN, N_("Page Down"), NULL },
	{ KEYS_DIGIT, "1–9", NULL },
	{ ' ', N_("space"), NULL },
};

bool keys_is_character(int code)
{
	return (code >= ' ' && code < KEYS_ENTER) || code == KEYS_DIGIT || code == KEYS_LINE_FEED;
}

static bool stands_for(int bound, int code)
{
	return bound == code || (bound == KEYS_DIGIT && code >= '0' && code <= '9');
}

const struct key *keys_find(const struct key *table, int code, bool typing)
{
	if (table == NULL || (typing && keys_is_character(code)))
		return NULL;
	for (; table->codes[0] != 0; table++)
		for (size_t i = 0; i < KEYS_CODES && table->codes[i] != 0; i++)
			if (table->act != NULL && stands_for(table->codes[i], code))
				return table;
	return NULL;
}

static bool is_arrow(int code)
{
	return code >= KEYS_UP && code <= KEYS_RIGHT;
}

static void add_name_of(int code, struct text *out)
{
	uint8_t bytes[6];
	int length;

	for (size_t i = 0; i < COUNT(names); i++) {
		if (names[i].code != code)
			continue;
		if (names[i].sign != NULL && !theme_has_ascii_signs())
			text_add(out, names[i].sign);
		else
			text_add(out, _(names[i].name));
		return;
	}
	if (code > KEYS_F0 && code <= KEYS_LAST) {
		text_addf(out, "F%d", code - KEYS_F0);
	} else if (code < ' ') {
		text_addf(out, "Ctrl-%c", code + '@');
	} else if ((length = u8_uctomb(bytes, (ucs4_t)code, sizeof bytes)) > 0) {
		text_add_bytes(out, bytes, (size_t)length);
	}
}

/* The first code that can be used, and the arrows that follow an arrow. */
static void add_first_name(const struct key *row, bool typing, struct text *out)
{
	size_t i = 0;

	while (i < KEYS_CODES && row->codes[i] != 0 && typing && keys_is_character(row->codes[i]))
		i++;
	if (i == KEYS_CODES || row->codes[i] == 0)
		return;
	add_name_of(row->codes[i], out);
	for (; i + 1 < KEYS_CODES && is_arrow(row->codes[i]) && is_arrow(row->codes[i + 1]); i++) {
		if (theme_has_ascii_signs())
			text_add(out, "/");
		add_name_of(row->codes[i + 1], out);
	}
}

void keys_add_name(const struct key *row, bool typing, struct text *out)
{
	if (row->name == NULL)
		add_first_name(row, typing, out);
	else if (!typing || !keys_is_character(row->codes[0]))
		text_add(out, _(row->name));
}

void keys_add_all_names(const struct key *row, bool typing, struct text *out)
{
	bool any = false;

	if (row->name != NULL) {
		keys_add_name(row, typing, out);
		return;
	}
	for (size_t i = 0; i < KEYS_CODES && row->codes[i] != 0; i++) {
		if (typing && keys_is_character(row->codes[i]))
			continue;
		if (any)
			text_add(out, ", ");
		add_name_of(row->codes[i], out);
		any = true;
	}
}
