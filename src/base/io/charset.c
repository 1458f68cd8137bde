/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One character at a time, by the C library's own knowledge of the locale; what stands in for a
 * character that is not to be had comes from Unicode or from a table. */
#include "base/io/charset.h"

#include <langinfo.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>
#include <wchar.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* What has no base letter to fall back on. None is longer than its UTF-8. */
static const struct {
	ucs4_t character;
	const char *instead;
} nearest_signs[] = {
	{ 0x00a0, " " },
	{ 0x00ab, "\"" },
	{ 0x00b1, "~" },
	{ 0x00b4, "'" },
	{ 0x00b7, "." },
	{ 0x00bb, "\"" },
	{ 0x00c6, "AE" },
	{ 0x00d0, "D" },
	{ 0x00d7, "x" },
	{ 0x00d8, "O" },
	{ 0x00de, "Th" },
	{ 0x00df, "ss" },
	{ 0x00e6, "ae" },
	{ 0x00f0, "d" },
	{ 0x00f8, "o" },
	{ 0x00fe, "th" },
	{ 0x0110, "D" },
	{ 0x0111, "d" },
	{ 0x0131, "i" },
	{ 0x0141, "L" },
	{ 0x0142, "l" },
	{ 0x0152, "OE" },
	{ 0x0153, "oe" },
	{ 0x2010, "-" },
	{ 0x2011, "-" },
	{ 0x2012, "-" },
	{ 0x2013, "-" },
	{ 0x2014, "-" },
	{ 0x2018, "'" },
	{ 0x2019, "'" },
	{ 0x201a, "'" },
	{ 0x201c, "\"" },
	{ 0x201d, "\"" },
	{ 0x201e, "\"" },
	{ 0x2022, "*" },
	{ 0x2026, "..." },
	{ 0x20ac, "EUR" },
	{ 0x2190, "<" },
	{ 0x2191, "^" },
	{ 0x2192, ">" },
	{ 0x2193, "v" },
	{ 0x2212, "-" },
	{ 0x2500, "-" },
	{ 0x2588, "#" },
	{ 0x258c, " " },
	{ 0x25b8, ">" },
	{ 0x25cb, "." },
	{ 0x25cf, "*" },
	{ 0x2713, "x" },
};

static bool ascii_only;

void charset_use_ascii(void)
{
	ascii_only = true;
}

static bool has_everything(void)
{
	return language_is_utf8() && !ascii_only;
}

bool charset_has(uint32_t character)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };

	if (character < 0x80)
		return true;
	return !ascii_only && wcrtomb(bytes, (wchar_t)character, &state) != (size_t)-1;
}

static const char *sign_instead(uint32_t character)
{
	for (size_t i = 0; i < COUNT(nearest_signs); i++)
		if (nearest_signs[i].character == character)
			return nearest_signs[i].instead;
	return NULL;
}

void charset_nearest(uint32_t character, bool (*has)(uint32_t), uint32_t nearest[CHARSET_NEAREST])
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	const char *instead;
	size_t count = 0;

	/* A letter without its marks, one after the other. */
	while (!has(character) && uc_canonical_decomposition(character, parts) > 0)
		character = parts[0];
	instead = has(character) ? NULL : sign_instead(character);
	if (instead == NULL)
		nearest[count++] = has(character) ? character : '?';
	for (; instead != NULL && *instead != '\0'; instead++)
		nearest[count++] = (unsigned char)*instead;
	nearest[count] = 0;
}

/* The next character, put together with the marks behind it that make another one of it; ? for a
 * byte that is no text, 0 at the end. */
static ucs4_t next_character(const uint8_t **at)
{
	ucs4_t character, mark, both;
	int bytes = u8_strmbtouc(&character, *at);

	if (bytes == 0)
		return 0;
	*at += bytes > 0 ? bytes : 1;
	if (bytes < 0)
		return '?';
	while ((bytes = u8_strmbtouc(&mark, *at)) > 0 &&
	       (both = uc_composition(character, mark)) != 0) {
		character = both;
		*at += bytes;
	}
	return character;
}

bool charset_has_all(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;

	while ((character = next_character(&at)) != 0)
		if (!charset_has(character))
			return false;
	return true;
}

static char *add_character(char *out, ucs4_t character)
{
	mbstate_t state = { 0 };
	size_t bytes = wcrtomb(out, (wchar_t)character, &state);

	return bytes != (size_t)-1 ? out + bytes : out;
}

char *charset_from_utf8(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	/* What stands in for a character takes no more than its UTF-8. */
	char *bytes = memory_new(strlen(text) + 1, MB_CUR_MAX), *out = bytes;
	ucs4_t character, nearest[CHARSET_NEAREST];

	if (has_everything())
		return memcpy(bytes, text, strlen(text) + 1);
	while ((character = next_character(&at)) != 0) {
		/* A mark that cannot be shown is left out, as where it is part of a letter. */
		if (!charset_has(character) && uc_width(character, "UTF-8") <= 0)
			continue;
		charset_nearest(character, charset_has, nearest);
		for (size_t i = 0; nearest[i] != 0; i++)
			out = add_character(out, nearest[i]);
	}
	*out = '\0';
	return bytes;
}

static void wipe_and_free(char *text)
{
	explicit_bzero(text, strlen(text));
	free(text);
}

void charset_print(FILE *to, const char *format, ...)
{
	struct text text = { 0 };
	char *utf8, *shown;
	va_list list;

	va_start(list, format);
	if (has_everything()) {
		vfprintf(to, format, list);
	} else {
		/* It may be a recovery code that is shown. */
		text_add_list(&text, format, list);
		utf8 = text_take(&text);
		shown = charset_from_utf8(utf8);
		fputs(shown, to);
		wipe_and_free(utf8);
		wipe_and_free(shown);
	}
	va_end(list);
}

static bool is_ascii(void)
{
	return strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0;
}

static enum error too_long(void)
{
	return error_hint(error_set(ERROR_TOO_LARGE, _("the line is too long")),
	    _("It was not accepted: write it in fewer words."));
}

static enum error no_text(void)
{
	const char *encoding = is_ascii() ? "UTF-8" : nl_langinfo(CODESET);

	return error_hint(error_set(ERROR_REFUSED, _("that is not text in %s"), encoding),
	    _("Write it with the letters a to z, or have the terminal send %s."), encoding);
}

/* From the end of the buffer, to which the bytes are moved, to its beginning. A character may take
 * more bytes than before, but what is written must not catch up with what is read. */
static enum error convert(char *line, size_t size, size_t *length)
{
	const char *from = memmove(line + size - *length, line, *length);
	size_t left = *length, done = 0;
	mbstate_t state = { 0 };

	while (left > 0) {
		wchar_t wide;
		size_t taken = mbrtowc(&wide, from, left, &state);
		int put;

		if (taken == 0 || taken > left)
			return no_text();
		from += taken;
		left -= taken;
		put = u8_uctomb(
		    (uint8_t *)line + done, (ucs4_t)wide, (ptrdiff_t)(size - left - done));
		if (put < 0)
			return too_long();
		done += (size_t)put;
	}
	if (done == size)
		return too_long();
	memset(line + done, 0, size - done);
	*length = done;
	return ERROR_NONE;
}

enum error charset_to_utf8(char *line, size_t size, size_t *length)
{
	if (*length >= size)
		return too_long();
	if (!language_is_utf8() && !is_ascii())
		return convert(line, size, length);
	line[*length] = '\0';
	return text_is_utf8(line, *length) ? ERROR_NONE : no_text();
}

/* The first character of the bytes: as mbrtowc() says it. */
static size_t decode(const char *bytes, size_t length, uint32_t *character)
{
	mbstate_t state = { 0 };
	wchar_t wide = 0;
	ucs4_t whole = 0;
	size_t taken;

	if (is_ascii() || language_is_utf8()) {
		taken = (size_t)u8_mbtoucr(&whole, (const uint8_t *)bytes, length);
		*character = whole;
		return taken;
	}
	taken = mbrtowc(&wide, bytes, length, &state);
	*character = (uint32_t)wide;
	return taken;
}

uint32_t charset_take_byte(struct charset_typed *typed, char byte, bool *again)
{
	bool begun = typed->length > 0;
	uint32_t character;
	size_t taken;

	*again = false;
	typed->bytes[typed->length++] = byte;
	taken = decode(typed->bytes, typed->length, &character);
	if (taken == (size_t)-2 && typed->length < sizeof typed->bytes)
		return CHARSET_MORE;
	explicit_bzero(typed, sizeof *typed);
	if (taken <= sizeof typed->bytes)
		return character;
	*again = begun;
	return CHARSET_NO_TEXT;
}

enum error charset_check_typed(const char *text)
{
	return strstr(text, "\uFFFD") == NULL ? ERROR_NONE : no_text();
}

enum error charset_copy(const char *typed, char **copy)
{
	enum { MOST = 4 }; /* bytes of UTF-8 for a byte of another encoding */
	size_t length = strlen(typed), size = MOST * length + 1;
	enum error rc;

	*copy = memory_new(size, 1);
	memcpy(*copy, typed, length);
	rc = charset_to_utf8(*copy, size, &length);
	if (rc != ERROR_NONE) {
		free(*copy);
		*copy = NULL;
	}
	return rc;
}
