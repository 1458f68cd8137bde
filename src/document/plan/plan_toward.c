/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The actions of other units that an action belongs to. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/plan/plan.h"

int plan_toward_compare(const struct plan_toward *one, const char *unit, long action)
{
	int order = strcmp(one->unit, unit);

	return order != 0 ? order : (one->action > action) - (one->action < action);
}

/* Where it is, or would stand. */
static size_t place_of(const struct plan_action *action, const char *unit, long id)
{
	size_t at = 0;

	while (at < action->n_toward && plan_toward_compare(&action->toward[at], unit, id) < 0)
		at++;
	return at;
}

static bool stands_at(const struct plan_action *action, size_t at, const char *unit, long id)
{
	return at < action->n_toward && plan_toward_compare(&action->toward[at], unit, id) == 0;
}

bool plan_is_toward(const struct plan_action *action, const char *unit, long id)
{
	return stands_at(action, place_of(action, unit, id), unit, id);
}

static void take(struct plan_action *action, size_t at)
{
	free(action->toward[at].unit);
	action->n_toward--;
	memmove(&action->toward[at], &action->toward[at + 1],
	    (action->n_toward - at) * sizeof *action->toward);
}

enum error plan_set_toward(struct plan_action *action, const char *unit, long id, bool in)
{
	size_t at = place_of(action, unit, id);

	if (stands_at(action, at, unit, id) == in)
		return ERROR_NONE;
	if (!in) {
		take(action, at);
		return ERROR_NONE;
	}
	if (action->n_toward == PLAN_MAX_TOWARD)
		return plan_no_room(PLAN_MAX_TOWARD);
	action->toward = memory_grow(action->toward, action->n_toward + 1, sizeof *action->toward);
	memmove(&action->toward[at + 1], &action->toward[at],
	    (action->n_toward - at) * sizeof *action->toward);
	action->toward[at] = (struct plan_toward){ memory_copy(unit), id };
	action->n_toward++;
	return ERROR_NONE;
}

bool plan_points_well(
    const struct plan_toward *toward, const struct organisation *organisation, int unit)
{
	int other = organisation_find(organisation, toward->unit);

	return other != ORGANISATION_NO_UNIT && (organisation->units[other].parent == unit ||
						    organisation->units[unit].parent == other);
}

void plan_fit_toward(struct plan_action *action, const struct organisation *organisation, int unit)
{
	for (size_t i = action->n_toward; i-- > 0;)
		if (!plan_points_well(&action->toward[i], organisation, unit))
			take(action, i);
}

void plan_free_toward(struct plan_action *action)
{
	while (action->n_toward > 0)
		take(action, action->n_toward - 1);
	free(action->toward);
}
