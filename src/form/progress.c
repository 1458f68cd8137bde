/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which items apply, counted and walked. */
#include "form/progress.h"

/* Someone whose role or form is not known is asked what everyone is asked. */
static bool has(role_set set, int place)
{
	return set == QUESTIONNAIRE_EVERYONE || (place >= 0 && (set & (role_set)1 << place) != 0);
}

static bool is_for(const struct area *area, role_set roles, const struct asked *asked)
{
	return has(roles, asked->role) && has(area->forms, asked->form);
}

/* A slot that has an action, and every other item. */
static bool has_action(const struct item *item, const struct asked *asked)
{
	if (!questionnaire_is_slot(item))
		return true;
	return questionnaire_slot(item) < (item->area->purpose == AREA_TEAM_ACTIONS
						  ? asked->team_actions
						  : asked->school_actions);
}

/* Apart from its condition. */
static bool is_asked(const struct item *item, const struct asked *asked)
{
	const struct area *back = item->looks_back;

	if (item->area->purpose == AREA_LOOK_BACK && !asked->follow_up)
		return false;
	if (!has_action(item, asked))
		return false;
	if (back != NULL && !is_for(back, back->roles, asked))
		return false;
	return is_for(item->area, item->roles, asked);
}

static bool is_met(const struct condition *when, const struct answers *answers)
{
	return answer_picks(when->item, &answers->all[when->item->number], when->values);
}

bool progress_applies(
    const struct item *item, const struct asked *asked, const struct answers *answers)
{
	/* An earlier item that does not apply meets no condition, whatever was once answered to it.
	 */
	for (; item->when.item != NULL; item = item->when.item)
		if (!is_asked(item, asked) || !is_met(&item->when, answers))
			return false;
	return is_asked(item, asked);
}

struct progress progress_count(
    const struct answers *answers, const struct asked *asked, const struct area *area)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	const struct item *items = area != NULL ? area->items : questionnaire->items;
	size_t n_items = area != NULL ? area->n_items : questionnaire->n_items;
	struct progress progress = { .items = 0 };

	for (size_t i = 0; i < n_items; i++) {
		bool answered = answers->all[items[i].number].state != ANSWER_NONE;

		if (!progress_applies(&items[i], asked, answers))
			continue;
		progress.items++;
		progress.answered += answered;
		progress.required += items[i].required && !answered;
	}
	return progress;
}

size_t progress_longest(const struct answers *answers, const struct asked *asked)
{
	size_t longest = progress_count(answers, asked, NULL).items;
	struct asked other = *asked;

	for (size_t role = 0; role < answers->questionnaire->n_roles; role++) {
		size_t items;

		other.role = (int)role;
		items = progress_count(answers, &other, NULL).items;
		if (items > longest)
			longest = items;
	}
	return longest;
}

const struct item *progress_next(
    const struct answers *answers, const struct asked *asked, size_t from)
{
	const struct questionnaire *questionnaire = answers->questionnaire;

	for (size_t i = from; i < questionnaire->n_items; i++)
		if (progress_applies(&questionnaire->items[i], asked, answers))
			return &questionnaire->items[i];
	return NULL;
}

const struct item *progress_previous(
    const struct answers *answers, const struct asked *asked, size_t before)
{
	const struct questionnaire *questionnaire = answers->questionnaire;

	if (before > questionnaire->n_items)
		before = questionnaire->n_items;
	while (before-- > 0)
		if (progress_applies(&questionnaire->items[before], asked, answers))
			return &questionnaire->items[before];
	return NULL;
}

const struct item *progress_unanswered(
    const struct answers *answers, const struct asked *asked, size_t from)
{
	const struct questionnaire *questionnaire = answers->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		size_t number = (from + i) % questionnaire->n_items;

		if (answers->all[number].state == ANSWER_NONE &&
		    progress_applies(&questionnaire->items[number], asked, answers))
			return &questionnaire->items[number];
	}
	return NULL;
}

size_t progress_position(
    const struct answers *answers, const struct asked *asked, const struct item *item)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	size_t position = 1;

	for (size_t i = 0; i < item->number; i++)
		position += progress_applies(&questionnaire->items[i], asked, answers);
	return position;
}

void progress_drop_unasked(struct answers *answers, const struct asked *asked)
{
	const struct questionnaire *questionnaire = answers->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (!progress_applies(&questionnaire->items[i], asked, answers))
			answer_clear(&answers->all[i]);
}
