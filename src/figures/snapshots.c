/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Each publication is counted as a report counts it; and those whom the same publications have are
 * counted together once more, for the sizes of classes. */
#include "figures/snapshots.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/cell.h"
#include "figures/classes.h"
#include "figures/disclosure.h"

struct alike {
	unsigned in;
	struct count *count;
};

struct snapshots {
	const struct round *round;
	size_t n;
	struct count *of[FIGURES_MOST_PUBLICATIONS];
	struct alike *alike;
	size_t n_alike;
};

/* What was let out: publication by publication an array by place for each cell, then for
 * participation, and then for what was written to each item. */
struct seen {
	struct cell *cells;
	size_t n_cells;
	size_t n; /* of all these */
	size_t n_places;
	bool *shown[FIGURES_MOST_PUBLICATIONS];
};

struct snapshots *snapshots_new(const struct round *round, size_t n)
{
	struct snapshots *snapshots = memory_new(1, sizeof(*snapshots));

	assert(n <= FIGURES_MOST_PUBLICATIONS);
	snapshots->round = round;
	snapshots->n = n;
	for (size_t i = 0; i < n; i++)
		snapshots->of[i] = count_new(round);
	return snapshots;
}

void snapshots_free(struct snapshots *snapshots)
{
	if (!snapshots)
		return;
	for (size_t i = 0; i < snapshots->n; i++)
		count_free(snapshots->of[i]);
	for (size_t i = 0; i < snapshots->n_alike; i++)
		count_free(snapshots->alike[i].count);
	free(snapshots->alike);
	free(snapshots);
}

static struct count *count_of(struct snapshots *snapshots, unsigned in)
{
	for (size_t i = 0; i < snapshots->n_alike; i++)
		if (snapshots->alike[i].in == in)
			return snapshots->alike[i].count;
	snapshots->alike =
	    memory_grow(snapshots->alike, snapshots->n_alike + 1, sizeof(*snapshots->alike));
	snapshots->alike[snapshots->n_alike] =
	    (struct alike){ .in = in, .count = count_new(snapshots->round) };
	return snapshots->alike[snapshots->n_alike++].count;
}

void snapshots_add(struct snapshots *snapshots, unsigned in, int unit, const struct asked *asked,
    const struct answers *answers)
{
	for (size_t i = 0; i < snapshots->n; i++)
		if (in >> i & 1)
			count_add(snapshots->of[i], unit, asked, answers);
	count_add(count_of(snapshots, in), unit, asked, answers);
}

static size_t cell_of(const struct seen *seen, const struct figure *row)
{
	size_t c = 0;

	while (seen->cells[c].kind != row->kind || seen->cells[c].item != row->item ||
	       (row->kind == FIGURE_AREA && seen->cells[c].area != row->area))
		c++;
	assert(c < seen->n_cells);
	return c;
}

static size_t comments_of(const struct seen *seen, const struct item *item)
{
	return seen->n_cells + 1 + item->number;
}

/* The figures know; nothing is decided here a second time. */
static bool *look(const struct seen *seen, const struct count *count)
{
	bool *shown = memory_new(seen->n * seen->n_places, sizeof(*shown));
	struct figures *figures = figures_disclose(count);

	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];

		shown[cell_of(seen, row) * seen->n_places + count_place(count, row->unit)] =
		    !row->hidden;
	}
	for (size_t i = 0; i < figures->n_participation; i++) {
		const struct participation *row = &figures->participation[i];

		shown[seen->n_cells * seen->n_places + count_place(count, row->unit)] =
		    !row->hidden;
	}
	for (size_t i = 0; i < figures->n_comments; i++) {
		const struct comments *list = &figures->comments[i];

		shown[comments_of(seen, list->item) * seen->n_places +
		      count_place(count, list->unit)] = !list->hidden;
	}
	figures_free(figures);
	return shown;
}

static struct disclosure_group sizes_of(
    const struct cell *cell, const struct count *count, size_t place)
{
	long responses = count->units[place].responses;

	if (cell)
		return cell_group(cell, count, place);
	return (struct disclosure_group){ .answered = responses, .people = responses };
}

/* Unit by unit those of the unit itself, who are in none of its parts; of participation where
 * `cell` is NULL. */
static void list_alike(const struct organisation *organisation, const struct alike *alike,
    const struct cell *cell, struct classes_alike *list)
{
	for (size_t unit = 0; unit < organisation->n_units; unit++) {
		struct disclosure_group whole = sizes_of(cell, alike->count, unit);

		list[unit] =
		    (struct classes_alike){ alike->in, unit, whole.answered, whole.people };
	}
	for (size_t unit = 0; unit < organisation->n_units; unit++) {
		struct disclosure_group part = sizes_of(cell, alike->count, unit);
		int parent = organisation->units[unit].parent;

		if (parent == ORGANISATION_NO_UNIT)
			continue;
		list[parent].answered -= part.answered;
		list[parent].people -= part.people;
	}
}

/* The same of those who wrote something to the item: a new comment tells of who came. */
static void list_writers(const struct organisation *organisation, const struct alike *alike,
    const struct item *item, struct classes_alike *list)
{
	for (size_t unit = 0; unit < organisation->n_units; unit++)
		list[unit] = (struct classes_alike){ .in = alike->in, .unit = unit };
	for (size_t i = 0; i < alike->count->n_comments; i++) {
		const struct comment *comment = &alike->count->comments[i];

		if (comment->item != item)
			continue;
		list[comment->place].answered++;
		list[comment->place].people++;
	}
}

/* The least that the round promises for it. */
static long list_all(const struct snapshots *snapshots, const struct seen *seen, size_t c,
    struct classes_alike *alike)
{
	const struct organisation *organisation = snapshots->round->organisation;
	const struct cell *cell = c < seen->n_cells ? &seen->cells[c] : NULL;
	const struct item *items = snapshots->round->questionnaire->items;

	for (size_t i = 0; i < snapshots->n_alike; i++) {
		struct classes_alike *list = alike + i * organisation->n_units;

		if (c > seen->n_cells)
			list_writers(organisation, &snapshots->alike[i],
			    &items[c - seen->n_cells - 1], list);
		else
			list_alike(organisation, &snapshots->alike[i], cell, list);
	}
	return c > seen->n_cells ? disclosure_min_comments(snapshots->round)
				 : disclosure_min_group(snapshots->round);
}

static bool is_safe(const struct snapshots *snapshots, const struct seen *seen, size_t c)
{
	const struct organisation *organisation = snapshots->round->organisation;
	const bool *shown[FIGURES_MOST_PUBLICATIONS];
	size_t n = snapshots->n_alike * organisation->n_units;
	struct classes_alike *alike = memory_new(n + 1, sizeof(*alike));
	long least = list_all(snapshots, seen, c, alike);
	bool safe;

	for (size_t i = 0; i < snapshots->n; i++)
		shown[i] = seen->shown[i] + c * seen->n_places;
	safe = classes_are_safe(organisation, least, shown, snapshots->n, alike, n);
	free(alike);
	return safe;
}

bool snapshots_are_safe(const struct snapshots *snapshots)
{
	struct seen seen = { .n_places = snapshots->round->organisation->n_units + 1 };
	bool safe = true;

	seen.n_cells = cell_list(snapshots->round->questionnaire, &seen.cells);
	seen.n = seen.n_cells + 1 + snapshots->round->questionnaire->n_items;
	for (size_t i = 0; i < snapshots->n; i++)
		seen.shown[i] = look(&seen, snapshots->of[i]);
	for (size_t c = 0; safe && c < seen.n; c++)
		safe = is_safe(snapshots, &seen, c);
	for (size_t i = 0; i < snapshots->n; i++)
		free(seen.shown[i]);
	free(seen.cells);
	return safe;
}
