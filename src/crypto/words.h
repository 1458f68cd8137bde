/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Made passphrases: five words, drawn from a list of 1,296 that ordinary people spell and type.
 * Each draw is one of 1,296 = 6^4, so a passphrase is one of 2^51.7, however well the list is
 * known. */
#ifndef SKATTA_CRYPTO_WORDS_H
#define SKATTA_CRYPTO_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum {
	WORDS_COUNT = 1296,
	WORDS_SHORTEST = 3, /* letters */
	WORDS_LONGEST = 8,
	WORDS_IN_PASSPHRASE = 5,
	WORDS_ASKED = 2,  /* of them, to see that they were learnt */
	WORDS_ENOUGH = 3, /* letters of each */
};

struct words;

/* The installed list of a language ("sv"). ERROR_NOT_FOUND where it has none; otherwise it fails as
 * words_read() does. Free with words_free(). */
enum error words_load(const char *language, struct words **words) ERROR_MUST_CHECK;

/* A list from the bytes of a file, `name` for messages: as many words as above, one a line, in
 * small letters, sorted by byte, none the start of another (so that a half-remembered one is no
 * other). ERROR_DAMAGED for any other, with the line. */
enum error words_read(
    const char *name, const char *bytes, size_t length, struct words **words) ERROR_MUST_CHECK;
void words_free(struct words *words);

/* Can the terminal show every word as it is spelled? Who copies a word without its marks from the
 * screen does not get in again. */
bool words_can_be_shown(const struct words *words);

/* A new passphrase with a blank between its words, in secret memory: secret_free() by the caller.
 */
char *words_passphrase(const struct words *words);
/* The same from the list of a language; where it has none, or the terminal does not show it, from
 * the English one. NULL without that too. */
char *words_draw(const char *language);

/* «1st» … «5th»: a word by its place, counted from 0, in the language that is spoken. */
const char *words_nth(unsigned place);

/* Draw which words of a passphrase are asked back, counted from 0, the earlier one first. */
void words_ask(unsigned which[WORDS_ASKED]);
/* Is this what was asked, with blanks between, each as far as WORDS_ENOUGH letters at least? The
 * place in `which` of the first word that is not that of the passphrase; WORDS_ASKED where none is
 * wrong. Spelled in either way, as secret_same_text() has it. */
size_t words_wrong(const char *passphrase, const unsigned which[WORDS_ASKED], const char *typed);

#endif
