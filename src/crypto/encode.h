/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bytes as text and back, each with one accepted spelling: lower-case hex, base64 with padding (our
 * documents, minisign) and without (age), bech32 (age's keys), Crockford's base32 (codes on paper).
 */
#ifndef SKATTA_CRYPTO_ENCODE_H
#define SKATTA_CRYPTO_ENCODE_H

#include <stdbool.h>
#include <stddef.h>

/* Room for n bytes written as hex or base64, with the NUL. */
#define ENCODE_HEX_SIZE(n)    (2 * (size_t)(n) + 1)
#define ENCODE_BASE64_SIZE(n) (((size_t)(n) + 2) / 3 * 4 + 1)

void encode_hex(char *text, const unsigned char *bytes, size_t length);
/* Exactly `length` bytes, lower-case; otherwise false. */
bool encode_from_hex(unsigned char *bytes, size_t length, const char *text);

enum encode_padding { ENCODE_PADDED, ENCODE_UNPADDED };

void encode_base64(
    char *text, const unsigned char *bytes, size_t length, enum encode_padding padding);
/* Exactly `length` bytes from exactly `text_length` characters, canonical; otherwise false. */
bool encode_from_base64(unsigned char *bytes, size_t length, const char *text, size_t text_length,
    enum encode_padding padding);
/* At most `room` bytes; their number in `*length`. */
bool encode_from_base64_any(unsigned char *bytes, size_t room, size_t *length, const char *text,
    size_t text_length, enum encode_padding padding);

/* Bech32 (BIP 173, without its length limit) of 32 bytes under a lower-case prefix ("age") of at
 * most 32 characters. `upper`: the whole text is capitals, as age's secret keys are; a reader takes
 * no other case. `text` needs ENCODE_BECH32_SIZE bytes. encode_bech32.c. */
enum { ENCODE_BECH32_SIZE = 96 };
void encode_bech32(char *text, const char *prefix, const unsigned char bytes[32], bool upper);
bool encode_from_bech32(unsigned char bytes[32], const char *prefix, const char *text, bool upper);

/* A code for paper: 10 bytes as four groups of four of Crockford's base32, "K7QF-3M9T-X2PA-8R0W".
 * Reading takes small letters, blanks, missing or other hyphens, and I L O for 1 1 0.
 * encode_code.c. */
enum { ENCODE_CODE_BYTES = 10, ENCODE_CODE_SIZE = 20, ENCODE_CODE_SYMBOLS = 16 };
void encode_code(char text[ENCODE_CODE_SIZE], const unsigned char bytes[ENCODE_CODE_BYTES]);
bool encode_from_code(unsigned char bytes[ENCODE_CODE_BYTES], const char *text);
/* How many characters a text has besides blanks and hyphens: of a code ENCODE_CODE_SYMBOLS. */
size_t encode_code_symbols(const char *text);

/* A longer one in the same letters: 16 bytes as 26 of them, the last group of two. What the last
 * letter holds beyond the bytes is zero. */
enum { ENCODE_LONG_CODE_BYTES = 16, ENCODE_LONG_CODE_SIZE = 33 };
void encode_long_code(
    char text[ENCODE_LONG_CODE_SIZE], const unsigned char bytes[ENCODE_LONG_CODE_BYTES]);
bool encode_from_long_code(unsigned char bytes[ENCODE_LONG_CODE_BYTES], const char *text);

#endif
