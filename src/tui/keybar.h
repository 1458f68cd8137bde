/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The bottom bar, made of the key tables: over as many rows as what matters needs and gets.
 * Internal to the layer. */
#ifndef SKATTA_TUI_KEYBAR_H
#define SKATTA_TUI_KEYBAR_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/keys.h"

/* The keys to show; the later table's rows where the first binds other things are left out. */
struct keybar {
	const struct key *table;  /* the screen's; or NULL */
	const struct key *common; /* what every screen has; its last row is the last to give way */
	bool typing;
};

/* How many rows it takes at this width, at most `most`. */
int keybar_rows(const struct keybar *bar, int width, int most);

/* Draw into the canvas what it has room for. */
void keybar_draw(const struct keybar *bar, const struct canvas *canvas);

#endif
