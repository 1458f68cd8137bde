/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* When it is time for a temperature measurement. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "central/results/pulses.h"
#include "crypto/secret.h"
#include "support/fixed_clock.h"
#include "support/sample_round.h"

static struct central desk;
static struct round *autumn, *other;
static struct round *both[2];
static const struct pulses pulses = { both, COUNT(both) };

static int start(void **state)
{
	(void)state;
	return secret_start() == ERROR_NONE ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	secret_end();
	return 0;
}

/* An assessment of the store's own, closed on 15 October, and another round beside it. */
static int set_up(void **state)
{
	(void)state;
	both[0] = autumn = sample_round();
	both[1] = other = sample_pulse();
	memcpy(other->id, "vt27", sizeof "vt27");
	memcpy(autumn->closed, "2026-10-15", CLOCK_DAY_SIZE);
	memcpy(desk.signing_key, autumn->central_key, sizeof desk.signing_key);
	fixed_clock_set("2027-06-01");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	round_free(autumn);
	round_free(other);
	return 0;
}

static void half_a_year_later_it_is_time(void **state)
{
	char day[CLOCK_DAY_SIZE];

	(void)state;
	pulses_day(autumn, day);
	assert_string_equal(day, "2027-04-15");
	assert_true(pulses_is_due(&desk, &pulses, autumn));
	fixed_clock_set("2027-04-15");
	assert_true(pulses_is_due(&desk, &pulses, autumn));
	fixed_clock_set("2027-04-14");
	assert_false(pulses_is_due(&desk, &pulses, autumn));
}

static void not_while_it_is_open(void **state)
{
	(void)state;
	autumn->closed[0] = '\0';
	assert_false(pulses_is_due(&desk, &pulses, autumn));
}

static void not_where_a_round_follows(void **state)
{
	(void)state;
	memcpy(other->follows, "ht26", sizeof "ht26");
	assert_false(pulses_is_due(&desk, &pulses, autumn));
	other->kind = ROUND_ASSESSMENT;
	assert_false(pulses_is_due(&desk, &pulses, autumn));
}

static void not_of_a_pulse_or_of_others(void **state)
{
	(void)state;
	memcpy(other->closed, "2026-10-15", CLOCK_DAY_SIZE);
	assert_false(pulses_is_due(&desk, &pulses, other));
	desk.signing_key[10] ^= 1;
	assert_false(pulses_is_due(&desk, &pulses, autumn));
}

static void only_a_closed_pulse_tells_of_its_round(void **state)
{
	(void)state;
	assert_false(pulses_tells_of(other, autumn));
	memcpy(other->follows, "ht26", sizeof "ht26");
	assert_false(pulses_tells_of(other, autumn));
	memcpy(other->closed, "2027-05-15", CLOCK_DAY_SIZE);
	assert_true(pulses_tells_of(other, autumn));
	other->kind = ROUND_ASSESSMENT;
	assert_false(pulses_tells_of(other, autumn));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(half_a_year_later_it_is_time),
		TEST(not_while_it_is_open),
		TEST(not_where_a_round_follows),
		TEST(not_of_a_pulse_or_of_others),
		TEST(only_a_closed_pulse_tells_of_its_round),
	};

	return cmocka_run_group_tests(tests, start, end);
}
