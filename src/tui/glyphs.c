/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Cells are filled by our own count of columns, so that a character whose width the C library, the
 * terminal and libunistring see differently moves nothing but itself. */
#include "tui/glyphs.h"

#include <stdbool.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/io/charset.h"
#include "tui/theme.h"

enum { MARKS = 4 }; /* ncurses keeps no more in a cell */

static bool can_draw(ucs4_t character)
{
	if (character < 0x80)
		return true;
	return !theme_is_ascii() && charset_has(character) && wcwidth((wchar_t)character) >= 0;
}

static wchar_t nearest_to(ucs4_t character)
{
	ucs4_t nearest[CHARSET_NEAREST];

	charset_nearest(character, can_draw, nearest);
	return (wchar_t)nearest[0];
}

/* The bytes of the next character and its columns. */
static size_t next_character(const char *text, ucs4_t *character, int *columns)
{
	int bytes = u8_strmbtouc(character, (const uint8_t *)text);

	if (bytes <= 0)
		return 0;
	*columns = uc_width(*character, "UTF-8");
	return (size_t)bytes;
}

size_t glyphs_next(const char *text, struct glyph *glyph)
{
	ucs4_t character;
	int columns;
	size_t bytes = next_character(text, &character, &columns), more;
	int used = 0;

	if (bytes == 0)
		return 0;
	glyph->columns = columns > 0 ? columns : 0;
	if (can_draw(character))
		glyph->cell[used++] = (wchar_t)character;
	else
		for (; used < glyph->columns; used++)
			glyph->cell[used] = nearest_to(character);
	while ((more = next_character(text + bytes, &character, &columns)) > 0 && columns <= 0) {
		if (can_draw(character) && used > 0 && used <= MARKS)
			glyph->cell[used++] = (wchar_t)character;
		bytes += more;
	}
	glyph->cell[used] = L'\0';
	return bytes;
}
