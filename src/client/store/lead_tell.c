/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What central says to a unit, beside what is written here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "client/store/inbox.h"
#include "client/store/lead_private.h"

enum error lead_look(struct lead *lead)
{
	struct unit_file *file = NULL;
	long before = lead->number;
	enum error rc =
	    inbox_newest(profile_store(lead->profile), lead->round, lead->unit, lead->code, &file);

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
	unit_file_add_plan(own, lead->plan);
	unit_file_sort(own);
	if (lead->sent != NULL || !lead_is_empty(lead->plan))
		own->plan = plan_copy(lead->plan);
	if (lead_is_draft(lead))
		return own;
	own->plan_revision = lead->revision;
	memcpy(own->plan_day, lead->day, sizeof own->plan_day);
	return own;
}
