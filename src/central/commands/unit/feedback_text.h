/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator writes to a unit, as it came from a file, a pipe or an editor. */
#ifndef SKATTA_CENTRAL_FEEDBACK_TEXT_H
#define SKATTA_CENTRAL_FEEDBACK_TEXT_H

#include <stddef.h>

#include "base/error.h"

/* Make an answer of the bytes, for text_forget(): without a byte order mark and the blanks at its
 * end, its lines ended by line feeds, a tab as four blanks. ERROR_REFUSED names the line where
 * there is something that cannot be shown, or says that nothing was written or too much. */
enum error feedback_text_take(const char *bytes, size_t length, char **text) ERROR_MUST_CHECK;

/* The bytes, which have no NUL, tidied so, in composed letters, and not looked at; for
 * text_forget(). */
char *feedback_text_tidy(const char *bytes);

#endif
