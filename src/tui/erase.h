/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between two people at one terminal: nothing of the first stays in it, not even in what has
 * scrolled away, as far as the terminal can. */
#ifndef SKATTA_TUI_ERASE_H
#define SKATTA_TUI_ERASE_H

/* The screen, while ui.h has the terminal; the next frame draws it anew. */
void erase_screen(void);

/* What was printed line by line, where standard output is a terminal. One that knows no way is
 * scrolled by its height. */
void erase_lines(void);

#endif
