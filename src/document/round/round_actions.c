/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Slots and the actions of units. */
#include "document/round/round_actions.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* By enum unit_level: whose actions the slots of an area ask about. */
static const enum area_purpose purposes[] = {
	[UNIT_SCHOOL] = AREA_SCHOOL_ACTIONS,
	[UNIT_TEAM] = AREA_TEAM_ACTIONS,
};

/* The unit itself or one above, at this level; ORGANISATION_NO_UNIT where there is none. */
static int unit_at(const struct round *round, int unit, enum unit_level level)
{
	const struct unit *units = round->organisation->units;

	while (unit != ORGANISATION_NO_UNIT && units[unit].level != level)
		unit = units[unit].parent;
	return unit;
}

static size_t count_of(const struct round *round, int unit, enum unit_level level)
{
	int of = unit_at(round, unit, level);

	return of == ORGANISATION_NO_UNIT || round->actions == NULL ? 0 : round->actions[of].n;
}

struct asked round_asked(const struct round *round, int unit, int role)
{
	struct asked asked = { .role = role, .form = -1, .follow_up = round->follows[0] != '\0' };

	if (unit == ORGANISATION_NO_UNIT)
		return asked;
	asked.form =
	    questionnaire_form(round->questionnaire, round->organisation->units[unit].form);
	asked.team_actions = count_of(round, unit, UNIT_TEAM);
	asked.school_actions = count_of(round, unit, UNIT_SCHOOL);
	return asked;
}

static bool is_for_form(const struct round *round, const struct area *area, int unit)
{
	int form = questionnaire_form(round->questionnaire, round->organisation->units[unit].form);

	return area->forms == QUESTIONNAIRE_EVERYONE ||
	       (form >= 0 && (area->forms >> form & 1) != 0);
}

bool round_asks(const struct round *round, int unit, const struct area *area)
{
	const struct organisation *organisation = round->organisation;

	for (size_t i = 0; i < organisation->n_units; i++)
		if (organisation_within(organisation, (int)i, unit) &&
		    is_for_form(round, area, (int)i))
			return true;
	return false;
}

const struct round_action *round_action(
    const struct round *round, int unit, const struct item *item, int *of)
{
	enum unit_level level = item->area->purpose == AREA_TEAM_ACTIONS ? UNIT_TEAM : UNIT_SCHOOL;
	int its = questionnaire_is_slot(item) ? unit_at(round, unit, level) : ORGANISATION_NO_UNIT;

	if (round->actions == NULL || its == ORGANISATION_NO_UNIT ||
	    questionnaire_slot(item) >= round->actions[its].n)
		return NULL;
	if (of != NULL)
		*of = its;
	return &round->actions[its].actions[questionnaire_slot(item)];
}

char *round_item_text(
    const struct round *round, int unit, const struct item *item, const char *language)
{
	const char *text = questionnaire_say(round->questionnaire, &item->text, language);
	const struct round_action *action = round_action(round, unit, item, NULL);
	const char *place = action != NULL ? strstr(text, QUESTIONNAIRE_ACTION) : NULL;

	if (place == NULL)
		return memory_copy(text);
	return text_format("%.*s%s%s", (int)(place - text), text, action->title,
	    place + strlen(QUESTIONNAIRE_ACTION));
}

size_t round_slots(const struct round *round, int unit)
{
	enum unit_level level = round->organisation->units[unit].level;

	for (size_t i = 0; level != UNIT_DISTRICT && i < round->questionnaire->n_areas; i++)
		if (round->questionnaire->areas[i].purpose == purposes[level])
			return round->questionnaire->areas[i].n_items;
	return 0;
}

void round_add_action(struct round *round, int unit, long id, const char *title)
{
	struct round_actions *actions;

	if (round->actions == NULL)
		round->actions =
		    memory_new(round->organisation->n_units + 1, sizeof *round->actions);
	actions = &round->actions[unit];
	actions->actions = memory_grow(actions->actions, actions->n + 1, sizeof *actions->actions);
	actions->actions[actions->n++] =
	    (struct round_action){ .id = id, .title = memory_copy(title) };
}

size_t round_count_actions(const struct round *round)
{
	size_t count = 0;

	for (size_t i = 0; round->actions != NULL && i < round->organisation->n_units; i++)
		count += round->actions[i].n;
	return count;
}
