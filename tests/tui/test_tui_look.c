/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How the layer src/tui draws, on terminals that can little and much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/terminal.h"
#include "support/tui_term.h"

static void looks(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	assert_true(term_matches(term, "tui_menu"));
	tui_term_assert_focus(term, "1  Skriva en rad");
	term_keys(term, "<Down>");
	tui_term_assert_focus(term, "2  Skriva dolt");
	assert_false(term_cell_is_reversed(term, term_row_of(term, "1  Skriva"), 6));
	term_keys(term, "?");
	assert_true(term_wait_for(term, "prövar man"));
	assert_true(term_matches(term, "tui_help"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

/* Only the focused row is reversed; the title and the names of keys are bold, the rules grey. */
static void looks_styled(void **state)
{
	struct term *term = tui_term_start();
	char *styles = term_row_styles(term, term_cursor_row(term));

	(void)state;
	assert_string_equal(styles, "nnnrrrrrrrrrrrrrrrr");
	free(styles);
	styles = term_styles(term);
	assert_int_equal(strncmp(styles, "nBBBBB", 6), 0);
	assert_non_null(strstr(styles, "\nNNNNNNNNNN"));
	assert_non_null(strstr(styles, "\nnbbbnnnnnnnnnnbbn"));
	assert_int_equal(term_cursor_column(term), 3);
	free(styles);
	tui_term_quit(term);
}

static void looks_small(void **state)
{
	const struct term_settings small = { .rows = 12, .columns = 40 };
	struct term *term = tui_term_start_with(&small, NULL, NULL);

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_matches(term, "tui_menu_40x12"));
	term_keys(term, "<End>");
	tui_term_assert_focus(term, "6  Något som inte");
	tui_term_quit(term);
}

/* From 100 columns on a screen stands in the middle, with all that is around it; below that it
 * begins at the left. */
static void looks_wide(void **state)
{
	const struct {
		int columns, left;
	} rows[] = { { 99, 0 }, { 100, 10 }, { 120, 20 }, { 201, 60 } };
	const struct term_settings usual = { .columns = 100 };
	struct term *term = tui_term_start_with(&usual, NULL, NULL);

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_matches(term, "tui_menu_100x24"));
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *title, *focus, *bar;

		term_resize(term, 24, rows[i].columns);
		term_settle(term);
		assert_true(term_wait_for_cursor(term, "Skriva en rad"));
		assert_int_equal(term_cursor_column(term), rows[i].left + 3);
		title = term_row(term, 0);
		focus = term_row(term, term_cursor_row(term));
		bar = term_row(term, term_row_of(term, "help"));
		assert_int_equal(strspn(title, " "), rows[i].left + 1);
		assert_int_equal(strspn(focus, " "), rows[i].left + 1);
		assert_int_equal(strspn(bar, " "), rows[i].left + 1);
		free(title);
		free(focus);
		free(bar);
	}
	tui_term_quit(term);
}

/* A choice stands apart where all of them have room beside the blank row; else no row is blank. */
static void looks_apart(void **state)
{
	const struct {
		int rows, between;
	} sizes[] = { { 24, 2 }, { 14, 2 }, { 13, 1 } };
	struct term *term = tui_term_start();
	char *above;

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		int apart;

		term_resize(term, sizes[i].rows, 80);
		term_settle(term);
		apart = term_row_of(term, "6  Något som inte");
		assert_int_equal(apart - term_row_of(term, "5  Läsa en text"), sizes[i].between);
	}
	term_resize(term, 12, 80);
	assert_true(term_wait_gone(term, "6  Något som inte"));
	term_keys(term, "<End>");
	tui_term_assert_focus(term, "6  Något som inte");
	above = term_row(term, term_row_of(term, "6  Något som inte") - 1);
	assert_string_not_equal(above, "");
	free(above);
	tui_term_quit(term);
}

static void looks_plain(void **state)
{
	const struct term_settings c_locale = { .locale = "C", .type = "vt100" };
	struct term *term = tui_term_start_with(&c_locale, NULL, NULL);

	(void)state;
	assert_true(term_wait_for(term, "Valj nagot"));
	assert_true(term_matches(term, "tui_menu_ascii"));
	assert_true(term_cell_is_reversed(term, term_row_of(term, "Skriva en rad"), 6));
	term_stop(term);
	term = tui_term_start_with(NULL, "--ascii", NULL);
	assert_true(term_wait_for(term, "Valj nagot"));
	assert_true(term_matches(term, "tui_menu_ascii"));
	tui_term_quit(term);
}

/* What is said by colour is said without it. */
static void looks_colourless(void **state)
{
	static const char *const no_color[] = { "NO_COLOR=1", NULL }, *const empty[] = {
		"NO_COLOR=", NULL
	};
	const struct {
		struct term_settings settings;
		const char *option;
		bool coloured;
	} rows[] = {
		{ .coloured = true },
		{ .option = "--no-color" },
		{ .settings = { .environment = no_color } },
		{ .settings = { .environment = empty }, .coloured = true },
		{ .settings = { .type = "vt220" } },
		/* Eight colours can be read where it is said what lies behind them. */
		{ .settings = { .type = "xterm" } },
		{ .settings = { .type = "xterm" }, .option = "--dark", .coloured = true },
		{ .settings = { .type = "xterm", .environment = no_color }, .option = "--dark" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct term *term = tui_term_start_with(&rows[i].settings, rows[i].option, NULL);
		char *styles;

		assert_true(term_wait_for_cursor(term, "Skriva en rad"));
		assert_true(term_matches(term, "tui_menu"));
		styles = term_styles(term);
		assert_int_equal(strpbrk(styles, "RUBN") != NULL, rows[i].coloured);
		assert_non_null(strstr(styles, "nrrrrr"));
		free(styles);
		tui_term_quit(term);
	}
}

/* The font of the console has our letters and not our signs. */
static void looks_plain_on_the_console(void **state)
{
	const struct term_settings settings = { .type = "linux" };
	struct term *term = tui_term_start_with(&settings, NULL, NULL);

	(void)state;
	assert_true(term_wait_for(term, "> 1  Skriva en rad"));
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_wait_for(term, "Up/Down move"));
	tui_term_quit(term);
}

static void looks_the_same_on(const char *type)
{
	const struct term_settings settings = { .type = type };
	struct term *term = tui_term_start_with(&settings, NULL, NULL);

	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_matches(term, "tui_menu"));
	term_keys(term, "<F1>");
	assert_true(term_wait_for(term, "prövar man"));
	term_keys(term, "<Up><Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

static void looks_the_same_everywhere(void **state)
{
	static const char *const types[] = { "screen", "tmux-256color", "vt220", "rxvt", "xterm",
		"xterm-kitty" };

	(void)state;
	if (getenv("SKATTA_UPDATE_SCREENS") != NULL)
		skip();
	for (size_t i = 0; i < COUNT(types); i++)
		looks_the_same_on(types[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks),
		cmocka_unit_test(looks_styled),
		cmocka_unit_test(looks_small),
		cmocka_unit_test(looks_wide),
		cmocka_unit_test(looks_apart),
		cmocka_unit_test(looks_plain),
		cmocka_unit_test(looks_colourless),
		cmocka_unit_test(looks_plain_on_the_console),
		cmocka_unit_test(looks_the_same_everywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
