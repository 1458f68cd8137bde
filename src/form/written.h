/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a text must be that people wrote, in a questionnaire or as an answer. */
#ifndef SKATTA_FORM_WRITTEN_H
#define SKATTA_FORM_WRITTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* How many characters it has, as text_characters() counts them, without the blanks at its ends. */
size_t written_characters(const char *text);

/* ERROR_REFUSED, and by how much, where it has more characters than fit. */
enum error written_fits(const char *text, size_t longest) ERROR_MUST_CHECK;

/* A sentence about what is wrong with it, for the caller to free, or NULL: not empty, no blank at
 * either end, at most `longest` characters, nothing that text_is_safe() refuses. */
char *written_flaw(const char *text, size_t longest, bool lines);

#endif
