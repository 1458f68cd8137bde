/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Workbooks about schools that are called so that a spreadsheet would run it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/hostile.h"
#include "support/small_book.h"

/* No formula, no link, nothing that is fetched, in any part of the file. */
static void assert_inert(const char *path)
{
	static const char *const never[] = { "<f>", "<f ", "<hyperlink", "TargetMode", "<oleObject",
		"<ddeLink", "<externalReference", "<webPublish", "xmlns:r=\"http://example" };
	char *list = xlsx_list(path);

	assert_null(strstr(list, "externalLink"));
	assert_null(strstr(list, "connections"));
	for (char *name = strtok(list, "\n"); name != NULL; name = strtok(NULL, "\n")) {
		char *xml;

		if (name[0] == '[')
			continue;
		xml = xlsx_part(path, name);
		for (size_t i = 0; i < COUNT(never); i++)
			if (strstr(xml, never[i]) != NULL)
				fail_msg("%s has %s", name, never[i]);
		free(xml);
	}
	free(list);
}

/* Call the units and the round so, look, and give them their names back. */
static void try_names(struct small_book *fixture, char *names[UNITS])
{
	struct unit *units = fixture->round->organisation->units;
	char *kept[UNITS], *title = fixture->round->title;
	const struct figure *rows = fixture->report.figures->rows;
	struct xlsx_sheet sheet;
	const char *path;
	size_t column;

	for (size_t i = 0; i < UNITS; i++) {
		kept[i] = units[i].name;
		units[i].name = names[i];
	}
	fixture->round->title = names[0];
	path = small_book_write(fixture);
	assert_inert(path);
	xlsx_sheet_read(&sheet, path, 1);
	column = small_book_column(&sheet, "unit_name");
	for (size_t i = 1; i < sheet.n_rows; i++)
		if (rows[i - 1].unit != FIGURES_ALL) {
			assert_true(sheet.rows[i][column].is_text);
			assert_string_equal(sheet.rows[i][column].value, names[rows[i - 1].unit]);
		}
	xlsx_sheet_free(&sheet);
	xlsx_sheet_read(&sheet, path, 3);
	assert_string_equal(small_book_fact(&sheet, "Round"), names[0]);
	xlsx_sheet_free(&sheet);
	for (size_t i = 0; i < UNITS; i++)
		units[i].name = kept[i];
	fixture->round->title = title;
}

static void test_hostile_names(void **state)
{
	size_t count;
	char **hostile = hostile_read(&count), *names[UNITS];

	assert_true(count > 100);
	for (size_t i = 0; i < count; i += UNITS) {
		for (size_t unit = 0; unit < UNITS; unit++)
			names[unit] = hostile[(i + unit) % count];
		try_names(*state, names);
	}
	hostile_free(hostile, count);
}

/* A cell has room for 32,767 units: what is longer is cut, and says so. */
static void test_long_name(void **state)
{
	enum { MANY = 40000 };
	struct small_book *fixture = *state;
	struct unit *unit = &fixture->round->organisation->units[TEAM_1];
	char *kept = unit->name, *long_name = memory_new(1, 4 * MANY + 1);
	struct xlsx_sheet sheet;
	size_t units[] = { 1, 2 }, column;
	const char *value;

	fixture->report.unit = TEAM_1;
	unit->name = long_name;
	for (size_t i = 0; i < COUNT(units); i++) {
		long_name[0] = '\0';
		for (size_t at = 0; at < MANY; at++)
			strcpy(long_name + at * (units[i] == 1 ? 1 : 4), i == 0 ? "=" : "😀");
		xlsx_sheet_read(&sheet, small_book_write(fixture), 1);
		column = small_book_column(&sheet, "unit_name");
		value = sheet.rows[1][column].value;
		assert_int_equal(
		    strlen(value), i == 0 ? 32766 + strlen("…") : 32766 / 2 * 4 + strlen("…"));
		assert_string_equal(value + strlen(value) - strlen("…"), "…");
		xlsx_sheet_free(&sheet);
	}
	unit->name = kept;
	free(long_name);
}

#define with_fixture(test)                                                                         \
	cmocka_unit_test_setup_teardown(test, small_book_set_up, small_book_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_hostile_names),
		with_fixture(test_long_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
