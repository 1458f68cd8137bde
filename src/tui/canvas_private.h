/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The frame around the canvas, as the drawing knows it. Internal to the layer. */
#ifndef SKATTA_TUI_CANVAS_PRIVATE_H
#define SKATTA_TUI_CANVAS_PRIVATE_H

#include "tui/canvas.h"

enum { CANVAS_NO_ROW = -1 };

/* Erase, and begin a frame of so many columns in the middle of the terminal, of which these rows
 * are for canvas_title() and canvas_status(), or CANVAS_NO_ROW; returns all of it as a canvas. */
struct canvas canvas_frame_begin(int width, int title_row, int status_row);

/* Until the first canvas_cursor() the cursor stands here. */
void canvas_frame_home(const struct canvas *canvas);

/* Put the cursor in its place and send what has changed. */
void canvas_frame_end(void);

#endif
