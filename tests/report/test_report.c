/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whole reports, compared as text. */
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
#include "figures/change/change.h"
#include "form/load/questionnaire_load.h"
#include "report/report.h"

static const char form_json[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,"
    "\"languages\":[\"en\",\"sv\"],\"title\":{\"en\":\"Small\",\"sv\":\"Liten\"},\"minutes\":1,"
    "\"scales\":[{\"id\":\"s\",\"labels\":[{\"en\":\"No\",\"sv\":\"Nej\"},"
    "{\"en\":\"Yes\",\"sv\":\"Ja\"}]}],"
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"Starting\",\"sv\":\"Start\"}},"
    "{\"from\":60,\"name\":{\"en\":\"Fluent, and then some\",\"sv\":\"Van\"}}],"
    "\"areas\":[{\"id\":\"A\",\"purpose\":\"competence\",\"scale\":\"s\","
    "\"title\":{\"en\":\"Collaboration and administration\",\"sv\":\"Samarbete på räls\"},"
    "\"items\":[{\"id\":\"A1\",\"kind\":\"scale\",\"text\":{"
    "\"en\":\"I reach colleagues, pupils and homes in the channels that the school has chosen.\","
    "\"sv\":\"Jag når kollegor, elever och hem i de kanaler som skolan har bestämt.\"}}]},"
    "{\"id\":\"B\",\"purpose\":\"competence\",\"scale\":\"s\","
    "\"title\":{\"en\":\"Resources\",\"sv\":\"Resurser\"},"
    "\"items\":[{\"id\":\"B1\",\"kind\":\"scale\",\"text\":{\"en\":\"I find.\","
    "\"sv\":\"Jag hittar.\"}},"
    "{\"id\":\"B2\",\"kind\":\"scale\",\"text\":{\"en\":\"I choose.\",\"sv\":\"Jag väljer.\"}}]},"
    "{\"id\":\"K\",\"purpose\":\"other\",\"title\":{\"en\":\"Words\",\"sv\":\"Ord\"},"
    "\"items\":[{\"id\":\"K1\",\"kind\":\"text\",\"text\":{\"en\":\"Anything else?\","
    "\"sv\":\"Något mer?\"}}]}]}";

/* Units and rounds own their texts, and so they are not constant. */
#define TEXT(text) ((char[]){ text })

static struct unit units[] = {
	{ TEXT("syd"), TEXT("Södra"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT, 48, false },
	{ TEXT("bjork"), TEXT("Björkskolan"), TEXT(""), UNIT_SCHOOL, 0, 36, false },
	{ TEXT("bjork/a"), TEXT("=Arbetslag \"Ä\""), TEXT(""), UNIT_TEAM, 1, 20, true },
	{ TEXT("bjork/b"), TEXT("Arbetslag B"), TEXT(""), UNIT_TEAM, 1, 16, true },
	{ TEXT("ek"), TEXT("Ekskolan"), TEXT(""), UNIT_SCHOOL, 0, 12, true },
};

enum { ROWS_OF_A_UNIT = 7 };

static struct organisation organisation = { units, COUNT(units) };

static char title[] = "Hösten 2026";

struct fixture {
	struct round round;
	struct figures figures;
	struct report report;
	struct text out;
};

/* What is shown of a row: so many people, these numbers, and none else. */
static void show(struct figure *row, long n, struct figure numbers)
{
	row->hidden = false;
	row->n = n;
	row->mean = numbers.mean;
	row->sd = numbers.sd;
	row->index = range_none;
	row->median = row->half = row->alpha = NAN;
}

/* The rows of one unit: A1 B1 B2 K1, A B, total; all but the last shown, in `shown` of the units.
 */
static void fill_unit(struct fixture *fixture, int unit, bool shown)
{
	const struct questionnaire *questionnaire = fixture->round.questionnaire;
	struct figure *rows = fixture->figures.rows + fixture->figures.n_rows;

	for (size_t i = 0; i < ROWS_OF_A_UNIT; i++) {
		rows[i] = (struct figure){ .unit = unit, .hidden = true };
		rows[i].kind = i < 4 ? FIGURE_ITEM : i < 6 ? FIGURE_AREA : FIGURE_TOTAL;
		rows[i].item = i < 4 ? &questionnaire->items[i] : NULL;
		rows[i].area = i == 4 || i == 5 ? &questionnaire->areas[i - 4] : NULL;
	}
	fixture->figures.n_rows += ROWS_OF_A_UNIT;
	if (!shown)
		return;
	show(&rows[0], 31, (struct figure){ .mean = { 0.8, 0.8 }, .sd = { -INFINITY, 0.5 } });
	rows[0].median = 1;
	show(&rows[1], 7, (struct figure){ .mean = { 0.8, INFINITY }, .sd = range_none });
	rows[1].n_is_least = rows[1].others = true;
	rows[2].others = true;
	show(&rows[3], 5, (struct figure){ .mean = range_none, .sd = range_none });
	show(&rows[4], 31, (struct figure){ .mean = range_none, .sd = range_none });
	rows[4].index = (struct range){ 66.3, 66.7 };
	rows[4].half = 7.2;
	rows[4].level = rows[4].level_high = 2;
	rows[4].level_low = 1;
	rows[4].alpha = 0.75;
	show(&rows[6], 7, (struct figure){ .mean = range_none, .sd = range_none });
	rows[6].index = (struct range){ 95, 97.5 };
	rows[6].half = 4.1;
	rows[6].level = rows[6].level_low = rows[6].level_high = 2;
	rows[6].n_is_least = rows[6].others = true;
}

static int set_up(void **state)
{
	struct fixture *fixture = memory_new(1, sizeof *fixture);

	*state = fixture;
	if (questionnaire_load_file("small.json", form_json, strlen(form_json),
		&fixture->round.questionnaire, NULL) != ERROR_NONE) {
		print_error("%s\n", error_sentence());
		return -1;
	}
	strcpy(fixture->round.id, "host-2026");
	fixture->round.title = title;
	fixture->round.organisation = &organisation;
	fixture->round.min_group = 5;
	fixture->round.min_distribution = 10;
	fixture->figures.round = &fixture->round;
	fixture->figures.rows =
	    memory_new(ROWS_OF_A_UNIT * (COUNT(units) + 1), sizeof *fixture->figures.rows);
	fixture->figures.n_participation = COUNT(units) + 1;
	fixture->figures.participation =
	    memory_new(COUNT(units) + 1, sizeof *fixture->figures.participation);
	for (size_t i = 0; i < COUNT(units); i++) {
		fill_unit(fixture, (int)i, i == 1);
		fixture->figures.participation[i] =
		    (struct participation){ .unit = (int)i, .hidden = true };
	}
	fill_unit(fixture, FIGURES_ALL, false);
	fixture->figures.participation[1] =
	    (struct participation){ .unit = 1, .heads = 36, .responses = 31 };
	fixture->figures.participation[3] =
	    (struct participation){ .unit = 3, .heads = 16, .responses = 11 };
	fixture->figures.participation[COUNT(units)] =
	    (struct participation){ .unit = FIGURES_ALL, .hidden = true };
	fixture->report = (struct report){
		.figures = &fixture->figures, .unit = FIGURES_ALL, .language = "en", .utf8 = true
	};
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	questionnaire_free(fixture->round.questionnaire);
	free(fixture->figures.rows);
	free(fixture->figures.participation);
	text_free(&fixture->out);
	free(fixture);
	return 0;
}

static void assert_report(struct fixture *fixture, const char *format, const char *expected)
{
	text_free(&fixture->out);
	assert_int_equal(
	    report_write(&fixture->report, report_format_find(format), &fixture->out), ERROR_NONE);
	assert_string_equal(fixture->out.bytes, expected);
}

#define RULE "────────────────────────────────────────────────────────────────────────────────\n"
#define DIALOGUE                                                                                   \
	"Result dialogue\n"                                                                        \
	"\n"                                                                                       \
	"What is hidden, and why\n"                                                                \
	"  Some of its own figures are hidden.\n"                                                  \
	"  Some of the units in it are hidden.\n"                                                  \
	"  Figures are shown where they are based on at least 5 people; fewer are counted\n"       \
	"  further up, with the school, the district or all.\n"                                    \
	"  How answers are spread is shown from 10 people up.\n"                                   \
	"  A bound or two numbers are given where a closer figure would say what each of\n"        \
	"  a group answered.\n"                                                                    \
	"\n"                                                                                       \
	"Questions for the dialogue\n"                                                             \
	"  1. What in the result do you recognise, and what surprises you?\n"                      \
	"  2. What lies behind what is strongest, and how can more people share in it?\n"          \
	"  3. Which condition has to change first, and who sees to it?\n"                          \
	"  4. What do you want to have achieved in half a year, and how will you notice?\n"        \
	"  5. What support do you need, and from whom?\n"                                          \
	"\n"
#define OTHERS "* Others gave no answer or are counted further up.\n"
#define ASCII_RULE                                                                                 \
	"--------------------------------------------------------------------------------\n"

static void test_text(void **state)
{
	assert_report(*state, "text",
	    "Södra · Hösten 2026 · hidden: too few\n"
	    "\n"
	    "Björkskolan · Hösten 2026 · 31 of 36 have answered\n" RULE
	    "                       0  20 40 60 80 100                  n  level\n"
	    "A Collaboration and a… ██████████      66.3–66.7 ± 7.2    31  Starting–Fluent, …\n"
	    "B Resources            hidden: too few\n"
	    "Total                  ██████████████▌ 95.0–97.5 ± 4.1   ≥ 7* Fluent, and then …\n"
	    "\n" OTHERS "\n" DIALOGUE
	    "                                                                     mean     n\nA1  "
	    "I reach colleagues, pupils and homes in the channels that …       0.8    31\nB1  I "
	    "find.                                                         ≥ 0.8   ≥ 7*\nB2  I "
	    "choose.                                                   hidden: too few*\nK1  "
	    "Anything else?                                                            5\n\nThe "
	    "percentage who chose each answer\nhidden: too few\n\nBjörkskolan, =Arbetslag \"Ä\" · "
	    "Hösten 2026 · hidden: too few\n\nBjörkskolan, Arbetslag B · Hösten 2026 · 11 of 16 "
	    "have answered\nhidden: too few\n\nEkskolan · Hösten 2026 · hidden: too few\n");
}

/* By the rule alone, and in the same words whichever part of it holds: for Ekskolan. */
static void test_text_of_hidden(void **state)
{
	struct fixture *fixture = *state;

	fixture->report.unit = 4;
	assert_report(fixture, "text",
	    "Ekskolan · Hösten 2026 · hidden: too few\n"
	    "\n"
	    "Result dialogue\n"
	    "\n"
	    "What is hidden, and why\n"
	    "  No figures of its own are shown.\n"
	    "  Figures are shown where they are based on at least 5 people; fewer are counted\n"
	    "  further up, with the school, the district or all.\n"
	    "  The guide and skatta(7) say, under Privacy, what can be done all the same.\n");
}

static void test_text_in_ascii(void **state)
{
	struct fixture *fixture = *state;

	fixture->report.unit = 1;
	fixture->report.utf8 = false;
	fixture->report.language = "sv";
	assert_report(fixture, "text",
	    "Björkskolan - Hösten 2026 - 31 of 36 have answered\n" ASCII_RULE
	    "                       0  20 40 60 80 100                  n  level\n"
	    "A Samarbete på räls    ##########     66.3-66.7 +- 7.2    31  Start-Van\n"
	    "B Resurser             hidden: too few\n"
	    "Total                  ############## 95.0-97.5 +- 4.1  >= 7* Van\n"
	    "\n" OTHERS "\n" DIALOGUE
	    "                                                                     mean     n\nA1  "
	    "Jag når kollegor, elever och hem i de kanaler som skolan...       0.8    31\nB1  Jag "
	    "hittar.                                                    >= 0.8  >= 7*\nB2  Jag "
	    "väljer.                                                 hidden: too few*\nK1  Något "
	    "mer?                                                                5\n\nThe "
	    "percentage who chose each answer\nhidden: too few\n\nBjörkskolan, =Arbetslag \"Ä\" - "
	    "Hösten 2026 - hidden: too few\n\nBjörkskolan, Arbetslag B - Hösten 2026 - 11 of 16 "
	    "have answered\nhidden: too few\n");
}

/* The whole is told first, and not where it has but one part. */
static void test_text_of_all(void **state)
{
	struct fixture *fixture = *state;

	units[4].parent = ORGANISATION_NO_UNIT;
	for (size_t i = 0; i < fixture->figures.n_rows; i++)
		fixture->figures.rows[i].hidden = true;
	assert_report(fixture, "text",
	    "All schools · Hösten 2026 · hidden: too few\n\nResult dialogue\n\nSchool              "
	    "                            Answered       A       B   Total\nBjörkskolan             "
	    "                        31 of 36  hidden  hidden  hidden\nEkskolan                    "
	    "                      hidden  hidden  hidden  hidden\n\nWhat is hidden, and why\n  No "
	    "figures of its own are shown.\n  Some of the units in it are hidden.\n  Figures are "
	    "shown where they are based on at least 5 people; fewer are counted\n  further up, "
	    "with the school, the district or all.\n  The guide and skatta(7) say, under Privacy, "
	    "what can be done all the same.\n\nBjörkskolan · Hösten 2026 · 31 of 36 have "
	    "answered\nhidden: too few\n\nBjörkskolan, =Arbetslag \"Ä\" · Hösten 2026 · hidden: "
	    "too few\n\nBjörkskolan, Arbetslag B · Hösten 2026 · 11 of 16 have answered\nhidden: "
	    "too few\n\nEkskolan · Hösten 2026 · hidden: too few\n");
	units[4].parent = 0;
}

static void test_text_keeps_to_its_width(void **state)
{
	struct fixture *fixture = *state;
	char *name = units[1].name, *id = fixture->round.questionnaire->items[0].id;
	char long_name[] =
	    "学校学校学校学校学校学校学校学校学校学校学校学校学校学校学校 och en lång rad "
	    "ord till som går vidare\x1b[31m";
	char long_id[] = "a-very-long-id-of-an-item";

	units[1].name = long_name;
	fixture->round.questionnaire->items[0].id = long_id;
	for (int utf8 = 0; utf8 < 2; utf8++) {
		fixture->report.utf8 = utf8;
		text_free(&fixture->out);
		assert_int_equal(
		    report_write(&fixture->report, report_format_find("text"), &fixture->out),
		    ERROR_NONE);
		assert_null(strchr(fixture->out.bytes, '\x1b'));
		for (char *line = strtok(fixture->out.bytes, "\n"); line != NULL;
		     line = strtok(NULL, "\n"))
			assert_true(text_width(line) <= 80);
	}
	units[1].name = name;
	fixture->round.questionnaire->items[0].id = id;
}

#define NOTHING ",,,,,,,,,,,,,1,0\r\n"
#define HIDDEN_UNIT(unit)                                                                          \
	unit ",\"item\",\"A1\"" NOTHING unit ",\"item\",\"B1\"" NOTHING unit                       \
	     ",\"item\",\"B2\"" NOTHING unit ",\"item\",\"K1\"" NOTHING unit                       \
	     ",\"area\",\"A\"" NOTHING unit ",\"area\",\"B\"" NOTHING unit ",\"total\"," NOTHING
#define SCHOOL "\"host-2026\",\"school\",\"bjork\",\"Björkskolan\""

static void test_csv(void **state)
{
	struct fixture *fixture = *state;

	fixture->report.unit = 1;
	assert_report(fixture, "csv",
	    "round,level,unit,unit_name,kind,id,n,n_is_least,mean,sd,median,index,index_low,"
	    "index_high,level_reached,level_low,level_high,alpha,hidden,others\r\n" SCHOOL
	    ",\"item\",\"A1\",31,0,0.8,0.5,1.0,,,,,,,,0,0\r\n" SCHOOL
	    ",\"item\",\"B1\",7,1,0.8,,,,,,,,,,0,1\r\n" SCHOOL
	    ",\"item\",\"B2\",,,,,,,,,,,,,1,1\r\n" SCHOOL
	    ",\"item\",\"K1\",5,0,,,,,,,,,,,0,0\r\n" SCHOOL
	    ",\"area\",\"A\",31,0,,,,66.5,59.1,73.9,2,1,2,0.75,0,0\r\n" SCHOOL
	    ",\"area\",\"B\"" NOTHING SCHOOL
	    ",\"total\",,7,1,,,,96.2,90.9,100.0,2,2,2,,0,1\r\n" HIDDEN_UNIT(
		"\"host-2026\",\"team\",\"bjork/a\",\"'=Arbetslag \"\"Ä\"\"\"")
		HIDDEN_UNIT("\"host-2026\",\"team\",\"bjork/b\",\"Arbetslag B\""));
	text_free(&fixture->out);
	fixture->report.unit = FIGURES_ALL;
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("csv"), &fixture->out), ERROR_NONE);
	assert_non_null(strstr(fixture->out.bytes, HIDDEN_UNIT("\"host-2026\",\"all\",\"all\",")));
}

/* A value as the CSV has it. */
static char *cell_of(const json_t *value)
{
	if (json_is_string(value))
		return memory_copy(json_string_value(value));
	if (json_is_boolean(value))
		return memory_copy(json_is_true(value) ? "1" : "0");
	if (json_is_integer(value))
		return text_format("%lld", (long long)json_integer_value(value));
	assert_true(json_is_null(value));
	return memory_copy("");
}

static void assert_same_cell(const char *cell, const json_t *value)
{
	char *expected;

	if (json_is_real(value)) {
		assert_true(strtod(cell, NULL) == json_real_value(value));
		return;
	}
	/* A spreadsheet's cell may have been disarmed. */
	expected = cell_of(value);
	assert_string_equal(cell + (cell[0] == '\''), expected);
	free(expected);
}

/* JSON has the same columns in the same order, and the same in each. */
static void test_json(void **state)
{
	struct fixture *fixture = *state;
	struct csv *csv;
	json_t *document, *rows, *value;
	const char *key;

	assert_int_equal(
	    report_write(&fixture->report, report_format_find("csv"), &fixture->out), ERROR_NONE);
	assert_int_equal(
	    csv_read("report.csv", fixture->out.bytes, fixture->out.length, &csv), ERROR_NONE);
	text_free(&fixture->out);
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("json"), &fixture->out), ERROR_NONE);
	document = json_loads(fixture->out.bytes, JSON_REJECT_DUPLICATES, NULL);
	assert_int_equal(json_object_size(document), 4);
	assert_string_equal(json_string_value(json_object_get(document, "round")), "host-2026");
	rows = json_object_get(document, "rows");
	assert_int_equal(json_array_size(rows), fixture->figures.n_rows);
	assert_int_equal(csv->n_rows, fixture->figures.n_rows + 1);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		size_t column = 0;

		json_object_foreach(json_array_get(rows, i), key, value)
		{
			if (column == csv->rows[0].n_cells)
				break;
			assert_string_equal(csv->rows[0].cells[column], key);
			assert_same_cell(csv->rows[i + 1].cells[column++], value);
		}
		assert_int_equal(column, csv->rows[0].n_cells);
	}
	json_decref(document);
	csv_free(csv);
	assert_non_null(strstr(fixture->out.bytes,
	    "\"n\":7,\"n_is_least\":true,\"mean\":null,\"sd\":null,\"median\":null,"
	    "\"index\":96.2,\"index_low\":90.9,\"index_high\":100.0,\"level_reached\":2,"
	    "\"level_low\":2,\"level_high\":2,\"alpha\":null,\"hidden\":false,\"others\":true,"
	    "\"bounds\":{\"index\":[95.0,97.5]}}"));
	assert_non_null(strstr(fixture->out.bytes,
	    "{\"unit\":\"bjork\",\"hidden\":false,\"beyond\":false,\"responses\":31,"
	    "\"heads\":36},\n"));
}

/* Beside an earlier round: paired with an interval in A, unpaired in all. */
static void test_compared(void **state)
{
	struct fixture *fixture = *state;
	struct round earlier = { .id = "var-2026", .title = title };
	struct figure then = { .index = { 48, 48 }, .half = 6.5, .n = 28, .mean = range_none };
	struct comparison *comparison =
	    memory_new(1, sizeof *comparison + fixture->figures.n_rows * sizeof(struct change));
	struct change *changes = comparison->changes;

	fixture->report.unit = 1;
	comparison->round = &earlier;
	for (size_t i = 0; i < fixture->figures.n_rows; i++)
		changes[i] =
		    (struct change){ .mean = range_none, .half = NAN, .hindsight = range_none };
	/* A and the total of the second unit. */
	changes[ROWS_OF_A_UNIT + 4] =
	    (struct change){ &then, CHANGE_PAIRED, { 16.2, 16.4 }, 22, 4.1, true, { 37.5, 37.5 } };
	changes[ROWS_OF_A_UNIT + 6] =
	    (struct change){ &then, CHANGE_UNPAIRED, { 47, 52 }, 0, NAN, false, range_none };
	fixture->figures.comparison = comparison;
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("text"), &fixture->out), ERROR_NONE);
	assert_non_null(strstr(fixture->out.bytes,
	    "A Collaboration and a… ██████████      66.3–66.7 ± 7.2    31  Starting–Fluent, …\n"
	    "  change               +16.2–+16.4 (12.1 to 20.5), certain\n"
	    "  then                 ███████              48.0 ± 6.5    28\n"
	    "  then, seen from now  █████▌                     37.5\n"
	    "B Resources            hidden: too few\n"
	    "Total                  ██████████████▌ 95.0–97.5 ± 4.1   ≥ 7* Fluent, and then …\n"
	    "  change               +47.0–+52.0, unpaired\n"
	    "  then                 ███████              48.0 ± 6.5    28\n"));
	assert_non_null(strstr(fixture->out.bytes, "Compared with: Hösten 2026 (var-2026)."));
	assert_non_null(strstr(fixture->out.bytes, "\nIn brackets is the interval"));
	assert_non_null(strstr(fixture->out.bytes, "\nUnpaired: "));
	text_free(&fixture->out);
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("csv"), &fixture->out), ERROR_NONE);
	assert_non_null(
	    strstr(fixture->out.bytes, ",hidden,others,compared_with,earlier,hindsight,change,"
				       "change_low,change_high,change_certain,change_n,change_"
				       "kind,was\r\n"));
	assert_non_null(strstr(fixture->out.bytes,
	    ",0.75,0,0,\"var-2026\",48.0,37.5,16.3,12.1,20.5,1,22,\"paired\",\r\n"));
	assert_non_null(
	    strstr(fixture->out.bytes, ",0,1,\"var-2026\",48.0,,49.5,,,0,,\"unpaired\",\r\n"));
	text_free(&fixture->out);
	assert_int_equal(
	    report_write(&fixture->report, report_format_find("json"), &fixture->out), ERROR_NONE);
	assert_non_null(strstr(fixture->out.bytes,
	    "\"compared_with\":\"var-2026\",\"earlier\":48.0,\"hindsight\":null,\"change\":49.5,"
	    "\"change_low\":null,\"change_high\":null,\"change_certain\":false,\"change_n\":null,"
	    "\"change_kind\":\"unpaired\",\"was\":null,\"bounds\":{"));
	assert_non_null(strstr(fixture->out.bytes, "\"change\":[47.0,52.0]"));
	free(comparison);
}

static void test_formats(void **state)
{
	(void)state;
	assert_null(report_format_find("pdf"));
	assert_non_null(strstr(report_format_names(), "text, csv, json"));
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_text),
		with_fixture(test_text_in_ascii),
		with_fixture(test_text_of_hidden),
		with_fixture(test_text_of_all),
		with_fixture(test_text_keeps_to_its_width),
		with_fixture(test_csv),
		with_fixture(test_json),
		with_fixture(test_compared),
		cmocka_unit_test(test_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
