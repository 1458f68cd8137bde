/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Minutes left: the questionnaire's pace at first, then the person's own, without a jump. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/steps/pace.h"

enum { ITEMS = 29, MINUTES = 20 };

/* Somebody who is asked the most there is. */
static struct pace_way way_with(size_t left)
{
	return (struct pace_way){ .minutes = MINUTES, .longest = ITEMS, .left = left };
}

/* The next answer of who had so many left, after so many seconds. */
static long answer(struct pace *pace, size_t left, long seconds)
{
	struct pace_way before = way_with(left), after = way_with(left - 1);

	pace_answered(pace, pace->last + seconds * 1000, &before, left - 1);
	return pace_minutes(pace, &after);
}

static void the_questionnaire_says_at_first(void **state)
{
	static const struct {
		struct pace_way way;
		long minutes;
	} tries[] = {
		{ { 20, 29, 29 }, 20 },
		{ { 20, 29, 28 }, 20 },
		{ { 20, 29, 14 }, 10 }, /* in a role with half of the questions, or half-way */
		{ { 20, 29, 1 }, 1 },
		{ { 20, 29, 0 }, 0 },
		{ { 20, 0, 0 }, 0 },
		{ { 600, 1, 1 }, 600 },
	};
	const struct pace pace = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++)
		assert_int_equal(pace_minutes(&pace, &tries[i].way), tries[i].minutes);
}

/* Quick ones, lunch, a question to think about, somebody at the door: seconds, and what is told
 * then.
 */
static void a_person(void **state)
{
	static const struct {
		long seconds, minutes;
	} answers[ITEMS] = { { 30, 19 }, { 12, 18 }, { 9, 17 }, { 20, 16 }, { 15, 15 },
		{ 3600, 15 }, { 25, 14 }, { 40, 13 }, { 8, 12 }, { 10, 11 }, { 12, 10 }, { 55, 10 },
		{ 130, 11 }, { 20, 10 }, { 15, 9 }, { 9, 8 }, { 9, 7 }, { 10, 6 }, { 31, 6 },
		{ 18, 5 }, { 12, 5 }, { 7, 4 }, { 7, 3 }, { 45, 3 }, { 20, 2 }, { 15, 2 },
		{ 10, 1 }, { 12, 1 }, { 60, 0 } };
	struct pace pace = { .last = 12345 };

	(void)state;
	for (size_t i = 0; i < ITEMS; i++)
		assert_int_equal(answer(&pace, ITEMS - i, answers[i].seconds), answers[i].minutes);
}

/* At the very pace that the questionnaire says. */
static void as_it_says(void **state)
{
	struct pace pace = { .last = 12345 };

	(void)state;
	for (size_t left = 20; left > 0; left--) {
		struct pace_way way = { .minutes = 20, .longest = 20, .left = left };

		assert_int_equal(pace_minutes(&pace, &way), left);
		pace_answered(&pace, pace.last + 60 * 1000, &way, left - 1);
	}
}

/* The first answer tells nothing of how long one takes. */
static void no_answer_before(void **state)
{
	struct pace_way way = way_with(ITEMS);
	struct pace pace = { 0 };

	(void)state;
	pace_answered(&pace, 1700000000000, &way, ITEMS - 1);
	assert_int_equal(pace.count, 0);
	assert_int_equal(pace.minutes, 20);
}

/* What is changed is no question fewer, and behind the last there is nothing to tell. */
static void changed_answers(void **state)
{
	struct pace_way way = way_with(10), none = way_with(0);
	struct pace pace = { .last = 12345 };

	(void)state;
	assert_int_equal(pace_minutes(&pace, &way), 7);
	pace_answered(&pace, pace.last + 60 * 1000, &way, 10);
	assert_int_equal(pace_minutes(&pace, &way), 8);
	pace_answered(&pace, pace.last + 1000, &none, 0);
	assert_int_equal(pace_minutes(&pace, &none), 0);
	assert_int_equal(pace_minutes(&pace, &way), 8);
}

/* Numbers by chance that come again. */
static uint32_t chance;

static uint32_t below(uint32_t bound)
{
	chance = chance * UINT32_C(1664525) + UINT32_C(1013904223);
	return (chance >> 8) % bound;
}

/* What the header says of one answer after another, whatever these take. */
static void never_a_jump(void **state)
{
	(void)state;
	for (chance = 1; chance != 0 && below(20000) != 0;) {
		struct pace_way way = { .minutes = 1 + below(600), .longest = 1 + below(60) };
		struct pace pace = { .last = 1 };
		long before;

		way.left = 1 + below((uint32_t)way.longest);
		before = pace_minutes(&pace, &way);
		for (; way.left > 0; way.left--) {
			struct pace_way next = way;
			long share = (before + (long)way.left - 1) / (long)way.left, after;

			next.left--;
			pace_answered(&pace, pace.last + below(below(9) == 0 ? 9000000 : 90000),
			    &way, next.left);
			after = pace_minutes(&pace, &next);
			if (next.left == 0)
				assert_int_equal(after, 0);
			else
				assert_true(
				    after >= 1 && after <= before + 1 && after >= before - share);
			before = after;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_questionnaire_says_at_first),
		cmocka_unit_test(a_person),
		cmocka_unit_test(as_it_says),
		cmocka_unit_test(no_answer_before),
		cmocka_unit_test(changed_answers),
		cmocka_unit_test(never_a_jump),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
