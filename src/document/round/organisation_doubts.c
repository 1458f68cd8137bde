/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ids are compared as a reader hears them, and looked at as a spreadsheet would write them. */
#include "document/round/organisation_doubts.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"

const char *const organisation_columns[ORGANISATION_COLUMNS] = {
	[SCHOOL] = "school",
	[SCHOOL_NAME] = "school_name",
	[FORM] = "form",
	[DISTRICT] = "district",
	[TEAM] = "team",
	[TEAM_NAME] = "team_name",
	[HEADCOUNT] = "headcount",
	[WAS] = "was",
	[JOINED] = "joined",
};

#define MONTH "(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[.]?"

/* What a spreadsheet makes of 1-2, 7E1 or a broken formula. */
static const struct {
	const char *like;
	const char *doubt;
} spreadsheets_own[] = {
	{ "^[0-9]+[-. ]" MONTH "([-. ][0-9]+)?$",
	    N_("looks like a date that a spreadsheet made from something else") },
	{ "^" MONTH "[-. ][0-9]+$",
	    N_("looks like a date that a spreadsheet made from something else") },
	{ "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
	    N_("looks like a date that a spreadsheet made from something else") },
	{ "^[0-9]+([.,][0-9]+)?E[-+][0-9]+$",
	    N_("looks like a number that a spreadsheet made from something else") },
	{ "^#[^ ]+[!?]$", N_("is what a spreadsheet writes when it cannot make sense of a cell") },
};

static const enum organisation_column ids[] = { DISTRICT, SCHOOL, FORM, TEAM, JOINED };

static void doubt_spreadsheet(const struct csv *csv, const struct csv_column *columns,
    const regex_t *like, const char *doubt, struct mistakes *doubts)
{
	for (size_t i = 1; i < csv->n_rows; i++)
		for (size_t k = 0; k < COUNT(ids); k++) {
			const char *cell = csv_columns_cell(&csv->rows[i], &columns[ids[k]]);

			if (regexec(like, cell, 0, NULL, 0) == 0)
				mistakes_add(doubts, csv->rows[i].line, ids[k],
				    organisation_columns[ids[k]], _("\"%s\" %s"), cell, doubt);
		}
}

/* Where an id stands. */
struct mention {
	const struct csv_row *row;
	const char *school; /* of a team; "" otherwise */
	const char *cell;
	char *heard; /* without capitals and blanks */
};

static int compare(const void *a, const void *b)
{
	const struct mention *one = a, *other = b;
	int order = strcmp(one->school, other->school);

	if (order == 0)
		order = strcmp(one->heard, other->heard);
	if (order == 0)
		order = strcmp(one->cell, other->cell);
	return order != 0 ? order : one->row->line - other->row->line;
}

static void doubt_pair(const struct mention *one, const struct mention *other,
    enum organisation_column column, struct mistakes *doubts)
{
	const struct mention *above = one->row->line < other->row->line ? one : other;
	const struct mention *below = above == one ? other : one;

	if (strcmp(one->school, other->school) != 0 || strcmp(one->heard, other->heard) != 0 ||
	    strcmp(one->cell, other->cell) == 0)
		return;
	mistakes_add(doubts, below->row->line, column, organisation_columns[column],
	    _("\"%s\" differs only in capitals or spaces from \"%s\" in line %d"), below->cell,
	    above->cell, above->row->line);
}

/* Each spelling once, where it stands first. */
static void doubt_likeness(const struct csv *csv, const struct csv_column *columns,
    enum organisation_column column, struct mistakes *doubts)
{
	struct mention *mentions = memory_new(csv->n_rows, sizeof *mentions);
	size_t count = csv->n_rows - 1, last = 0;

	for (size_t i = 0; i < count; i++) {
		const struct csv_row *row = &csv->rows[i + 1];

		mentions[i] = (struct mention){
			.row = row,
			.school = column == TEAM ? csv_columns_cell(row, &columns[SCHOOL]) : "",
			.cell = csv_columns_cell(row, &columns[column]),
		};
		mentions[i].heard = text_heard(mentions[i].cell);
	}
	qsort(mentions, count, sizeof *mentions, compare);
	for (size_t i = 1; i < count; i++) {
		doubt_pair(&mentions[last], &mentions[i], column, doubts);
		if (strcmp(mentions[last].cell, mentions[i].cell) != 0 ||
		    strcmp(mentions[last].school, mentions[i].school) != 0)
			last = i;
	}
	for (size_t i = 0; i < count; i++)
		free(mentions[i].heard);
	free(mentions);
}

void organisation_doubts(const struct csv *csv,
    const struct csv_column columns[ORGANISATION_COLUMNS], struct mistakes *doubts)
{
	for (size_t i = 0; i < COUNT(spreadsheets_own); i++) {
		regex_t like;

		if (regcomp(
			&like, spreadsheets_own[i].like, REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
			memory_out();
		doubt_spreadsheet(csv, columns, &like, _(spreadsheets_own[i].doubt), doubts);
		regfree(&like);
	}
	for (size_t k = 0; k < COUNT(ids); k++)
		doubt_likeness(csv, columns, ids[k], doubts);
}
