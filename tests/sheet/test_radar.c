/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is drawn where numbers are missing, and what lies behind what. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "sheet/radar.h"

static size_t count(const char *text, const char *part)
{
	size_t n = 0;

	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
		n++;
	return n;
}

static void test_geometry(void **state)
{
	struct radar_point right = radar_point(1, 4, 50), up = radar_point(0, 4, 100);

	(void)state;
	assert_true(fabs(up.x) < 1e-9 && fabs(up.y + 1) < 1e-9);
	assert_true(fabs(right.x - 0.5) < 1e-9 && fabs(right.y) < 1e-9);
}

static void test_whole(void **state)
{
	static const struct radar_axis axes[] = { { "A", "10", 10, 90, false },
		{ "<b>", NULL, 20, 80, true }, { "C", "30", 30, 70, false } };
	struct text out = { 0 };
	const char *before, *now;

	(void)state;
	assert_true(radar_draw(&out, axes, COUNT(axes)));
	before = strstr(out.bytes, "class=\"before\"");
	now = strstr(out.bytes, "<polygon class=\"now\"");
	assert_true(before != NULL && now != NULL && before < now);
	assert_int_equal(count(out.bytes, "<line class=\"before\""), 3);
	assert_int_equal(count(out.bytes, "<rect class=\"before\""), 3);
	assert_int_equal(count(out.bytes, "<circle class=\"now\""), 2);
	assert_int_equal(count(out.bytes, "<circle class=\"now bound\""), 1);
	assert_non_null(strstr(out.bytes, ">A 10</text>"));
	assert_non_null(strstr(out.bytes, ">&lt;b&gt;</text>"));
	text_free(&out);
}

static void test_gaps(void **state)
{
	static const struct radar_axis axes[] = {
		{ "A", NULL, 10, NAN, false },
		{ "B", NULL, 20, 80, false },
		{ "C", NULL, NAN, NAN, false },
		{ "D", NULL, 40, 60, false },
	};
	struct text out = { 0 };

	(void)state;
	assert_true(radar_draw(&out, axes, COUNT(axes)));
	assert_null(strstr(out.bytes, "<polygon class=\"now\""));
	assert_int_equal(count(out.bytes, "<line class=\"now\""), 2);
	assert_int_equal(count(out.bytes, "<circle class=\"now\""), 3);
	assert_int_equal(count(out.bytes, "<line class=\"before\""), 0);
	assert_int_equal(count(out.bytes, "<rect class=\"before\""), 2);
	assert_null(strstr(out.bytes, "nan"));
	text_free(&out);
}

static void test_no_before(void **state)
{
	static const struct radar_axis axes[] = { { "A", NULL, 10, NAN, false },
		{ "B", NULL, 20, NAN, false }, { "C", NULL, 30, NAN, false } };
	struct text out = { 0 };

	(void)state;
	assert_false(radar_draw(&out, axes, COUNT(axes)));
	assert_null(strstr(out.bytes, "before"));
	text_free(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_geometry),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_no_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
