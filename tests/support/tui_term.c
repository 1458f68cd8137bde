/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Start, look and leave. */
#include "support/tui_term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"

struct term *tui_term_start_with(
    const struct term_settings *settings, const char *one, const char *two)
{
	const char *build = getenv("SKATTA_BUILD");
	char *path = text_format("%s/tests/tools/tui_sample", build != NULL ? build : ".");
	const char *argv[] = { path, one, two, NULL };
	struct term *term = term_start(settings, argv);

	free(path);
	return term;
}

struct term *tui_term_start(void)
{
	struct term *term = tui_term_start_with(NULL, NULL, NULL);

	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_wait_for_cursor(term, "Skriva en rad"));
	return term;
}

void tui_term_assert_given_back(const struct term *term)
{
	assert_true(term_modes_are_restored(term));
	assert_false(term_is_alternate(term));
	assert_true(term_cursor_is_shown(term));
	assert_int_equal(term_row_of(term, "Skriva"), -1);
}

void tui_term_assert_focus(struct term *term, const char *text)
{
	char *pointed = text_format("▸ %s", text);

	assert_true(term_wait_for_cursor(term, pointed));
	free(pointed);
	assert_true(term_cell_is_reversed(term, term_row_of(term, text), 6));
}

void tui_term_quit(struct term *term)
{
	term_keys(term, "q");
	assert_int_equal(term_wait_end(term), 0);
	tui_term_assert_given_back(term);
	term_stop(term);
}

void tui_term_open(struct term *term, const char *key, const char *words)
{
	term_keys(term, key);
	assert_true(term_wait_for(term, words));
}
