/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The meter on a terminal that only this test looks at, with a clock that it turns. */
#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cli/meter.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/fixed_clock.h"

enum { NARROW = 20 };

struct fixture {
	int ours, before; /* our end of the terminal; what standard error was */
	struct meter meter;
	char seen[4096];
};

static int set_up(void **state)
{
	struct fixture *fixture = memory_new(1, sizeof *fixture);
	struct winsize size = { .ws_row = 5, .ws_col = 60 };
	int theirs;

	if (openpty(&fixture->ours, &theirs, NULL, NULL, &size) != 0 ||
	    fcntl(fixture->ours, F_SETFL, O_NONBLOCK) != 0)
		return -1;
	fixture->before = dup(STDERR_FILENO);
	dup2(theirs, STDERR_FILENO);
	close(theirs);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	dup2(fixture->before, STDERR_FILENO);
	close(fixture->before);
	close(fixture->ours);
	free(fixture);
	return 0;
}

/* What has been written since the last look. */
static const char *look(struct fixture *fixture)
{
	ssize_t got;

	fflush(stderr);
	got = read(fixture->ours, fixture->seen, sizeof fixture->seen - 1);
	fixture->seen[got > 0 ? got : 0] = '\0';
	return fixture->seen;
}

static void step(struct fixture *fixture, int times, int64_t pass)
{
	fixed_clock_pass(pass);
	while (times-- > 0)
		meter_step(&fixture->meter);
}

static void test_it_says_how_far(void **state)
{
	struct fixture *fixture = *state;

	meter_start(&fixture->meter, "merging bundles", 1234567);
	step(fixture, 1199, 0);
	assert_string_equal(look(fixture), "");
	step(fixture, 1, 1000);
	assert_string_equal(look(fixture), "\rmerging bundles: 1,200 of 1,234,567");
	/* Not at every step. */
	step(fixture, 99, 0);
	assert_string_equal(look(fixture), "");
	step(fixture, 1, 500);
	assert_string_equal(look(fixture), "\rmerging bundles: 1,300 of 1,234,567");
	meter_end(&fixture->meter);
	assert_int_equal(strspn(look(fixture) + 1, " "), 59);
	assert_int_equal(fixture->seen[0], '\r');
	assert_string_equal(fixture->seen + 60, "\r");
	/* Nothing of it any more. */
	step(fixture, 1, 10000);
	meter_end(&fixture->meter);
	assert_string_equal(look(fixture), "");
}

static void test_short_work_says_nothing(void **state)
{
	struct fixture *fixture = *state;

	meter_start(&fixture->meter, "merging bundles", 10);
	step(fixture, 10, 0);
	meter_end(&fixture->meter);
	assert_string_equal(look(fixture), "");
}

static void test_work_of_unknown_length(void **state)
{
	struct fixture *fixture = *state;

	meter_start(&fixture->meter, "writing", 0);
	step(fixture, 999, 2000);
	assert_string_equal(look(fixture), "\rwriting: 1");
	step(fixture, 1, 2000);
	assert_string_equal(look(fixture), "\rwriting: 1,000");
	meter_end(&fixture->meter);
}

static void test_a_narrow_terminal(void **state)
{
	struct winsize size = { .ws_row = 5, .ws_col = NARROW };
	struct fixture *fixture = *state;

	assert_int_equal(ioctl(fixture->ours, TIOCSWINSZ, &size), 0);
	meter_start(&fixture->meter, "åäö and many other words", 10);
	step(fixture, 1, 2000);
	assert_string_equal(look(fixture), "\råäö and many other ");
	assert_int_equal(text_width(fixture->seen + 1), NARROW - 1);
	meter_end(&fixture->meter);
	assert_int_equal(strlen(look(fixture)), NARROW + 1);
}

static void test_no_terminal(void **state)
{
	struct fixture *fixture = *state;
	int pipe_ends[2];

	assert_int_equal(pipe2(pipe_ends, O_NONBLOCK), 0);
	dup2(pipe_ends[1], STDERR_FILENO);
	meter_start(&fixture->meter, "merging bundles", 10);
	step(fixture, 5, 5000);
	meter_end(&fixture->meter);
	fflush(stderr);
	assert_int_equal(read(pipe_ends[0], fixture->seen, 1), -1);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_it_says_how_far),
		with_fixture(test_short_work_says_nothing),
		with_fixture(test_work_of_unknown_length),
		with_fixture(test_a_narrow_terminal),
		with_fixture(test_no_terminal),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
