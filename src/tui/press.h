/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is pressed and pasted, as codes of keys.h. Internal to the layer. */
#ifndef SKATTA_TUI_PRESS_H
#define SKATTA_TUI_PRESS_H

#include <stdbool.h>

struct press {
	int code;
	bool pasted;
};

/* After ncurses has started: make known what terminals send beyond what terminfo tells, and ask for
 * the mouse where it is wanted. */
void press_start(bool mouse);

/* The next press that has come; false where there is none. */
bool press_next(struct press *press);

#endif
