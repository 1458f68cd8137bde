/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A column of which nothing is to be told is left out, and a name that is too long is cut. */
#include "central/commands/status_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/status_cells.h"
#include "central/commands/wrapped.h"

enum { WIDTH = WRAPPED_WIDTH, GAP = 2, NUMBER = 3, LEAST_NAME = 16, FEW_SCHOOLS = 3 };

/* A line of the table, as it will be printed. */
struct line {
	char *name;
	char *cells[STATUS_CELLS]; /* NULL where the column is left out */
};

static struct line say_line(const struct overview *overview, const struct overview_row *row)
{
	struct line line = { .name = row == NULL
					 ? memory_copy(_("In all"))
					 : text_format("%*s%s", 2 * (int)overview_unit(row)->level,
					       "", overview_unit(row)->name) };

	for (size_t c = 0; c < STATUS_CELLS; c++)
		if (status_cells[c].is_told(overview))
			line.cells[c] = status_cells[c].say(overview, row);
	return line;
}

static struct line say_heads(const struct overview *overview)
{
	struct line line = { .name = memory_copy("") };

	for (size_t c = 0; c < STATUS_CELLS; c++)
		if (status_cells[c].is_told(overview))
			line.cells[c] = memory_copy(status_cells[c].head[0] != '\0'
							? language_say(status_cells[c].head)
							: "");
	return line;
}

static size_t widest(const struct line *lines, size_t n, size_t c)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t width = text_width(lines[i].cells[c] != NULL ? lines[i].cells[c] : "");

		most = width > most ? width : most;
	}
	return most;
}

/* What the other columns leave of the line, if the names want it. */
static size_t width_of_names(const struct line *lines, size_t n)
{
	size_t most = 0, others = 0, room;

	for (size_t c = 0; c < STATUS_CELLS; c++)
		others += lines[0].cells[c] != NULL ? widest(lines, n, c) + GAP : 0;
	for (size_t i = 0; i < n; i++) {
		size_t width = text_width(lines[i].name);

		most = width > most ? width : most;
	}
	room = others + LEAST_NAME < WIDTH ? WIDTH - others : LEAST_NAME;
	return most < room ? most : room;
}

/* Blanks at the end of a line are left out. */
static void add_line(const struct line *line, size_t names, const size_t *widths, struct text *out)
{
	bool is_cut = text_width(line->name) > names;
	char *name = text_start(line->name, is_cut ? names - 1 : names);
	size_t blanks = names - text_width(name);

	text_add(out, name);
	text_forget(name);
	for (size_t c = 0; c < STATUS_CELLS; c++) {
		size_t room, width;

		if (line->cells[c] == NULL)
			continue;
		width = text_width(line->cells[c]);
		room = widths[c] - width;
		blanks += GAP + (status_cells[c].to_the_right ? room : 0);
		if (width > 0) {
			text_addf(out, "%*s%s", (int)blanks, "", line->cells[c]);
			blanks = 0;
		}
		blanks += status_cells[c].to_the_right ? 0 : room;
	}
	text_add(out, "\n");
}

static void print_table(const struct line *lines, size_t n, struct text *out)
{
	size_t names = width_of_names(lines, n), widths[STATUS_CELLS];

	for (size_t c = 0; c < STATUS_CELLS; c++)
		widths[c] = widest(lines, n, c);
	for (size_t i = 0; i < n; i++)
		add_line(&lines[i], names, widths, out);
}

/* A first round that is open needs neither heads nor a last line. */
static bool is_plain(const struct overview *overview)
{
	size_t told = 0, tops = 0;

	for (size_t c = 0; c < STATUS_CELLS; c++)
		told += status_cells[c].is_told(overview);
	for (size_t i = 0; i < overview->n_rows; i++)
		tops += overview_unit(&overview->rows[i])->parent == ORGANISATION_NO_UNIT;
	return told <= 2 && tops <= 1;
}

static void add_table(const struct overview *overview, struct text *out)
{
	struct line *lines = memory_new(overview->n_rows + 2, sizeof *lines);
	bool plain = is_plain(overview);
	size_t n = 0;

	if (!plain)
		lines[n++] = say_heads(overview);
	for (size_t i = 0; i < overview->n_rows; i++)
		lines[n++] = say_line(overview, &overview->rows[i]);
	if (!plain)
		lines[n++] = say_line(overview, NULL);
	if (n > 0)
		print_table(lines, n, out);
	for (size_t i = 0; i < n; i++) {
		free(lines[i].name);
		for (size_t c = 0; c < STATUS_CELLS; c++)
			free(lines[i].cells[c]);
	}
	free(lines);
}

static char *say_state(const struct overview *overview, const struct round *round)
{
	long left = day_count(overview->today, round->closes);

	if (round->closed[0] != '\0')
		return text_format(_("closed on %s"), round->closed);
	if (strcmp(round->opens, overview->today) > 0)
		return text_format(_("opens on %s"), round->opens);
	if (round->closes[0] == '\0')
		return memory_copy(_("open"));
	if (left < 0)
		return text_format(_("open, was to close on %s"), round->closes);
	return text_format(
	    P_("open until %s, %ld day left", "open until %s, %ld days left", (unsigned long)left),
	    round->closes, left);
}

static void add_round(const struct overview *overview, const struct overview_round *in,
    bool several, struct text *out)
{
	const struct round *round = in->round;
	bool numbered = status_cells_standing(overview) > 1;
	struct text said = { 0 };
	char *state = say_state(overview, round);
	long responses, heads;

	if (numbered && in->stands)
		text_addf(&said, "%-*ld", NUMBER, status_cells_number(overview, in));
	else if (numbered)
		text_addf(&said, "%*s", NUMBER, "");
	text_addf(&said, "%s · %s", round->title, round->id);
	if (round->follows[0] != '\0') {
		text_add(&said, " · ");
		text_addf(&said,
		    round->kind == ROUND_PULSE ? _("measurement after %s") : _("after %s"),
		    round->follows);
	}
	text_addf(&said, " · %s", state);
	if (in->responses == NULL)
		text_addf(&said, " · %s", _("answers purged"));
	else if (several && overview_told_all(in, &responses, &heads) && heads > 0)
		text_addf(&said, " · %ld / %ld, %ld %%", responses, heads, 100 * responses / heads);
	wrapped_add(out, text_take(&said), NUMBER);
	free(state);
}

static void add_rounds(const struct overview *overview, struct text *out)
{
	size_t n = 0;

	for (size_t i = 0; i < overview->n_rounds; i++)
		n += overview->rounds[i].listed;
	for (size_t i = 0; i < overview->n_rounds; i++)
		if (overview->rounds[i].listed)
			add_round(overview, &overview->rounds[i], n > 1, out);
	if (n > 1)
		text_add(out, "\n");
}

static void add_hidden(const struct overview *overview, struct text *out)
{
	for (size_t i = 0; i < overview->n_rows; i++) {
		const struct overview_row *row = &overview->rows[i];

		if (overview_unit(row)->heads >= row->in->round->min_group)
			continue;
		text_add(
		    out, _("Of fewer people than the smallest group it is not told how many have "
			   "answered.\n"));
		return;
	}
}

static size_t count_schools(const struct overview *overview)
{
	size_t n = 0;

	for (size_t i = 0; i < overview->n_rows; i++)
		n += overview_unit(&overview->rows[i])->level == UNIT_SCHOOL;
	return n;
}

static void add_units(
    const struct overview *overview, const struct overview_day *day, struct text *said)
{
	bool all = day->n_units > FEW_SCHOOLS && day->n_units == count_schools(overview);

	for (size_t i = 0; !all && i < day->n_units; i++)
		text_addf(said, "%s%s", i == 0 ? ": " : ", ", day->units[i]->name);
	if (all)
		text_addf(said, ": %s", _("all schools"));
}

static char *say_distance(long days)
{
	if (days == 0)
		return memory_copy(_("today"));
	if (days > 0)
		return text_format(P_("in %ld day", "in %ld days", (unsigned long)days), days);
	return text_format(P_("%ld day ago", "%ld days ago", (unsigned long)-days), -days);
}

static void add_day(
    const struct overview *overview, const struct overview_day *day, struct text *out)
{
	const struct due_row *row = &due_rows[day->kind];
	struct text said = { 0 };
	char *distance = say_distance(day->days);

	text_addf(&said, "%s, %s: %s %s", day->day, distance, _(row->to_do), day->in->round->id);
	add_units(overview, day, &said);
	text_add(&said, ".");
	wrapped_add(out, text_take(&said), GAP);
	if (row->how != NULL && day->days <= 0)
		text_addf(out, "%*s%s %s\n", GAP, "", row->how, day->in->round->id);
	free(distance);
}

static void add_waiting(const struct overview *overview, struct text *out)
{
	size_t n = status_cells_waiting(overview);

	if (n > 0)
		text_addf(out,
		    P_("%zu request waits for an answer: \"skatta-central plan list --open\".\n",
			"%zu requests wait for an answer: \"skatta-central plan list --open\".\n",
			n),
		    n);
}

void status_text_add(const struct overview *overview, struct text *out)
{
	add_rounds(overview, out);
	add_table(overview, out);
	add_hidden(overview, out);
	add_waiting(overview, out);
}

void status_text_days(const struct overview *overview, struct text *out)
{
	if (overview->n_days > 0)
		text_add(out, "\n");
	for (size_t i = 0; i < overview->n_days; i++)
		add_day(overview, &overview->days[i], out);
}
