/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Estimates of a passphrase that a person thought of: libzxcvbn's, and one by counting words. */
#include "crypto/passphrase_strength.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>
#include <zxcvbn.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"

/* libzxcvbn takes milliseconds for 64 characters, and for ever for some of a thousand. */
enum { LENGTH_MAX = 64, NAME_WORDS_MAX = 8 };

/* What is judged, one byte a character. */
struct subject {
	char passphrase[LENGTH_MAX + 1];
	char name[LENGTH_MAX + 1];             /* its words apart, with NULs between */
	const char *known[NAME_WORDS_MAX + 2]; /* these, the program's own, and NULL */
};

static const struct {
	double below; /* bits */
	const char *word;
} strengths[] = {
	[PASSPHRASE_VERY_WEAK] = { 20, N_("very weak") },
	[PASSPHRASE_WEAK] = { 30, N_("weak") },
	[PASSPHRASE_FAIR] = { 40, N_("fair") },
	[PASSPHRASE_GOOD] = { 50, N_("good") },
	[PASSPHRASE_STRONG] = { 0, N_("strong") },
};

/* A word of more than eight letters is mostly two; each further letter is worth little. */
static const double bits_of_word = 11, bits_of_late_letter = 2;
enum { WORD_LETTERS = 8 };

static const struct {
	int (*has)(int);
	double bits; /* of one character */
} kinds[] = {
	{ isalpha, 4.7 },
	{ isdigit, 3.3 },
	{ isspace, 0 },
	{ isprint, 5 },
	{ iscntrl, 0 },
};

static size_t kind_of(char character)
{
	size_t kind = 0;

	while (kind < COUNT(kinds) - 1 && !kinds[kind].has(character))
		kind++;
	return kind;
}

/* libzxcvbn counts bytes, so that å would be worth two characters: some small letter stands for it,
 * and mostly another one for another. */
static void fold(char folded[LENGTH_MAX + 1], const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;

	for (size_t i = 0; i < LENGTH_MAX && (at = u8_next(&character, at)) != NULL; i++)
		folded[i] = (char)(character < 0x80 ? character : 'a' + character % 26);
}

static void take_name(struct subject *subject, const char *name)
{
	size_t count = 0;
	char *rest = NULL;

	fold(subject->name, name);
	for (char *word = strtok_r(subject->name, " ", &rest);
	     word != NULL && count < NAME_WORDS_MAX; word = strtok_r(NULL, " ", &rest))
		subject->known[count++] = word;
	subject->known[count] = "skatta";
}

/* The length of the word, number or run of signs that begins here; «SommarLov» is two words. */
static size_t measure_piece(const char *piece)
{
	size_t length = 1;

	while (piece[length] != '\0' && kind_of(piece[length]) == kind_of(piece[0]) &&
	       !(islower(piece[length - 1]) && isupper(piece[length])))
		length++;
	return length;
}

/* Is the piece a word of the name, or there already? */
static bool is_known(const struct subject *subject, const char *piece, size_t length)
{
	for (const char *at = subject->passphrase; at + length <= piece; at++)
		if (strncasecmp(at, piece, length) == 0)
			return true;
	for (const char *const *known = subject->known; *known != NULL; known++)
		if (strlen(*known) == length && strncasecmp(*known, piece, length) == 0)
			return true;
	return false;
}

static double bits_of_piece(const struct subject *subject, const char *piece, size_t length)
{
	double bits = (double)length * kinds[kind_of(piece[0])].bits;
	double most = bits_of_word;

	if (bits > 0 && is_known(subject, piece, length))
		return 1;
	if (length > WORD_LETTERS)
		most += (double)(length - WORD_LETTERS) * bits_of_late_letter;
	return isalpha(piece[0]) && bits > most ? most : bits;
}

static double bits_by_words(const struct subject *subject)
{
	double bits = 0;
	size_t length;

	for (const char *piece = subject->passphrase; *piece != '\0'; piece += length) {
		length = measure_piece(piece);
		bits += bits_of_piece(subject, piece, length);
	}
	return bits;
}

enum passphrase_strength passphrase_strength(const char *passphrase, const char *name)
{
	struct subject *subject = secret_new(sizeof *subject);
	enum passphrase_strength strength = PASSPHRASE_VERY_WEAK;
	double bits, bits_by_library;

	fold(subject->passphrase, passphrase);
	take_name(subject, name);
	bits = bits_by_words(subject);
	bits_by_library = ZxcvbnMatch(subject->passphrase, subject->known, NULL);
	if (bits > bits_by_library)
		bits = bits_by_library;
	secret_free(subject);
	while (strength < PASSPHRASE_STRONG && bits >= strengths[strength].below)
		strength++;
	return strength;
}

const char *passphrase_strength_word(enum passphrase_strength strength)
{
	return _(strengths[strength].word);
}
