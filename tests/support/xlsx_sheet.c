/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* XLSX by unzip and strstr. */
#include "support/xlsx_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"

bool xlsx_can_read(void)
{
	return system("command -v unzip >/dev/null") == 0;
}

static char *output_of(char *command)
{
	struct text out = { 0 };
	char bytes[65536];
	size_t got;
	FILE *from = popen(command, "r");

	assert_non_null(from);
	while ((got = fread(bytes, 1, sizeof bytes, from)) > 0)
		text_add_bytes(&out, bytes, got);
	assert_int_equal(pclose(from), 0);
	free(command);
	return text_take(&out);
}

char *xlsx_part(const char *path, const char *name)
{
	/* To unzip a bracket is a pattern. */
	return output_of(text_format("unzip -p '%s' '%s'", path, name));
}

char *xlsx_list(const char *path)
{
	return output_of(text_format("unzip -Z1 '%s'", path));
}

/* What stands between the two, behind `*at`, which goes on behind it; NULL where there is none. */
static char *between(const char **at, const char *left, const char *right)
{
	const char *start = strstr(*at, left), *end;
	struct text out = { 0 };

	if (start == NULL)
		return NULL;
	start += strlen(left);
	end = strstr(start, right);
	assert_non_null(end);
	text_add_bytes(&out, start, (size_t)(end - start));
	*at = end + strlen(right);
	return text_take(&out);
}

/* A text as it is shown: XML's names of characters, and then the spreadsheet's _x000D_. */
static char *shown(const char *written)
{
	static const char *const names[][2] = { { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&amp;", "&" } };
	struct text plain = { 0 }, out = { 0 };

	text_add(&plain, "");
	text_add(&out, "");
	while (*written != '\0') {
		size_t i = 0;

		while (i < COUNT(names) && strncmp(written, names[i][0], strlen(names[i][0])) != 0)
			i++;
		assert_true(i < COUNT(names) || *written != '&');
		assert_true(*written != '<');
		text_add_bytes(&plain, i < COUNT(names) ? names[i][1] : written, 1);
		written += i < COUNT(names) ? strlen(names[i][0]) : 1;
	}
	for (const char *at = plain.bytes; *at != '\0';) {
		unsigned code;
		char end;

		if (sscanf(at, "_x%4x%c", &code, &end) == 2 && end == '_' && at[2] != '_') {
			char byte = (char)code;

			assert_true(code > 0 && code < 0x80);
			text_add_bytes(&out, &byte, 1);
			at += 7;
		} else {
			text_add_bytes(&out, at++, 1);
		}
	}
	text_free(&plain);
	return text_take(&out);
}

/* The text with this number among the shared ones. */
static char *shared_text(const char *strings, long number)
{
	const char *at = strings, *inner;
	char *item = NULL, *written, *text;

	for (long i = 0; i <= number; i++) {
		free(item);
		item = between(&at, "<si><t", "</t></si>");
		assert_non_null(item);
	}
	inner = strchr(item, '>');
	assert_non_null(inner);
	written = memory_copy(inner + 1);
	text = shown(written);
	free(written);
	free(item);
	return text;
}

/* How the format with this number shows a number. */
static char *number_format(const char *styles, long number)
{
	const char *at = strstr(styles, "<cellXfs");
	char *id = NULL, *mark, *code, *format;

	assert_non_null(at);
	for (long i = 0; i <= number; i++) {
		free(id);
		id = between(&at, "<xf numFmtId=\"", "\"");
		assert_non_null(id);
	}
	mark = text_format("<numFmt numFmtId=\"%s\" formatCode=\"", id);
	at = styles;
	code = between(&at, mark, "\"");
	assert_non_null(code);
	format = shown(code);
	free(id);
	free(mark);
	free(code);
	return format;
}

/* "A" is 0, "AA" 26. */
static size_t column_number(const char *letters)
{
	size_t number = (size_t)(letters[0] - 'A');

	if (letters[1] != '\0')
		number = 26 * (number + 1) + (size_t)(letters[1] - 'A');
	assert_true(number < XLSX_COLUMNS);
	return number;
}

static void read_cell(
    struct xlsx_sheet *sheet, const char *cell, const char *strings, const char *styles)
{
	char column[4] = "", type[4] = "";
	unsigned row;
	long style = 0;
	const char *at = cell;
	char *value = between(&at, "<v>", "</v>");
	struct xlsx_cell *to;

	if (sscanf(cell, "%2[A-Z]%u\" s=\"%ld\" t=\"%3[^\"]", column, &row, &style, type) < 3)
		fail_msg("not understood: %s", cell);
	assert_true(row >= 1 && row <= sheet->n_rows);
	assert_non_null(value);
	assert_true(type[0] == '\0' || strcmp(type, "s") == 0);
	to = &sheet->rows[row - 1][column_number(column)];
	to->is_text = type[0] != '\0';
	to->value =
	    to->is_text ? shared_text(strings, strtol(value, NULL, 10)) : memory_copy(value);
	if (!to->is_text)
		to->format = number_format(styles, style);
	free(value);
}

void xlsx_sheet_read(struct xlsx_sheet *sheet, const char *path, int number)
{
	char *name = text_format("xl/worksheets/sheet%d.xml", number);
	char *xml = xlsx_part(path, name), *strings = xlsx_part(path, "xl/sharedStrings.xml");
	char *styles = xlsx_part(path, "xl/styles.xml"), *cell;
	const char *at = xml;

	*sheet = (struct xlsx_sheet){ 0 };
	while ((at = strstr(at, "<row ")) != NULL) {
		at++;
		sheet->n_rows++;
	}
	sheet->rows = memory_new(sheet->n_rows, sizeof *sheet->rows);
	at = xml;
	while ((cell = between(&at, "<c r=\"", "</c>")) != NULL) {
		read_cell(sheet, cell, strings, styles);
		free(cell);
	}
	free(name);
	free(xml);
	free(strings);
	free(styles);
}

void xlsx_sheet_free(struct xlsx_sheet *sheet)
{
	for (size_t row = 0; row < sheet->n_rows; row++)
		for (size_t column = 0; column < XLSX_COLUMNS; column++) {
			free(sheet->rows[row][column].value);
			free(sheet->rows[row][column].format);
		}
	free(sheet->rows);
}
