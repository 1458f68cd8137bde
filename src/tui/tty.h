/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The terminal itself: taking it, giving it back on every way out, its size. Internal to the layer.
 */
#ifndef SKATTA_TUI_TTY_H
#define SKATTA_TUI_TTY_H

#include <stdbool.h>

#include "base/error.h"

/* Take the terminal, and its mouse where that is wanted; see ui_start(). */
enum error tty_start(bool mouse) ERROR_MUST_CHECK;

/* Erase the screen and give the terminal back; tty_start() or tty_resume() takes it again. */
void tty_stop(void);

/* Give it back erased for a while, and take it again. */
void tty_suspend(void);
void tty_resume(void);

/* Clear what the terminal shows, with the next frame, so that none of it is kept in what scrolls
 * back. */
void tty_clear(void);

/* Take the size that the terminal has now. */
void tty_take_size(void);

#endif
