/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How a temperature is said and drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "report/facts/temperature.h"
#include "sheet/sheet_line.h"

enum { OPEN = UNIT_TEMPERATURE_OPEN };

static const struct row {
	struct unit_temperature shown;
	bool utf8;
	const char *said, *all, *drawn;
} rows[] = {
	{ { .n = 9, .low = 31, .high = 31, .most = 40 }, true, "3.1 of 4", "3.1 of 4, 9 answers",
	    "████████░░" },
	{ { .n = 9, .low = 31, .high = 31, .most = 40 }, false, "3.1 of 4", "3.1 of 4, 9 answers",
	    "########--" },
	{ { .n = 5, .low = 0, .high = 0, .most = 40 }, true, "0.0 of 4", "0.0 of 4, 5 answers",
	    "░░░░░░░░░░" },
	{ { .n = 5, .low = 35, .high = OPEN, .most = 40 }, true, "≥ 3.5 of 4",
	    "≥ 3.5 of 4, 5 answers", "█████████░" },
	{ { .n = 5, .low = OPEN, .high = 5, .most = 40 }, false, "<= 0.5 of 4",
	    "<= 0.5 of 4, 5 answers", "#---------" },
	{ { .n = 13, .low = 33, .high = 35, .most = 40 }, true, "3.3–3.5 of 4",
	    "3.3–3.5 of 4, 13 answers", "█████████░" },
	{ { .n = 7, .low = 190, .high = 190, .most = 190 }, false, "19.0 of 19",
	    "19.0 of 19, 7 answers", "##########" },
	{ { .hidden = true, .low = OPEN, .high = OPEN, .most = 40 }, true, "hidden: too few",
	    "hidden: too few", "          " },
};

static void each_is_said_and_drawn(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i];
		char *said = temperature_say(&row->shown, row->utf8);
		char *all = temperature_say_all(&row->shown, row->utf8);
		struct sheet_drawing drawing = temperature_drawing(&row->shown);
		struct text drawn = { 0 };

		assert_string_equal(said, row->said);
		assert_string_equal(all, row->all);
		sheet_line_bar(&drawn, &drawing, 10, row->utf8);
		assert_string_equal(drawn.bytes, row->drawn);
		free(said);
		free(all);
		text_free(&drawn);
	}
}

/* Of the unit that was meant, and of the last measurement that knows the action. */
static void the_newest_counts(void **state)
{
	char own[] = "bjork/a", other[] = "bjork/b";
	struct unit_temperature shown = { .unit = own, .action = 1, .n = 7, .most = 40 };
	struct unit_file *file = unit_file_new();
	struct unit_pulse *pulse;

	(void)state;
	assert_null(temperature_newest(NULL, own, 1));
	assert_null(temperature_newest(file, own, 1));
	pulse = unit_file_add_pulse(file, "vt27", "Våren", "2027-05-10");
	shown.low = shown.high = 10;
	unit_file_add_temperature(pulse, &shown);
	shown.action = 2;
	unit_file_add_temperature(pulse, &shown);
	pulse = unit_file_add_pulse(file, "ht27", "Hösten", "2027-11-10");
	shown.low = shown.high = 20;
	unit_file_add_temperature(pulse, &shown);
	shown.unit = other;
	shown.action = 1;
	unit_file_add_temperature(pulse, &shown);
	assert_int_equal(temperature_newest(file, own, 1)->low, 10);
	assert_int_equal(temperature_newest(file, own, 2)->low, 20);
	assert_int_equal(temperature_newest(file, other, 1)->low, 20);
	assert_null(temperature_newest(file, other, 2));
	assert_null(temperature_newest(file, own, 3));
	unit_file_free(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_said_and_drawn),
		cmocka_unit_test(the_newest_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
