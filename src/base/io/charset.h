/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between UTF-8, which every text in the program is, and the encoding that the locale names, which
 * terminals speak. What other programs read (JSON, CSV, files) is UTF-8 everywhere and does not
 * come by here. */
#ifndef SKATTA_BASE_CHARSET_H
#define SKATTA_BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

enum { CHARSET_NEAREST = 4 };

/* Show nothing but ASCII from now on, whatever the encoding. */
void charset_use_ascii(void);

/* Does the locale's encoding have the character, or all of the text? */
bool charset_has(uint32_t character);
bool charset_has_all(const char *text);

/* What stands in for a character that `has` refuses: … is ..., å is a, and what nothing resembles
 * is ?. Ends with 0; where there is room for one column only, the first will do. */
void charset_nearest(uint32_t character, bool (*has)(uint32_t), uint32_t nearest[CHARSET_NEAREST]);

/* The text in the locale's encoding, each character that it lacks the nearest way; the caller
 * frees. */
char *charset_from_utf8(const char *text);

/* printf, for what people read: the format and what goes into it are UTF-8, what comes out is the
 * locale's encoding. */
void charset_print(FILE *to, const char *format, ...) ERROR_PRINTF(2, 3);

/* Make a line that was typed UTF-8, in its own place, so that a secret is copied nowhere.
 * `*length` is what was typed, also where that was too much for `size`; then what it has become, a
 * NUL behind it. A locale of ASCII says nothing about other letters: there UTF-8 is taken.
 * ERROR_TOO_LARGE, and ERROR_REFUSED for what is no text; the caller wipes either way. */
enum error charset_to_utf8(char *line, size_t size, size_t *length) ERROR_MUST_CHECK;

/* The same as the bytes come, one key after another. Returns the character that this byte
 * completes, CHARSET_MORE where more bytes belong to it, and CHARSET_NO_TEXT for bytes that are no
 * text; `again` says then that this byte may begin another character. */
struct charset_typed {
	char bytes[16]; /* of a character that has begun */
	size_t length;
};
enum { CHARSET_MORE = 0, CHARSET_NO_TEXT = 0xfffd };
uint32_t charset_take_byte(struct charset_typed *typed, char byte, bool *again);

/* ERROR_REFUSED where a text that came key by key has a CHARSET_NO_TEXT in it: what was meant there
 * is neither left out nor guessed. */
enum error charset_check_typed(const char *text) ERROR_MUST_CHECK;

/* The same for what is no secret: `*copy` is for the caller to free. */
enum error charset_copy(const char *typed, char **copy) ERROR_MUST_CHECK;

#endif
