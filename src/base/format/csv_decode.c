/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A table of encodings, each with what tells it; the first that fits is taken. */
#include "base/format/csv_decode.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

#define UTF8_MARK         "\xef\xbb\xbf"
#define UTF16_LITTLE_MARK "\xff\xfe"
#define UTF16_BIG_MARK    "\xfe\xff"

/* å ä ö é ü and their capitals in windows-1252; the same in ISO 8859-1 and 8859-15. */
#define WESTERN_LETTERS "\xe5\xe4\xf6\xe9\xfc\xc5\xc4\xd6\xc9\xdc"

/* Each returns the text for free(), or NULL where the bytes are not in its encoding. */

static char *from_utf8(const char *bytes, size_t length, size_t *made)
{
	*made = length;
	return text_is_utf8(bytes, length) ? memory_copy_bytes(bytes, length) : NULL;
}

static char *from_utf16(const char *bytes, size_t length, size_t high, size_t *made)
{
	uint16_t *units = memory_new(length / 2 + 1, sizeof *units);
	char *text = NULL;

	for (size_t i = 0; i + 1 < length; i += 2)
		units[i / 2] = (uint16_t)((unsigned char)bytes[i + high] << 8 |
					  (unsigned char)bytes[i + 1 - high]);
	if (length % 2 == 0)
		text = (char *)u16_to_u8(units, length / 2, NULL, made);
	if (text != NULL && !text_is_utf8(text, *made)) { /* a NUL among it */
		free(text);
		text = NULL;
	}
	explicit_bzero(units, length);
	free(units);
	return text;
}

static char *from_utf16_little(const char *bytes, size_t length, size_t *made)
{
	return from_utf16(bytes, length, 1, made);
}

static char *from_utf16_big(const char *bytes, size_t length, size_t *made)
{
	return from_utf16(bytes, length, 0, made);
}

static char *from_western(const char *bytes, size_t length, size_t *made)
{
	char *text = memory_new(2 * length + 1, 1);

	*made = 0;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte == 0 || (byte >= 0x80 && strchr(WESTERN_LETTERS, (char)byte) == NULL)) {
			free(text);
			return NULL;
		}
		if (byte >= 0x80)
			text[(*made)++] = (char)(0xC0 | byte >> 6);
		text[(*made)++] = (char)(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
	}
	return text;
}

static const struct {
	const char *mark; /* how the file begins */
	char *(*from)(const char *bytes, size_t length, size_t *made);
} encodings[] = {
	{ UTF8_MARK, from_utf8 },
	{ UTF16_LITTLE_MARK, from_utf16_little },
	{ UTF16_BIG_MARK, from_utf16_big },
	{ "", from_utf8 },
	{ "", from_western },
};

enum error csv_decode(
    const char *name, const char *bytes, size_t length, char **text, size_t *text_length)
{
	char *made = NULL;

	for (size_t i = 0; i < COUNT(encodings) && made == NULL; i++) {
		size_t mark = strlen(encodings[i].mark);

		if (length < mark || memcmp(bytes, encodings[i].mark, mark) != 0)
			continue;
		made = encodings[i].from(bytes + mark, length - mark, text_length);
	}
	if (made == NULL)
		return error_hint(error_set(ERROR_DAMAGED, _("%s is not text in UTF-8"), name),
		    _("Save it from the spreadsheet as \"CSV UTF-8\", then try again."));
	*text = memory_grow(made, *text_length + 1, 1);
	(*text)[*text_length] = '\0';
	return ERROR_NONE;
}
