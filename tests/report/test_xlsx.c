/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The workbook: the same as in CSV, cell by cell. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/csv.h"
#include "base/memory.h"
#include "report/data/codebook.h"
#include "support/small_book.h"
#include "support/two_rounds.h"

static struct csv *read_csv(const struct text *text)
{
	struct csv *csv;

	assert_int_equal(csv_read("a.csv", text->bytes, text->length, &csv), ERROR_NONE);
	return csv;
}

/* How many digits behind the point. */
static size_t decimals(const char *number)
{
	const char *point = strchr(number, '.');

	return point != NULL ? strspn(point + 1, "0123456789") : 0;
}

/* Is the cell what CSV has? Its texts may be disarmed. */
static void assert_same(const struct xlsx_cell *cell, const char *expected)
{
	if (expected[0] == '\0') {
		assert_null(cell->value);
		return;
	}
	assert_non_null(cell->value);
	if (cell->is_text) {
		assert_string_equal(cell->value, expected + (expected[0] == '\''));
		return;
	}
	assert_true(strtod(cell->value, NULL) == strtod(expected, NULL));
	assert_int_equal(decimals(cell->format), decimals(expected));
}

static void assert_same_table(const struct xlsx_sheet *sheet, const struct csv *csv)
{
	assert_int_equal(sheet->n_rows, csv->n_rows);
	for (size_t row = 0; row < csv->n_rows; row++)
		for (size_t column = 0; column < csv->rows[row].n_cells; column++)
			assert_same(&sheet->rows[row][column], csv->rows[row].cells[column]);
}

static bool is_number(const char *name)
{
	return strcmp(name, "mean") == 0 || strcmp(name, "n") == 0 || strcmp(name, "hidden") == 0;
}

static void test_figures(void **state)
{
	struct small_book *fixture = *state;
	struct xlsx_sheet sheet;
	struct text csv_text = { 0 };
	struct csv *csv;
	size_t numbers = 0;

	for (int unit = FIGURES_ALL; unit < UNITS; unit++) {
		fixture->report.unit = unit;
		xlsx_sheet_read(&sheet, small_book_write(fixture), 1);
		assert_int_equal(
		    report_write(&fixture->report, report_format_find("csv"), &csv_text),
		    ERROR_NONE);
		csv = read_csv(&csv_text);
		assert_same_table(&sheet, csv);
		for (size_t row = 1; row < csv->n_rows; row++)
			for (size_t column = 0; column < csv->rows[row].n_cells; column++)
				if (is_number(csv->rows[0].cells[column]) &&
				    sheet.rows[row][column].value != NULL) {
					assert_false(sheet.rows[row][column].is_text);
					numbers++;
				}
		csv_free(csv);
		xlsx_sheet_free(&sheet);
		text_free(&csv_text);
	}
	assert_true(numbers > 100);
}

/* Three who moved apart, four times over, a school whose people were others, and a team too small.
 */
static void answer_twice(struct two_rounds *rounds)
{
	static char second[] = "Second";

	two_rounds_add(rounds, 4, TEAM_1, "012212", TEAM_1, "123321");
	two_rounds_add(rounds, 4, TEAM_1, "321012", TEAM_1, "210122");
	two_rounds_add(rounds, 4, TEAM_1, "111111", TEAM_1, "333333");
	two_rounds_add(rounds, 3, TEAM_2, "000000", TEAM_2, "333333");
	two_rounds_add(rounds, 4, LONE, "012210", LONE, NULL);
	two_rounds_add(rounds, 4, LONE, "222211", LONE, NULL);
	two_rounds_add(rounds, 5, LONE, NULL, LONE, "122211");
	two_rounds_add(rounds, 4, LONE, NULL, LONE, "232122");
	rounds->now->round.title = second;
	strcpy(rounds->now->round.closed, "2027-01-31");
	two_rounds_compare(rounds);
}

/* In how many rows of CSV the column has something, or just this text. */
static size_t filled(const struct csv *csv, const char *name, const char *text)
{
	size_t column = 0, n = 0;

	while (strcmp(csv->rows[0].cells[column], name) != 0)
		assert_true(++column < csv->rows[0].n_cells);
	for (size_t row = 1; row < csv->n_rows; row++) {
		const char *cell = csv->rows[row].cells[column];

		n += text != NULL ? strcmp(cell, text) == 0 : cell[0] != '\0';
	}
	return n;
}

/* Between two rounds too: every change, its interval and what it is a change from. */
static void test_changes(void **state)
{
	static const char *const numbers[] = { "earlier", "change", "change_low", "change_high",
		"change_n" };
	struct small_book *fixture = *state;
	struct xlsx_sheet sheet;
	struct text csv_text = { 0 };
	struct csv *csv;
	void *rounds;

	assert_int_equal(two_rounds_set_up(&rounds), 0);
	answer_twice(rounds);
	fixture->report.figures = ((struct two_rounds *)rounds)->now->figures;
	xlsx_sheet_read(&sheet, small_book_write(fixture), 1);
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("csv"), &csv_text), ERROR_NONE);
	csv = read_csv(&csv_text);
	assert_same_table(&sheet, csv);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		size_t column = small_book_column(&sheet, numbers[i]);

		assert_true(filled(csv, numbers[i], NULL) > 5);
		for (size_t row = 1; row < sheet.n_rows; row++)
			assert_false(sheet.rows[row][column].is_text);
	}
	assert_true(filled(csv, "change_kind", "paired") > 5);
	assert_true(filled(csv, "change_kind", "unpaired") > 5);
	assert_true(filled(csv, "hidden", "1") > 5);
	csv_free(csv);
	xlsx_sheet_free(&sheet);
	text_free(&csv_text);
	two_rounds_tear_down(&rounds);
}

static void assert_number(const struct xlsx_cell *cell, const char *number, const char *format)
{
	assert_non_null(cell->value);
	assert_false(cell->is_text);
	assert_string_equal(cell->value, number);
	assert_string_equal(cell->format, format);
}

/* A bound and a middle are seen to be one, and the ends stand beside. */
static void test_bounds(void **state)
{
	static const struct {
		struct range shown;
		const char *number, *format, *low, *high;
	} cases[] = {
		{ { 3.5, INFINITY }, "3.5", "\"≥ \"0.0;\"≥ -\"0.0", "3.5", NULL },
		{ { -INFINITY, -1.5 }, "-1.5", "\"≤ \"0.0;\"≤ -\"0.0", NULL, "-1.5" },
		{ { 66.3, 66.7 }, "66.5", "\"≈ \"0.0;\"≈ -\"0.0", "66.3", "66.7" },
		{ { 2.5, 2.5 }, "2.5", "0.0", NULL, NULL },
	};
	struct small_book *fixture = *state;
	struct figures *figures = ((struct small *)fixture->small)->figures;
	struct xlsx_sheet sheet;

	for (size_t i = 0; i < COUNT(cases); i++) {
		figures->rows[i].hidden = false;
		figures->rows[i].mean = cases[i].shown;
	}
	xlsx_sheet_read(&sheet, small_book_write(fixture), 1);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct xlsx_cell *row = sheet.rows[i + 1];
		const struct xlsx_cell *low = &row[small_book_column(&sheet, "mean_low")];
		const struct xlsx_cell *high = &row[small_book_column(&sheet, "mean_high")];

		assert_number(
		    &row[small_book_column(&sheet, "mean")], cases[i].number, cases[i].format);
		if (cases[i].low == NULL)
			assert_null(low->value);
		else
			assert_number(low, cases[i].low, "0.0");
		if (cases[i].high == NULL)
			assert_null(high->value);
		else
			assert_number(high, cases[i].high, "0.0");
	}
	xlsx_sheet_free(&sheet);
}

static void test_codebook(void **state)
{
	struct small_book *fixture = *state;
	struct xlsx_sheet sheet;
	struct text text = { 0 };
	struct csv *csv;

	for (int swedish = 0; swedish < 2; swedish++) {
		fixture->report.language = swedish ? "sv" : "en";
		xlsx_sheet_read(&sheet, small_book_write(fixture), 2);
		codebook_write(fixture->round->questionnaire, fixture->report.language, &text);
		csv = read_csv(&text);
		assert_same_table(&sheet, csv);
		csv_free(csv);
		text_free(&text);
		xlsx_sheet_free(&sheet);
	}
}

static void test_about(void **state)
{
	struct small_book *fixture = *state;
	struct xlsx_sheet about;
	char *promise;

	fixture->round->min_group = 7;
	fixture->round->min_distribution = 13;
	fixture->report.unit = TEAM_1;
	xlsx_sheet_read(&about, small_book_write(fixture), 3);
	assert_string_equal(small_book_fact(&about, "Round"), "=Hösten & <2026>");
	assert_string_equal(small_book_fact(&about, "round"), fixture->round->id);
	assert_string_equal(small_book_fact(&about, "Closed"), "2026-12-18");
	promise = organisation_full_name(fixture->round->organisation, TEAM_1);
	assert_string_equal(small_book_fact(&about, "Unit"), promise);
	free(promise);
	assert_non_null(strstr(small_book_fact(&about, "Promise"), "fewer than 7 people"));
	assert_non_null(strstr(small_book_fact(&about, "Promise"), "fewer than 13 "));
	assert_non_null(small_book_fact(&about, "hidden"));
	xlsx_sheet_free(&about);
}

static void assert_has(const char *path, const char *part, const char *what)
{
	char *xml = xlsx_part(path, part);

	if (strstr(xml, what) == NULL)
		fail_msg("%s has no %s: %s", part, what, xml);
	free(xml);
}

/* The heading stays in sight and has filters; the day is the round's, not today. */
static void test_looks(void **state)
{
	const char *path = small_book_write(*state);

	assert_has(path, "xl/worksheets/sheet1.xml", "<pane ySplit=\"1\" ");
	assert_has(path, "xl/worksheets/sheet1.xml", "<autoFilter ref=\"A1:");
	assert_has(path, "xl/worksheets/sheet2.xml", "<autoFilter ref=\"A1:J");
	assert_has(path, "docProps/core.xml", ">2026-12-18T00:00:00Z</dcterms:created>");
	assert_has(path, "docProps/core.xml", "<dc:title>=Hösten &amp; &lt;2026&gt;</dc:title>");
	assert_has(path, "xl/workbook.xml", "<sheet name=\"Figures\" ");
}

static void test_same_bytes(void **state)
{
	struct small_book *fixture = *state;
	struct text first;

	small_book_write(fixture);
	first = fixture->out;
	fixture->out = (struct text){ 0 };
	small_book_write(fixture);
	assert_int_equal(fixture->out.length, first.length);
	assert_memory_equal(fixture->out.bytes, first.bytes, first.length);
	text_free(&first);
}

/* One row more than there is room for, with the heading. */
static void test_too_many_rows(void **state)
{
	struct small_book *fixture = *state;
	struct figures figures = *fixture->report.figures;

	small_book_format();
	figures.n_rows = 1048576;
	fixture->report.figures = &figures;
	assert_int_equal(
	    report_write(&fixture->report, small_book_format(), &fixture->out), ERROR_TOO_LARGE);
	assert_string_equal(error_sentence(),
	    "the report has 1048576 rows, and a spreadsheet has room for no more than 1048575");
	assert_non_null(strstr(error_next_step(), "--unit"));
	assert_null(fixture->out.bytes);
}

static void test_left_out(void **state)
{
	const struct report_format *format;

	(void)state;
	if (report_format_find("xlsx") != NULL) {
		assert_int_equal(report_format_choose("xlsx", &format), ERROR_NONE);
		assert_non_null(format->make);
		assert_non_null(strstr(report_format_names(), "xlsx"));
		return;
	}
	assert_null(strstr(report_format_names(), "xlsx"));
	assert_int_equal(report_format_choose("xlsx", &format), ERROR_USAGE);
	assert_string_equal(error_sentence(), "this skatta was built without xlsx");
	assert_non_null(strstr(error_next_step(), "csv"));
}

#define with_fixture(test)                                                                         \
	cmocka_unit_test_setup_teardown(test, small_book_set_up, small_book_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_figures),
		with_fixture(test_changes),
		with_fixture(test_bounds),
		with_fixture(test_codebook),
		with_fixture(test_about),
		with_fixture(test_looks),
		with_fixture(test_same_bytes),
		with_fixture(test_too_many_rows),
		cmocka_unit_test(test_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
