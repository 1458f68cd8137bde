/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The language of the program's own words: gettext's catalogues, English in the code. */
#ifndef SKATTA_BASE_LANGUAGE_H
#define SKATTA_BASE_LANGUAGE_H

#include <libintl.h>
#include <stdbool.h>

#include "base/error.h"

#define _(text)          gettext(text)
#define N_(text)         (text)
#define P_(one, many, n) ngettext(one, many, n)
/* In a table, a text that another language says in more than one way: language_say() says it. */
#define NC_(context, text) context "\004" text

/* Take the locale of the environment and find the catalogues; first thing after hardening. */
void language_start(void);

/* Is it the code of a language that can be spoken here? */
bool language_is_spoken(const char *code);

/* Speak this language ("sv", "en", or one with a catalogue) from now on. ERROR_USAGE where there is
 * none such. */
enum error language_choose(const char *code) ERROR_MUST_CHECK;

/* Speak the language behind --lang in these words of a command line, where there is such: what is
 * wrong with the others is to be said in it. */
void language_hear(int argc, char **argv);

/* The next of the languages that there are, in the order of their codes; the present one where
 * there is no other. Two letters, valid until the next call. */
const char *language_next(void);

/* The language that is spoken, two letters. */
const char *language_now(void);

/* A text of NC_() in the language that is spoken. */
const char *language_say(const char *text);

/* What stands before the decimals of a number that people read: "." or ",". */
const char *language_decimal_sign(void);

/* May anything but ASCII be drawn? */
bool language_is_utf8(void);

#endif
