/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The areas in the order of their indexes, and both ends of it. */
#include "document/unit/proposal.h"

#include <math.h>

#include "form/score.h"

enum { LOW = 50, MOST_CONDITIONS = PLAN_MAX_FOCUS - 1 };

struct ranked {
	const struct area *area;
	double index, half;
};

struct ranking {
	struct ranked areas[QUESTIONNAIRE_MAX_AREAS];
	size_t n;
};

static bool is_condition(const struct area *area)
{
	return area->purpose == AREA_CONDITIONS;
}

/* The unit's areas of which this is so and that are told, the lowest first. */
static struct ranking rank(const struct questionnaire *questionnaire,
    const struct unit_results *results, const char *unit, bool (*is_so)(const struct area *area))
{
	struct ranking ranking = { .n = 0 };

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		const struct unit_result *row =
		    unit_results_find(results, unit, UNIT_RESULT_AREA, area->id);
		double index;
		size_t at;

		if (!is_so(area) || row == NULL || row->hidden || range_is_none(row->mean))
			continue;
		index = range_number(row->mean);
		for (at = ranking.n++; at > 0 && index < ranking.areas[at - 1].index; at--)
			ranking.areas[at] = ranking.areas[at - 1];
		ranking.areas[at] =
		    (struct ranked){ area, index, isnan(row->half) ? 0 : row->half };
	}
	return ranking;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t count_low(const struct ranking *ranking)
{
	size_t n = 0;

	while (n < ranking->n && ranking->areas[n].index < LOW)
		n++;
	return n;
}

/* By their intervals, where they have one. */
static bool is_apart(const struct ranked *a, const struct ranked *b)
{
	return range_is_apart(range_of(a->index), a->half, range_of(b->index), b->half);
}

/* To begin with: how many of the areas. */
static size_t count_lowest(const struct ranking *areas, size_t room)
{
	size_t n = 0, most = least(room, (areas->n + 1) / 2);

	while (n < most && (areas->areas[n].index < LOW ||
			       is_apart(&areas->areas[n], &areas->areas[areas->n - 1])))
		n++;
	return n;
}

/* The first of the highest ones; areas->n where none stands out. */
static size_t first_strength(const struct ranking *areas, size_t n_lowest)
{
	size_t first = areas->n;
	const struct ranked *highest;

	if (areas->n == 0)
		return first;
	highest = &areas->areas[areas->n - 1];
	while (first > 0 && !is_apart(&areas->areas[first - 1], highest))
		first--;
	if (highest->index < LOW || first < n_lowest || areas->n - first > PROPOSAL_MOST_STRENGTHS)
		return areas->n;
	return first;
}

static void add(struct proposals *proposals, const struct ranking *ranking, size_t from, size_t to,
    enum proposal_why why)
{
	for (size_t i = from; i < to; i++)
		proposals->all[proposals->n++] = (struct proposal){ ranking->areas[i].area, why };
}

struct proposals proposals_of(
    const struct questionnaire *questionnaire, const struct unit_results *results, const char *unit)
{
	struct proposals proposals = { .n = 0 };
	struct ranking areas, conditions;
	size_t n_conditions, n_lowest;
	bool first;

	if (results == NULL)
		return proposals;
	areas = rank(questionnaire, results, unit, score_has_index);
	conditions = rank(questionnaire, results, unit, is_condition);
	n_conditions = least(count_low(&conditions), MOST_CONDITIONS);
	n_lowest = count_lowest(&areas, PLAN_MAX_FOCUS - n_conditions);
	first = count_low(&areas) > 0;
	if (first)
		add(&proposals, &conditions, 0, n_conditions, PROPOSAL_CONDITION);
	add(&proposals, &areas, 0, n_lowest, PROPOSAL_LOWEST);
	if (!first)
		add(&proposals, &conditions, 0, n_conditions, PROPOSAL_CONDITION);
	proposals.n_begin = proposals.n;
	add(&proposals, &areas, first_strength(&areas, n_lowest), areas.n, PROPOSAL_STRENGTH);
	return proposals;
}

const struct proposal *proposals_find(const struct proposals *proposals, const struct area *area)
{
	for (size_t i = 0; i < proposals->n; i++)
		if (proposals->all[i].area == area)
			return &proposals->all[i];
	return NULL;
}
