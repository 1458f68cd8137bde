/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Questions that a command asks on the terminal itself: standard input may be data. */
#ifndef SKATTA_BASE_ASK_H
#define SKATTA_BASE_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Ask for a line that is not echoed, into the caller's locked buffer. ERROR_CANCELLED at Ctrl-C or
 * end of input, ERROR_SYSTEM (with a hint to --passphrase-file) where there is no terminal. */
enum error ask_secret(const char *question, char *buffer, size_t size) ERROR_MUST_CHECK;

/* The same behind what is secret itself: when it is answered the line is taken away again, with all
 * the rows that it has on the terminal. */
enum error ask_behind(const char *secret, char *buffer, size_t size) ERROR_MUST_CHECK;

/* Is there a terminal to ask on? */
bool ask_can(void);
/* Say something between questions, in lines of their own; nothing where there is no terminal. */
void ask_tell(const char *text);

/* Ask yes or no (y/n, or j/n in Swedish). `*yes` is false where there is no terminal. */
enum error ask_yes(const char *question, bool *yes) ERROR_MUST_CHECK;

#endif
