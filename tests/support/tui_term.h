/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* tui_sample on a terminal of terminal.h. */
#ifndef SKATTA_TESTS_TUI_TERM_H
#define SKATTA_TESTS_TUI_TERM_H

#include "support/terminal.h"

/* What its first screen says. */
#define TUI_TERM_MENU    "Välj något att pröva"
#define TUI_TERM_WARNING "Any key keeps it open."

/* The sample in this terminal, with one more argument or two, or NULL. */
struct term *tui_term_start_with(
    const struct term_settings *settings, const char *one, const char *two);

/* In the usual one, standing at its menu. */
struct term *tui_term_start(void);

/* The terminal is as the program found it, and nothing is left on it but its last words. */
void tui_term_assert_given_back(const struct term *term);

/* The row with this text has the focus: pointer, cursor, reversed. */
void tui_term_assert_focus(struct term *term, const char *text);

/* Leave by its key, and see all given back. */
void tui_term_quit(struct term *term);

/* Press a key that leads to another page, and wait until it stands there with these words: what is
 * typed before that is dropped. */
void tui_term_open(struct term *term, const char *key, const char *words);

#endif
