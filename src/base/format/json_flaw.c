/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The text is walked token by token, with no more memory of it than the brackets that are open. */
#include "base/format/json_flaw.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* What may come next. */
enum next { NEXT_VALUE, NEXT_KEY, NEXT_COLON, NEXT_BEHIND, NEXT_NOTHING };

struct walk {
	const char *text;
	size_t at;
	enum next next;
	struct text open; /* the brackets that would close what is open */
	size_t behind;    /* the end of the token before */
	char before;      /* and its first byte */
	const char *flaw;
};

/* What people's editors put where a token should begin. */
static const struct {
	const char *begins, *flaw;
} strangers[] = {
	{ "\xef\xbb\xbf",
	    N_("the file begins with a byte order mark, which JSON does not have; save it as UTF-8 "
	       "without one") },
	{ "//", N_("a comment begins here, and JSON has none; remove it") },
	{ "/*", N_("a comment begins here, and JSON has none; remove it") },
	{ "#", N_("a comment begins here, and JSON has none; remove it") },
	{ "“", N_("there is a curly quotation mark here; write a straight one, \"") },
	{ "”", N_("there is a curly quotation mark here; write a straight one, \"") },
	{ "„", N_("there is a curly quotation mark here; write a straight one, \"") },
	{ "‘", N_("there is a curly quotation mark here; write a straight one, \"") },
	{ "’", N_("there is a curly quotation mark here; write a straight one, \"") },
	{ "«", N_("there is an angled quotation mark here; write a straight one, \"") },
	{ "»", N_("there is an angled quotation mark here; write a straight one, \"") },
	{ "'", N_("there is an apostrophe here; a text goes in quotation marks, \"") },
	{ "\u00a0", N_("there is a no-break space here; write a plain one") },
};

static bool is_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
	       (unsigned char)byte >= 0x80;
}

static bool fails(struct walk *walk, size_t at, const char *flaw)
{
	walk->at = at;
	walk->flaw = flaw;
	return false;
}

/* Each take_…() goes behind a token; false where it is flawed, or where the text ends in it. */

static bool take_string(struct walk *walk)
{
	const char *text = walk->text;
	size_t start = walk->at, at = start + 1;

	for (; text[at] != '"'; at++) {
		if (text[at] == '\0')
			return fails(walk, start, NULL);
		if (text[at] == '\n' || text[at] == '\r')
			return fails(walk, start,
			    N_("this text does not end on its line; close it with a quotation "
			       "mark, and write a line break in it as \\n"));
		if ((unsigned char)text[at] < ' ')
			return fails(walk, at,
			    N_("there is a control character in a text; write a tab as \\t"));
		if (text[at] == '\\' && strchr("\"\\/bfnrtu", text[++at]) == NULL)
			return fails(walk, at - 1,
			    N_("a backslash cannot come before this; write it twice"));
		if (text[at] == '\0')
			return fails(walk, start, NULL);
	}
	walk->at = at + 1;
	return true;
}

static bool take_number(struct walk *walk)
{
	const char *text = walk->text;
	size_t start = walk->at, at = start + (text[start] == '-');
	size_t digits = strspn(text + at, "0123456789");
	bool padded = digits > 1 && text[at] == '0';

	at += digits;
	if (digits > 0 && !padded && text[at] == '.')
		at += 1 + strspn(text + at + 1, "0123456789");
	if (digits > 0 && !padded && (text[at] == 'e' || text[at] == 'E'))
		at += 1 + strspn(text + at + 1, "+-0123456789");
	if (digits == 0 || padded || text[at - 1] < '0' || text[at - 1] > '9' || is_word(text[at]))
		return fails(walk, start,
		    N_("a number is not written like this; leave out + and leading zeros"));
	walk->at = at;
	return true;
}

static bool take_literal(struct walk *walk)
{
	static const char *const literals[] = { "true", "false", "null" };
	size_t length = 0;

	while (is_word(walk->text[walk->at + length]))
		length++;
	for (size_t i = 0; i < COUNT(literals); i++)
		if (strlen(literals[i]) == length &&
		    strncmp(walk->text + walk->at, literals[i], length) == 0) {
			walk->at += length;
			return true;
		}
	return fails(walk, walk->at,
	    N_("there is a word without quotation marks here; only true, false, null and numbers "
	       "go without"));
}

static void open_bracket(struct walk *walk, bool object)
{
	text_add(&walk->open, object ? "}" : "]");
	walk->next = object ? NEXT_KEY : NEXT_VALUE;
	walk->at++;
}

static bool close_bracket(struct walk *walk, char bracket)
{
	if (walk->before == ',')
		return fails(walk, walk->behind - 1,
		    N_("there is a comma before a closing bracket; remove it"));
	if (walk->open.length == 0)
		return fails(
		    walk, walk->at, N_("a bracket closes here that was never opened; remove it"));
	if (walk->open.bytes[walk->open.length - 1] != bracket)
		return fails(walk, walk->at,
		    bracket == '}' ? N_("there is } here, but the open bracket is [")
				   : N_("there is ] here, but the open bracket is {"));
	if (walk->next == NEXT_COLON || (walk->next == NEXT_VALUE && walk->before != '['))
		return fails(walk, walk->at, N_("a value is missing before this bracket"));
	walk->open.bytes[--walk->open.length] = '\0';
	walk->next = walk->open.length > 0 ? NEXT_BEHIND : NEXT_NOTHING;
	walk->at++;
	return true;
}

static bool take_value(struct walk *walk, char byte)
{
	enum next behind = walk->open.length > 0 ? NEXT_BEHIND : NEXT_NOTHING;
	bool whole;

	if (byte == '{' || byte == '[') {
		open_bracket(walk, byte == '{');
		return true;
	}
	if (byte == '"')
		whole = take_string(walk);
	else if (strchr("+-.0123456789", byte) != NULL)
		whole = take_number(walk);
	else if (is_word(byte))
		whole = take_literal(walk);
	else
		return fails(walk, walk->at, N_("a value is missing here"));
	walk->next = behind;
	return whole;
}

static bool take_separator(struct walk *walk, char byte)
{
	bool in_object = walk->open.length > 0 && walk->open.bytes[walk->open.length - 1] == '}';

	if (walk->next == NEXT_NOTHING)
		return fails(
		    walk, walk->at, N_("something follows the end of the JSON; remove it"));
	if (walk->next == NEXT_COLON && byte != ':')
		return fails(walk, walk->behind, N_("a colon is missing here, after the key"));
	if (walk->next == NEXT_BEHIND && byte != ',')
		return fails(walk, walk->behind, N_("a comma is missing here"));
	if (walk->next == NEXT_COLON)
		walk->next = NEXT_VALUE;
	else
		walk->next = in_object ? NEXT_KEY : NEXT_VALUE;
	walk->at++;
	return true;
}

static bool take_key(struct walk *walk, char byte)
{
	if (byte != '"')
		return fails(walk, walk->at,
		    byte == ','
			? N_("there is a comma here twice, or before the first value; remove it")
			: N_("a key is missing here; it goes in quotation marks, \""));
	walk->next = NEXT_COLON;
	return take_string(walk);
}

static bool is_stranger(struct walk *walk)
{
	for (size_t i = 0; i < COUNT(strangers); i++)
		if (strncmp(walk->text + walk->at, strangers[i].begins,
			strlen(strangers[i].begins)) == 0) {
			walk->flaw = strangers[i].flaw;
			return true;
		}
	return false;
}

static bool take_token(struct walk *walk)
{
	char byte = walk->text[walk->at];

	if (is_stranger(walk))
		return false;
	if (byte == '}' || byte == ']')
		return close_bracket(walk, byte);
	if (walk->next == NEXT_KEY)
		return take_key(walk, byte);
	if (walk->next == NEXT_VALUE)
		return take_value(walk, byte);
	return take_separator(walk, byte);
}

const char *json_flaw(const char *text, size_t length, size_t *at)
{
	struct walk walk = { .text = text, .next = NEXT_VALUE };

	for (;;) {
		char first;

		walk.at += strspn(text + walk.at, " \t\r\n");
		first = text[walk.at];
		if (walk.at >= length || first == '\0' || !take_token(&walk))
			break;
		walk.behind = walk.at;
		walk.before = first;
	}
	text_free(&walk.open);
	*at = walk.at;
	return walk.flaw;
}
