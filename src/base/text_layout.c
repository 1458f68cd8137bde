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
	int width = u8_width((const uint8_t *)text, length, "UTF-8");

	return width > 0 ? (size_t)width : 0;
}

size_t text_width(const char *text)
{
	return text_width_bytes(text, strlen(text));
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

static size_t fit(const char *text, const char *starts, size_t length, size_t columns)
{
	size_t fitting = 0;

	for (size_t end = 1; end <= length; end++) {
		if (!starts[end])
			continue;
		if (text_width_bytes(text, end) > columns)
			break;
		fitting = end;
	}
	return fitting;
}

size_t text_fit(const char *text, size_t columns)
{
	size_t length = strlen(text);
	char *starts;
	size_t fitting;

	if (text_width_bytes(text, length) <= columns)
		return length;
	/* No grapheme that fits lies further than a generous count of bytes for each column. */
	if (length > 64 * (columns + 1))
		length = 64 * (columns + 1);
	starts = grapheme_starts(text, length);
	fitting = fit(text, starts, length, columns);
	free(starts);
	return fitting;
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

size_t text_wrap(const char *text, size_t columns, size_t *next)
{
	size_t length = strcspn(text, "\n");
	size_t end = length;
	char *breaks;

	if (columns == 0)
		columns = 1;
	if (text_width_bytes(text, length) > columns) {
		/* The first line is all that is asked for; libunistring tells where it may end. */
		breaks = memory_new(length + 1, 1);
		u8_width_linebreaks(
		    (const uint8_t *)text, length, (int)columns, 0, 0, NULL, "UTF-8", breaks);
		for (end = 1; end < length && breaks[end] != UC_BREAK_POSSIBLE; end++)
			;
		free(breaks);
		*next = end;
		while (end > 0 && text[end - 1] == ' ')
			end--;
		if (text_width_bytes(text, end) > columns) {
			end = text_fit(text, columns);
			if (end == 0)
				end = text_next(text, 0);
			*next = end;
		}
		while (text[*next] == ' ')
			++*next;
		return end;
	}
	*next = length;
	if (text[length] == '\n')
		++*next;
	while (end > 0 && text[end - 1] == ' ')
		end--;
	return end;
}
