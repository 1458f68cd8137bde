/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* CSV as spreadsheets write it, mistakes at their line, and cells that no spreadsheet runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/csv.h"
#include "base/memory.h"

static int forget(void **state)
{
	(void)state;
	error_clear();
	return 0;
}

/* The rows as "LINE:cell|cell/LINE:…". */
static char *shown(const char *bytes)
{
	struct csv *csv;
	struct text out = { 0 };

	if (csv_read("f.csv", bytes, strlen(bytes), &csv) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	for (size_t i = 0; i < csv->n_rows; i++) {
		text_addf(&out, "%s%d:", i > 0 ? "/" : "", csv->rows[i].line);
		for (size_t j = 0; j < csv->rows[i].n_cells; j++)
			text_addf(&out, "%s%s", j > 0 ? "|" : "", csv->rows[i].cells[j]);
	}
	csv_free(csv);
	return text_take(&out);
}

static const struct {
	const char *bytes, *rows;
} good[] = {
	{ "a,b\n1,2\n", "1:a|b/2:1|2" },
	{ "a,b\n1,2", "1:a|b/2:1|2" },
	{ "a,b\r\n1,2\r\n", "1:a|b/2:1|2" },
	{ "a,b\r1,2\r", "1:a|b/2:1|2" },
	{ "\xef\xbb\xbf"
	  "a;b\n1,5;2\n",
	    "1:a|b/2:1,5|2" },
	{ "a\tb\n1;2\t3\n", "1:a|b/2:1;2|3" },
	{ "\"a,b\";c\n1;2\n", "1:a,b|c/2:1|2" },
	{ "\"a\nb\";c\n1;2\n", "1:a\nb|c/3:1|2" },
	{ "a\n\n ,\n\"\"\n;\nx\n", "1:a/5:;/6:x" },
	{ "a,b\n\n,\n\"\",\nx,y\n", "1:a|b/5:x|y" },
	{ "a,b\n\"x\r\ny\rz\",\"say \"\"hi\"\"\"\n", "1:a|b/2:x\ny\nz|say \"hi\"" },
	{ "a,b\n,\"\"\"\"\n", "1:a|b/2:|\"" },
	{ "a,b,\n1,,\n", "1:a|b/2:1|" },
	{ "a,,b,,\n1,,2\n3,,4,,,,\n", "1:a|b/2:1|2/3:3|4" },
	{ "a,b\n1,2,\n3\n", "1:a|b/2:1|2/3:3" },
	{ "a,b,\n1,2,3\n", "1:a|b|/2:1|2|3" },
	{ " a , b\u00a0\n\t1,\u2003x  y\u3000\n", "1:a|b/2:1|x  y" },
	{ "a,b\n1, \"2,3\" \n", "1:a|b/2:1|2,3" },
	{ "a,b\no\u0308,A\u030a\n", "1:a|b/2:\u00f6|\u00c5" },
	{ "sep=;\na;b,c\n1;2\n", "2:a|b,c/3:1|2" },
	{ "sep=,,\r\na,b;c\r\n", "2:a|b;c" },
	{ "\xef\xbb\xbfSep=\t\na\tb;c\n", "2:a|b;c" },
	{ "sep=|\na|b\n", "1:sep=|/2:a|b" },
	{ "a\xe5,b\xc4\n", "1:aå|bÄ" },
	{ "skola,lag\nÅsö,\"6 A\"\n", "1:skola|lag/2:Åsö|6 A" },
};

static void good_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		char *rows = shown(good[i].bytes);

		assert_string_equal(rows, good[i].rows);
		free(rows);
	}
}

static const struct {
	const char *bytes, *sentence;
} bad[] = {
	{ "", "f.csv is empty" },
	{ "\xef\xbb\xbf", "f.csv is empty" },
	{ "\n\n,,\n", "f.csv is empty" },
	/* å ä ö of code page 850 and of the Macintosh, a letter and a sign of windows-1252 alone.
	 */
	{ "a\x86\x84\x94,b\n", "f.csv is not text in UTF-8" },
	{ "a\x8c\x8a\x9a,b\n", "f.csv is not text in UTF-8" },
	{ "a\xe5,b\xe8\n", "f.csv is not text in UTF-8" },
	{ "a\xe5\x96,b\n", "f.csv is not text in UTF-8" },
	{ "\xef\xbb\xbf"
	  "a\xe5,b\n",
	    "f.csv is not text in UTF-8" },
	{ "a,b\n1,\"open\nto the end\n",
	    "f.csv line 2, column 2: a quotation mark is opened here and never closed" },
	{ "a,b\n1,\"", "f.csv line 2, column 2: a quotation mark is opened here and never closed" },
	{ "a,b\n\n\"x\" y,2\n", "f.csv line 3, column 1: something follows a closing quotation "
				"mark; double quotation marks inside a cell" },
	{ "a,b\n1,x \"2,3\"\n", "f.csv line 2, column 2: there is a quotation mark inside the "
				"cell; put the whole cell in quotation marks and double this one" },
};

static void bad_files(void **state)
{
	struct csv *csv;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_int_equal(
		    csv_read("f.csv", bad[i].bytes, strlen(bad[i].bytes), &csv), ERROR_DAMAGED);
		assert_string_equal(error_sentence(), bad[i].sentence);
		error_clear();
	}
	assert_int_equal(csv_read("f.csv", "a\0b", 3, &csv), ERROR_DAMAGED);
	csv_free(NULL);
}

/* A text in either byte order; all that windows-1252 has is not taken for it. */
static void utf16(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *cell; /* NULL: refused */
	} files[] = {
		{ "\xff\xfe\x61\x00\xe5\x00\x0a\x00", 8, "aå" },
		{ "\xfe\xff\x00\x61\x00\xe5\x00\x0a", 8, "aå" },
		{ "\xff\xfe\x3d\xd8\x00\xde", 6, "\U0001F600" },
		{ "\xff\xfe\x61\x00\xe5", 5, NULL },             /* cut in a letter */
		{ "\xff\xfe\x3d\xd8\x61\x00", 6, NULL },         /* half a letter */
		{ "\xff\xfe\x61\x00\x00\x00", 6, NULL },         /* a NUL */
		{ "\xff\xfe\x00\x00\x61\x00\x00\x00", 8, NULL }, /* UTF-32 */
		{ "\x61\x00\xe5\x00\x0a\x00", 6, NULL },         /* without the mark */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct csv *csv = NULL;
		enum error rc = csv_read("f.csv", files[i].bytes, files[i].length, &csv);

		assert_int_equal(rc, files[i].cell != NULL ? ERROR_NONE : ERROR_DAMAGED);
		if (files[i].cell != NULL)
			assert_string_equal(csv->rows[0].cells[0], files[i].cell);
		csv_free(csv);
		error_clear();
	}
}

static void limits(void **state)
{
	struct text text = { 0 };
	struct csv *csv;

	(void)state;
	for (int i = 0; i < 999; i++)
		text_add(&text, "x,");
	text_add(&text, "x");
	assert_int_equal(csv_read("f.csv", text.bytes, text.length, &csv), ERROR_NONE);
	assert_int_equal(csv->rows[0].n_cells, 1000);
	csv_free(csv);
	text_add(&text, ",x");
	assert_int_equal(csv_read("f.csv", text.bytes, text.length, &csv), ERROR_DAMAGED);
	text_free(&text);
	error_clear();
	for (int i = 0; i < 200001; i++)
		text_add(&text, "x\n");
	assert_int_equal(csv_read("f.csv", text.bytes, text.length - 2, &csv), ERROR_NONE);
	csv_free(csv);
	assert_int_equal(csv_read("f.csv", text.bytes, text.length, &csv), ERROR_DAMAGED);
	text_free(&text);
}

static const struct {
	const char *cell, *written;
} cells[] = {
	{ "", "\"\"" },
	{ "Lag 6A", "\"Lag 6A\"" },
	{ "say \"hi\", all", "\"say \"\"hi\"\", all\"" },
	{ "=1+1", "\"'=1+1\"" },
	{ "+46", "\"'+46\"" },
	{ "-1", "\"'-1\"" },
	{ "@SUM(A1)", "\"'@SUM(A1)\"" },
	{ "\tx", "\"'\tx\"" },
	{ "\rx", "\"'\rx\"" },
	{ "\nx", "\"'\nx\"" },
	{ "\uFF1D1", "\"'\uFF1D1\"" },
	{ "\uFF0B1", "\"'\uFF0B1\"" },
	{ "\uFF0D1", "\"'\uFF0D1\"" },
	{ "\uFF201", "\"'\uFF201\"" },
	{ "a=1", "\"a=1\"" },
};

static void disarmed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cells); i++) {
		struct text out = { 0 };

		csv_add_text(&out, cells[i].cell);
		assert_string_equal(out.bytes, cells[i].written);
		text_free(&out);
	}
}

static void rows(void **state)
{
	struct text out = { 0 };
	char *back;

	(void)state;
	csv_add_plain(&out, "n");
	csv_add_plain(&out, "");
	csv_add_text(&out, "x");
	csv_end_row(&out);
	csv_add_plain(&out, "");
	csv_add_plain(&out, "-1.5");
	csv_add_text(&out, "two\nlines");
	csv_end_row(&out);
	assert_string_equal(out.bytes, "n,,\"x\"\r\n\"\",-1.5,\"two\nlines\"\r\n");
	back = shown(out.bytes);
	assert_string_equal(back, "1:n||x/2:|-1.5|two\nlines");
	free(back);
	text_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(good_files, forget),
		cmocka_unit_test_setup(bad_files, forget),
		cmocka_unit_test_setup(utf16, forget),
		cmocka_unit_test_setup(limits, forget),
		cmocka_unit_test_setup(disarmed, forget),
		cmocka_unit_test_setup(rows, forget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
