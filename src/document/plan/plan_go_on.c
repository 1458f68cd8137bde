/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Going on with a plan in the round that follows. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/plan/plan.h"

bool plan_is_unfinished(const struct plan_action *action)
{
	return action->status == PLAN_PLANNED || action->status == PLAN_UNDER_WAY;
}

/* In the order of the ids, where it was added last. */
static struct plan_action *move_to_place(struct plan *plan)
{
	size_t at = plan->n_actions - 1;

	for (; at > 0 && plan->actions[at - 1].id > plan->actions[at].id; at--) {
		struct plan_action action = plan->actions[at];

		plan->actions[at] = plan->actions[at - 1];
		plan->actions[at - 1] = action;
	}
	return &plan->actions[at];
}

/* Aims that this round does not have are none. */
static void fit_aims(struct plan_action *action, const struct questionnaire *questionnaire)
{
	char **items = action->items;
	size_t n = action->n_items;

	action->items = NULL;
	action->n_items = 0;
	for (size_t i = 0; i < n; i++) {
		if (questionnaire_item(questionnaire, items[i]) != NULL &&
		    plan_aim(action, questionnaire, items[i], true) != ERROR_NONE)
			error_clear();
		free(items[i]);
	}
	free(items);
}

static void say_since(struct plan_action *action, const char *since)
{
	if (action->since[0] == '\0')
		memcpy(action->since, since, strlen(since) + 1);
}

/* The one that was begun anew here is the one from before: it says so now, if it did not. */
static bool join(struct plan_action *here, const struct plan_action *from, const char *since)
{
	if (here->since[0] != '\0')
		return false;
	say_since(here, from->since[0] != '\0' ? from->since : since);
	return true;
}

/* `from` is left an empty action. */
static bool take(struct plan *plan, struct plan_action *from, const char *since,
    const struct round *round, int unit)
{
	struct plan_action *action = plan_add_action(plan), empty;

	if (action == NULL)
		return false;
	empty = *action;
	*action = *from;
	*from = empty;
	say_since(action, since);
	action = move_to_place(plan);
	fit_aims(action, round->questionnaire);
	plan_fit_toward(action, round->organisation, unit);
	return true;
}

size_t plan_go_on(struct plan *plan, const struct plan *earlier, const char *since,
    const struct round *round, int unit)
{
	struct plan *copy = plan_copy(earlier);
	size_t taken = 0;

	plan_renumber(plan, earlier, NULL);
	for (size_t i = 0; i < copy->n_actions; i++) {
		struct plan_action *from = &copy->actions[i];
		struct plan_action *here = plan_action(plan, from->id);

		if (!plan_is_unfinished(from))
			continue;
		if (here != NULL ? join(here, from, since) : take(plan, from, since, round, unit))
			taken++;
	}
	plan_free(copy);
	return taken;
}
