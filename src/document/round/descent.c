/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Step by step from round to round, for each unit by itself. */
#include "document/round/descent.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A set of units: those of a round that are one unit of another. */
struct set {
	bool *in; /* by place */
	size_t n;
};

/* From one round to the next of the path. */
struct step {
	const struct organisation *from, *to;
	bool down;                    /* `to` came from `from` */
	struct descent_unit *origins; /* of each unit of the later one */
};

static int compare(const void *a, const void *b)
{
	return strcmp((*(const struct unit *const *)a)->id, (*(const struct unit *const *)b)->id);
}

static int compare_to_id(const void *id, const void *unit)
{
	return strcmp(id, (*(const struct unit *const *)unit)->id);
}

/* All units by id, for free(): there are thousands, and each is looked for. */
static const struct unit **sort(const struct organisation *organisation)
{
	const struct unit **sorted = memory_new(organisation->n_units + 1, sizeof(struct unit *));

	for (size_t i = 0; i < organisation->n_units; i++)
		sorted[i] = &organisation->units[i];
	qsort(sorted, organisation->n_units, sizeof *sorted, compare);
	return sorted;
}

static int find_same(const struct organisation *organisation, const struct unit **sorted,
    const char *id, enum unit_level level)
{
	const struct unit **found =
	    bsearch(id, sorted, organisation->n_units, sizeof *sorted, compare_to_id);

	return found != NULL && (*found)->level == level ? (int)(*found - organisation->units)
							 : ORGANISATION_NO_UNIT;
}

static void add(struct descent_unit *to, int unit)
{
	to->units = memory_grow(to->units, to->n + 1, sizeof *to->units);
	to->units[to->n++] = unit;
}

/* What a unit came from; none where some of it is not there. */
static struct descent_unit find_origin(const struct unit *unit, const struct organisation *before,
    const struct unit **sorted, bool follows)
{
	struct descent_unit origin = { .n = 0 };
	size_t n = follows && unit->n_was > 0 ? unit->n_was : 1;

	for (size_t i = 0; i < n; i++) {
		const char *id = follows && unit->n_was > 0 ? unit->was[i] : unit->id;
		int found = find_same(before, sorted, id, unit->level);

		if (found == ORGANISATION_NO_UNIT) {
			origin.n = 0;
			break;
		}
		add(&origin, found);
	}
	return origin;
}

static struct step find_step(const struct round *from, const struct round *to)
{
	bool up = strcmp(from->follows, to->id) == 0;
	struct step step = { from->organisation, to->organisation,
		!up && strcmp(to->follows, from->id) == 0, NULL };
	const struct organisation *later = step.down ? step.to : step.from;
	const struct organisation *before = step.down ? step.from : step.to;

	const struct unit **sorted = sort(before);

	step.origins = memory_new(later->n_units + 1, sizeof *step.origins);
	for (size_t i = 0; i < later->n_units; i++)
		step.origins[i] = find_origin(&later->units[i], before, sorted, up || step.down);
	free(sorted);
	return step;
}

static void free_step(struct step *step)
{
	size_t n = (step->down ? step->to : step->from)->n_units;

	for (size_t i = 0; i < n; i++)
		free(step->origins[i].units);
	free(step->origins);
}

static void put(struct set *set, int unit)
{
	set->n += !set->in[unit];
	set->in[unit] = true;
}

/* All that the set came from. */
static bool go_up(const struct step *step, const struct set *set, struct set *next)
{
	for (size_t i = 0; i < step->from->n_units; i++) {
		if (!set->in[i])
			continue;
		if (step->origins[i].n == 0)
			return false;
		for (size_t k = 0; k < step->origins[i].n; k++)
			put(next, step->origins[i].units[k]);
	}
	return true;
}

/* All that came from the set: of nothing else, and of all of it. */
static bool go_down(const struct step *step, const struct set *set, struct set *next)
{
	struct set seen = { memory_new(step->from->n_units + 1, sizeof *seen.in), 0 };
	bool alone = true;

	for (size_t i = 0; i < step->to->n_units; i++) {
		const struct descent_unit *origin = &step->origins[i];
		size_t inside = 0;

		for (size_t k = 0; k < origin->n; k++)
			inside += set->in[origin->units[k]];
		if (inside == 0)
			continue;
		alone = alone && inside == origin->n;
		put(next, (int)i);
		for (size_t k = 0; k < origin->n; k++)
			put(&seen, origin->units[k]);
	}
	alone = alone && seen.n == set->n;
	free(seen.in);
	return alone;
}

static struct descent_unit go(
    const struct step *steps, size_t n, const struct organisation *from, int unit)
{
	struct set set = { memory_new(from->n_units + 1, sizeof *set.in), 0 };
	struct descent_unit end = { .n = 0 };
	const struct organisation *to = from;
	bool there = true;

	put(&set, unit);
	for (size_t i = 0; there && i < n; i++) {
		struct set next = { memory_new(steps[i].to->n_units + 1, sizeof *next.in), 0 };

		there = (steps[i].down ? go_down : go_up)(&steps[i], &set, &next);
		free(set.in);
		set = next;
		to = steps[i].to;
	}
	for (size_t i = 0; there && i < to->n_units; i++)
		if (set.in[i])
			add(&end, (int)i);
	end.moved = end.n > 1 ||
		    (end.n == 1 && strcmp(to->units[end.units[0]].id, from->units[unit].id) != 0);
	free(set.in);
	return end;
}

struct descent *descent_new(const struct round *const *path, size_t n)
{
	struct descent *descent = memory_new(1, sizeof *descent);
	struct step *steps = memory_new(n, sizeof *steps);
	const struct organisation *from = path[0]->organisation;

	for (size_t i = 0; i + 1 < n; i++)
		steps[i] = find_step(path[i], path[i + 1]);
	descent->n = from->n_units;
	descent->of = memory_new(descent->n + 1, sizeof *descent->of);
	for (size_t i = 0; i < descent->n; i++)
		descent->of[i] = go(steps, n - 1, from, (int)i);
	for (size_t i = 0; i + 1 < n; i++)
		free_step(&steps[i]);
	free(steps);
	return descent;
}

void descent_free(struct descent *descent)
{
	if (descent == NULL)
		return;
	for (size_t i = 0; i < descent->n; i++)
		free(descent->of[i].units);
	free(descent->of);
	free(descent);
}

int descent_only(const struct descent *descent, int unit)
{
	const struct descent_unit *of = &descent->of[unit];

	if (of->n != 1)
		return ORGANISATION_NO_UNIT;
	for (size_t i = 0; i < descent->n; i++)
		for (size_t k = 0; (int)i != unit && k < descent->of[i].n; k++)
			if (descent->of[i].units[k] == of->units[0])
				return ORGANISATION_NO_UNIT;
	return of->units[0];
}
