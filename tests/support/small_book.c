/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Writing it, and finding things in it. */
#include "support/small_book.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/scratch.h"

int small_book_set_up(void **state)
{
	static char title[] = "=Hösten & <2026>";
	struct small_book *fixture = memory_new(1, sizeof *fixture);
	struct small *small;

	if (scratch_make(&fixture->scratch) != 0 || small_set_up(&fixture->small) != 0)
		return -1;
	small = fixture->small;
	small_add_times(small, 11, TEAM_1, "T", "2101");
	small_add_times(small, 4, TEAM_1, "T", "1021");
	small_add_times(small, 8, TEAM_2, "T", "4444");
	small_add_times(small, 4, TEAM_2, "T", "3-?4");
	small_add_times(small, 5, LONE, "L", "012212");
	small_disclose(small);
	fixture->round = &small->round;
	fixture->round->title = title;
	strcpy(fixture->round->id, "host-2026");
	strcpy(fixture->round->closed, "2026-12-18");
	fixture->report = (struct report){
		.figures = small->figures, .unit = FIGURES_ALL, .language = "en", .utf8 = true
	};
	*state = fixture;
	return 0;
}

int small_book_tear_down(void **state)
{
	struct small_book *fixture = *state;

	fixture->round->title = NULL;
	text_free(&fixture->out);
	small_tear_down(&fixture->small);
	scratch_remove(&fixture->scratch);
	free(fixture);
	return 0;
}

const struct report_format *small_book_format(void)
{
	const struct report_format *format = report_format_find("xlsx");

	if (format == NULL || !xlsx_can_read())
		skip();
	return format;
}

const char *small_book_write(struct small_book *fixture)
{
	text_free(&fixture->out);
	if (report_write(&fixture->report, small_book_format(), &fixture->out) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	scratch_write("report.xlsx", fixture->out.bytes, fixture->out.length);
	return scratch_path("report.xlsx");
}

size_t small_book_column(const struct xlsx_sheet *sheet, const char *name)
{
	for (size_t i = 0; i < XLSX_COLUMNS && sheet->rows[0][i].value != NULL; i++)
		if (strcmp(sheet->rows[0][i].value, name) == 0)
			return i;
	fail_msg("there is no column %s", name);
	return 0;
}

const char *small_book_fact(const struct xlsx_sheet *about, const char *name)
{
	for (size_t i = 0; i < about->n_rows; i++)
		if (strcmp(about->rows[i][0].value, name) == 0)
			return about->rows[i][1].value;
	fail_msg("nothing is said of %s", name);
	return NULL;
}
