/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers from CSV. A line is read when it is checked and again when it is used, so that a large
 * file takes no more memory than its text and one person's answers. */
#include "document/answer_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_mistakes.h"
#include "base/language.h"
#include "base/memory.h"
#include "document/round_actions.h"

enum person_column { RESPONDENT, UNIT, ROLE, PERSON_COLUMNS };

static const char *const person_columns[PERSON_COLUMNS] = {
	[RESPONDENT] = "respondent",
	[UNIT] = "unit",
	[ROLE] = "role",
};

#define NOWHERE SIZE_MAX

struct answer_sheet {
	const char *name;
	const struct csv *csv;
	const struct round *round;
	size_t person[PERSON_COLUMNS]; /* where in a line they stand, or NOWHERE */
	size_t *items;                 /* the same of each item, by its number */
	struct csv_mistakes mistakes;
};

/* The heading */

static enum error bad_heading(
    const struct answer_sheet *sheet, const char *what, const char *column)
{
	return error_hint(csv_mistakes_heading(sheet->name, what, column),
	    _("Begin the file with a line of columns: respondent, unit, role where there are "
	      "roles, and the items by their id, such as respondent,unit,%s."),
	    sheet->round->questionnaire->items[0].id);
}

/* Where the place of the column of this name is kept; NULL where there is no such column. */
static size_t *find_column(struct answer_sheet *sheet, const char *name)
{
	const struct questionnaire *questionnaire = sheet->round->questionnaire;

	for (size_t i = 0; i < PERSON_COLUMNS; i++)
		if (text_same_word(name, person_columns[i]) &&
		    (i != ROLE || questionnaire->n_roles > 0))
			return &sheet->person[i];
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (text_same_word(name, questionnaire->items[i].id))
			return &sheet->items[i];
	return NULL;
}

/* Spreadsheets keep columns that were once used: without a name and a cell they are nothing. */
static bool is_blank_column(const struct csv *csv, size_t column)
{
	for (size_t i = 0; i < csv->n_rows; i++)
		if (column < csv->rows[i].n_cells && csv->rows[i].cells[column][0] != '\0')
			return false;
	return true;
}

static enum error read_heading(struct answer_sheet *sheet)
{
	const struct csv_row *heading = &sheet->csv->rows[0];

	for (size_t i = 0; i < heading->n_cells; i++) {
		char *name = text_spell(heading->cells[i]);
		size_t *place = find_column(sheet, name);
		enum error rc = ERROR_NONE;

		if (place == NULL && !is_blank_column(sheet->csv, i))
			rc = bad_heading(sheet, _("has an unknown column"), name);
		else if (place != NULL && *place != NOWHERE)
			rc = bad_heading(sheet, _("has twice the column"), name);
		else if (place != NULL)
			*place = i;
		free(name);
		if (rc != ERROR_NONE)
			return rc;
	}
	for (size_t i = RESPONDENT; i <= UNIT; i++)
		if (sheet->person[i] == NOWHERE)
			return bad_heading(sheet, _("has no column"), person_columns[i]);
	if (sheet->csv->n_rows < 2)
		return error_hint(
		    error_set(ERROR_DAMAGED, _("%s has no line below the first"), sheet->name),
		    _("Add a line for each person who answered."));
	return ERROR_NONE;
}

/* A line */

static const char *cell_of(const struct csv_row *row, size_t column)
{
	return column < row->n_cells ? row->cells[column] : "";
}

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
		csv_mistakes_add(&sheet->mistakes, row->line, sheet->person[column],
		    person_columns[column], "%s", flaw);
	free(flaw);
}

static char *read_respondent(const char *cell, struct answer_sheet_line *line)
{
	line->respondent = text_spell(cell);
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
	char *id = text_spell(cell), *shown = quoted(id), *flaw = NULL;

	line->unit = organisation_find(organisation, id);
	if (line->unit == ORGANISATION_NO_UNIT)
		flaw = text_format(_("the round has no unit «%s»"), shown);
	else if (!organisation->units[line->unit].answers)
		flaw = text_format(_("nobody answers in the unit «%s»"), shown);
	free(shown);
	free(id);
	return flaw;
}

/* Who says nothing has the role that most people have: the first. */
static char *read_role(const struct questionnaire *questionnaire, const char *cell, int *role,
    struct answer_sheet_line *line)
{
	char *id = text_spell(cell), *shown = quoted(id), *flaw = NULL;

	*role = id[0] != '\0'                ? questionnaire_role(questionnaire, id)
		: questionnaire->n_roles > 0 ? 0
					     : -1;
	if (id[0] != '\0' && *role < 0)
		flaw = text_format(_("the questionnaire has no role «%s»"), shown);
	line->role = *role >= 0 ? questionnaire->roles[*role].id : "";
	free(shown);
	free(id);
	return flaw;
}

static void blame_item(struct answer_sheet *sheet, const struct csv_row *row,
    const struct item *item, const char *flaw)
{
	csv_mistakes_add(
	    &sheet->mistakes, row->line, sheet->items[item->number], item->id, "%s", flaw);
}

static void read_answers(
    struct answer_sheet *sheet, const struct csv_row *row, struct answers *answers)
{
	const struct questionnaire *questionnaire = sheet->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (answer_from_cell(item, cell_of(row, sheet->items[i]), &answers->of[i]) ==
		    ERROR_NONE)
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
		bool answered = answers->of[i].state != ANSWER_NONE;

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
		cell[i] = cell_of(row, sheet->person[i]);
	*line = (struct answer_sheet_line){ .number = row->line };
	line->answers = answers_new(round->questionnaire);
	if (row->n_cells != sheet->csv->rows[0].n_cells)
		csv_mistakes_add(&sheet->mistakes, row->line, 0, _("cells"),
		    _("there are %zu, and %zu in the first line"), row->n_cells,
		    sheet->csv->rows[0].n_cells);
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
			    text_format(_("stands in line %d already"), mentions[i - 1].row->line));
	for (size_t i = 0; i < count; i++)
		free(mentions[i].respondent);
	free(mentions);
}

enum error answer_sheet_open(
    const char *name, const struct csv *csv, const struct round *round, struct answer_sheet **sheet)
{
	size_t n_items = round->questionnaire->n_items;
	struct answer_sheet *opened = memory_new(1, sizeof *opened);
	enum error rc;

	*opened = (struct answer_sheet){ .name = name, .csv = csv, .round = round };
	opened->items = memory_new(n_items, sizeof *opened->items);
	for (size_t i = 0; i < PERSON_COLUMNS; i++)
		opened->person[i] = NOWHERE;
	for (size_t i = 0; i < n_items; i++)
		opened->items[i] = NOWHERE;
	rc = read_heading(opened);
	if (rc == ERROR_NONE) {
		check_lines(opened);
		rc = csv_mistakes_tell(&opened->mistakes, name);
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
	csv_mistakes_free(&sheet->mistakes);
	free(sheet->items);
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
