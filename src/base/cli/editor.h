/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A text that somebody writes in the editor of their own choice. */
#ifndef SKATTA_BASE_EDITOR_H
#define SKATTA_BASE_EDITOR_H

#include <stddef.h>

#include "base/error.h"

/* Let the person write, in $VISUAL, $EDITOR or "editor"; what stands there at first is `before`,
 * and behind it lines that begin with # and say what to write, and such lines are taken away again.
 * The file lies in memory only (a tmpfs), in a folder of its own that nobody else can open, and is
 * gone afterwards. `*text` is for text_forget(). ERROR_REFUSED where nothing was written, where no
 * such folder can be had, or where the text is longer than `most` bytes, ERROR_SYSTEM where the
 * editor fails. */
enum error editor_write(
    const char *before, const char *about, size_t most, char **text) ERROR_MUST_CHECK;

#endif
