/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which rows of two rounds belong together. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/change/change_private.h"
#include "form/compare.h"

/* Where a row of the questionnaire stands among all that can have one. */
static size_t number_of(
    const struct questionnaire *questionnaire, const struct item *item, const struct area *area)
{
	if (item != NULL)
		return item->number;
	return questionnaire->n_items +
	       (area != NULL ? (size_t)(area - questionnaire->areas) : questionnaire->n_areas);
}

/* A unit's rows by number, of as many as there can be; for free(). */
static const struct figure **index_rows(
    const struct questionnaire *questionnaire, const struct figure *rows, size_t n)
{
	const struct figure **by_number = memory_new(
	    questionnaire->n_items + questionnaire->n_areas + 1, sizeof(struct figure *));

	for (size_t i = 0; i < n; i++)
		by_number[number_of(questionnaire, rows[i].item, rows[i].area)] = &rows[i];
	return by_number;
}

/* The earlier area of the same id, where enough of its items are the same ones; or NULL. */
static const struct area *same_area(
    const struct questionnaire *now, const struct area *area, const struct questionnaire *before)
{
	const struct area *earlier = questionnaire_area(before, area->id);
	size_t n = 0, alike = 0;

	if (earlier == NULL || earlier->purpose != area->purpose)
		return NULL;
	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i], *same;

		if (!item->kind->has_points)
			continue;
		same = compare_item(now, item, before);
		n++;
		alike += same != NULL && same->area == earlier;
	}
	return figures_are_enough(alike, n) ? earlier : NULL;
}

static bool is_same_total(const struct questionnaire *now, const struct questionnaire *before)
{
	size_t n = 0;

	for (size_t i = 0; i < before->n_areas; i++)
		n += before->areas[i].purpose == AREA_COMPETENCE;
	for (size_t i = 0; i < now->n_areas; i++) {
		if (now->areas[i].purpose != AREA_COMPETENCE)
			continue;
		if (same_area(now, &now->areas[i], before) == NULL)
			return false;
		n--;
	}
	return n == 0;
}

static bool find_earlier(const struct questionnaire *now, const struct questionnaire *before,
    const struct cell *cell, struct cell *earlier)
{
	*earlier = (struct cell){ .kind = cell->kind };
	if (cell->item != NULL) {
		earlier->item = compare_item(now, cell->item, before);
		return earlier->item != NULL && cell->item->kind->has_values &&
		       !questionnaire_is_slot(cell->item);
	}
	if (cell->area == NULL)
		return is_same_total(now, before);
	earlier->area = same_area(now, cell->area, before);
	return earlier->area != NULL;
}

bool change_is_possible(const struct round *before, const struct round *now)
{
	struct cell *cells, earlier;
	size_t n = rows_cells(now->questionnaire, &cells);
	bool possible = false;

	for (size_t i = 0; i < n; i++)
		possible |=
		    cells[i].item != NULL &&
		    find_earlier(now->questionnaire, before->questionnaire, &cells[i], &earlier);
	free(cells);
	return possible;
}

static void find_spreads(const struct comparing *comparing, struct subject *subject)
{
	const struct cell *cell = subject->cell, *earlier = &subject->earlier;
	size_t area = number_of(comparing->figures->round->questionnaire, NULL, cell->area) -
		      comparing->figures->round->questionnaire->n_items;
	size_t area_before =
	    number_of(comparing->earlier->round->questionnaire, NULL, earlier->area) -
	    comparing->earlier->round->questionnaire->n_items;

	for (int level = SPREAD_ALL; level < SPREAD_ALL + SPREAD_LEVELS; level++) {
		size_t i = (size_t)(level - SPREAD_ALL);

		if (cell->item != NULL) {
			subject->now[i] = spread_of_item(comparing->now, cell->item, level);
			subject->before[i] =
			    spread_of_item(comparing->before, earlier->item, level);
			subject->changes[i] =
			    spread_of_item_change(comparing->now, cell->item, level);
		} else {
			subject->now[i] = spread_of_area(comparing->now, area, level);
			subject->before[i] = spread_of_area(comparing->before, area_before, level);
			subject->changes[i] = spread_of_area_change(comparing->now, area, level);
		}
	}
}

/* The rows of one place, and beside each the earlier one. */
static void find_rows(
    const struct comparing *comparing, size_t place, const struct figure *own, size_t n)
{
	const struct questionnaire *now = comparing->figures->round->questionnaire;
	const struct questionnaire *before = comparing->earlier->round->questionnaire;
	const struct figures_kin_unit *kin = &comparing->kin->units[place];
	const struct figure **rows = index_rows(now, own, n);
	const struct figure **before_rows = index_rows(before, kin->rows, kin->n_rows);

	for (size_t c = 0; c < comparing->n_cells; c++) {
		const struct subject *subject = &comparing->subjects[c];
		const struct cell *cell = subject->cell, *earlier = &subject->earlier;
		size_t at = place * comparing->n_cells + c;

		comparing->rows[at] = rows[number_of(now, cell->item, cell->area)];
		if (subject->is_alike)
			comparing->before_rows[at] =
			    before_rows[number_of(before, earlier->item, earlier->area)];
	}
	free(rows);
	free(before_rows);
}

/* Rows stand place by place. */
static void find_all_rows(const struct comparing *comparing)
{
	const struct figures *figures = comparing->figures;
	size_t row = 0;

	for (size_t place = 0; place <= comparing->all; place++) {
		int unit = place == comparing->all ? FIGURES_ALL : (int)place;
		size_t first = row;

		while (row < figures->n_rows && figures->rows[row].unit == unit)
			row++;
		find_rows(comparing, place, &figures->rows[first], row - first);
	}
}

void change_look_start(
    struct comparing *comparing, struct figures *figures, const struct figures_kin *kin)
{
	const struct figures *earlier = kin->figures;
	const struct questionnaire *now = figures->round->questionnaire;
	size_t n;

	*comparing = (struct comparing){
		.figures = figures,
		.earlier = earlier,
		.kin = kin,
		.now = figures->counted,
		.before = earlier->counted,
		.all = figures->round->organisation->n_units,
	};
	comparing->n_cells = rows_cells(now, &comparing->cells);
	n = (comparing->all + 1) * comparing->n_cells;
	comparing->subjects = memory_new(comparing->n_cells, sizeof *comparing->subjects);
	comparing->rows = memory_new(n, sizeof(struct figure *));
	comparing->before_rows = memory_new(n, sizeof(struct figure *));
	for (size_t way = 0; way < WAYS; way++)
		comparing->worked[way] = memory_new(n, sizeof(struct worked));
	for (size_t c = 0; c < comparing->n_cells; c++) {
		struct subject *subject = &comparing->subjects[c];

		subject->cell = &comparing->cells[c];
		subject->is_alike = find_earlier(
		    now, earlier->round->questionnaire, subject->cell, &subject->earlier);
		if (subject->is_alike)
			find_spreads(comparing, subject);
	}
	find_all_rows(comparing);
}

void change_look_free(struct comparing *comparing)
{
	for (size_t way = 0; way < WAYS; way++)
		free(comparing->worked[way]);
	free(comparing->rows);
	free(comparing->before_rows);
	free(comparing->subjects);
	free(comparing->cells);
}
