/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From UTF-8 to what stands in the cells of the terminal. Internal to the layer. */
#ifndef SKATTA_TUI_GLYPHS_H
#define SKATTA_TUI_GLYPHS_H

#include <stddef.h>
#include <wchar.h>

enum { GLYPHS_CELL = 12 };

/* One character with the marks that belong to it, and the columns we count for it. */
struct glyph {
	wchar_t cell[GLYPHS_CELL]; /* ends with L'\0' */
	int columns;
};

/* Take the next glyph of safe text; returns the bytes it stood in, 0 at the end. What the
 * terminal's character set lacks, and all but ASCII where only that is drawn, is written the
 * nearest way in as many columns: å as a, a dash as -, the rest as ?. */
size_t glyphs_next(const char *text, struct glyph *glyph);

#endif
