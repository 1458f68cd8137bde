/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Crockford's base32, for codes that people copy from paper. */
#include "crypto/encode.h"

#include <string.h>

enum { GROUP = 4 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* What stands between groups: blanks, and the hyphens that a word processor makes of "-". */
static const char *const separators[] = { " ", "\t", "\r", "-", "\u00a0", "\u2010", "\u2011",
	"\u2012", "\u2013", "\u2014", "\u2212" };

/* How many letters so many bytes take. */
static size_t symbols_of(size_t length)
{
	return (length * 8 + 4) / 5;
}

static void write_code(char *text, const unsigned char *bytes, size_t length)
{
	unsigned bits = 0, held = 0;
	size_t next = 0;

	for (size_t i = 0; i < symbols_of(length); i++) {
		if (i > 0 && i % GROUP == 0)
			*text++ = '-';
		if (held < 5) {
			bits = (bits << 8 | (next < length ? bytes[next] : 0)) & 0xfff;
			next++;
			held += 8;
		}
		held -= 5;
		*text++ = alphabet[bits >> held & 31];
	}
	*text = '\0';
}

void encode_code(char text[ENCODE_CODE_SIZE], const unsigned char bytes[ENCODE_CODE_BYTES])
{
	write_code(text, bytes, ENCODE_CODE_BYTES);
}

void encode_long_code(
    char text[ENCODE_LONG_CODE_SIZE], const unsigned char bytes[ENCODE_LONG_CODE_BYTES])
{
	write_code(text, bytes, ENCODE_LONG_CODE_BYTES);
}

static size_t separator_length(const char *text)
{
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
		if (strncmp(text, separators[i], strlen(separators[i])) == 0)
			return strlen(separators[i]);
	return 0;
}

/* The symbol's value, -1 where it is none. */
static int value_of(char symbol)
{
	const char *at;

	if (symbol >= 'a' && symbol <= 'z')
		symbol = (char)(symbol - 'a' + 'A');
	if (symbol == 'I' || symbol == 'L')
		symbol = '1';
	if (symbol == 'O')
		symbol = '0';
	at = memchr(alphabet, symbol, sizeof alphabet - 1);
	return at != NULL ? (int)(at - alphabet) : -1;
}

size_t encode_code_symbols(const char *text)
{
	size_t symbols = 0, skip;

	while (*text != '\0')
		if ((skip = separator_length(text)) > 0) {
			text += skip;
		} else {
			/* The bytes behind the first of a character count with it. */
			symbols += ((unsigned char)*text++ & 0xc0) != 0x80;
		}
	return symbols;
}

static bool read_code(unsigned char *bytes, size_t length, const char *text)
{
	unsigned bits = 0, held = 0;
	size_t symbols = 0, next = 0, skip;
	int value;

	while (*text != '\0') {
		if ((skip = separator_length(text)) > 0) {
			text += skip;
			continue;
		}
		value = value_of(*text++);
		if (value < 0 || symbols++ == symbols_of(length))
			return false;
		bits = (bits << 5 | (unsigned)value) & 0xfff;
		held += 5;
		if (held >= 8) {
			held -= 8;
			bytes[next++] = (unsigned char)(bits >> held);
		}
	}
	return symbols == symbols_of(length) && (bits & ((1U << held) - 1)) == 0;
}

bool encode_from_code(unsigned char bytes[ENCODE_CODE_BYTES], const char *text)
{
	return read_code(bytes, ENCODE_CODE_BYTES, text);
}

bool encode_from_long_code(unsigned char bytes[ENCODE_LONG_CODE_BYTES], const char *text)
{
	return read_code(bytes, ENCODE_LONG_CODE_BYTES, text);
}
