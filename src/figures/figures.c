/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of figures: for each cell the units are chosen that may be shown, then these alone are
 * measured. */
#include "figures/figures.h"

#include <stdlib.h>

#include "base/memory.h"
#include "figures/cell.h"

struct table {
	const struct count *count;
	const struct round *round;
	size_t all;   /* place of FIGURES_ALL */
	bool *asked;  /* area by area: is it asked in the unit at this place? */
	bool *beyond; /* more responses than heads where there are no codes: nothing is shown */
	long *heads;
	struct cell *cells;
	size_t n_cells;
	bool *shown; /* cell by cell, the unit at each place */
};

static bool is_asked(const struct round *round, const struct area *area, int form)
{
	if (area->purpose == AREA_LOOK_BACK && !round->follows[0])
		return false;
	return area->forms == QUESTIONNAIRE_EVERYONE || (form >= 0 && area->forms >> form & 1);
}

static bool *asked_of(const struct table *table, size_t area)
{
	return table->asked + area * (table->all + 1);
}

/* What the organisation says, from the units that answer to all that they are part of. */
static void look_at_units(struct table *table)
{
	const struct questionnaire *questionnaire = table->round->questionnaire;
	const struct organisation *organisation = table->round->organisation;
	size_t all = table->all;

	table->asked = memory_new(questionnaire->n_areas * (all + 1), sizeof(*table->asked));
	table->heads = memory_new(all + 1, sizeof(*table->heads));
	table->beyond = memory_new(all + 1, sizeof(*table->beyond));
	for (size_t unit = 0; unit < all; unit++) {
		int form = questionnaire_form(questionnaire, organisation->units[unit].form);

		if (!organisation->units[unit].answers)
			continue;
		for (size_t place = unit;; place = count_place_above(table->count, place)) {
			table->heads[place] += organisation->units[unit].heads;
			for (size_t i = 0; i < questionnaire->n_areas; i++)
				asked_of(table, i)[place] |=
				    is_asked(table->round, &questionnaire->areas[i], form);
			if (place == all)
				break;
		}
	}
	for (size_t place = 0; place <= all; place++)
		table->beyond[place] = table->round->open &&
				       table->count->units[place].responses > table->heads[place];
}

/* Is there a row at all? Who reads the round knows it too. */
static bool has_row(const struct table *table, size_t place, const struct cell *cell)
{
	const struct questionnaire *questionnaire = table->round->questionnaire;

	return !cell->area || asked_of(table, (size_t)(cell->area - questionnaire->areas))[place];
}

static void choose_shown(struct table *table)
{
	size_t n = table->all + 1;
	struct disclosure_group *groups = memory_new(n, sizeof(*groups));

	table->shown = memory_new(table->n_cells * n, sizeof(*table->shown));
	for (size_t c = 0; c < table->n_cells; c++) {
		for (size_t i = 0; i < n; i++) {
			groups[i] = cell_group(&table->cells[c], table->count, i);
			groups[i].shown = !table->beyond[i] && has_row(table, i, &table->cells[c]);
		}
		disclosure_choose(
		    table->round->organisation, disclosure_min_group(table->round), groups);
		for (size_t i = 0; i < n; i++)
			table->shown[c * n + i] = groups[i].shown;
	}
	free(groups);
}

static void add_rows(const struct table *table, size_t place, struct figures *figures)
{
	for (size_t c = 0; c < table->n_cells; c++) {
		const struct cell *cell = &table->cells[c];
		struct figure *figure = &figures->rows[figures->n_rows];

		if (!has_row(table, place, cell))
			continue;
		figures->n_rows++;
		figure->unit = place == table->all ? FIGURES_ALL : (int)place;
		figure->kind = cell->kind;
		figure->item = cell->item;
		figure->area = cell->kind == FIGURE_AREA ? cell->area : NULL;
		figure->hidden = !table->shown[c * (table->all + 1) + place];
		if (!figure->hidden)
			disclosure_round(
			    table->round, cell_measure(cell, table->count, place, figure), figure);
	}
}

static void add_participation(const struct table *table, struct figures *figures)
{
	size_t n = table->all + 1;
	struct disclosure_group *groups = memory_new(n, sizeof(*groups));

	for (size_t i = 0; i < n; i++) {
		groups[i].answered = groups[i].people = table->count->units[i].responses;
		groups[i].shown = !table->beyond[i];
	}
	disclosure_choose(table->round->organisation, disclosure_min_group(table->round), groups);
	figures->participation = memory_new(n, sizeof(*figures->participation));
	figures->n_participation = n;
	for (size_t i = 0; i < n; i++)
		figures->participation[i] = (struct participation){
			.unit = i == table->all ? FIGURES_ALL : (int)i,
			.hidden = !groups[i].shown,
			.heads = groups[i].shown ? table->heads[i] : 0,
			.responses = groups[i].shown ? groups[i].answered : 0,
		};
	free(groups);
}

struct figures *figures_disclose(const struct count *count)
{
	struct figures *figures = memory_new(1, sizeof(*figures));
	struct table table = {
		.count = count,
		.round = count->round,
		.all = count_place(count, FIGURES_ALL),
	};

	look_at_units(&table);
	table.n_cells = cell_list(table.round->questionnaire, &table.cells);
	choose_shown(&table);
	figures->round = table.round;
	figures->rows = memory_new(table.n_cells * (table.all + 1), sizeof(*figures->rows));
	for (size_t place = 0; place <= table.all; place++)
		add_rows(&table, place, figures);
	add_participation(&table, figures);
	free(table.asked);
	free(table.beyond);
	free(table.heads);
	free(table.cells);
	free(table.shown);
	return figures;
}

void figures_free(struct figures *figures)
{
	if (!figures)
		return;
	free(figures->rows);
	free(figures->participation);
	free(figures);
}

const struct figure *figures_find(
    const struct figures *figures, int unit, const struct item *item, const struct area *area)
{
	enum figure_kind kind = item ? FIGURE_ITEM : area ? FIGURE_AREA : FIGURE_TOTAL;

	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];

		if (row->unit == unit && row->kind == kind && row->item == item &&
		    (item || row->area == area))
			return row;
	}
	return NULL;
}
