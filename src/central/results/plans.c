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
	const struct payloads_set *added;
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

static void add_new(struct plans *plans, size_t unit, const unsigned char digest[DIGEST_SIZE])
{
	struct plans_new *added;

	plans->added = memory_grow(plans->added, plans->n_added + 1, sizeof *plans->added);
	added = &plans->added[plans->n_added++];
	added->unit = unit;
	memcpy(added->digest, digest, DIGEST_SIZE);
}

/* They come in the order of their digests: of two with the same revision the first counts. */
static enum error take_plan(void *context, const struct bundle *bundle)
{
	struct loading *loading = context;
	int unit = organisation_find(loading->round->organisation, bundle->unit);
	bool is_new = payloads_set_has(loading->added, bundle->payload);
	struct unit_file *file;

	if (unit == ORGANISATION_NO_UNIT || bundle->plan == NULL)
		return ERROR_NONE;
	file = file_of(loading, (size_t)unit);
	if (is_new)
		add_new(loading->plans, (size_t)unit, bundle->payload);
	unit_file_add_plan(file, bundle->plan, is_new);
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

/* What is said and sent in this round alone. */
static enum error load_own(struct central *central, const struct round *round,
    const struct payloads_set *added, struct plans *plans)
{
	struct loading loading = { round, added, plans };
	enum error rc;

	plans->n = round->organisation->n_units;
	plans->files = memory_new(plans->n + 1, sizeof *plans->files);
	rc = payloads_each(central, round, PAYLOADS_PLANS, take_plan, &loading);
	if (rc == ERROR_NONE)
		rc = feedback_each(central, round->id, take_answer, &loading);
	for (size_t i = 0; i < plans->n; i++)
		if (plans->files[i] != NULL)
			unit_file_sort(plans->files[i]);
	return rc;
}

/* What a unit had in an earlier round, unless it had a plan in one in between; the ids of its
 * actions are taken in any case. */
static void take_before(
    struct loading *loading, const struct round *earlier, const struct plans *plans)
{
	const struct organisation *organisation = loading->round->organisation;

	for (size_t i = 0; i < loading->plans->n; i++) {
		int place = organisation_find(earlier->organisation, organisation->units[i].id);
		const struct unit_file *was =
		    place != ORGANISATION_NO_UNIT ? plans->files[place] : NULL;
		struct unit_file *file;

		if (was == NULL || was->plan == NULL)
			continue;
		file = file_of(loading, i);
		if (file->before == NULL)
			unit_file_set_before(
			    file, was->plan, earlier, was->plan_day, was->last_action);
		else
			plan_remember(file->before, NULL, was->last_action);
	}
}

/* Rounds are opened one behind the other; those that somebody wrote in a circle are not followed
 * round it. */
static bool is_among(const struct plans *plans, const struct round *round, const char *id)
{
	bool is = strcmp(round->id, id) == 0;

	for (size_t i = 0; i < plans->n_earlier; i++)
		is = is || strcmp(plans->earlier[i]->id, id) == 0;
	return is;
}

static enum error load_before(struct loading *loading, struct central *central, const char *id)
{
	struct plans *plans = loading->plans, own = { 0 };
	struct round *earlier = NULL;
	enum error rc = editions_get(central, id, &earlier);

	if (rc == ERROR_NONE)
		rc = plans_load_alone(central, earlier, &own);
	if (rc == ERROR_NONE)
		take_before(loading, earlier, &own);
	plans_free(&own);
	if (rc != ERROR_NONE) {
		round_free(earlier);
		return rc;
	}
	plans->earlier = memory_grow(plans->earlier, plans->n_earlier + 1, sizeof(struct round *));
	plans->earlier[plans->n_earlier++] = earlier;
	return ERROR_NONE;
}

static enum error look_before(struct loading *loading, struct central *central)
{
	struct plans *plans = loading->plans;
	const struct round *at = loading->round;
	bool known = false;
	enum error rc = ERROR_NONE;

	if (at->kind == ROUND_PULSE)
		return ERROR_NONE;
	while (rc == ERROR_NONE && at->follows[0] != '\0' &&
	       !is_among(plans, loading->round, at->follows)) {
		rc = editions_is_known(central, at->follows, &known);
		if (rc != ERROR_NONE || !known)
			return rc;
		rc = load_before(loading, central, at->follows);
		at = rc == ERROR_NONE ? plans->earlier[plans->n_earlier - 1] : at;
	}
	return rc;
}

static void add_actions(struct unit_file *file, const struct unit_file *other)
{
	struct plan *plan = unit_file_newest_plan(other);

	for (size_t i = 0; plan != NULL && i < plan->n_actions; i++) {
		const struct plan_action *action = &plan->actions[i];
		const struct unit_around around = {
			.unit = other->unit,
			.action = action->id,
			.title = action->texts[PLAN_TITLE],
			.status = action->status,
		};

		unit_file_add_around(file, &around);
	}
	plan_free(plan);
}

static bool has_actions(const struct unit_file *file)
{
	return file != NULL && (file->plan != NULL || file->before != NULL);
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
		if (has_actions(files[above]))
			add_actions(file_of(loading, i), files[above]);
		if (has_actions(files[i]))
			add_actions(file_of(loading, (size_t)above), files[i]);
	}
}

enum error plans_load_new(struct central *central, const struct round *round,
    const struct payloads_set *added, struct plans *plans)
{
	struct loading loading = { round, added, plans };
	enum error rc = load_own(central, round, added, plans);

	if (rc == ERROR_NONE)
		rc = look_before(&loading, central);
	if (rc == ERROR_NONE)
		look_around(&loading);
	return rc;
}

/* How many rounds before; n_earlier + 1 for one that is not known. */
static size_t place_of(const struct plans *plans, const char *round)
{
	size_t i = 0;

	while (i < plans->n_earlier && strcmp(plans->earlier[i]->id, round) != 0)
		i++;
	return i + 1;
}

size_t plans_age(const struct plans *plans, const struct unit_file *file, long id)
{
	const struct plan *plan = file->plan != NULL ? file->plan : file->before;
	const struct plan_action *action = plan != NULL ? plan_action(plan, id) : NULL;

	if (action == NULL)
		return 0;
	if (action->since[0] != '\0')
		return place_of(plans, action->since);
	return file->plan != NULL ? 0 : place_of(plans, file->before_round);
}

enum error plans_load_alone(struct central *central, const struct round *round, struct plans *plans)
{
	const struct payloads_set none = { 0 };

	return load_own(central, round, &none, plans);
}

enum error plans_load(struct central *central, const struct round *round, struct plans *plans)
{
	const struct payloads_set none = { 0 };

	return plans_load_new(central, round, &none, plans);
}

enum error plans_load_unread(
    struct central *central, const struct round *round, struct plans *plans)
{
	struct payloads_set unread;
	enum error rc = payloads_unshown(central, round->id, &unread);

	if (rc == ERROR_NONE)
		rc = plans_load_new(central, round, &unread, plans);
	payloads_set_free(&unread);
	return rc;
}

enum error plans_show(struct central *central, const struct plans *plans, size_t unit)
{
	enum error rc = db_begin(central->db);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; rc == ERROR_NONE && i < plans->n_added; i++)
		if (plans->added[i].unit == unit)
			rc = payloads_show(central, plans->added[i].digest);
	return db_end(central->db, rc);
}

void plans_free(struct plans *plans)
{
	for (size_t i = 0; i < plans->n; i++)
		unit_file_free(plans->files[i]);
	free(plans->files);
	free(plans->added);
	for (size_t i = 0; i < plans->n_earlier; i++)
		round_free(plans->earlier[i]);
	free(plans->earlier);
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
