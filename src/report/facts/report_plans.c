/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans and the temperatures that belong to them. */
#include "report/facts/report_plans.h"

#include <string.h>

#include "document/round/round_actions.h"

const struct report_plan *report_plan(const struct report *report, int unit)
{
	return report->plans != NULL && unit != FIGURES_ALL ? &report->plans->by_unit[unit] : NULL;
}

bool report_plan_is(const struct report_plan *plan)
{
	return plan != NULL && plan->round != NULL;
}

bool report_plan_is_earlier(const struct report *report, const struct report_plan *plan)
{
	const struct round *round = report->figures->round;

	return report_plan_is(plan) && round->kind == ROUND_ASSESSMENT &&
	       strcmp(plan->round->id, round->id) != 0;
}

bool report_plan_is_whole(const struct report *report, int unit)
{
	return unit != FIGURES_ALL &&
	       report->figures->round->organisation->units[unit].level != UNIT_TEAM;
}

void report_plan_count(const struct report_plan *plan, size_t counts[PLAN_STATUSES])
{
	for (size_t s = 0; s < PLAN_STATUSES; s++)
		counts[s] = 0;
	for (size_t i = 0; i < plan->n_actions; i++)
		counts[plan->actions[i].status]++;
}

static struct report_unit pulse_of(const struct report *report, int unit)
{
	const struct report_plan *plan = report_plan(report, unit);

	if (plan == NULL || plan->pulse == NULL)
		return (struct report_unit){ .unit = FIGURES_ALL };
	return report_unit_rows(plan->pulse, report->figures->round->organisation->units[unit].id);
}

const struct figure *report_plan_temperature(
    const struct report *report, int unit, const struct plan_action *action)
{
	struct report_unit pulse = pulse_of(report, unit);

	for (size_t i = 0; i < pulse.n_rows; i++) {
		const struct round *round = report_plan(report, unit)->pulse->round;
		const struct round_action *asked;
		int of;

		if (pulse.rows[i].item == NULL)
			continue;
		asked = round_action(round, pulse.unit, pulse.rows[i].item, &of);
		if (asked != NULL && of == pulse.unit && asked->id == action->id)
			return pulse.rows + i;
	}
	return NULL;
}

const struct figure *report_plan_pulse(const struct report *report, int unit)
{
	struct report_unit pulse = pulse_of(report, unit);

	for (size_t i = 0; i < pulse.n_rows; i++)
		if (pulse.rows[i].area != NULL && pulse.rows[i].area->purpose == AREA_PULSE)
			return pulse.rows + i;
	return NULL;
}

bool report_plan_aims_at(
    const struct report_plan *plan, const struct plan_action *action, const struct area *area)
{
	for (size_t i = 0; i < action->n_items; i++) {
		const struct item *item =
		    questionnaire_item(plan->round->questionnaire, action->items[i]);

		if (item != NULL && strcmp(item->area->id, area->id) == 0)
			return true;
	}
	return false;
}

bool report_plan_has_area(const struct report_plan *plan, const struct area *area)
{
	for (size_t i = 0; i < plan->n_focus; i++)
		if (strcmp(plan->focus[i], area->id) == 0)
			return true;
	for (size_t i = 0; i < plan->n_actions; i++)
		if (plan->actions[i].status != PLAN_DROPPED &&
		    report_plan_aims_at(plan, &plan->actions[i], area))
			return true;
	return false;
}
