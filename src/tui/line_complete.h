/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A field of one line that holds a path, gone on with: what Tab does there. */
#ifndef SKATTA_TUI_LINE_COMPLETE_H
#define SKATTA_TUI_LINE_COMPLETE_H

#include "tui/line_edit.h"

enum { LINE_COMPLETE_MOST = 5000 }; /* names of a folder that are looked at */

/* Go on with the name at the end of the path: where one folder begins so, to its end and a slash;
 * where several do, as far as they agree. Hidden ones count where their dot is written. Nothing
 * changes, and LINE_EDIT_IGNORED is answered, where none does, where the cursor is not at the end,
 * where there are more than LINE_COMPLETE_MOST names, or where `may` (or NULL) says no to the whole
 * path, with the home folder for its `~`. */
enum line_edit_press line_complete(struct line_edit *edit, bool (*may)(const char *path));

#endif
