/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What central says to a unit, beside what is written here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/inbox.h"
#include "client/store/lead_private.h"

enum error lead_look(struct lead *lead)
{
	struct unit_file *file = NULL;
	long before = lead->number;
	enum error rc = inbox_newest(lead->profile, lead->round, lead->unit, lead->code, &file);

	if (rc != ERROR_NONE)
		return rc;
	unit_file_free(lead->file);
	lead->file = file;
	if (file == NULL)
		return ERROR_NONE;
	if (file->plan != NULL && lead->sent == NULL && lead_is_empty(lead->plan))
		rc = lead_take_other(lead);
	if (file->plan != NULL)
		plan_remember(lead->plan, file->plan, 0);
	if (file->before != NULL)
		plan_remember(lead->plan, file->before, 0);
	if (rc != ERROR_NONE || file->number <= before)
		return rc;
	lead->number = file->number;
	rc = lead_save(lead);
	if (rc != ERROR_NONE)
		lead->number = before;
	return rc;
}

bool lead_is_new(const struct lead *lead, const struct unit_said *said)
{
	return said->what == UNIT_SAID_ANSWER && said->id > lead->seen;
}

size_t lead_news(const struct lead *lead)
{
	size_t count = 0;

	for (size_t i = 0; lead->file != NULL && i < lead->file->n_said; i++)
		count += lead_is_new(lead, &lead->file->said[i]);
	return count;
}

enum error lead_mark_seen(struct lead *lead)
{
	long before = lead->seen;
	enum error rc;

	for (size_t i = 0; lead->file != NULL && i < lead->file->n_said; i++)
		if (lead_is_new(lead, &lead->file->said[i]))
			lead->seen = lead->file->said[i].id;
	if (lead->seen == before)
		return ERROR_NONE;
	rc = lead_save(lead);
	if (rc != ERROR_NONE)
		lead->seen = before;
	return rc;
}

bool lead_is_behind(const struct lead *lead)
{
	return lead->number > (lead->file != NULL ? lead->file->number : 0);
}

bool lead_has_before(const struct lead *lead)
{
	const struct plan *before = lead->file != NULL ? lead->file->before : NULL;

	for (size_t i = 0; before != NULL && !lead->over && i < before->n_actions; i++) {
		const struct plan_action *here = plan_action(lead->plan, before->actions[i].id);

		if (plan_is_unfinished(&before->actions[i]) &&
		    (here == NULL || here->since[0] == '\0'))
			return true;
	}
	return false;
}

enum error lead_take_before(struct lead *lead, size_t *count)
{
	struct plan *changed = plan_copy(lead->plan);

	*count = plan_go_on(
	    changed, lead->file->before, lead->file->before_round, lead->round, lead->unit);
	return lead_keep(lead, changed);
}

/* Of notes those that came after every answer. */
static bool is_unanswered(const struct unit_file *told, const struct unit_said *said)
{
	if (said->what == UNIT_SAID_REQUEST)
		return !unit_file_said_is_closed(told, said);
	for (size_t i = 0; i < told->n_said; i++)
		if (told->said[i].what == UNIT_SAID_ANSWER &&
		    strcmp(told->said[i].day, said->day) >= 0)
			return false;
	return said->what == UNIT_SAID_NOTE;
}

size_t lead_unanswered(const struct lead *earlier)
{
	struct unit_file *told = lead_tell(earlier);
	size_t count = 0;

	for (size_t i = 0; i < told->n_said; i++)
		count += is_unanswered(told, &told->said[i]);
	unit_file_free(told);
	return count;
}

enum error lead_pass_on(struct lead *lead, const struct lead *earlier)
{
	struct unit_file *told = lead_tell(earlier);
	struct plan *changed = plan_copy(lead->plan);
	bool fits = true;

	for (size_t i = 0; i < told->n_said; i++) {
		const struct unit_said *said = &told->said[i];

		if (!is_unanswered(told, said))
			continue;
		if (said->what == UNIT_SAID_REQUEST)
			fits = plan_add_request(changed, said->about, said->text, said->from) !=
				   NULL &&
			       fits;
		else
			fits = plan_add_note(changed, said->text) != NULL && fits;
	}
	unit_file_free(told);
	if (fits)
		return lead_keep(lead, changed);
	plan_free(changed);
	return error_hint(error_set(ERROR_TOO_LARGE, _("there is no room for all of them")),
	    _("Write again what still matters."));
}

struct unit_file *lead_tell(const struct lead *lead)
{
	struct unit_file *own = unit_file_new();
	const struct unit_file *file = lead->file;

	memcpy(own->central_key, lead->round->central_key, sizeof own->central_key);
	memcpy(own->round, lead->round->id, sizeof own->round);
	free(own->unit);
	own->unit = memory_copy(lead->round->organisation->units[lead->unit].id);
	for (size_t i = 0; file != NULL && i < file->n_said; i++)
		unit_file_add_said(own, &file->said[i]);
	for (size_t i = 0; file != NULL && i < file->n_around; i++)
		unit_file_add_around(own, &file->around[i]);
	/* Of another plan's actions, as long as there is one to choose. */
	if (file != NULL && !lead_has_other(lead))
		unit_file_copy_pulses(own, file);
	if (lead_has_agreed(lead))
		own->agreed = agreed_copy(file->agreed);
	unit_file_add_plan(own, lead->plan, false);
	unit_file_sort(own);
	if (lead->sent != NULL || !lead_is_empty(lead->plan))
		own->plan = plan_copy(lead->plan);
	if (lead_is_draft(lead))
		return own;
	own->plan_revision = lead->revision;
	memcpy(own->plan_day, lead->day, sizeof own->plan_day);
	return own;
}
