/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Text is UTF-8. Here: growing text, checks, columns, graphemes, wrapping, and the filter that all
 * text from other people passes before it is drawn. Width and breaking are libunistring's. */
#ifndef SKATTA_BASE_TEXT_H
#define SKATTA_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A text that grows; all zero is the empty one. `bytes` is NULL or NUL-terminated. */
struct text {
	char *bytes;
	size_t length; /* bytes, without the NUL */
	size_t room;
};

void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const void *bytes, size_t length);
void text_addf(struct text *text, const char *format, ...) ERROR_PRINTF(2, 3);
void text_add_list(struct text *text, const char *format, va_list list) ERROR_PRINTF(2, 0);

/* The bytes, for the caller to free, and never NULL; the text is empty afterwards. */
char *text_take(struct text *text);
void text_free(struct text *text);
/* The same for what nobody else may read: the bytes are overwritten first. */
void text_wipe(struct text *text);

/* And for a plain one that is to be freed; NULL is fine. */
void text_forget(char *text);

/* A formatted text of its own, for the caller to free. */
char *text_format(const char *format, ...) ERROR_PRINTF(1, 2);

/* Is it UTF-8 throughout, with no NUL? */
bool text_is_utf8(const char *bytes, size_t length);

/* May it be shown as it is: UTF-8, no control characters (a line feed only where `lines`), no
 * bidirectional overrides or isolates, no tags, no invisible formatting besides what words need
 * (ZWNJ, ZWJ, variation selectors), no noncharacters, no private use? */
bool text_is_safe(const char *text, bool lines);

/* The same text with every byte or character that text_is_safe refuses shown as U+FFFD; the caller
 * frees. Takes any bytes. */
char *text_made_safe(const char *text, bool lines);

/* How many of the first bytes, at most so many, are printable ASCII: safe, and a column and a
 * grapheme each. Most texts are nothing else, and then no table is needed. */
size_t text_plain_start(const char *text, size_t most);

/* Columns on a terminal. */
size_t text_width(const char *text);
size_t text_width_bytes(const char *text, size_t length);
/* What "%-*s" of printf takes, which counts bytes, for the text to fill so many columns. */
int text_padding(const char *text, int columns);

/* Bytes of the longest start of `text` that is whole graphemes and at most `columns` wide. */
size_t text_fit(const char *text, size_t columns);

/* The start of a text that names it: safe, in one line, of at most so many columns, and «…» behind
 * it where there is more; for text_forget(). */
char *text_start(const char *text, size_t columns);

/* Byte offset of the grapheme boundary after or before `offset`; stays at the ends. */
size_t text_next(const char *text, size_t offset);
size_t text_previous(const char *text, size_t offset);

/* How many characters a text has: code points of its composed form (NFC), so that å is one however
 * it was typed. Only for UTF-8. */
size_t text_characters(const char *text);
size_t text_characters_bytes(const char *text, size_t length);
/* Bytes of the longest start of `text` that is whole graphemes and at most so many characters. */
size_t text_characters_fit(const char *text, size_t most);

/* One line of `text` wrapped to `columns` (at least 1): returns how many bytes to show, and in
 * `*next` how many to go on after (line feed or blanks at the break are skipped). The end is
 * reached when text[*next] is NUL. Breaks where Unicode (UAX 14) lets it, inside a word only where
 * one is wider than the line. */
size_t text_wrap(const char *text, size_t columns, size_t *next);

/* One spelling, for what people type or write: a copy for the caller to free, in composed letters
 * (NFC), without blanks at its ends, tabs made spaces and CR LF made LF. A blank is what Unicode
 * calls white space, the no-break space too. What is no UTF-8 keeps its bytes. Never for what is
 * signed or digested already, nor for a passphrase, in which blanks count. */
char *text_spell(const char *text);
char *text_spell_bytes(const char *text, size_t length);

/* Only the composing, into `composed`, which has TEXT_COMPOSED times `length` bytes of room and one
 * for the NUL: nothing of a secret is copied anywhere else. Returns the bytes made. */
enum { TEXT_COMPOSED = 3 };
size_t text_compose(const char *text, size_t length, char *composed);

/* The other spelling, each mark a character of its own (NFD), for the caller to free: how something
 * may have been taken before there was one spelling. */
char *text_decompose(const char *text);

/* As a reader hears it, for the caller to free: composed, without capitals and without any blanks.
 * What is heard alike may be meant alike. */
char *text_heard(const char *text);

/* Move the beginning and the length past the blanks at both ends. */
void text_trim(const char **text, size_t *length);

/* Has it nothing but blanks? */
bool text_is_blank(const char *text);

/* Is the word equal but for ASCII upper and lower case? */
bool text_same_word(const char *a, const char *b);

#endif
