/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How skatta looks on a real terminal as skatta.conf(5), the options and the environment have it:
 * lines, ASCII, colours and the mouse, each without changing another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/scratch.h"
#include "support/terminal.h"

#define FIRST_PAGE "Jag har glömt min lösenfras"
#define IN_ASCII   "Jag har glomt min losenfras"
#define MOUSE      "\033[?100" /* 1000 or 1006, to be told of clicks */

static const struct row {
	const char *machine, *own;            /* settings, or NULL */
	const char *option, *variable, *type; /* or NULL */
	bool lines, ascii, coloured, mouse;
} rows[] = {
	{ .coloured = true },
	/* Line by line. */
	{ .machine = "plain = yes\n", .lines = true },
	{ .own = "plain = yes\n", .lines = true },
	{ .machine = "plain = no\n", .own = "plain = yes\n", .lines = true },
	{ .machine = "plain = yes\n", .own = "plain = no\n", .coloured = true },
	{ .own = "plain = no\n", .option = "--plain", .lines = true },
	{ .own = "plain = no\n", .type = "dumb", .lines = true },
	{ .own = "plain = no\n", .variable = "ACCESSIBLE=1", .lines = true },
	{ .own = "plain = yes\nascii = yes\nmouse = yes\n", .lines = true, .ascii = true },
	/* ASCII. */
	{ .machine = "ascii = yes\n", .ascii = true, .coloured = true },
	{ .machine = "ascii = yes\n", .own = "ascii = no\n", .coloured = true },
	{ .own = "ascii = no\n", .option = "--ascii", .ascii = true, .coloured = true },
	/* The mouse. */
	{ .own = "mouse = yes\n", .coloured = true, .mouse = true },
	{ .machine = "mouse = yes\n", .own = "mouse = no\n", .coloured = true },
	{ .own = "mouse = no\n", .option = "--mouse", .coloured = true, .mouse = true },
	/* Colours. */
	{ .machine = "color = no\n" },
	{ .machine = "color = no\n", .own = "color = yes\n", .coloured = true },
	{ .own = "color = yes\n", .option = "--no-color" },
	{ .own = "color = yes\n", .variable = "NO_COLOR=1" },
	{ .own = "color = yes\n", .variable = "NO_COLOR=", .coloured = true },
	{ .own = "color = no\nbackground = dark\n" },
	/* Few colours, and what lies behind them. */
	{ .type = "xterm" },
	{ .own = "color = yes\n", .type = "xterm" },
	{ .machine = "background = dark\n", .type = "xterm", .coloured = true },
	{ .own = "background = light\n", .type = "xterm", .coloured = true },
	{ .own = "background = light\n", .type = "xterm", .option = "--no-color" },
	{ .own = "background = light\n", .type = "xterm", .variable = "NO_COLOR=1" },
	{ .own = "background = dark\n", .type = "vt220" },
};

/* skatta in the world of fixed_world.c. */
static struct term *start(const struct row *row)
{
	char *program = text_format("%s/tests/tools/skatta_on", getenv("SKATTA_BUILD"));
	char *data = text_format("SKATTA_DATA=%s", getenv("SKATTA_DATA"));
	char *locale = text_format("SKATTA_LOCALE=%s", getenv("SKATTA_LOCALE"));
	char *machine = text_format("SKATTA_CONF=%s", scratch_path("machine.conf"));
	char *own = text_format("XDG_CONFIG_HOME=%s", scratch_path("."));
	const char *const environment[] = { data, locale, machine, own, row->variable, NULL };
	const struct term_settings settings = { .type = row->type, .environment = environment };
	const char *const argv[] = { program, "--data", scratch_path("data"), "--lang", "sv",
		row->option, NULL };
	struct term *term = term_start(&settings, argv);

	free(program);
	free(data);
	free(locale);
	free(machine);
	free(own);
	return term;
}

static void set(const char *name, const char *text)
{
	if (text == NULL)
		text = "";
	scratch_write(name, text, strlen(text));
	assert_int_equal(chmod(scratch_path(name), 0644), 0);
}

static void looks(struct term *term, const struct row *row)
{
	char *styles;

	assert_true(term_wait_for(term, row->ascii ? IN_ASCII : FIRST_PAGE));
	if (!row->lines)
		assert_true(term_wait_for_cursor(term, "1  Jag "));
	styles = term_styles(term);
	assert_int_equal(strchr(term_bytes(term), '\033') != NULL, !row->lines);
	assert_int_equal(strpbrk(styles, "RUBN") != NULL, row->coloured);
	assert_int_equal(strstr(term_bytes(term), MOUSE) != NULL, row->mouse);
	assert_int_equal(strchr(styles, 'r') != NULL, !row->lines);
	free(styles);
}

static void looks_as_it_is_wanted(void **state)
{
	(void)state;
	assert_int_equal(mkdir(scratch_path("skatta"), 0700), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i];
		struct term *term;

		print_message("%zu: %s / %s / %s\n", i, row->machine != NULL ? row->machine : "",
		    row->own != NULL ? row->own : "", row->option != NULL ? row->option : "");
		set("machine.conf", row->machine);
		set("skatta/skatta.conf", row->own);
		term = start(row);
		looks(term, row);
		term_stop(term);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    looks_as_it_is_wanted, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
