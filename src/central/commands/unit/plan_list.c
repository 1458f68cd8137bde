/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From rounds to lines. */
#include "central/commands/unit/plan_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

bool plan_list_waits(const struct unit_file *file, const struct unit_said *said)
{
	return said->what == UNIT_SAID_REQUEST && !unit_file_said_is_closed(file, said);
}

bool plan_list_lacks(const struct overview_row *row)
{
	const struct round *round = row->in->round;

	return overview_plans(row) && round->closed[0] != '\0' &&
	       strcmp(row->plan_round, round->id) != 0;
}

size_t plan_list_count_late(const struct plan *plan)
{
	char today[CLOCK_DAY_SIZE];
	size_t n = 0;

	clock_today(today);
	for (size_t i = 0; i < plan->n_actions; i++)
		n += plan_is_late(&plan->actions[i], today);
	return n;
}

void plan_list_by(const struct plan_list *list, const struct round *round,
    const struct unit_said *request, char day[CLOCK_DAY_SIZE])
{
	if (plan_first_day(request->text, day))
		return;
	day[0] = '\0';
	if (request->about == PLAN_ABOUT_PULSE)
		pulses_company_day(&list->overview.known, round, day);
}

static void add_line(struct plan_list *list, const struct round *round, int unit,
    const struct unit_file *file, const struct unit_said *request)
{
	list->lines = memory_grow(list->lines, list->n_lines + 1, sizeof *list->lines);
	list->lines[list->n_lines++] = (struct plan_list_line){
		.id = plans_id(round, unit),
		.name = organisation_full_name(round->organisation, unit),
		.round = round,
		.file = file,
		.request = request,
	};
}

static void add_unit(
    struct plan_list *list, const struct round *round, int unit, const struct unit_file *file)
{
	if (!list->open && file->plan != NULL &&
	    (!list->unread || unit_file_said_count_new(file) > 0))
		add_line(list, round, unit, file, NULL);
	for (size_t i = 0; list->open && i < file->n_said; i++)
		if (plan_list_waits(file, &file->said[i]) &&
		    (!list->unread || file->said[i].is_new))
			add_line(list, round, unit, file, &file->said[i]);
}

static enum error add_round(
    struct central *central, const struct round *round, struct plan_list *list)
{
	struct plans *plans;
	enum error rc;

	list->plans = memory_grow(list->plans, list->n_plans + 1, sizeof *list->plans);
	plans = &list->plans[list->n_plans++];
	*plans = (struct plans){ 0 };
	rc = plans_load_unread(central, round, plans);
	for (size_t i = 0; rc == ERROR_NONE && i < plans->n; i++)
		if (plans->files[i] != NULL)
			add_unit(list, round, (int)i, plans->files[i]);
	return rc;
}

static int by_age(const void *a, const void *b)
{
	const struct plan_list_line *left = a, *right = b;
	int order = strcmp(left->request->day, right->request->day);

	return order != 0 ? order : strcmp(left->id, right->id);
}

enum error plan_list_load(struct central *central, const char *only, struct plan_list *list)
{
	const struct overview *overview = &list->overview;
	enum error rc = overview_load(central, only, &list->overview);

	if (rc == ERROR_NONE && only != NULL && overview_find(overview, only) == NULL)
		rc = editions_refuse(only);
	for (size_t i = 0; rc == ERROR_NONE && i < overview->known.n; i++)
		if (only == NULL || strcmp(overview->known.rounds[i]->id, only) == 0)
			rc = add_round(central, overview->known.rounds[i], list);
	if (list->open && list->n_lines > 0)
		qsort(list->lines, list->n_lines, sizeof *list->lines, by_age);
	return rc;
}

void plan_list_free(struct plan_list *list)
{
	for (size_t i = 0; i < list->n_lines; i++) {
		free(list->lines[i].id);
		free(list->lines[i].name);
	}
	for (size_t i = 0; i < list->n_plans; i++)
		plans_free(&list->plans[i]);
	free(list->lines);
	free(list->plans);
	overview_free(&list->overview);
}
