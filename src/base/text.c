/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Growing text, and what of a text may be shown. Columns and lines are in text_layout.c. */
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/memory.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

static void make_room(struct text *text, size_t more)
{
	size_t need = text->length + more + 1;

	if (need <= text->room)
		return;
	text->room = need > 2 * text->room ? need : 2 * text->room;
	text->bytes = memory_grow(text->bytes, text->room, 1);
}

void text_add_bytes(struct text *text, const void *bytes, size_t length)
{
	make_room(text, length);
	if (length > 0)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *more)
{
	text_add_bytes(text, more, strlen(more));
}

void text_add_list(struct text *text, const char *format, va_list list)
{
	va_list again;
	int length;

	va_copy(again, list);
	length = vsnprintf(NULL, 0, format, list);
	if (length > 0) {
		make_room(text, (size_t)length);
		vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
		text->length += (size_t)length;
	}
	va_end(again);
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	text_add_list(text, format, list);
	va_end(list);
}

char *text_take(struct text *text)
{
	char *bytes = text->bytes != NULL ? text->bytes : memory_copy("");

	*text = (struct text){ 0 };
	return bytes;
}

void text_free(struct text *text)
{
	free(text->bytes);
	*text = (struct text){ 0 };
}

void text_wipe(struct text *text)
{
	if (text->bytes != NULL)
		explicit_bzero(text->bytes, text->length);
	text_free(text);
}

void text_forget(char *text)
{
	if (text != NULL)
		explicit_bzero(text, strlen(text));
	free(text);
}

char *text_format(const char *format, ...)
{
	struct text text = { 0 };
	va_list list;

	va_start(list, format);
	text_add_list(&text, format, list);
	va_end(list);
	return text_take(&text);
}

bool text_is_utf8(const char *bytes, size_t length)
{
	return length == 0 || (memchr(bytes, '\0', length) == NULL &&
				  u8_check((const uint8_t *)bytes, length) == NULL);
}

/* What no text from other people may bring to a terminal, a report or a spreadsheet: characters
 * that steer, hide, or mean nothing. The width of a character says nothing of it, so it goes by
 * ranges. */
static const struct {
	ucs4_t first, last;
} unsafe[] = {
	{ 0x0000, 0x001F },    /* controls */
	{ 0x007F, 0x009F },    /* delete, C1 controls */
	{ 0x00AD, 0x00AD },    /* soft hyphen */
	{ 0x034F, 0x034F },    /* grapheme joiner */
	{ 0x061C, 0x061C },    /* Arabic letter mark */
	{ 0x115F, 0x1160 },    /* fillers without a shape */
	{ 0x17B4, 0x17B5 },    /* vowels without a shape */
	{ 0x180E, 0x180E },    /* Mongolian vowel separator */
	{ 0x200B, 0x200B },    /* zero width space */
	{ 0x200E, 0x200F },    /* direction marks */
	{ 0x2028, 0x202E },    /* line and paragraph separator, embeddings, overrides */
	{ 0x2060, 0x206F },    /* word joiner, isolates, deprecated formatting */
	{ 0x3164, 0x3164 },    /* filler without a shape */
	{ 0xD800, 0xF8FF },    /* surrogates, private use */
	{ 0xFDD0, 0xFDEF },    /* noncharacters */
	{ 0xFEFF, 0xFEFF },    /* byte order mark */
	{ 0xFFA0, 0xFFA0 },    /* filler without a shape */
	{ 0xFFF0, 0xFFFB },    /* annotations */
	{ 0xFFFE, 0xFFFF },    /* noncharacters */
	{ 0x1BCA0, 0x1BCA3 },  /* shorthand formatting */
	{ 0x1D173, 0x1D17A },  /* musical formatting */
	{ 0xE0000, 0xE00FF },  /* tags */
	{ 0xE01F0, 0x10FFFF }, /* unassigned, private use */
};

static bool is_safe(ucs4_t character, bool lines)
{
	if (character == '\n')
		return lines;
	if (character > 0xFFFF && (character & 0xFFFE) == 0xFFFE)
		return false;
	for (size_t i = 0; i < COUNT(unsafe); i++)
		if (character >= unsafe[i].first && character <= unsafe[i].last)
			return false;
	return true;
}

size_t text_plain_start(const char *text, size_t most)
{
	size_t count = 0;

	while (count < most && text[count] >= ' ' && text[count] <= '~')
		count++;
	return count;
}

bool text_is_safe(const char *text, bool lines)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;
	int length;

	while (*at != 0) {
		length = u8_strmbtouc(&character, at);
		if (length <= 0 || !is_safe(character, lines))
			return false;
		at += length;
	}
	return true;
}

char *text_made_safe(const char *text, bool lines)
{
	const uint8_t *at = (const uint8_t *)text;
	struct text safe = { 0 };
	ucs4_t character;
	int length;

	for (;;) {
		size_t plain = text_plain_start((const char *)at, SIZE_MAX);

		text_add_bytes(&safe, at, plain);
		at += plain;
		if (*at == 0)
			break;
		length = u8_strmbtouc(&character, at);
		if (length > 0 && is_safe(character, lines))
			text_add_bytes(&safe, at, (size_t)length);
		else
			text_add(&safe, REPLACEMENT);
		at += length > 0 ? length : 1;
	}
	return text_take(&safe);
}

static char lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* strcasecmp goes by the locale, in which I and i may be two letters. */
bool text_same_word(const char *a, const char *b)
{
	while (*a != '\0' && lower(*a) == lower(*b))
		a++, b++;
	return lower(*a) == lower(*b);
}
