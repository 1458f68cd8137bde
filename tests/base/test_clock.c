/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Days that exist, written in the one way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/memory.h"

static const struct {
	const char *text;
	bool is_day;
} rows[] = {
	{ "2016-06-30", true },
	{ "0001-01-01", true },
	{ "9999-12-31", true },
	{ "2016-02-29", true },
	{ "2000-02-29", true },
	{ "2015-02-29", false },
	{ "1900-02-29", false },
	{ "2016-02-30", false },
	{ "2016-04-31", false },
	{ "2016-00-10", false },
	{ "2016-13-10", false },
	{ "2016-06-00", false },
	{ "2016-06-32", false },
	{ "0000-01-01", false },
	{ "", false },
	{ "2016", false },
	{ "2016-06-3", false },
	{ "2016-06-300", false },
	{ "2016-06-30 ", false },
	{ " 2016-06-3", false },
	{ "2016/06/30", false },
	{ "20160630--", false },
	{ "2-12-01-01", false },
	{ "12-1-11-11", false },
	{ "-001-01-01", false },
	{ "2016-+6-30", false },
	{ "2016- 6-30", false },
	{ "2016-06--1", false },
	{ "----------", false },
};

static void days(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (clock_is_day(rows[i].text) != rows[i].is_day)
			fail_msg(
			    "\"%s\" should %sbe a day", rows[i].text, rows[i].is_day ? "" : "not ");
}

static void months(void **state)
{
	static const struct {
		const char *day;
		int months;
		const char *later;
	} cases[] = {
		{ "2026-10-30", 6, "2027-04-30" },
		{ "2026-05-31", 6, "2026-11-30" },
		{ "2026-06-30", 6, "2026-12-30" },
		{ "2026-08-31", 6, "2027-02-28" },
		{ "2027-08-30", 6, "2028-02-29" },
		{ "2026-12-01", 0, "2026-12-01" },
		{ "2026-12-01", 1, "2027-01-01" },
		{ "2026-01-31", 25, "2028-02-29" },
		{ "9999-06-30", 6, "9999-12-30" },
		{ "9999-07-01", 6, "" },
		{ "", 6, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char later[CLOCK_DAY_SIZE];

		day_add_months(cases[i].day, cases[i].months, later);
		assert_string_equal(later, cases[i].later);
	}
}

static void days_between(void **state)
{
	static const struct {
		const char *from, *to;
		long days;
	} cases[] = {
		{ "2027-06-10", "2027-06-10", 0 },
		{ "2027-06-10", "2027-06-01", -9 },
		{ "2027-06-10", "2027-12-01", 174 },
		{ "2028-02-28", "2028-03-01", 2 },
		{ "2027-02-28", "2027-03-01", 1 },
		{ "2000-01-01", "2001-01-01", 366 },
		{ "1900-01-01", "1901-01-01", 365 },
		{ "0001-01-01", "9999-12-31", 3652058 },
		{ "", "2027-03-01", 0 },
		{ "2027-03-01", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(day_count(cases[i].from, cases[i].to), cases[i].days);
}

/* Each day from 1999 to 2001 once, and no other number of a month and a day. */
static void whole_years(void **state)
{
	char text[40];
	int found = 0;

	(void)state;
	for (int year = 1999; year <= 2001; year++)
		for (int month = 0; month < 100; month++)
			for (int day = 0; day < 100; day++) {
				snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
				found += clock_is_day(text);
			}
	assert_int_equal(found, 365 + 366 + 365);
}

static void today(void **state)
{
	char day[CLOCK_DAY_SIZE] = "";

	(void)state;
	clock_today(day);
	assert_int_equal(strlen(day), CLOCK_DAY_SIZE - 1);
	assert_true(clock_is_day(day));
	assert_true(strcmp(day, "2024-01-01") > 0);
}

static void goes_forward(void **state)
{
	int64_t before = clock_milliseconds();

	(void)state;
	assert_true(before > 0);
	assert_true(clock_milliseconds() >= before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days),
		cmocka_unit_test(months),
		cmocka_unit_test(days_between),
		cmocka_unit_test(whole_years),
		cmocka_unit_test(today),
		cmocka_unit_test(goes_forward),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
