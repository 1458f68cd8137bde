/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the mouse can hit in the frame that is shown. Internal to the layer. */
#ifndef SKATTA_TUI_TARGETS_H
#define SKATTA_TUI_TARGETS_H

/* Before a frame is drawn, and at the end: nothing can be hit. */
void targets_forget(void);

/* A click in this part of the terminal is this code of keys.h. */
void targets_add(int top, int left, int height, int width, int code);

/* The code at a place, of the latest part there; 0 for none. */
int targets_at(int row, int column);

#endif
