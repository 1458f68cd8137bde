/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One spelling: composed letters by libunistring, and what counts as a blank by Unicode. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/text.h"

/* Bytes of the blank that the text begins with; 0 where it is none. */
static size_t blank_at(const char *text, size_t length)
{
	ucs4_t character;
	/* It would look at a first byte that is none of ours. */
	int bytes = length > 0 ? u8_mbtoucr(&character, (const uint8_t *)text, length) : 0;

	return bytes > 0 && uc_is_property_white_space(character) ? (size_t)bytes : 0;
}

static size_t blank_before(const char *text, size_t length)
{
	size_t start = length;

	while (start > 0 && ((unsigned char)text[--start] & 0xC0) == 0x80)
		;
	return length > 0 && blank_at(text + start, length - start) == length - start
		   ? length - start
		   : 0;
}

void text_trim(const char **text, size_t *length)
{
	size_t blank;

	while ((blank = blank_at(*text, *length)) > 0) {
		*text += blank;
		*length -= blank;
	}
	while ((blank = blank_before(*text, *length)) > 0)
		*length -= blank;
}

size_t text_compose(const char *text, size_t length, char *composed)
{
	size_t room = TEXT_COMPOSED * length + 1, made = room;

	if (text_plain_start(text, length) < length && text_is_utf8(text, length)) {
		uint8_t *result = u8_normalize(
		    UNINORM_NFC, (const uint8_t *)text, length, (uint8_t *)composed, &made);

		/* It fits by Unicode's word that nothing grows more than that. */
		if (result != (uint8_t *)composed)
			memory_out();
	} else {
		memcpy(composed, text, length);
		made = length;
	}
	composed[made] = '\0';
	return made;
}

char *text_spell_bytes(const char *text, size_t length)
{
	size_t room = TEXT_COMPOSED * length + 1, made;
	char *composed, *spelled, *end;

	text_trim(&text, &length);
	composed = memory_new(room, 1);
	made = text_compose(text, length, composed);
	spelled = end = memory_new(made + 1, 1);
	for (size_t i = 0; i < made; i++)
		if (composed[i] != '\r' || composed[i + 1] != '\n')
			*end++ = composed[i] == '\t' ? ' ' : composed[i];
	explicit_bzero(composed, room);
	free(composed);
	return spelled;
}

char *text_spell(const char *text)
{
	return text_spell_bytes(text, strlen(text));
}

char *text_decompose(const char *text)
{
	size_t length = 0;
	char *parts = (char *)u8_normalize(
	    UNINORM_NFD, (const uint8_t *)text, strlen(text) + 1, NULL, &length);

	/* With its NUL; what is no UTF-8 has no other spelling. */
	return parts != NULL ? parts : memory_copy(text);
}

char *text_heard(const char *text)
{
	size_t length = strlen(text), room = 0, blank;
	char *heard = memory_new(length + 1, 1), *end = heard, *folded;

	while (length > 0) {
		blank = blank_at(text, length);
		if (blank == 0)
			*end++ = *text;
		text += blank > 0 ? blank : 1;
		length -= blank > 0 ? blank : 1;
	}
	folded = (char *)u8_casefold(
	    (const uint8_t *)heard, (size_t)(end - heard), NULL, UNINORM_NFC, NULL, &room);
	if (folded == NULL) /* no UTF-8 */
		return heard;
	free(heard);
	heard = memory_new(room + 1, 1);
	memcpy(heard, folded, room);
	free(folded);
	return heard;
}

bool text_is_blank(const char *text)
{
	size_t length = strlen(text);

	text_trim(&text, &length);
	return length == 0;
}
