/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The recorded walk once more, by skatta itself on a terminal. */
#ifndef SKATTA_TESTS_WALK_SCREEN_H
#define SKATTA_TESTS_WALK_SCREEN_H

#include "support/terminal.h"
#include "support/walker.h"

/* Each station of the record is shown: its title, all that is read (turning on where there is more
 * than the screen holds), what was told, what is saved; the focused choice alone is reversed, with
 * the cursor on it. On a narrow terminal hints and the ends of long names may be left out. Returns
 * the terminal as it stands at the last one, or NULL where the person has left. */
struct term *walk_screen(const struct walker_record *record, int rows, int columns);

/* The same without turning pages, so that the last one stands as it came; with an option of the
 * program, or NULL. */
struct term *walk_screen_past(
    const struct walker_record *record, int rows, int columns, const char *option);

/* End it by a signal wherever it is, which gives the terminal back as it was; NULL is nothing. */
void walk_screen_leave(struct term *term);

#endif
