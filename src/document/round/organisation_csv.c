/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The organisation from the coordinator's CSV: every line checked, all mistakes told at once, the
 * units made from the lines in their order. */
#include <stdlib.h>
#include <string.h>

#include "base/format/csv_columns.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "document/round/organisation_doubts.h"
#include "document/round/organisation_joined.h"
#include "document/round/organisation_was.h"

/* One line of the file, its cells by column. */
struct line {
	int number;
	const char *cell[ORGANISATION_COLUMNS];
	const char *joined; /* the name of what is joined in the line's unit; NULL for none */
	long heads;
};

struct reader {
	const char *name;
	struct csv_column columns[ORGANISATION_COLUMNS];
	struct line *lines;
	size_t n_lines;
	struct mistakes mistakes;
};

static void add_mistake(struct reader *reader, const struct line *line,
    enum organisation_column column, const char *sentence)
{
	mistakes_add(
	    &reader->mistakes, line->number, column, organisation_columns[column], "%s", sentence);
}

static bool is_name(const char *text)
{
	return text[0] != '\0' && strlen(text) <= ORGANISATION_MAX_NAME &&
	       text_is_safe(text, false);
}

static bool is_headcount(const char *text, long *heads)
{
	size_t digits = strspn(text, "0123456789");

	if (digits == 0 || digits > 5 || text[0] == '0' || digits != csv_whole(text))
		return false;
	*heads = strtol(text, NULL, 10);
	return *heads <= ORGANISATION_MAX_HEADS;
}

/* A line that is joined with others is one of the unit that they are together: a team of its
 * school, or where it has none a school. */
static void join(struct line *line)
{
	enum organisation_column id = line->cell[TEAM][0] != '\0' ? TEAM : SCHOOL;
	enum organisation_column name = id == TEAM ? TEAM_NAME : SCHOOL_NAME;

	if (line->cell[JOINED][0] == '\0')
		return;
	line->joined = line->cell[name];
	line->cell[id] = line->cell[name] = line->cell[JOINED];
}

static void check_cells(struct reader *reader, struct line *line)
{
	static const enum organisation_column ids[] = { SCHOOL, FORM, DISTRICT, TEAM, JOINED };
	bool has_team = line->cell[TEAM][0] != '\0';
	char *was;

	for (size_t i = 0; i < COUNT(ids); i++) {
		const char *cell = line->cell[ids[i]];

		if (cell[0] == '\0' && ids[i] == SCHOOL)
			add_mistake(reader, line, ids[i], _("is empty"));
		else if (cell[0] != '\0' && !organisation_is_id(cell))
			add_mistake(
			    reader, line, ids[i], _("should be 1 to 64 bytes, without a slash"));
	}
	if (!is_name(line->cell[SCHOOL_NAME]))
		add_mistake(reader, line, SCHOOL_NAME,
		    _("should be a name of at most 200 bytes on one line"));
	if (has_team && !is_name(line->cell[TEAM_NAME]))
		add_mistake(reader, line, TEAM_NAME,
		    _("should be a name of at most 200 bytes on one line"));
	if (!has_team && line->cell[TEAM_NAME][0] != '\0')
		add_mistake(reader, line, TEAM, _("is empty, but the team has a name"));
	if (!is_headcount(line->cell[HEADCOUNT], &line->heads))
		add_mistake(reader, line, HEADCOUNT, _("should be 1 to 10000"));
	join(line);
	was = organisation_was_mistake(line->cell[WAS], line->cell[SCHOOL], line->cell[TEAM]);
	if (was != NULL)
		add_mistake(reader, line, WAS, was);
	free(was);
}

static enum error read_lines(struct reader *reader, const struct csv *csv)
{
	enum error rc = csv_columns_find(reader->name, csv, reader->columns, ORGANISATION_COLUMNS);

	if (rc != ERROR_NONE)
		return error_hint(
		    rc, _("Begin the file with the line "
			  "school,school_name,form,district,team,team_name,headcount"));
	if (csv->n_rows < 2 || csv->n_rows - 1 > ORGANISATION_MAX_UNITS)
		return error_set(ERROR_DAMAGED, _("%s should have 1 to %d lines below the first"),
		    reader->name, ORGANISATION_MAX_UNITS);
	reader->lines = memory_new(csv->n_rows, sizeof *reader->lines);
	for (size_t i = 1; i < csv->n_rows; i++) {
		const struct csv_row *row = &csv->rows[i];
		struct line *line = &reader->lines[reader->n_lines];

		if (!csv_columns_fit(csv, row, &reader->mistakes))
			continue;
		line->number = row->line;
		for (size_t column = 0; column < ORGANISATION_COLUMNS; column++)
			line->cell[column] = csv_columns_cell(row, &reader->columns[column]);
		reader->n_lines++;
		check_cells(reader, line);
	}
	return ERROR_NONE;
}

static int compare_by_school(const void *a, const void *b)
{
	const struct line *one = a, *other = b;
	int order = strcmp(one->cell[SCHOOL], other->cell[SCHOOL]);

	return order != 0 ? order : one->number - other->number;
}

static bool is_same_school(const struct line *a, const struct line *b)
{
	return strcmp(a->cell[SCHOOL], b->cell[SCHOOL]) == 0;
}

/* Is the line's school several joined? */
static bool is_group(const struct line *line)
{
	return line->joined != NULL && line->cell[TEAM][0] == '\0';
}

/* All lines of a school say the same of it as the first one in the file. */
static void check_schools(struct reader *reader)
{
	static const enum organisation_column same[] = { SCHOOL_NAME, FORM, DISTRICT };
	const struct line *first = reader->lines;

	qsort(reader->lines, reader->n_lines, sizeof *reader->lines, compare_by_school);
	for (size_t i = 1; i < reader->n_lines; i++) {
		const struct line *line = &reader->lines[i];

		/* check_teams() says where a group is called like a school. */
		if (!is_same_school(first, line) || is_group(first) != is_group(line)) {
			first = line;
			continue;
		}
		for (size_t k = 0; k < COUNT(same); k++)
			if (strcmp(first->cell[same[k]], line->cell[same[k]]) != 0)
				add_mistake(reader, line, same[k],
				    is_group(line)
					? _("differs from an earlier line that it is joined with")
					: _("differs from an earlier line for the same school"));
	}
}

static int compare_by_team(const void *a, const void *b)
{
	const struct line *one = a, *other = b;
	int order = strcmp(one->cell[SCHOOL], other->cell[SCHOOL]);

	if (order == 0)
		order = strcmp(one->cell[TEAM], other->cell[TEAM]);
	return order != 0 ? order : one->number - other->number;
}

/* Those who are in no team are one like the others. */
static void make_team_of_rest(struct line *line)
{
	line->cell[TEAM] = ORGANISATION_NO_TEAM;
	line->cell[TEAM_NAME] = _("Staff without a team");
}

static bool is_same_unit(const struct line *a, const struct line *b)
{
	return is_same_school(a, b) && strcmp(a->cell[TEAM], b->cell[TEAM]) == 0;
}

/* Two lines of one school, one behind the other: a school has each team once, and at most one line
 * without a team; but those that are joined are several. */
static void check_pair(struct reader *reader, struct line *before, const struct line *line)
{
	bool same = is_same_unit(before, line);

	if (same && before->joined != NULL && line->joined != NULL)
		return;
	if (before->cell[TEAM][0] == '\0' && line->cell[TEAM][0] != '\0' &&
	    before->joined == NULL) {
		make_team_of_rest(before);
		same = is_same_unit(before, line);
	}
	if (is_group(before) || is_group(line) ||
	    (same && (before->joined != NULL || line->joined != NULL)))
		add_mistake(reader, before->joined != NULL ? before : line, JOINED,
		    _("is the id of another school or team"));
	else if (same)
		add_mistake(reader, line, TEAM, _("occurs twice for the same school"));
}

static void check_teams(struct reader *reader)
{
	size_t last = reader->n_lines - 1;

	qsort(reader->lines, reader->n_lines, sizeof *reader->lines, compare_by_team);
	for (size_t i = 0; i < reader->n_lines; i++) {
		struct line *line = &reader->lines[i];

		if (i > 0 && is_same_school(line - 1, line))
			check_pair(reader, line - 1, line);
		if (line->joined != NULL && (i == 0 || !is_same_unit(line - 1, line)) &&
		    (i == last || !is_same_unit(line, line + 1)))
			add_mistake(reader, line, JOINED,
			    _("is on one line alone, but joins at least two: schools without "
			      "teams, or teams of one school"));
	}
}

static int compare_school_to_id(const void *id, const void *line)
{
	return strcmp(id, ((const struct line *)line)->cell[SCHOOL]);
}

/* With the lines sorted by school: is a district called like one of them? */
static void check_districts(struct reader *reader)
{
	for (size_t i = 0; i < reader->n_lines; i++) {
		const char *district = reader->lines[i].cell[DISTRICT];

		if (district[0] != '\0' && bsearch(district, reader->lines, reader->n_lines,
					       sizeof *reader->lines, compare_school_to_id) != NULL)
			add_mistake(
			    reader, &reader->lines[i], DISTRICT, _("is the id of a school"));
	}
}

/* The top of a line's branch: its district, or the school itself. */
static const char *top_of(const struct line *line)
{
	return line->cell[DISTRICT][0] != '\0' ? line->cell[DISTRICT] : line->cell[SCHOOL];
}

static int compare_by_place(const void *a, const void *b)
{
	int order = strcmp(top_of(a), top_of(b));

	return order != 0 ? order : compare_by_team(a, b);
}

static int add_unit(struct organisation *organisation, enum unit_level level, char *id,
    const char *name, const char *form, int parent)
{
	struct unit *unit;

	organisation->units = memory_grow(
	    organisation->units, organisation->n_units + 1, sizeof *organisation->units);
	unit = &organisation->units[organisation->n_units];
	*unit = (struct unit){ .id = id,
		.name = memory_copy(name),
		.form = memory_copy(form),
		.level = level,
		.parent = parent };
	return (int)organisation->n_units++;
}

/* The heads of one line count in the unit where they answer and in all above. */
static void add_heads(struct organisation *organisation, int unit, long heads)
{
	organisation->units[unit].answers = true;
	for (; unit != ORGANISATION_NO_UNIT; unit = organisation->units[unit].parent)
		organisation->units[unit].heads += heads;
}

static struct organisation *make_units(struct reader *reader)
{
	struct organisation *made = memory_new(1, sizeof *made);
	int district = ORGANISATION_NO_UNIT, school = ORGANISATION_NO_UNIT;

	qsort(reader->lines, reader->n_lines, sizeof *reader->lines, compare_by_place);
	for (size_t i = 0; i < reader->n_lines; i++) {
		const struct line *line = &reader->lines[i], *before = i == 0 ? NULL : line - 1;
		const char *const *cell = line->cell;
		int unit;

		if (cell[DISTRICT][0] == '\0')
			district = ORGANISATION_NO_UNIT;
		else if (before == NULL || strcmp(before->cell[DISTRICT], cell[DISTRICT]) != 0)
			district = add_unit(made, UNIT_DISTRICT, memory_copy(cell[DISTRICT]),
			    cell[DISTRICT], "", ORGANISATION_NO_UNIT);
		if (before == NULL || strcmp(before->cell[SCHOOL], cell[SCHOOL]) != 0)
			school = add_unit(made, UNIT_SCHOOL, memory_copy(cell[SCHOOL]),
			    cell[SCHOOL_NAME], cell[FORM], district);
		unit = school;
		if (cell[TEAM][0] != '\0' && before != NULL && is_same_unit(before, line))
			unit = (int)made->n_units - 1;
		else if (cell[TEAM][0] != '\0')
			unit = add_unit(made, UNIT_TEAM,
			    text_format("%s/%s", cell[SCHOOL], cell[TEAM]), cell[TEAM_NAME],
			    cell[FORM], school);
		organisation_was_take(&made->units[school], cell[WAS]);
		organisation_was_take(&made->units[unit], cell[WAS]);
		if (line->joined != NULL)
			organisation_joined_add(&made->units[unit], line->joined);
		add_heads(made, unit, line->heads);
	}
	return made;
}

enum error organisation_from_csv(const char *name, const struct csv *csv,
    struct organisation **organisation, struct mistakes *doubts)
{
	struct reader reader = { .name = name };
	struct organisation *made = NULL;
	enum error rc;

	for (size_t i = 0; i < ORGANISATION_COLUMNS; i++)
		reader.columns[i] = (struct csv_column){ organisation_columns[i], i < WAS, 0 };
	rc = read_lines(&reader, csv);

	if (rc != ERROR_NONE)
		goto done;
	check_schools(&reader);
	check_teams(&reader);
	check_districts(&reader);
	rc = mistakes_tell(&reader.mistakes, name);
	if (rc != ERROR_NONE) {
		error_hint(rc, _("Correct these lines in the file, then import it again."));
		goto done;
	}
	made = make_units(&reader);
	if (made->n_units > ORGANISATION_MAX_UNITS)
		rc = error_set(
		    ERROR_DAMAGED, _("%s has more than %d units"), name, ORGANISATION_MAX_UNITS);
	else
		rc = organisation_joined_check(name, made);
	if (rc == ERROR_NONE)
		rc = organisation_was_check(name, made);
	if (rc != ERROR_NONE) {
		organisation_free(made);
		goto done;
	}
	organisation_doubts(csv, reader.columns, doubts);
	*organisation = made;
done:
	free(reader.lines);
	mistakes_free(&reader.mistakes);
	return rc;
}
