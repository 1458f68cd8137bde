/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From rounds to rows: which unit is in which round; overview_row.c has what is told of it there.
 */
#include "central/results/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/results/overview_row.h"
#include "central/results/turnout.h"
#include "central/store/purges.h"

/* A school in the newest round that it is in. */
struct school {
	const char *top; /* the id of its district, or its own */
	struct overview_round *in;
	int unit;
};

const struct overview_round *overview_find(const struct overview *overview, const char *id)
{
	for (size_t i = 0; i < overview->n_rounds; i++)
		if (strcmp(overview->rounds[i].round->id, id) == 0)
			return &overview->rounds[i];
	return NULL;
}

const struct unit *overview_unit(const struct overview_row *row)
{
	return &row->in->round->organisation->units[row->unit];
}

bool overview_plans(const struct overview_row *row)
{
	return row->in->round->leaders != NULL && overview_unit(row)->level != UNIT_DISTRICT;
}

bool overview_told(const struct overview_round *round, int unit, long *responses)
{
	if (round->responses == NULL ||
	    round->round->organisation->units[unit].heads < round->round->min_group)
		return false;
	*responses = round->responses[unit];
	return true;
}

bool overview_told_all(const struct overview_round *round, long *responses, long *heads)
{
	const struct organisation *organisation = round->round->organisation;

	*responses = *heads = 0;
	for (size_t i = 0; round->responses != NULL && i < organisation->n_units; i++)
		if (organisation->units[i].parent == ORGANISATION_NO_UNIT) {
			*responses += round->responses[i];
			*heads += organisation->units[i].heads;
		}
	return round->responses != NULL;
}

/* Rounds that somebody wrote in a circle are followed as often as there are rounds. */
static bool comes_after(const struct overview *overview, const struct overview_round *later,
    const struct overview_round *earlier)
{
	const struct overview_round *at = later->before;

	for (size_t i = 0; at != NULL && at != earlier && i < overview->n_rounds; i++)
		at = at->before;
	return at == earlier;
}

/* Is it there, or one that came from it? */
static bool has_school(const struct organisation *organisation, const char *school)
{
	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];

		if (unit->level != UNIT_SCHOOL)
			continue;
		if (strcmp(unit->id, school) == 0)
			return true;
		for (size_t w = 0; w < unit->n_was; w++)
			if (strcmp(unit->was[w], school) == 0)
				return true;
	}
	return false;
}

/* The newest round of a kind that the school is in: the last of its chain, and of several chains
 * the one that came last. */
static const struct overview_round *newest_of(
    const struct overview *overview, enum round_kind kind, const char *school)
{
	const struct overview_round *found = NULL;

	for (size_t i = 0; i < overview->n_rounds; i++) {
		const struct overview_round *round = &overview->rounds[i];

		if (round->round->kind == kind && has_school(round->round->organisation, school) &&
		    (found == NULL || !comes_after(overview, found, round)))
			found = round;
	}
	return found;
}

/* Where only measurements have a school, it is in one of these. */
static const struct overview_round *newest(
    const struct overview *overview, const char *only, const char *school)
{
	const struct overview_round *found;

	if (only != NULL)
		return overview_find(overview, only);
	found = newest_of(overview, ROUND_ASSESSMENT, school);
	return found != NULL ? found : newest_of(overview, ROUND_PULSE, school);
}

static int by_place(const void *a, const void *b)
{
	const struct school *left = a, *right = b;
	int order = strcmp(left->top, right->top);

	return order != 0 ? order
			  : strcmp(left->in->round->organisation->units[left->unit].id,
				right->in->round->organisation->units[right->unit].id);
}

static struct school *find_schools(struct overview *overview, const char *only, size_t *n)
{
	struct school *schools = NULL;

	*n = 0;
	for (size_t r = 0; r < overview->n_rounds; r++) {
		struct overview_round *in = &overview->rounds[r];
		const struct organisation *organisation = in->round->organisation;

		for (size_t i = 0; i < organisation->n_units; i++) {
			const struct unit *unit = &organisation->units[i];

			if (unit->level != UNIT_SCHOOL || newest(overview, only, unit->id) != in)
				continue;
			schools = memory_grow(schools, *n + 1, sizeof *schools);
			schools[(*n)++] = (struct school){ .in = in,
				.unit = (int)i,
				.top = unit->parent == ORGANISATION_NO_UNIT
					   ? unit->id
					   : organisation->units[unit->parent].id };
			in->stands = in->listed = true;
		}
	}
	if (*n > 0)
		qsort(schools, *n, sizeof *schools, by_place);
	return schools;
}

static void add_row(struct overview *overview, const struct overview_round *in, int unit)
{
	overview->rows = memory_grow(overview->rows, overview->n_rows + 1, sizeof *overview->rows);
	overview_row_fill(overview, in, unit, &overview->rows[overview->n_rows++]);
}

/* A row of the district for each round that any of its schools is in. */
static void add_district(struct overview *overview, const struct school *schools, size_t n)
{
	for (size_t r = 0; r < overview->n_rounds; r++) {
		const struct overview_round *in = &overview->rounds[r];
		int above = ORGANISATION_NO_UNIT;

		for (size_t i = 0; i < n && above == ORGANISATION_NO_UNIT; i++)
			if (schools[i].in == in)
				above = in->round->organisation->units[schools[i].unit].parent;
		if (above != ORGANISATION_NO_UNIT)
			add_row(overview, in, above);
	}
}

static void add_school(struct overview *overview, const struct school *school)
{
	const struct organisation *organisation = school->in->round->organisation;

	add_row(overview, school->in, school->unit);
	for (size_t i = (size_t)school->unit + 1;
	     i < organisation->n_units && organisation->units[i].parent == school->unit; i++)
		add_row(overview, school->in, (int)i);
}

static void add_rows(struct overview *overview, const char *only)
{
	size_t n, end;
	struct school *schools = find_schools(overview, only, &n);

	for (size_t begin = 0; begin < n; begin = end) {
		for (end = begin + 1; end < n; end++)
			if (strcmp(schools[end].top, schools[begin].top) != 0)
				break;
		add_district(overview, schools + begin, end - begin);
		for (size_t i = begin; i < end; i++)
			add_school(overview, &schools[i]);
	}
	free(schools);
}

static enum error load_round(struct central *central, struct overview_round *round)
{
	bool purged = false;
	enum error rc = purges_is_done(central, round->round->id, &purged);

	round->own = editions_is_own(central, round->round);
	if (rc == ERROR_NONE && !purged)
		rc = turnout_count(central, round->round, &round->responses);
	if (rc == ERROR_NONE)
		rc = plans_load_alone(central, round->round, &round->plans);
	return rc;
}

static void link_rounds(struct overview *overview)
{
	for (size_t i = 0; i < overview->n_rounds; i++)
		overview->rounds[i].before =
		    overview_find(overview, overview->rounds[i].round->follows);
	for (size_t i = 0; i < overview->n_rounds; i++) {
		struct overview_round *round = &overview->rounds[i];
		const struct overview_round *at = round;

		while (at != NULL && round->number <= (long)overview->n_rounds) {
			round->number++;
			at = at->before;
		}
	}
}

enum error overview_load(struct central *central, const char *only, struct overview *overview)
{
	enum error rc;

	*overview = (struct overview){ 0 };
	clock_today(overview->today);
	overview->alone = only != NULL;
	rc = pulses_load(central, &overview->known);
	overview->rounds = memory_new(overview->known.n + 1, sizeof *overview->rounds);
	for (size_t i = 0; rc == ERROR_NONE && i < overview->known.n; i++) {
		overview->rounds[i].round = overview->known.rounds[i];
		rc = load_round(central, &overview->rounds[overview->n_rounds++]);
	}
	if (rc != ERROR_NONE)
		return rc;
	link_rounds(overview);
	for (size_t i = 0; only == NULL && i < overview->n_rounds; i++)
		overview->rounds[i].listed = overview->rounds[i].round->closed[0] == '\0';
	add_rows(overview, only);
	return overview_days_add(central, overview);
}

void overview_free(struct overview *overview)
{
	for (size_t i = 0; i < overview->n_rounds; i++) {
		free(overview->rounds[i].responses);
		plans_free(&overview->rounds[i].plans);
	}
	for (size_t i = 0; i < overview->n_days; i++)
		free(overview->days[i].units);
	free(overview->days);
	free(overview->rows);
	free(overview->rounds);
	pulses_free(&overview->known);
	*overview = (struct overview){ 0 };
}
