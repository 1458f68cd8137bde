/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What ui_stack.c, ui.c (frames, start and end) and ui_loop.c (keys, signals, time) share.
 * Internal.
 */
#ifndef SKATTA_TUI_UI_PRIVATE_H
#define SKATTA_TUI_UI_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/ui.h"

struct ui_level {
	const struct screen *screen;
	void *state;
};

struct ui_state {
	struct ui_settings settings;
	struct ui_level *stack;
	size_t depth;
	bool redraw; /* something may have changed */
	bool turned; /* another page is to be shown than the one at which the latest keys were typed
		      */
	int height, width;
};
extern struct ui_state ui_state;

/* The keys that every screen has. */
const struct key *ui_common(void);

struct ui_level ui_top(void);
const struct key *ui_keys_of(const struct ui_level *level);
bool ui_is_typing(const struct ui_level *level);

/* Draw the topmost screen. */
void ui_draw(void);

#endif
