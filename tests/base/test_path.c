/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The home folder, and paths that are whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/path.h"
#include "base/memory.h"
#include "support/scratch.h"

static void assert_is(char *path, const char *expected)
{
	assert_string_equal(path, expected);
	free(path);
}

static void from_home(void **state)
{
	(void)state;
	setenv("HOME", "/home/anna", 1);
	assert_is(path_from_home("~"), "/home/anna");
	assert_is(path_from_home("~/"), "/home/anna/");
	assert_is(path_from_home("~/a/~"), "/home/anna/a/~");
	assert_is(path_from_home("~bo/a"), "~bo/a");
	assert_is(path_from_home("a/~/b"), "a/~/b");
	assert_is(path_from_home(""), "");
	setenv("HOME", "", 1);
	assert_is(path_from_home("~/a"), "~/a");
	unsetenv("HOME");
	assert_is(path_from_home("~/a"), "~/a");
}

static void whole(void **state)
{
	char *folder = realpath(scratch_path("."), NULL), *file;

	(void)state;
	scratch_write("file", "x", 1);
	assert_int_equal(symlink("file", scratch_path("link")), 0);
	assert_int_equal(chdir(folder), 0);
	file = realpath("file", NULL);
	assert_is(path_whole("link"), file);
	free(file);
	assert_is(path_whole("nowhere"), "nowhere");
	assert_int_equal(chdir("/"), 0);
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_home),
		cmocka_unit_test_setup_teardown(whole, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
