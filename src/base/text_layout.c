/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where a text lies on a terminal: columns, graphemes, lines. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "base/memory.h"
#include "base/text.h"

size_t text_width_bytes(const char *text, size_t length)
{
	size_t plain = text_plain_start(text, length);
	int rest = 0;

	if (plain < length)
		rest = u8_width((const uint8_t *)text + plain, length - plain, "UTF-8");
	return plain + (rest > 0 ? (size_t)rest : 0);
}

size_t text_width(const char *text)
{
	return text_width_bytes(text, strlen(text));
}

int text_padding(const char *text, int columns)
{
	return columns + (int)strlen(text) - (int)text_width(text);
}

/* A mark for each byte where a grapheme begins; free() by the caller. The breaks are looked for
 * over the whole text: a joined emoji is one grapheme only when it is seen whole. */
static char *grapheme_starts(const char *text, size_t length)
{
	char *starts = memory_new(length + 1, 1);

	u8_grapheme_breaks((const uint8_t *)text, length, starts);
	starts[length] = 1;
	return starts;
}

size_t text_fit(const char *text, size_t columns)
{
	size_t length = strlen(text);
	size_t fitting = 0, width = 0;
	char *starts;

	if (text_plain_start(text, length) > columns)
		return columns;
	if (text_width_bytes(text, length) <= columns)
		return length;
	starts = grapheme_starts(text, length);
	for (size_t end = 1; end <= length; end++) {
		if (!starts[end])
			continue;
		width += text_width_bytes(text + fitting, end - fitting);
		if (width > columns)
			break;
		fitting = end;
	}
	free(starts);
	return fitting;
}

char *text_start(const char *text, size_t columns)
{
	char *safe = text_made_safe(text, true), *start;
	size_t fitting;

	for (char *at = safe; *at != '\0'; at++)
		*at = *at == '\n' ? ' ' : *at;
	fitting = text_fit(safe, columns);
	start = text_format("%.*s%s", (int)fitting, safe, safe[fitting] != '\0' ? "…" : "");
	text_forget(safe);
	return start;
}

size_t text_next(const char *text, size_t offset)
{
	size_t length = strlen(text);
	char *starts;

	if (offset >= length)
		return length;
	starts = grapheme_starts(text, length);
	do
		offset++;
	while (!starts[offset]);
	free(starts);
	return offset;
}

size_t text_previous(const char *text, size_t offset)
{
	char *starts;

	if (offset == 0)
		return 0;
	starts = grapheme_starts(text, strlen(text));
	do
		offset--;
	while (offset > 0 && !starts[offset]);
	free(starts);
	return offset;
}

static size_t without_blanks(const char *text, size_t end)
{
	while (end > 0 && text[end - 1] == ' ')
		end--;
	return end;
}

/* The bytes that decide where a line of so many columns ends: what fits, and the word that does
 * not.
 */
static size_t reach(const char *text, size_t length, size_t columns)
{
	size_t end = text_fit(text, columns + 1);

	return end < length ? end + strcspn(text + end, " \n") : length;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* An option of a command is typed as it stands: «--since», «--dry-run». */
static bool is_in_option(const char *text, size_t at)
{
	size_t start = at;

	while (start > 0 && text[start - 1] != ' ')
		start--;
	for (; start + 1 < at; start++)
		if (text[start] == '-' && text[start + 1] == '-')
			return text[at] != ' ';
	return false;
}

/* An address is one word, as it is copied as it stands (UAX 14, LB29); so are two numbers with a
 * dash between them. */
static bool is_one_word(const char *text, size_t at)
{
	static const char dash[] = "–";
	size_t before = sizeof dash; /* and the digit before it */

	if (text[at - 1] == '.' || (text[at - 1] == '-' && is_in_option(text, at)))
		return true;
	return at >= before && memcmp(text + at - before + 1, dash, before - 1) == 0 &&
	       is_digit(text[at - before]) && is_digit(text[at]);
}

/* Where the line that begins `text` may end, by UAX 14; 0 where its first word is too wide. */
static size_t last_break(const char *text, size_t length, size_t columns)
{
	char *breaks = memory_new(length + 1, 1);
	size_t end = 0, width = 0, before = 0;

	u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
	breaks[length] = UC_BREAK_POSSIBLE;
	for (size_t at = 1; at <= length; at++) {
		if (breaks[at] != UC_BREAK_POSSIBLE && breaks[at] != UC_BREAK_MANDATORY)
			continue;
		if (at < length && is_one_word(text, at))
			continue;
		width += text_width_bytes(text + before, at - before);
		before = at;
		/* Blanks may stand out over the edge: they are not drawn. */
		if (width - (at - without_blanks(text, at)) > columns)
			break;
		end = at;
		if (breaks[at] == UC_BREAK_MANDATORY)
			break;
	}
	free(breaks);
	return end;
}

size_t text_wrap(const char *text, size_t columns, size_t *next)
{
	size_t length = strcspn(text, "\n");
	size_t end = length, shown;

	if (columns == 0)
		columns = 1;
	if (text_width_bytes(text, length) > columns)
		end = last_break(text, reach(text, length, columns), columns);
	if (end == 0 && length > 0)
		end = text_fit(text, columns);
	if (end == 0 && length > 0)
		end = text_next(text, 0);
	shown = without_blanks(text, end);
	end += strspn(text + end, " ");
	*next = text[end] == '\n' ? end + 1 : end;
	return shown;
}
