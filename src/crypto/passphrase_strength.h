/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How strong a passphrase is that a person thought of, said in words; one of words_passphrase()
 * needs no judge. Two estimates, and the lower one counts: libzxcvbn's, which knows English words,
 * names, keyboards, dates and the best-known passphrases, and our own, for which every word in any
 * language is but one of a few thousand, since libzxcvbn takes Swedish ones for chance. An estimate
 * of what nobody knows: it is advice, and no reason to refuse. */
#ifndef SKATTA_CRYPTO_PASSPHRASE_STRENGTH_H
#define SKATTA_CRYPTO_PASSPHRASE_STRENGTH_H

/* By how long it lasts against ten thousand guesses a second, which at the cost of passphrase.h
 * takes a room full of machines. */
enum passphrase_strength {
	PASSPHRASE_VERY_WEAK, /* minutes: below 20 bits */
	PASSPHRASE_WEAK,      /* a day: below 30 */
	PASSPHRASE_FAIR,      /* three years: below 40 */
	PASSPHRASE_GOOD,      /* three thousand: below 50 */
	PASSPHRASE_STRONG,    /* longer */
};

/* The name is the profile's: a passphrase made of it is none. Both are UTF-8. Takes well below a
 * tenth of a second; of a longer passphrase the first 64 characters count. */
enum passphrase_strength passphrase_strength(const char *passphrase, const char *name);

/* «very weak» … «strong», in the language that is spoken. */
const char *passphrase_strength_word(enum passphrase_strength strength);

#endif
