/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The echo of a terminal: off, on again, and signals meanwhile. */
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cli/echo.h"

static int ours, theirs;
static volatile sig_atomic_t interrupts;

static void count_interrupts(int number)
{
	(void)number;
	interrupts++;
}

static int set_up(void **state)
{
	(void)state;
	interrupts = 0;
	signal(SIGINT, count_interrupts);
	return openpty(&ours, &theirs, NULL, NULL, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	signal(SIGINT, SIG_DFL);
	close(ours);
	close(theirs);
	return 0;
}

static bool is_echoing(void)
{
	struct termios now;

	assert_int_equal(tcgetattr(theirs, &now), 0);
	return now.c_lflag & ECHO;
}

static void what_is_typed_can_be_read(void **state)
{
	struct echo echo;

	(void)state;
	assert_true(echo_off(&echo, theirs));
	assert_false(is_echoing());
	assert_int_equal(echo_wait(theirs, 0), ECHO_NOTHING);
	assert_int_equal(write(ours, "x\n", 2), 2);
	assert_int_equal(echo_wait(theirs, 1000), ECHO_INPUT);
	echo_on(&echo);
	assert_true(is_echoing());
}

static void a_signal_waits_for_the_echo(void **state)
{
	struct echo echo;

	(void)state;
	assert_true(echo_off(&echo, theirs));
	assert_int_equal(raise(SIGINT), 0);
	assert_int_equal(echo_wait(theirs, 1000), ECHO_INTERRUPTED);
	assert_int_equal(interrupts, 0);
	echo_on(&echo);
	assert_int_equal(interrupts, 1);
}

/* Whoever reads on would not hear of it. */
static void a_signal_goes_before_what_can_be_read(void **state)
{
	struct echo echo;

	(void)state;
	assert_true(echo_off(&echo, theirs));
	assert_int_equal(write(ours, "x\n", 2), 2);
	assert_int_equal(echo_wait(theirs, 1000), ECHO_INPUT);
	assert_int_equal(raise(SIGINT), 0);
	assert_int_equal(echo_wait(theirs, 1000), ECHO_INTERRUPTED);
	echo_on(&echo);
	assert_int_equal(interrupts, 1);
}

static void what_is_ignored_is_no_signal(void **state)
{
	struct echo echo;

	(void)state;
	signal(SIGINT, SIG_IGN);
	assert_true(echo_off(&echo, theirs));
	assert_int_equal(write(ours, "x\n", 2), 2);
	assert_int_equal(raise(SIGINT), 0);
	assert_int_equal(echo_wait(theirs, 1000), ECHO_INPUT);
	echo_on(&echo);
	assert_int_equal(interrupts, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_typed_can_be_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_signal_waits_for_the_echo, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_signal_goes_before_what_can_be_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_ignored_is_no_signal, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
