/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the file of a unit is made of. */
#include "document/unit/unit_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "document/unit/unit_file_private.h"

struct unit_file *unit_file_new(void)
{
	struct unit_file *file = memory_new(1, sizeof *file);

	file->unit = memory_copy("");
	return file;
}

void unit_file_free(struct unit_file *file)
{
	if (file == NULL)
		return;
	for (size_t i = 0; i < file->n_said; i++) {
		text_forget(file->said[i].text);
		text_forget(file->said[i].from);
	}
	for (size_t i = 0; i < file->n_around; i++) {
		free(file->around[i].unit);
		free(file->around[i].title);
	}
	unit_file_free_pulses(file);
	free(file->said);
	free(file->around);
	plan_free(file->plan);
	plan_free(file->before);
	free(file->before_title);
	unit_results_free(file->results);
	agreed_free(file->agreed);
	free(file->unit);
	free(file);
}

void unit_file_add_said(struct unit_file *file, const struct unit_said *said)
{
	struct unit_said *added;

	file->said = memory_grow(file->said, file->n_said + 1, sizeof *file->said);
	added = &file->said[file->n_said++];
	*added = *said;
	added->text = memory_copy(said->text);
	added->from = memory_copy(said->from);
}

static struct unit_said *find_said(const struct unit_file *file, const struct unit_said *said)
{
	for (size_t i = 0; i < file->n_said; i++) {
		struct unit_said *other = &file->said[i];

		if (other->what == said->what && other->id == said->id &&
		    strcmp(other->day, said->day) == 0 && strcmp(other->text, said->text) == 0)
			return other;
	}
	return NULL;
}

static void add_all(struct unit_file *file, enum unit_said_what what, const struct plan_said *list,
    size_t n, bool is_new)
{
	for (size_t i = 0; i < n; i++) {
		struct unit_said said = {
			.what = what,
			.id = list[i].id,
			.text = list[i].text,
			.about = list[i].about,
			.from = list[i].contact,
			.is_new = is_new,
		};
		struct unit_said *before;

		memcpy(said.day, list[i].day, sizeof said.day);
		before = find_said(file, &said);
		if (before == NULL)
			unit_file_add_said(file, &said);
		else
			before->is_new = before->is_new && is_new;
	}
}

void unit_file_add_plan(struct unit_file *file, const struct plan *plan, bool is_new)
{
	add_all(file, UNIT_SAID_REQUEST, plan->requests, plan->n_requests, is_new);
	add_all(file, UNIT_SAID_NOTE, plan->notes, plan->n_notes, is_new);
	if (plan->n_actions > 0 && plan->actions[plan->n_actions - 1].id > file->last_action)
		file->last_action = plan->actions[plan->n_actions - 1].id;
}

void unit_file_set_before(struct unit_file *file, const struct plan *plan,
    const struct round *round, const char *day, long last)
{
	plan_free(file->before);
	free(file->before_title);
	file->before = plan_copy(plan);
	plan_forget_said(file->before);
	plan_remember(file->before, NULL, last);
	file->before_title = memory_copy(round->title);
	memcpy(file->before_round, round->id, sizeof file->before_round);
	memcpy(file->before_day, day, sizeof file->before_day);
}

struct plan *unit_file_newest_plan(const struct unit_file *file)
{
	struct plan *plan;

	if (file->plan != NULL)
		return plan_copy(file->plan);
	if (file->before == NULL)
		return NULL;
	plan = plan_copy(file->before);
	for (size_t i = plan->n_actions; i-- > 0;)
		if (!plan_is_unfinished(&plan->actions[i]))
			plan_remove_action(plan, plan->actions[i].id);
	return plan;
}

void unit_file_add_around(struct unit_file *file, const struct unit_around *around)
{
	struct unit_around *added;

	if (file->n_around == UNIT_FILE_MAX_AROUND)
		return;
	file->around = memory_grow(file->around, file->n_around + 1, sizeof *file->around);
	added = &file->around[file->n_around++];
	*added = *around;
	added->unit = memory_copy(around->unit);
	added->title = memory_copy(around->title);
}

static int by_day(const void *a, const void *b)
{
	const struct unit_said *left = a, *right = b;
	int order = strcmp(left->day, right->day);

	if (order == 0)
		order = (int)left->what - (int)right->what;
	if (order == 0)
		order = (left->id > right->id) - (left->id < right->id);
	return order != 0 ? order : strcmp(left->text, right->text);
}

void unit_file_sort(struct unit_file *file)
{
	if (file->n_said > 0)
		qsort(file->said, file->n_said, sizeof *file->said, by_day);
}
