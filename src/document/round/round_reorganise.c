/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a round has by the places of its units, in another organisation. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/round/round.h"

/* The new place of each unit; for free(). */
static int *find_places(const struct organisation *before, const struct organisation *after)
{
	int *places = memory_new(before->n_units + 1, sizeof *places);

	for (size_t i = 0; i < before->n_units; i++) {
		places[i] = organisation_find(after, before->units[i].id);
		assert(places[i] != ORGANISATION_NO_UNIT);
	}
	return places;
}

static void move_leaders(struct round *round, const int *places, size_t n_before, size_t n_after)
{
	unsigned char(*before)[ROUND_CODE_HASH_SIZE] = round->leaders;

	if (before == NULL)
		return;
	round->leaders = memory_new(n_after + 1, sizeof *round->leaders);
	for (size_t i = 0; i < n_before; i++)
		memcpy(round->leaders[places[i]], before[i], ROUND_CODE_HASH_SIZE);
	free(before);
}

static void move_actions(struct round *round, const int *places, size_t n_before, size_t n_after)
{
	struct round_actions *before = round->actions;

	if (before == NULL)
		return;
	round->actions = memory_new(n_after + 1, sizeof *round->actions);
	for (size_t i = 0; i < n_before; i++)
		round->actions[places[i]] = before[i];
	free(before);
}

void round_reorganise(struct round *round, struct organisation *organisation)
{
	size_t n_before = round->organisation->n_units, n_after = organisation->n_units;
	int *places = find_places(round->organisation, organisation);

	for (size_t i = 0; i < round->n_codes; i++)
		round->codes[i].unit = places[round->codes[i].unit];
	for (size_t i = 0; i < round->n_revoked; i++)
		round->revoked[i].unit = places[round->revoked[i].unit];
	move_leaders(round, places, n_before, n_after);
	move_actions(round, places, n_before, n_after);
	organisation_free(round->organisation);
	round->organisation = organisation;
	free(places);
}
