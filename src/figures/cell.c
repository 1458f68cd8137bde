/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the kinds of cell are made of: whom they count and what is measured. */
#include "figures/cell.h"

#include <math.h>

#include "base/memory.h"

/* Of a group, conditions and the temperature have an index too, but for levels. An index of
 * look-back items would be about many areas, that is about none; one of slots, about actions that
 * have nothing in common. */
static bool has_row(const struct area *area)
{
	if (area->purpose == AREA_LOOK_BACK || questionnaire_is_slot(&area->items[0]))
		return false;
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			return true;
	return false;
}

size_t cell_list(const struct questionnaire *questionnaire, struct cell **cells)
{
	size_t n_areas = questionnaire->n_areas, n_items = questionnaire->n_items, n = 0;
	struct cell *list = memory_new(n_items + n_areas + 1, sizeof(*list));
	bool total = false;

	for (size_t i = 0; i < n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		list[n++] = (struct cell){ FIGURE_ITEM, item, item->area };
	}
	for (size_t i = 0; i < n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];

		if (has_row(area))
			list[n++] = (struct cell){ FIGURE_AREA, NULL, area };
		total |= area->purpose == AREA_COMPETENCE;
	}
	if (total)
		list[n++] = (struct cell){ FIGURE_TOTAL, NULL, NULL };
	*cells = list;
	return n;
}

static const struct item_count *items(
    const struct cell *cell, const struct count *count, size_t place)
{
	return &count->units[place].items[cell->item->number];
}

static const struct area_count *areas(
    const struct cell *cell, const struct count *count, size_t place)
{
	return &count->units[place].areas[cell->area - count->round->questionnaire->areas];
}

/* The values that are measured; NULL where nobody has responded. */
static const struct tally *values(const struct cell *cell, const struct count *count, size_t place)
{
	if (count->units[place].responses == 0)
		return NULL;
	if (cell->item)
		return &items(cell, count, place)->values;
	if (cell->area)
		return &areas(cell, count, place)->indexes;
	return &count->units[place].totals;
}

long cell_state(
    const struct cell *cell, const struct count *count, size_t place, enum answer_state state)
{
	const struct item_count *item;

	if (!cell->item || count->units[place].responses == 0)
		return 0;
	item = items(cell, count, place);
	switch (state) {
	case ANSWER_GIVEN:
		return item->given;
	case ANSWER_NOT_APPLICABLE:
		return item->not_applicable;
	case ANSWER_NOT_SAID:
		return item->not_said;
	default:
		return 0;
	}
}

struct disclosure_group cell_group(const struct cell *cell, const struct count *count, size_t place)
{
	struct disclosure_group group = { 0 };

	if (cell->item) {
		group.answered = cell_state(cell, count, place, ANSWER_GIVEN);
		group.people = group.answered +
			       cell_state(cell, count, place, ANSWER_NOT_APPLICABLE) +
			       cell_state(cell, count, place, ANSWER_NOT_SAID);
	} else if (values(cell, count, place)) {
		group.answered = group.people = values(cell, count, place)->n;
	}
	return group;
}

static double most_points(const struct item *item)
{
	return item->kind->has_points ? (double)(item->scale->n_labels - 1) : 0;
}

static double points_of_area(const struct area *area)
{
	double points = 0;

	for (size_t i = 0; i < area->n_items; i++)
		points += most_points(&area->items[i]);
	return points;
}

/* How far an index goes for one point of one person. */
static double step_of_index(const struct cell *cell, const struct questionnaire *questionnaire)
{
	double step = 0, n = 0;

	if (cell->area)
		return 100 / points_of_area(cell->area);
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];

		if (area->purpose != AREA_COMPETENCE)
			continue;
		step = fmax(step, 100 / points_of_area(area));
		n++;
	}
	return step / n;
}

/* An eighth of a scale, in tenths and at most half a step; of an index, which has more steps, a
 * twentieth. But what five have all answered has to look like what one of them answered a step
 * beside it, which moves their mean by a fifth of the step; and what ten have, like where one is a
 * step above and one a step below, a deviation of 0.47 steps. */
struct ends cell_ends(const struct cell *cell, const struct questionnaire *questionnaire)
{
	struct ends ends = { .low = 0, .high = 100 };

	if (cell->item) {
		ends.low = cell->item->scale ? 0 : (double)cell->item->least;
		ends.high = cell->item->scale ? most_points(cell->item) : (double)cell->item->most;
		ends.nearest = fmax(fmin(ceil((ends.high - ends.low) * 10 / 8) / 10, 0.5), 0.2);
		ends.least_sd = 0.5;
	} else {
		double step = step_of_index(cell, questionnaire);

		ends.nearest = fmax(5, ceil(step / ROUND_MIN_GROUP));
		ends.least_sd = fmax(5, ceil(0.48 * step));
	}
	return ends;
}

struct moments cell_moments(
    const struct cell *cell, const struct count *count, size_t place, double low)
{
	const struct tally *tally = values(cell, count, place);
	struct moments moments = { 0 };

	if (!tally)
		return moments;
	moments.n = tally->n;
	for (size_t i = 0; i < tally->n_entries; i++) {
		double value = tally->entries[i].value, times = (double)tally->entries[i].times;

		moments.sum += value * times;
		moments.squares += (value - low) * (value - low) * times;
	}
	return moments;
}

double cell_weight(const struct cell *cell, const struct questionnaire *questionnaire)
{
	double all = 0;

	if (cell->item) {
		if (!cell->item->kind->has_points)
			return 0;
		return (cell->item->reverse ? -100 : 100) / points_of_area(cell->area);
	}
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		all += questionnaire->areas[i].purpose == AREA_COMPETENCE;
	return cell->area && cell->area->purpose == AREA_COMPETENCE ? 1 / all : 0;
}

struct measured cell_measure(const struct cell *cell, const struct count *count, size_t place)
{
	const struct tally *tally = values(cell, count, place);
	struct measured measured = {
		.n = cell->item ? cell_state(cell, count, place, ANSWER_GIVEN) : tally->n,
		.mean = statistics_mean(tally),
		.sd = statistics_sd(tally),
		.median = statistics_median(tally),
		.alpha = NAN,
	};

	if (cell->kind == FIGURE_AREA) {
		measured.alpha = statistics_alpha(&areas(cell, count, place)->consistency);
		measured.complete = areas(cell, count, place)->consistency.n;
	}
	return measured;
}
