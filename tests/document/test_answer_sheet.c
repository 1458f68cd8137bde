/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers from CSV: what is taken, and what each bad file is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "document/bundle/answer_sheet.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static struct round *the_round;

static int start(void **state)
{
	if (bad_inputs_start(state) != 0)
		return -1;
	the_round = sample_round();
	return 0;
}

static int end(void **state)
{
	round_free(the_round);
	return bad_inputs_end(state);
}

/* "LINE RESPONDENT UNIT ROLE [answers]" of each line. */
static enum error read_sheet(const char *name, const char *bytes, size_t length, struct text *shown)
{
	struct answer_sheet *sheet = NULL;
	struct csv *csv = NULL;
	enum error rc = csv_read(name, bytes, length, &csv);

	if (rc == ERROR_NONE)
		rc = answer_sheet_open(name, csv, the_round, &sheet);
	for (size_t i = 0; rc == ERROR_NONE && i < answer_sheet_lines(sheet); i++) {
		struct answer_sheet_line line;
		json_t *array;
		char *written;

		answer_sheet_line(sheet, i, &line);
		array = answers_to_array(line.answers);
		written = json_canonical(array);
		text_addf(shown, "%d %s %s %s %s\n", line.number, line.respondent,
		    the_round->organisation->units[line.unit].id, line.role, written);
		free(written);
		json_decref(array);
		answer_sheet_line_free(&line);
	}
	answer_sheet_free(sheet);
	csv_free(csv);
	return rc;
}

static void sheets_are_read_as_spreadsheets_write_them(void **state)
{
	static const struct {
		const char *bytes, *shown;
	} good[] = {
		{ "respondent,unit,A1\n17,lind,2\n",
		    "2 17 lind T [2,null,null,null,null,null,null]\n" },
		{ "\xef\xbb\xbfUnit;Respondent;a2;A1\r\nbjork/a;\" Åsa \";-;0\r\n\r\n;;;\r\n",
		    "2 Åsa bjork/a T [0,\"-\",null,null,null,null,null]\n" },
		{ "respondent,unit,role,A1,A2,K1,K2,,\n"
		  "1,bjork/a,A,1,?,1,\"The \"\"time\"\"\r\nand more\",,\n"
		  "2,bjork/b,,2,,0,,,\n",
		    "2 1 bjork/a A [1,\"?\",null,1,\"The \\\"time\\\"\\nand more\",null,null]\n"
		    "4 2 bjork/b T [2,null,null,0,null,null,null]\n" },
		{ "respondent\tunit\tA1\tH1\n1\tlind\t1\t2\n",
		    "2 1 lind T [1,null,null,null,null,2,null]\n" },
		{ "respondent;unit;A1;K1;K2\n1;bjork/a;2,0;1.00;1,0\n",
		    "2 1 bjork/a T [2,null,null,1,\"1,0\",null,null]\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct text shown = { 0 };

		if (read_sheet("good.csv", good[i].bytes, strlen(good[i].bytes), &shown) !=
		    ERROR_NONE)
			fail_msg("%s", error_sentence());
		assert_string_equal(shown.bytes, good[i].shown);
		text_free(&shown);
	}
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct text shown = { 0 };
	enum error rc = read_sheet(name, bytes, length, &shown);

	text_free(&shown);
	return rc;
}

static void each_bad_sheet_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("answer_sheets", read_bad);
}

/* Whatever people paste: it is told in one sentence, and quickly. */
static void a_file_of_nothing_but_mistakes_is_named_shortly(void **state)
{
	struct text csv = { 0 };

	(void)state;
	text_add(&csv, "respondent,unit,A1\n");
	for (int i = 0; i < 20000; i++)
		text_addf(&csv, "%d,nowhere,9\n", i);
	assert_int_equal(read_bad("many.csv", csv.bytes, csv.length), ERROR_DAMAGED);
	assert_non_null(strstr(error_sentence(), "; and 39990 more"));
	assert_true(strlen(error_sentence()) < 600);
	error_clear();
	text_free(&csv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheets_are_read_as_spreadsheets_write_them),
		cmocka_unit_test(each_bad_sheet_has_its_sentence),
		cmocka_unit_test(a_file_of_nothing_but_mistakes_is_named_shortly),
	};

	return cmocka_run_group_tests(tests, start, end);
}
