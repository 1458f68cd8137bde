/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How it goes with actions, as their people say, on the pages of who leads them. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "report/facts/temperature.h"

void step_lead_thermometer(struct page *page, const char *name,
    const struct unit_temperature *temperature, const char *status)
{
	char *said = temperature_say_all(temperature, language_is_utf8());
	char *aside =
	    text_format("%s%s%s", said, status != NULL ? ", " : "", status != NULL ? status : "");

	page_bar(page, name, temperature_part(temperature, PAGE_WHOLE),
	    temperature->hidden ? 0 : PAGE_WHOLE, aside);
	free(aside);
	free(said);
}

/* «under way», «under way, 3.1 of 4»; takes the words. */
static char *with_temperature(
    const struct journey *journey, char *status, const char *unit, long action)
{
	const struct unit_temperature *temperature =
	    temperature_newest(journey->lead->file, unit, action);
	char *said, *both;

	if (temperature == NULL)
		return status;
	said = temperature_say(temperature, language_is_utf8());
	both = text_format("%s, %s", status, said);
	free(said);
	free(status);
	return both;
}

char *step_lead_status(
    const struct journey *journey, enum plan_status status, const char *unit, long action)
{
	return with_temperature(
	    journey, text_format("%s", _(plan_status_names[status])), unit, action);
}

char *step_lead_how_far(const struct plan_action *action)
{
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	return text_format("%s%s", _(plan_status_names[action->status]),
	    plan_is_late(action, today) ? _(", the day has passed") : "");
}

/* While another plan of the unit waits to be chosen or left, the ids may be of its actions. */
static const struct unit_file *file_of_own(const struct lead *lead)
{
	return lead_has_other(lead) ? NULL : lead->file;
}

char *step_lead_action_status(const struct journey *journey, const struct plan_action *action)
{
	const struct lead *lead = journey->lead;

	if (file_of_own(lead) == NULL)
		return step_lead_how_far(action);
	return with_temperature(journey, step_lead_how_far(action),
	    lead->round->organisation->units[lead->unit].id, action->id);
}

void step_lead_temperatures(
    const struct journey *journey, const struct plan_action *action, struct page *page)
{
	const struct unit_file *file = file_of_own(journey->lead);

	for (size_t i = 0; file != NULL && i < file->n_pulses; i++) {
		const struct unit_pulse *pulse = &file->pulses[i];
		const struct unit_temperature *temperature =
		    unit_file_find_temperature(pulse, file->unit, action->id);
		char *name;

		if (temperature == NULL)
			continue;
		name = text_format(_("Temperature %s"), pulse->day);
		step_lead_thermometer(page, name, temperature, NULL);
		free(name);
	}
}

/* The newest measurement that tells of any action of the plan, or NULL. */
static const struct unit_pulse *newest(const struct lead *lead)
{
	const struct unit_file *file = file_of_own(lead);

	for (size_t i = file != NULL ? file->n_pulses : 0; i-- > 0;)
		for (size_t k = 0; k < lead->plan->n_actions; k++)
			if (unit_file_find_temperature(
				&file->pulses[i], file->unit, lead->plan->actions[k].id) != NULL)
				return &file->pulses[i];
	return NULL;
}

void step_lead_plan_temperatures(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	const struct unit_pulse *pulse = newest(lead);

	if (pulse == NULL)
		return;
	page_line(page, PAGE_TEXT, _("How it is going, as everybody says (%s, %s):"), pulse->title,
	    pulse->day);
	for (size_t i = 0; i < lead->plan->n_actions; i++) {
		const struct plan_action *action = &lead->plan->actions[i];
		const struct unit_temperature *temperature =
		    unit_file_find_temperature(pulse, lead->file->unit, action->id);

		if (temperature != NULL)
			step_lead_thermometer(page, action->texts[PLAN_TITLE], temperature, NULL);
	}
}
