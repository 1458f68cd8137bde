/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bech32 as BIP 173 has it, for the 32-byte keys of age. */
#include "crypto/encode.h"

#include <assert.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

enum {
	PREFIX_MAX = 32,
	SYMBOLS = 52, /* 32 bytes are 51 symbols and one bit more */
	CHECK = 6,
};

static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static uint32_t check_step(uint32_t sum, unsigned value)
{
	static const uint32_t generator[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
		0x2a1462b3 };
	uint32_t top = sum >> 25;

	sum = (sum & 0x1ffffff) << 5 ^ value;
	for (size_t i = 0; i < 5; i++)
		sum ^= -(top >> i & 1) & generator[i];
	return sum;
}

/* The checksum's state after the prefix and the symbols. */
static uint32_t check_of(const char *prefix, const unsigned char *symbols, size_t count)
{
	uint32_t sum = 1;

	for (const char *p = prefix; *p != '\0'; p++)
		sum = check_step(sum, (unsigned char)*p >> 5);
	sum = check_step(sum, 0);
	for (const char *p = prefix; *p != '\0'; p++)
		sum = check_step(sum, *p & 31);
	for (size_t i = 0; i < count; i++)
		sum = check_step(sum, symbols[i]);
	return sum;
}

static char cased(char c, bool upper)
{
	return upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Bit by bit, so that there is no end to treat apart: bits beyond the last byte are 0. */
static void symbols_of(unsigned char symbols[SYMBOLS], const unsigned char bytes[32])
{
	memset(symbols, 0, SYMBOLS);
	for (size_t bit = 0; bit < 256; bit++)
		symbols[bit / 5] |= (bytes[bit / 8] >> (7 - bit % 8) & 1) << (4 - bit % 5);
}

void encode_bech32(char *text, const char *prefix, const unsigned char bytes[32], bool upper)
{
	unsigned char symbols[SYMBOLS + CHECK] = { 0 };
	size_t length = strlen(prefix);
	uint32_t sum;

	assert(length <= PREFIX_MAX);
	symbols_of(symbols, bytes);
	sum = check_of(prefix, symbols, sizeof symbols) ^ 1;
	for (size_t i = 0; i < CHECK; i++)
		symbols[SYMBOLS + i] = sum >> 5 * (CHECK - 1 - i) & 31;
	for (size_t i = 0; i < length; i++)
		*text++ = cased(prefix[i], upper);
	*text++ = '1';
	for (size_t i = 0; i < sizeof symbols; i++)
		*text++ = cased(alphabet[symbols[i]], upper);
	*text = '\0';
	sodium_memzero(symbols, sizeof symbols);
}

/* All symbols of the text after its prefix and "1"; false where there is anything else. */
static bool read_symbols(
    unsigned char symbols[SYMBOLS + CHECK], const char *prefix, const char *text, bool upper)
{
	size_t length = strlen(prefix);
	size_t value;

	if (strlen(text) != length + 1 + SYMBOLS + CHECK)
		return false;
	for (size_t i = 0; i < length; i++)
		if (text[i] != cased(prefix[i], upper))
			return false;
	if (text[length] != '1')
		return false;
	for (size_t i = 0; i < SYMBOLS + CHECK; i++) {
		for (value = 0; value < 32; value++)
			if (text[length + 1 + i] == cased(alphabet[value], upper))
				break;
		if (value == 32)
			return false;
		symbols[i] = (unsigned char)value;
	}
	return true;
}

bool encode_from_bech32(unsigned char bytes[32], const char *prefix, const char *text, bool upper)
{
	unsigned char symbols[SYMBOLS + CHECK] = { 0 };
	bool fine = read_symbols(symbols, prefix, text, upper) &&
		    check_of(prefix, symbols, sizeof symbols) == 1 &&
		    (symbols[SYMBOLS - 1] & 15) == 0; /* the four bits beyond the last byte */

	if (fine) {
		memset(bytes, 0, 32);
		for (size_t bit = 0; bit < 256; bit++)
			bytes[bit / 8] |= (symbols[bit / 5] >> (4 - bit % 5) & 1) << (7 - bit % 8);
	}
	sodium_memzero(symbols, sizeof symbols);
	return fine;
}
