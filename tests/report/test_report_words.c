/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in reports beside the figures: how answers are spread, and what people wrote. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/json.h"
#include "base/memory.h"
#include "report/report.h"
#include "support/small.h"

/* The report of one unit, for free(). */
static char *report_on(struct small *fixture, int unit, const char *format, bool utf8)
{
	static char title[] = "Small";
	struct report report = { .unit = unit, .language = "en", .utf8 = utf8 };
	struct text out = { 0 };

	fixture->round.title = title;
	small_disclose(fixture);
	report.figures = fixture->figures;
	assert_int_equal(report_write(&report, report_format_find(format), &out), ERROR_NONE);
	return text_take(&out);
}

static void assert_has(const char *report, const char *part)
{
	if (strstr(report, part) != NULL)
		return;
	fprintf(stderr, "%s\n", report);
	fail_msg("«%s» is missing", part);
}

static void assert_has_not(const char *report, const char *part)
{
	if (strstr(report, part) == NULL)
		return;
	fprintf(stderr, "%s\n", report);
	fail_msg("«%s» is there", part);
}

static void assert_narrow(char *report)
{
	for (char *line = strtok(report, "\n"); line != NULL; line = strtok(NULL, "\n"))
		if (text_width(line) > 80)
			fail_msg("too wide: %s", line);
}

/* Ten people: of A1, five labels in columns; of C1, which has labels of its own, a line each; B is
 * hidden, and A2 for too few. */
static void spread(struct small *fixture)
{
	small_add_times(fixture, 5, LONE, "T", "22.......0");
	small_add_times(fixture, 3, LONE, "T", "42......1");
	small_add_times(fixture, 2, LONE, "T", "0.......1");
}

static void test_shares(void **state)
{
	char *report;

	spread(*state);
	report = report_on(*state, LONE, "text", true);
	assert_has(report,
	    "\n\nThe percentage who chose each answer\n\nA A\n0 = a; 1 = b; 2 = c; 3 = d; 4 = e\n  "
	    "                                                     0     1     2     3     4\nA1  x "
	    "                                              ≤ 20  ≤ 20    50  ≤ 20    30\nA2  x     "
	    "                                                       hidden: too few\nA3  x         "
	    "                                                   hidden: too few\nA4  x             "
	    "                                               hidden: too few\n\nB B                 "
	    "                                             hidden: too few\n\nG G                   "
	    "                                           hidden: too few\n");
	free(report);
}

/* Labels are named again only where others have been named. */
static void test_labels_are_named_once(void **state)
{
	const char *labels = "0 = a; 1 = b; 2 = c; 3 = d; 4 = e\n";
	char *report, *first;

	small_add_times(*state, 10, LONE, "T", "2222221");
	report = report_on(*state, LONE, "text", true);
	first = strstr(report, labels);
	assert_non_null(first);
	assert_null(strstr(first + 1, labels));
	assert_has(first, "\nB B\n"
			  "                                                       0     1     2");
	free(report);
}

static void test_shares_of_own_labels(void **state)
{
	char *report;

	small_add_times(*state, 6, LONE, "T", "........1");
	small_add_times(*state, 6, LONE, "T", "........0");
	report = report_on(*state, LONE, "text", false);
	assert_has(report,
	    "K K\n"
	    "C1  x\n"
	    "      a                                                                       50\n"
	    "      b                                                                       50\n");
	free(report);
}

static void test_shares_in_ascii(void **state)
{
	char *report;

	spread(*state);
	report = report_on(*state, LONE, "text", false);
	assert_has(report, " <= 20 <= 20    50 <= 20    30\n");
	assert_narrow(report);
	free(report);
}

/* Where there are none at all it is said once. */
static void test_no_shares(void **state)
{
	char *report;

	small_add_times(*state, 6, LONE, "T", "2222");
	report = report_on(*state, LONE, "text", true);
	assert_has(report, "\nThe percentage who chose each answer\nhidden: too few\n\n");
	assert_has_not(report, "0 = a");
	free(report);
}

#define TITLE "What people wrote, word for word, in an order that means nothing\n"

/* Nine who say the same, and one. */
static void write_ten(struct small *fixture, int unit, const char *words)
{
	for (int i = 0; i < 9; i++)
		small_write(fixture, unit, "words");
	small_write(fixture, unit, words);
}

static void test_comments(void **state)
{
	char *report;

	write_ten(*state, LONE,
	    "One\n"
	    "- two\n"
	    "\n"
	    "a line that goes on for so long that it does not fit into the eighty columns of a "
	    "terminal");
	report = report_on(*state, LONE, "text", true);
	assert_has(report, "\n\n" TITLE "\nK1  x\n- ");
	assert_has(report,
	    "\n"
	    "- One\n"
	    "  - two\n"
	    "\n"
	    "  a line that goes on for so long that it does not fit into the eighty columns\n"
	    "  of a terminal\n");
	free(report);
}

/* What is shown below is not shown above, and a team has none. */
static void test_comments_of_a_whole(void **state)
{
	char *report;
	const char *whole, *school;

	write_ten(*state, LONE, "lone");
	write_ten(*state, TEAM_1, "team");
	report = report_on(*state, DISTRICT, "text", true);
	whole = strstr(report, TITLE "\nK1  x\nWhat is quoted for a smaller unit is not repeated "
				     "here; what is left over is\nhidden: too few.\n\nSchool ");
	assert_non_null(whole);
	school = strstr(report, "- team\n");
	assert_true(school > whole);
	assert_null(strstr(school + 1, "- team\n"));
	assert_has(report, "- lone\n");
	free(report);
	report = report_on(*state, TEAM_1, "text", true);
	assert_has_not(report, TITLE);
	assert_has_not(report, "- ");
	free(report);
}

static void test_comments_of_too_few(void **state)
{
	char *report;

	for (int i = 0; i < 9; i++)
		small_write(*state, LONE, "words");
	report = report_on(*state, LONE, "text", true);
	assert_has(report, TITLE "\nK1  x\nhidden: too few\n");
	assert_has_not(report, "words");
	free(report);
	report = report_on(*state, LONE, "html", true);
	assert_has(report, "<h5>K1 x</h5>\n<p class=\"hidden\">hidden: too few</p>\n");
	assert_has_not(report, "<li dir");
	free(report);
}

/* The widest that can be written, in characters that take two columns and cannot be broken nicely,
 * and what would steer a terminal if it came so far. */
static void test_comments_keep_to_the_width(void **state)
{
	char hostile[] = "\x1b[31mred \xe2\x80\xae reversed";
	struct text wide = { 0 };
	char *report;

	for (int i = 0; i < QUESTIONNAIRE_MAX_TEXT; i++)
		text_add(&wide, i % 7 ? "学" : "é");
	write_ten(*state, LONE, wide.bytes);
	small_write(*state, LONE, hostile);
	for (int utf8 = 0; utf8 < 2; utf8++) {
		report = report_on(*state, LONE, "text", utf8);
		assert_has(report, "red ");
		assert_has_not(report, "\x1b");
		assert_has_not(report, "\xe2\x80\xae");
		assert_narrow(report);
		free(report);
	}
	text_free(&wide);
}

static void test_comments_in_html(void **state)
{
	char *report;

	write_ten(*state, LONE, "<script>alert(1)</script>\n</li><li onload='x'>&amp;\x1b");
	report = report_on(*state, LONE, "html", true);
	assert_has(report, "<h5>K1 x</h5>\n<ul class=\"words\"><li dir=\"auto\">");
	assert_has(report, "<li dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;<br>"
			   "&lt;/li&gt;&lt;li onload=&#39;x&#39;&gt;&amp;amp;\xef\xbf\xbd</li>\n");
	assert_has_not(report, "<script");
	free(report);
}

static json_t *comments_in(const char *report, const char *unit)
{
	json_t *document = json_loads(report, JSON_REJECT_DUPLICATES, NULL), *list, *found = NULL;
	size_t i;

	assert_non_null(document);
	json_array_foreach(json_object_get(document, "comments"), i, list)
	{
		assert_int_equal(json_object_size(list), 6);
		assert_string_equal(json_string_value(json_object_get(list, "id")), "K1");
		if (strcmp(json_string_value(json_object_get(list, "unit")), unit) == 0)
			found = json_incref(list);
	}
	json_decref(document);
	return found;
}

static void test_comments_in_json(void **state)
{
	char *report;
	json_t *list;

	write_ten(*state, LONE, "\"quoted\"\\\n");
	report = report_on(*state, FIGURES_ALL, "json", true);
	list = comments_in(report, "U");
	assert_true(json_is_false(json_object_get(list, "hidden")));
	assert_int_equal(json_array_size(json_object_get(list, "texts")), 10);
	json_decref(list);
	assert_has(report, "\"\\\"quoted\\\"\\\\\\n\"");
	list = comments_in(report, "all");
	assert_int_equal(json_array_size(json_object_get(list, "texts")), 0);
	json_decref(list);
	list = comments_in(report, "S");
	assert_true(json_is_true(json_object_get(list, "hidden")));
	json_decref(list);
	assert_null(comments_in(report, "S/1"));
	free(report);
	report = report_on(*state, SCHOOL, "json", true);
	assert_null(comments_in(report, "U"));
	free(report);
}

/* Figures alone go into a spreadsheet. */
static void test_no_comments_in_csv(void **state)
{
	char *report;

	write_ten(*state, LONE, "alone");
	report = report_on(*state, FIGURES_ALL, "csv", true);
	assert_has_not(report, "words");
	assert_has_not(report, "alone");
	free(report);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, small_set_up, small_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_shares),
		with_fixture(test_labels_are_named_once),
		with_fixture(test_shares_of_own_labels),
		with_fixture(test_shares_in_ascii),
		with_fixture(test_no_shares),
		with_fixture(test_comments),
		with_fixture(test_comments_of_a_whole),
		with_fixture(test_comments_of_too_few),
		with_fixture(test_comments_keep_to_the_width),
		with_fixture(test_comments_in_html),
		with_fixture(test_comments_in_json),
		with_fixture(test_no_comments_in_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
