/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What Tab makes of a path, in a folder of the test's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/scratch.h"
#include "tui/keys.h"
#include "tui/line_complete.h"

static int setup(void **state)
{
	static const char *const folders[] = { "home", "home/Dokument", "home/Documents",
		"home/Documents/one", "home/.hidden", "home/blåbär", "home/bla\xcc\x8a",
		"home/bad\033", "home/with blank", "home/Z\xff" };

	if (scratch_make(state) != 0 || chdir(scratch_path(".")) != 0)
		return -1;
	for (size_t i = 0; i < COUNT(folders); i++)
		mkdir(folders[i], 0700);
	scratch_write("home/Document.txt", "", 0);
	if (symlink("Documents/one", "home/link") != 0 || symlink("nowhere", "home/list") != 0)
		return -1;
	setenv("HOME", scratch_path("home"), 1);
	return 0;
}

static int teardown(void **state)
{
	return chdir("/") != 0 ? -1 : scratch_remove(state);
}

static void becomes(const char *typed, const char *expected)
{
	char buffer[64];
	struct line_edit edit;
	enum line_edit_press pressed;

	snprintf(buffer, sizeof buffer, "%s", typed);
	edit = line_edit_start(buffer, sizeof buffer);
	pressed = line_complete(&edit, NULL);
	assert_string_equal(buffer, expected);
	assert_int_equal(edit.cursor, strlen(buffer));
	assert_int_equal(
	    pressed, strcmp(typed, expected) == 0 ? LINE_EDIT_IGNORED : LINE_EDIT_CHANGED);
}

static void one_is_filled_in(void **state)
{
	(void)state;
	becomes("home/w", "home/with blank/");
	becomes("home/with blank", "home/with blank/");
	becomes("hom", "home/");
	becomes("~", "~/");
	becomes("~/Doku", "~/Dokument/");
	becomes("./home/../home/Doku", "./home/../home/Dokument/");
	becomes("home/Documents/", "home/Documents/one/");
	becomes("home/.", "home/.hidden/");
	/* A link to a folder is one. */
	becomes("home/li", "home/link/");
}

static void of_several_what_they_share(void **state)
{
	(void)state;
	becomes("~/D", "~/Do");
	becomes("~/Do", "~/Do");
	/* An å of two code points shares no letter with the other one. */
	becomes("home/b", "home/bl");
	becomes("home/bl", "home/bl");
}

static void none_changes_nothing(void **state)
{
	(void)state;
	becomes("", "");
	becomes("home/x", "home/x");
	becomes("nowhere/x", "nowhere/x");
	becomes("home/Document.txt", "home/Document.txt");
	becomes("home/Document.txt/", "home/Document.txt/");
	/* What could not be shown is not filled in. */
	becomes("home/ba", "home/ba");
	becomes("home/Z", "home/Z");
	becomes("home/list", "home/list");
	becomes("~bo/D", "~bo/D");
}

static bool refuse(const char *path)
{
	assert_string_equal(path, scratch_path("home/Doku"));
	return false;
}

static void only_at_the_end_and_where_it_may(void **state)
{
	char buffer[13] = "home/w";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	line_edit_press(&edit, KEYS_LEFT, 40);
	assert_int_equal(line_complete(&edit, NULL), LINE_EDIT_IGNORED);
	line_edit_press(&edit, KEYS_END, 40);
	assert_int_equal(line_complete(&edit, NULL), LINE_EDIT_FULL);
	assert_string_equal(buffer, "home/w");
	strcpy(buffer, "~/Doku");
	edit = line_edit_start(buffer, sizeof buffer);
	assert_int_equal(line_complete(&edit, refuse), LINE_EDIT_IGNORED);
	assert_string_equal(buffer, "~/Doku");
}

static void not_in_a_huge_folder(void **state)
{
	(void)state;
	assert_int_equal(mkdir("huge", 0700), 0);
	assert_int_equal(mkdir("huge/folder", 0700), 0);
	becomes("huge/f", "huge/folder/");
	for (int i = 0; i < LINE_COMPLETE_MOST; i++) {
		char name[32];

		snprintf(name, sizeof name, "huge/%d", i);
		scratch_write(name, "", 0);
	}
	becomes("huge/f", "huge/f");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_is_filled_in),
		TEST(of_several_what_they_share),
		TEST(none_changes_nothing),
		TEST(only_at_the_end_and_where_it_may),
		TEST(not_in_a_huge_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
