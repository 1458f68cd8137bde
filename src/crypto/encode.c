/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Hex and base64 by libsodium, which takes the same time for all bytes. */
#include "crypto/encode.h"

#include <sodium.h>
#include <string.h>

static const int variants[] = {
	[ENCODE_PADDED] = sodium_base64_VARIANT_ORIGINAL,
	[ENCODE_UNPADDED] = sodium_base64_VARIANT_ORIGINAL_NO_PADDING,
};

void encode_hex(char *text, const unsigned char *bytes, size_t length)
{
	sodium_bin2hex(text, ENCODE_HEX_SIZE(length), bytes, length);
}

bool encode_from_hex(unsigned char *bytes, size_t length, const char *text)
{
	size_t digits = strlen(text);

	if (digits != 2 * length || strspn(text, "0123456789abcdef") != digits)
		return false;
	return sodium_hex2bin(bytes, length, text, digits, NULL, NULL, NULL) == 0;
}

void encode_base64(
    char *text, const unsigned char *bytes, size_t length, enum encode_padding padding)
{
	sodium_bin2base64(text, sodium_base64_encoded_len(length, variants[padding]), bytes, length,
	    variants[padding]);
}

bool encode_from_base64(unsigned char *bytes, size_t length, const char *text, size_t text_length,
    enum encode_padding padding)
{
	size_t got;

	return encode_from_base64_any(bytes, length, &got, text, text_length, padding) &&
	       got == length;
}

bool encode_from_base64_any(unsigned char *bytes, size_t room, size_t *length, const char *text,
    size_t text_length, enum encode_padding padding)
{
	/* libsodium refuses stray bits at the end, missing or surplus padding, and anything after;
	 * but any byte above ASCII it takes for a letter. */
	for (size_t i = 0; i < text_length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return sodium_base642bin(
		   bytes, room, text, text_length, NULL, length, NULL, variants[padding]) == 0;
}
