/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Counting characters. What is counted may be a secret that is being typed: it passes through
 * libunistring's filter, and no copy of it is made. */
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/text.h"

static int count_one(void *count, ucs4_t character)
{
	(void)character;
	++*(size_t *)count;
	return 0;
}

size_t text_characters_bytes(const char *text, size_t length)
{
	const uint8_t *at = (const uint8_t *)text;
	size_t plain = text_plain_start(text, length), count;
	struct uninorm_filter *filter;

	if (plain == length)
		return length;
	/* The last of the plain ones may take the mark that follows it. */
	plain -= plain > 0;
	count = plain;
	filter = uninorm_filter_create(UNINORM_NFC, count_one, &count);
	if (filter == NULL)
		memory_out();
	while (plain < length) {
		ucs4_t character;
		int bytes = u8_mbtouc(&character, at + plain, length - plain);

		uninorm_filter_write(filter, character);
		plain += (size_t)bytes;
	}
	uninorm_filter_free(filter); /* counts what it held back */
	return count;
}

size_t text_characters(const char *text)
{
	return text_characters_bytes(text, strlen(text));
}

/* No character is composed over the boundary of a grapheme. */
size_t text_characters_fit(const char *text, size_t most)
{
	size_t at = 0, count = 0;

	while (text[at] != '\0') {
		size_t next = text_next(text, at);

		count += text_characters_bytes(text + at, next - at);
		if (count > most)
			break;
		at = next;
	}
	return at;
}
