/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Cells are filled by our own count of columns, so that a character whose width the C library, the
 * terminal and libunistring see differently moves nothing but itself. */
#include "tui/glyphs.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/memory.h"
#include "tui/theme.h"

enum { MARKS = 4 }; /* ncurses keeps no more in a cell */

/* What has no base letter to fall back on. */
static const struct {
	ucs4_t character;
	char instead;
} nearest[] = {
	{ 0x00a0, ' ' },
	{ 0x00ab, '"' },
	{ 0x00b1, '~' },
	{ 0x00b7, '.' },
	{ 0x00bb, '"' },
	{ 0x00c6, 'A' },
	{ 0x00d7, 'x' },
	{ 0x00d8, 'O' },
	{ 0x00e6, 'a' },
	{ 0x00f8, 'o' },
	{ 0x2010, '-' },
	{ 0x2011, '-' },
	{ 0x2012, '-' },
	{ 0x2013, '-' },
	{ 0x2014, '-' },
	{ 0x2018, '\'' },
	{ 0x2019, '\'' },
	{ 0x201c, '"' },
	{ 0x201d, '"' },
	{ 0x2022, '*' },
	{ 0x2026, '.' },
	{ 0x2190, '<' },
	{ 0x2191, '^' },
	{ 0x2192, '>' },
	{ 0x2193, 'v' },
	{ 0x2212, '-' },
	{ 0x2500, '-' },
	{ 0x2588, '#' },
	{ 0x25b8, '>' },
	{ 0x25cb, '.' },
	{ 0x25cf, '*' },
};

static bool can_draw(ucs4_t character)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };

	if (character < 0x80)
		return true;
	return !theme_is_ascii() && wcrtomb(bytes, (wchar_t)character, &state) != (size_t)-1 &&
	       wcwidth((wchar_t)character) >= 0;
}

static ucs4_t nearest_to(ucs4_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	for (size_t i = 0; i < COUNT(nearest); i++)
		if (nearest[i].character == character)
			return (ucs4_t)nearest[i].instead;
	while (character >= 0x80 && uc_canonical_decomposition(character, parts) > 0)
		character = parts[0];
	return can_draw(character) ? character : '?';
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
			glyph->cell[used] = (wchar_t)nearest_to(character);
	while ((more = next_character(text + bytes, &character, &columns)) > 0 && columns <= 0) {
		if (can_draw(character) && used > 0 && used <= MARKS)
			glyph->cell[used++] = (wchar_t)character;
		bytes += more;
	}
	glyph->cell[used] = L'\0';
	return bytes;
}
