/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers from CSV. A line is read when it is checked and again when it is used, so that a large
 * file takes no more memory than its text and one person's answers. */
#include "document/bundle/answer_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/csv_columns.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/round/round_actions.h"

enum person_column { RESPONDENT, UNIT, ROLE, PERSON_COLUMNS };

static const char *const person_columns[PERSON_COLUMNS] = {
	[RESPONDENT] = "respondent",
	[UNIT] = "unit",
	[ROLE] = "role",
};

struct answer_sheet {
	const char *name;
	const struct csv *csv;
	const struct round *round;
	struct csv_column *columns; /* the person's, then each item's by its number */
	struct mistakes mistakes;
};

static const struct csv_column *item_column(
    const struct answer_sheet *sheet, const struct item *item)
{
	return &sheet->columns[PERSON_COLUMNS + item->number];
}

/* The heading */

static enum error read_heading(struct answer_sheet *sheet)
{
	const struct questionnaire *questionnaire = sheet->round->questionnaire;
	size_t n_columns = PERSON_COLUMNS + questionnaire->n_items;
	enum error rc;

	sheet->columns = memory_new(n_columns, sizeof *sheet->columns);
	for (size_t i = 0; i < PERSON_COLUMNS; i++)
		sheet->columns[i] =
		    (struct csv_column){ .name = person_columns[i], .needed = i != ROLE };
	if (questionnaire->n_roles == 0)
		sheet->columns[ROLE].name = NULL;
	for (size_t i = 0; i < questionnaire->n_items; i++)
		sheet->columns[PERSON_COLUMNS + i].name = questionnaire->items[i].id;
	rc = csv_columns_find(sheet->name, sheet->csv, sheet->columns, n_columns);
	if (rc != ERROR_NONE)
		return error_hint(rc,
		    _("Begin the file with a line of column names: respondent, unit, role if there "
		      "are roles, and the ids of the items, such as respondent,unit,%s."),
		    questionnaire->items[0].id);
	if (sheet->csv->n_rows < 2)
		return error_hint(
		    error_set(ERROR_DAMAGED, _("%s has no line below the first"), sheet->name),
		    _("Add a line for each person who answered."));
	return ERROR_NONE;
}

/* A line */

/* As much of a cell as belongs into a sentence; for free(). */
static char *quoted(const char *cell)
{
	char *safe = text_made_safe(cell, false);
	char *cut = text_format("%.*s", (int)text_fit(safe, 40), safe);

	free(safe);
	return cut;
}

/* Add a mistake in one of the person's columns; takes the sentence, NULL for none. */
static void blame(
    struct answer_sheet *sheet, const struct csv_row *row, enum person_column column, char *flaw)
{
	if (flaw != NULL)
		mistakes_add(&sheet->mistakes, row->line, sheet->columns[column].at,
		    person_columns[column], "%s", flaw);
	free(flaw);
}

static char *read_respondent(const char *cell, struct answer_sheet_line *line)
{
	line->respondent = memory_copy(cell);
	if (line->respondent[0] != '\0' &&
	    strlen(line->respondent) <= ANSWER_SHEET_MAX_RESPONDENT &&
	    text_is_safe(line->respondent, false))
		return NULL;
	return text_format(
	    _("should be plain text of 1 to %d bytes on one line"), ANSWER_SHEET_MAX_RESPONDENT);
}

static char *read_unit(
    const struct organisation *organisation, const char *cell, struct answer_sheet_line *line)
{
	char *shown = quoted(cell), *flaw = NULL;

	line->unit = organisation_find_written(organisation, cell);
	if (line->unit == ORGANISATION_NO_UNIT)
		flaw = text_format(_("the round has no unit \"%s\""), shown);
	else if (!organisation->units[line->unit].answers)
		flaw = text_format(_("nobody answers in the unit \"%s\""), shown);
	free(shown);
	return flaw;
}

/* Who says nothing has the role that most people have: the first. */
static char *read_role(const struct questionnaire *questionnaire, const char *cell, int *role,
    struct answer_sheet_line *line)
{
	char *shown = quoted(cell), *flaw = NULL;

	*role = cell[0] != '\0'              ? questionnaire_role(questionnaire, cell)
		: questionnaire->n_roles > 0 ? 0
					     : -1;
	if (cell[0] != '\0' && *role < 0)
		flaw = text_format(_("the questionnaire has no role \"%s\""), shown);
	line->role = *role >= 0 ? questionnaire->roles[*role].id : "";
	free(shown);
	return flaw;
}

static void blame_item(struct answer_sheet *sheet, const struct csv_row *row,
    const struct item *item, const char *flaw)
{
	mistakes_add(
	    &sheet->mistakes, row->line, item_column(sheet, item)->at, item->id, "%s", flaw);
}

static void read_answers(
    struct answer_sheet *sheet, const struct csv_row *row, struct answers *answers)
{
	const struct questionnaire *questionnaire = sheet->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (answer_from_cell(item, csv_columns_cell(row, item_column(sheet, item)),
			&answers->all[i]) == ERROR_NONE)
			continue;
		blame_item(sheet, row, item, error_sentence());
		error_clear();
	}
}

/* The same as bundle_check() asks of a person's own. */
static void check_asked(struct answer_sheet *sheet, const struct csv_row *row,
    const struct asked *asked, const struct answers *answers)
{
	const struct questionnaire *questionnaire = sheet->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		bool applies = progress_applies(item, asked, answers);
		bool answered = answers->all[i].state != ANSWER_NONE;

		if (answered && !applies)
			blame_item(
			    sheet, row, item, _("is answered, but this person is not asked it"));
		else if (!answered && applies && item->required)
			blame_item(sheet, row, item, _("is empty, but must be answered"));
	}
}

/* Mistakes go to the sheet's. */
static void read_line(
    struct answer_sheet *sheet, const struct csv_row *row, struct answer_sheet_line *line)
{
	const struct round *round = sheet->round;
	const char *cell[PERSON_COLUMNS];
	struct asked asked;
	int role;
	size_t before = sheet->mistakes.count;

	for (size_t i = 0; i < PERSON_COLUMNS; i++)
		cell[i] = csv_columns_cell(row, &sheet->columns[i]);
	*line = (struct answer_sheet_line){ .number = row->line };
	line->answers = answers_new(round->questionnaire);
	csv_columns_fit(sheet->csv, row, &sheet->mistakes);
	blame(sheet, row, RESPONDENT, read_respondent(cell[RESPONDENT], line));
	blame(sheet, row, UNIT, read_unit(round->organisation, cell[UNIT], line));
	blame(sheet, row, ROLE, read_role(round->questionnaire, cell[ROLE], &role, line));
	read_answers(sheet, row, line->answers);
	/* What is asked hangs on all of these. */
	if (sheet->mistakes.count > before)
		return;
	asked = round_asked(round, line->unit, role);
	check_asked(sheet, row, &asked, line->answers);
}

/* Each person once */

struct mention {
	char *respondent;
	const struct csv_row *row;
};

static int compare_mentions(const void *a, const void *b)
{
	const struct mention *one = a, *other = b;
	int order = strcmp(one->respondent, other->respondent);

	return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

static void check_lines(struct answer_sheet *sheet)
{
	size_t count = answer_sheet_lines(sheet);
	struct mention *mentions = memory_new(count, sizeof *mentions);

	for (size_t i = 0; i < count; i++) {
		struct answer_sheet_line line;

		mentions[i].row = &sheet->csv->rows[i + 1];
		read_line(sheet, mentions[i].row, &line);
		mentions[i].respondent = line.respondent;
		line.respondent = NULL;
		answer_sheet_line_free(&line);
	}
	qsort(mentions, count, sizeof *mentions, compare_mentions);
	for (size_t i = 1; i < count; i++)
		if (strcmp(mentions[i - 1].respondent, mentions[i].respondent) == 0)
			blame(sheet, mentions[i].row, RESPONDENT,
			    text_format(_("is already in line %d"), mentions[i - 1].row->line));
	for (size_t i = 0; i < count; i++)
		free(mentions[i].respondent);
	free(mentions);
}

enum error answer_sheet_open(
    const char *name, const struct csv *csv, const struct round *round, struct answer_sheet **sheet)
{
	struct answer_sheet *opened = memory_new(1, sizeof *opened);
	enum error rc;

	*opened = (struct answer_sheet){ .name = name, .csv = csv, .round = round };
	rc = read_heading(opened);
	if (rc == ERROR_NONE) {
		check_lines(opened);
		rc = mistakes_tell(&opened->mistakes, name);
		if (rc != ERROR_NONE)
			error_hint(rc, _("Correct these lines in the file, then import it again."));
	}
	if (rc == ERROR_NONE)
		*sheet = opened;
	else
		answer_sheet_free(opened);
	return rc;
}

void answer_sheet_free(struct answer_sheet *sheet)
{
	if (sheet == NULL)
		return;
	mistakes_free(&sheet->mistakes);
	free(sheet->columns);
	free(sheet);
}

size_t answer_sheet_lines(const struct answer_sheet *sheet)
{
	return sheet->csv->n_rows - 1;
}

void answer_sheet_line(struct answer_sheet *sheet, size_t i, struct answer_sheet_line *line)
{
	read_line(sheet, &sheet->csv->rows[i + 1], line);
}

void answer_sheet_line_free(struct answer_sheet_line *line)
{
	free(line->respondent);
	answers_free(line->answers);
	*line = (struct answer_sheet_line){ 0 };
}
