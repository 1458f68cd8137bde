/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Holding a plan to its round. */

#include "base/io/language.h"
#include "document/plan/plan.h"

/* Is each an area or item of the questionnaire, and do they stand in its order? */
static enum error check_focus(const struct plan *plan, const struct questionnaire *questionnaire)
{
	const struct area *area, *before = NULL;

	for (size_t i = 0; i < plan->n_focus; i++, before = area) {
		area = questionnaire_area(questionnaire, plan->focus[i]);
		if (area == NULL || (before != NULL && area <= before))
			return error_set(ERROR_REFUSED,
			    _("its focus \"%s\" is not an area of the questionnaire, or is out of "
			      "order"),
			    plan->focus[i]);
	}
	return ERROR_NONE;
}

static enum error check_items(
    const struct plan_action *action, const struct questionnaire *questionnaire)
{
	const struct item *item, *before = NULL;

	for (size_t i = 0; i < action->n_items; i++, before = item) {
		item = questionnaire_item(questionnaire, action->items[i]);
		if (item == NULL || (before != NULL && item <= before))
			return error_set(ERROR_REFUSED,
			    _("it aims at \"%s\", which is not an item of the questionnaire, or is "
			      "out of order"),
			    action->items[i]);
	}
	return ERROR_NONE;
}

static enum error check_toward(
    const struct plan_action *action, const struct organisation *organisation, int unit)
{
	for (size_t i = 0; i < action->n_toward; i++)
		if (!plan_points_well(&action->toward[i], organisation, unit))
			return error_set(ERROR_REFUSED,
			    _("it points to \"%s\", which is neither above its unit nor part of "
			      "it"),
			    action->toward[i].unit);
	return ERROR_NONE;
}

enum error plan_check(const struct plan *plan, const struct round *round, int unit)
{
	enum error rc = check_focus(plan, round->questionnaire);

	for (size_t i = 0; rc == ERROR_NONE && i < plan->n_actions; i++) {
		rc = check_items(&plan->actions[i], round->questionnaire);
		if (rc == ERROR_NONE)
			rc = check_toward(&plan->actions[i], round->organisation, unit);
	}
	return rc;
}
