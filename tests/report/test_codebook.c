/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The codebook, line by line: every kind of item, and a questionnaire that would be run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/csv.h"
#include "base/memory.h"
#include "form/load/questionnaire_load.h"
#include "report/data/codebook.h"
#include "support/sample.h"

static const char hostile[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,"
    "\"languages\":[\"en\",\"sv\"],\"title\":{\"en\":\"Small\",\"sv\":\"Liten\"},\"minutes\":1,"
    "\"areas\":[{\"id\":\"A\",\"purpose\":\"other\",\"title\":{\"en\":\"=1+1\",\"sv\":\"Ord\"},"
    "\"items\":[{\"id\":\"A1\",\"kind\":\"choices\",\"required\":true,"
    "\"text\":{\"en\":\"@which \\\"ones\\\"?\",\"sv\":\"Vilka?\"},"
    "\"options\":[{\"en\":\"=cmd()\",\"sv\":\"Ett\"},{\"en\":\"two\",\"sv\":\"Två\"}]},"
    "{\"id\":\"A2\",\"kind\":\"number\",\"least\":-5,\"most\":40,\"not_said\":true,"
    "\"text\":{\"en\":\"How many?\",\"sv\":\"Hur många?\"}},"
    "{\"id\":\"A3\",\"kind\":\"text\",\"text\":{\"en\":\"More?\",\"sv\":\"Mer?\"}}]}]}";

static const char heading[] = "id,area,area_title,kind,text,values,required,not_applicable,"
			      "not_said,reverse\r\n";

static char *written(const char *language)
{
	struct questionnaire *questionnaire;
	struct text out = { 0 };

	if (questionnaire_load_file("hostile", hostile, strlen(hostile), &questionnaire, NULL) !=
	    ERROR_NONE)
		fail_msg("%s", error_sentence());
	codebook_write(questionnaire, language, &out);
	questionnaire_free(questionnaire);
	return text_take(&out);
}

static void cells_are_quoted_and_disarmed(void **state)
{
	char *out = written("en");

	(void)state;
	assert_memory_equal(out, heading, strlen(heading));
	assert_string_equal(out + strlen(heading),
	    "\"A1\",\"A\",\"'=1+1\",choices,\"'@which \"\"ones\"\"?\","
	    "\"0 = =cmd(); 1 = two\",1,0,0,0\r\n"
	    "\"A2\",\"A\",\"'=1+1\",number,\"How many?\",\"'-5 to 40\",0,0,1,0\r\n"
	    "\"A3\",\"A\",\"'=1+1\",text,\"More?\",\"\",0,0,0,0\r\n");
	free(out);
}

static void it_speaks_the_language_of_the_report(void **state)
{
	char *out = written("sv");

	(void)state;
	assert_non_null(strstr(out, "\"Vilka?\",\"0 = Ett; 1 = Två\""));
	free(out);
}

/* What a spreadsheet gets is as many cells a line, whatever the questionnaire says. */
static void every_item_of_ours_has_a_line(void **state)
{
	struct questionnaire *ours = sample_questionnaire("data/questionnaires/assessment.json");
	struct text out = { 0 };
	struct csv *csv;

	(void)state;
	codebook_write(ours, "sv", &out);
	assert_int_equal(csv_read("codebook", out.bytes, out.length, &csv), ERROR_NONE);
	assert_int_equal(csv->n_rows, ours->n_items + 1);
	for (size_t i = 0; i < ours->n_items; i++) {
		assert_int_equal(csv->rows[i + 1].n_cells, 10);
		assert_string_equal(csv->rows[i + 1].cells[0], ours->items[i].id);
	}
	csv_free(csv);
	text_free(&out);
	questionnaire_free(ours);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_quoted_and_disarmed),
		cmocka_unit_test(it_speaks_the_language_of_the_report),
		cmocka_unit_test(every_item_of_ours_has_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
