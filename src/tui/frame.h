/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One frame: title, the screen's canvas, message line and bottom bar, laid out for the size that
 * the terminal has, and in the middle of it where it is wide. Internal to the layer. */
#ifndef SKATTA_TUI_FRAME_H
#define SKATTA_TUI_FRAME_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/keybar.h"
#include "tui/message.h"
#include "tui/screen.h"

/* Is there room for screens at all? */
bool frame_fits(void);

/* How many columns this screen's frame has. */
int frame_width(const struct screen *screen, const void *state);

/* How many rows the canvas of a screen has beside this bar and this message in a frame of so many
 * columns, or all where there is no room for screens; nothing is drawn. */
int frame_height(const struct keybar *bar, const struct message *message, int width);

/* Draw and send it. */
void frame_draw(const struct screen *screen, const void *state, const struct keybar *bar,
    const struct message *message);

#endif
