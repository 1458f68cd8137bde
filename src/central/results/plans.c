/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From payloads and answers to what is known of each unit's plan. */
#include "central/results/plans.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/feedback.h"
#include "central/store/payloads.h"

struct loading {
	const struct round *round;
	struct plans *plans;
};

struct unit_file *plans_file(struct plans *plans, const struct round *round, size_t place)
{
	struct unit_file **file = &plans->files[place];

	if (*file == NULL) {
		*file = unit_file_new();
		free((*file)->unit);
		(*file)->unit = memory_copy(round->organisation->units[place].id);
		memcpy((*file)->round, round->id, sizeof((*file)->round));
		memcpy((*file)->central_key, round->central_key, sizeof((*file)->central_key));
	}
	return *file;
}

static struct unit_file *file_of(struct loading *loading, size_t place)
{
	return plans_file(loading->plans, loading->round, place);
}

/* They come in the order of their digests: of two with the same revision the first counts. */
static enum error take_plan(void *context, const struct bundle *bundle)
{
	struct loading *loading = context;
	int unit = organisation_find(loading->round->organisation, bundle->unit);
	struct unit_file *file;

	if (unit == ORGANISATION_NO_UNIT || bundle->plan == NULL)
		return ERROR_NONE;
	file = file_of(loading, (size_t)unit);
	unit_file_add_plan(file, bundle->plan);
	if (bundle->revision <= file->plan_revision)
		return ERROR_NONE;
	plan_free(file->plan);
	file->plan = plan_copy(bundle->plan);
	file->plan_revision = bundle->revision;
	memcpy(file->plan_day, bundle->day, sizeof file->plan_day);
	return ERROR_NONE;
}

static enum error take_answer(void *context, const char *id, const struct unit_said *said)
{
	struct loading *loading = context;
	int unit = organisation_find(loading->round->organisation, id);

	if (unit != ORGANISATION_NO_UNIT)
		unit_file_add_said(file_of(loading, (size_t)unit), said);
	return ERROR_NONE;
}

static void add_actions(struct unit_file *file, const struct unit_file *other)
{
	for (size_t i = 0; i < other->plan->n_actions; i++) {
		const struct plan_action *action = &other->plan->actions[i];
		const struct unit_around around = {
			.unit = other->unit,
			.action = action->id,
			.title = action->texts[PLAN_TITLE],
			.status = action->status,
		};

		unit_file_add_around(file, &around);
	}
}

/* The unit above sees the plans of its parts, and they its. */
static void look_around(struct loading *loading)
{
	const struct organisation *organisation = loading->round->organisation;
	struct unit_file **files = loading->plans->files;

	for (size_t i = 0; i < organisation->n_units; i++) {
		int above = organisation->units[i].parent;

		if (above == ORGANISATION_NO_UNIT)
			continue;
		if (files[above] != NULL && files[above]->plan != NULL)
			add_actions(file_of(loading, i), files[above]);
		if (files[i] != NULL && files[i]->plan != NULL)
			add_actions(file_of(loading, (size_t)above), files[i]);
	}
}

enum error plans_load(struct central *central, const struct round *round, struct plans *plans)
{
	struct loading loading = { round, plans };
	enum error rc;

	plans->n = round->organisation->n_units;
	plans->files = memory_new(plans->n + 1, sizeof *plans->files);
	rc = payloads_each(central, round, PAYLOADS_PLANS, take_plan, &loading);
	if (rc == ERROR_NONE)
		rc = feedback_each(central, round->id, take_answer, &loading);
	if (rc != ERROR_NONE)
		return rc;
	look_around(&loading);
	for (size_t i = 0; i < plans->n; i++)
		if (plans->files[i] != NULL)
			unit_file_sort(plans->files[i]);
	return ERROR_NONE;
}

void plans_free(struct plans *plans)
{
	for (size_t i = 0; i < plans->n; i++)
		unit_file_free(plans->files[i]);
	free(plans->files);
	*plans = (struct plans){ 0 };
}

char *plans_id(const struct round *round, int unit)
{
	return text_format("%s/%s", round->id, round->organisation->units[unit].id);
}

enum error plans_find(struct central *central, const char *id, struct round **round, int *unit)
{
	size_t length = strcspn(id, "/");
	char *round_id = text_format("%.*s", (int)length, id);
	enum error rc = editions_get(central, round_id, round);

	free(round_id);
	if (rc != ERROR_NONE)
		return rc;
	*unit = id[length] == '/'
		    ? organisation_find_written((*round)->organisation, id + length + 1)
		    : ORGANISATION_NO_UNIT;
	if (*unit != ORGANISATION_NO_UNIT)
		return ERROR_NONE;
	round_free(*round);
	*round = NULL;
	return error_hint(error_set(ERROR_NOT_FOUND, _("there is no plan \"%.100s\""), id),
	    _("\"skatta-central plan list\" has the plans; each is called ROUND/UNIT."));
}
