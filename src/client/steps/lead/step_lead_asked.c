/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The result of a temperature measurement, action by action. How far an action is stands in the
 * plan of the round that was measured, where that is led here too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "client/store/rounds.h"
#include "document/round/round_actions.h"
#include "report/facts/temperature.h"

/* The unit in the round that was measured. */
struct measured {
	struct round *round;
	struct lead *lead; /* NULL where it is not led here */
};

/* That it cannot be had leaves the statuses out, and nothing else. */
static struct measured open_measured(const struct journey *journey)
{
	const struct lead *lead = journey->lead;
	struct measured measured = { .round = NULL };
	int unit;

	if (lead->round->follows[0] == '\0')
		return measured;
	if (rounds_get(journey->store, lead->round->follows, &measured.round) != ERROR_NONE) {
		error_clear();
		return measured;
	}
	unit = organisation_find(
	    measured.round->organisation, lead->round->organisation->units[lead->unit].id);
	if (unit != ORGANISATION_NO_UNIT &&
	    lead_open(journey->profile, measured.round, unit, &measured.lead) != ERROR_NONE)
		error_clear();
	return measured;
}

static void close_measured(struct measured *measured)
{
	lead_close(measured->lead);
	round_free(measured->round);
}

/* Of the unit's own action, or of one of the units around; NULL where it is not known. */
static const char *status_of(const struct measured *measured, const char *unit, long id)
{
	const struct lead *lead = measured->lead;
	const struct unit_file *file = lead != NULL ? lead->file : NULL;
	const struct plan_action *action;

	if (lead == NULL)
		return NULL;
	if (strcmp(unit, lead->round->organisation->units[lead->unit].id) == 0) {
		action = plan_action(lead->plan, id);
		return action != NULL ? _(plan_status_names[action->status]) : NULL;
	}
	for (size_t i = 0; file != NULL && i < file->n_around; i++)
		if (file->around[i].action == id && strcmp(file->around[i].unit, unit) == 0)
			return _(plan_status_names[file->around[i].status]);
	return NULL;
}

static long tenths(double end)
{
	return isfinite(end) ? lround(end * 10) : UNIT_TEMPERATURE_OPEN;
}

static struct unit_temperature temperature_of(
    const struct item *item, const struct unit_result *row)
{
	struct unit_temperature temperature = {
		.hidden = row->hidden || range_is_none(row->mean),
		.n = row->n,
		.n_is_least = row->n_is_least,
		.low = UNIT_TEMPERATURE_OPEN,
		.high = UNIT_TEMPERATURE_OPEN,
		.most = 10 * (long)(item->scale->n_labels - 1),
	};

	if (!temperature.hidden) {
		temperature.low = tenths(row->mean.low);
		temperature.high = tenths(row->mean.high);
	}
	return temperature;
}

char *step_lead_say_n(const struct unit_result *row)
{
	return text_format(row->n_is_least ? _("at least %ld") : "%ld", row->n);
}

char *step_lead_say_mean(const struct item *item, const struct unit_result *row)
{
	struct unit_temperature mean;
	char *number, *n, *said;

	if (item->kind->has_points && item->scale != NULL) {
		mean = temperature_of(item, row);
		return temperature_say_all(&mean, language_is_utf8());
	}
	number = range_say(row->mean, 1, language_is_utf8());
	n = step_lead_say_n(row);
	said = number[0] != '\0' ? text_format(_("%s, %s answers"), number, n)
				 : text_format(_("%s answers"), n);
	free(n);
	free(number);
	return said;
}

static void show_action(const struct journey *journey, const struct measured *measured,
    const struct item *item, struct page *page)
{
	const struct lead *lead = journey->lead;
	const struct unit_result *row =
	    unit_results_find(lead->file->results, lead->file->unit, UNIT_RESULT_ITEM, item->id);
	struct unit_temperature temperature;
	const struct round_action *action;
	const struct unit *unit;
	int of = ORGANISATION_NO_UNIT;
	char *name;

	action = round_action(lead->round, lead->unit, item, &of);
	if (action == NULL || row == NULL)
		return;
	unit = &lead->round->organisation->units[of];
	name = of == lead->unit ? text_format("%s", action->title)
				: text_format("%s: %s", unit->name, action->title);
	temperature = temperature_of(item, row);
	step_lead_thermometer(page, name, &temperature, status_of(measured, unit->id, action->id));
	free(name);
}

void step_lead_show_asked(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	struct measured measured;

	if (journey->round->actions == NULL)
		return;
	measured = open_measured(journey);
	page_line(page, PAGE_PART, "%s", _("The actions"));
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (questionnaire_is_slot(&questionnaire->items[i]))
			show_action(journey, &measured, &questionnaire->items[i], page);
	close_measured(&measured);
}
