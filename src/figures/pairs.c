/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Counting people who answered twice, one pass. */
#include "figures/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "form/compare.h"
#include "form/score.h"

/* One side of a person, computed once for all cells. */
struct side {
	const struct questionnaire *questionnaire;
	struct pairs_answers given;
	struct score areas[QUESTIONNAIRE_MAX_AREAS];
	struct score total;
};

static size_t number_of_areas(const struct questionnaire *questionnaire, enum area_purpose purpose)
{
	size_t n = 0;

	for (size_t i = 0; i < questionnaire->n_areas; i++)
		n += questionnaire->areas[i].purpose == purpose;
	return n;
}

/* Is the total one of the same areas? */
static bool same_total(const struct questionnaire *now, const struct questionnaire *before)
{
	if (number_of_areas(now, AREA_COMPETENCE) != number_of_areas(before, AREA_COMPETENCE))
		return false;
	for (size_t i = 0; i < now->n_areas; i++) {
		const struct area *area = &now->areas[i], *same;

		if (area->purpose != AREA_COMPETENCE)
			continue;
		same = compare_area_of_all(now, area, before);
		if (!same || same->purpose != AREA_COMPETENCE)
			return false;
	}
	return true;
}

static bool find_earlier(const struct pairs *pairs, const struct cell *cell, struct cell *earlier)
{
	const struct questionnaire *now = pairs->now->questionnaire;
	const struct questionnaire *before = pairs->before->questionnaire;

	*earlier = (struct cell){ .kind = cell->kind };
	if (cell->item) {
		earlier->item = compare_item(now, cell->item, before);
		earlier->area = earlier->item ? earlier->item->area : NULL;
		return earlier->item && count_has_values(cell->item);
	}
	if (!cell->area)
		return same_total(now, before);
	earlier->area = compare_area_of_all(now, cell->area, before);
	return earlier->area && earlier->area->purpose != AREA_LOOK_BACK;
}

struct pairs *pairs_new(const struct round *before, const struct round *now)
{
	struct pairs *pairs = memory_new(1, sizeof(*pairs));

	pairs->before = before;
	pairs->now = now;
	pairs_tree_make(before->organisation, now->organisation, &pairs->tree);
	pairs->n_cells = cell_list(now->questionnaire, &pairs->cells);
	pairs->earlier = memory_new(pairs->n_cells, sizeof(*pairs->earlier));
	pairs->same = memory_new(pairs->n_cells, sizeof(*pairs->same));
	for (size_t i = 0; i < pairs->n_cells; i++)
		pairs->same[i] = find_earlier(pairs, &pairs->cells[i], &pairs->earlier[i]);
	pairs->units = memory_new(now->organisation->n_units + 1, sizeof(struct pairs_values *));
	return pairs;
}

void pairs_free(struct pairs *pairs)
{
	if (!pairs)
		return;
	for (size_t i = 0; i <= pairs->now->organisation->n_units; i++) {
		for (size_t c = 0; pairs->units[i] && c < pairs->n_cells; c++) {
			tally_free(&pairs->units[i][c].before);
			tally_free(&pairs->units[i][c].now);
			tally_free(&pairs->units[i][c].change);
		}
		free(pairs->units[i]);
	}
	for (size_t i = 0; i < pairs->n_places; i++)
		free(pairs->places[i].cells);
	free(pairs->places);
	free(pairs->units);
	free(pairs->cells);
	free(pairs->earlier);
	free(pairs->same);
	pairs_tree_free(&pairs->tree);
	free(pairs);
}

bool pairs_are_comparable(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->n_cells; i++)
		if (pairs->same[i])
			return true;
	return false;
}

static int compare_places(const struct pairs_place *place, int before, int now)
{
	if (place->before != before)
		return place->before < before ? -1 : 1;
	return place->now == now ? 0 : place->now < now ? -1 : 1;
}

static struct pairs_place *place_of(struct pairs *pairs, int before, int now)
{
	size_t low = 0, high = pairs->n_places;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_places(&pairs->places[middle], before, now) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < pairs->n_places && compare_places(&pairs->places[low], before, now) == 0)
		return &pairs->places[low];
	if (pairs->n_places == pairs->room) {
		pairs->room = 2 * pairs->room + 16;
		pairs->places = memory_grow(pairs->places, pairs->room, sizeof(*pairs->places));
	}
	memmove(pairs->places + low + 1, pairs->places + low,
	    (pairs->n_places - low) * sizeof(*pairs->places));
	pairs->n_places++;
	pairs->places[low] = (struct pairs_place){ before, now, NULL };
	pairs->places[low].cells = memory_new(pairs->n_cells, sizeof(struct pairs_sum));
	return &pairs->places[low];
}

static bool value_of(const struct side *side, const struct cell *cell, double *value)
{
	const struct score *score = &side->total;

	if (cell->item) {
		const struct answer *answer = &side->given.answers->of[cell->item->number];

		*value = (double)answer->number;
		return answer->state == ANSWER_GIVEN &&
		       progress_applies(cell->item, side->given.asked, side->given.answers);
	}
	if (cell->area)
		score = &side->areas[cell->area - side->questionnaire->areas];
	*value = score->index;
	return score->enough;
}

static bool same_area(const struct side *before, const struct side *now, const struct area *area)
{
	return compare_area(area, now->given.answers, now->given.asked, before->given.answers,
		   before->given.asked) != NULL;
}

/* Was the person asked the same, so that the values may be subtracted? */
static bool same_questions(
    const struct side *before, const struct side *now, const struct cell *cell)
{
	const struct questionnaire *questionnaire = now->questionnaire;

	if (cell->item)
		return true;
	if (cell->area)
		return same_area(before, now, cell->area);
	if (before->total.items != now->total.items)
		return false;
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		if (questionnaire->areas[i].purpose == AREA_COMPETENCE && now->areas[i].items > 0 &&
		    !same_area(before, now, &questionnaire->areas[i]))
			return false;
	return true;
}

static void add_to_units(
    struct pairs *pairs, const struct pairs_place *place, size_t cell, double before, double now)
{
	int all = (int)pairs->now->organisation->n_units;

	for (int unit = place->now;; unit = pairs_tree_above(pairs->now->organisation, unit)) {
		struct pairs_values *values;

		unit = pairs_tree_find(&pairs->tree, place->before, place->now, unit);
		if (!pairs->units[unit])
			pairs->units[unit] = memory_new(pairs->n_cells, sizeof(*values));
		values = &pairs->units[unit][cell];
		tally_add(&values->before, before);
		tally_add(&values->now, now);
		tally_add(&values->change, now - before);
		if (unit == all)
			break;
	}
}

static void look_at_side(
    const struct round *round, const struct pairs_answers *given, struct side *side)
{
	side->questionnaire = round->questionnaire;
	side->given = *given;
	side->total = score_total(given->answers, given->asked);
	for (size_t i = 0; i < round->questionnaire->n_areas; i++)
		side->areas[i] =
		    score_area(given->answers, given->asked, &round->questionnaire->areas[i]);
}

void pairs_add(
    struct pairs *pairs, const struct pairs_answers *before, const struct pairs_answers *now)
{
	struct pairs_place *place = place_of(pairs, before->unit, now->unit);
	struct side earlier, newer;

	look_at_side(pairs->before, before, &earlier);
	look_at_side(pairs->now, now, &newer);
	for (size_t i = 0; i < pairs->n_cells; i++) {
		double was, is;

		if (!pairs->same[i] || !value_of(&earlier, &pairs->earlier[i], &was) ||
		    !value_of(&newer, &pairs->cells[i], &is))
			continue;
		if (!same_questions(&earlier, &newer, &pairs->cells[i])) {
			place->cells[i].apart++;
			continue;
		}
		place->cells[i].n++;
		place->cells[i].before += was;
		place->cells[i].now += is;
		add_to_units(pairs, place, i, was, is);
	}
}
