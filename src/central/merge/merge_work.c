/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rounds that were touched, and verdicts. */
#include "central/merge/merge_work.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "document/round/leader.h"

void merge_work_free(struct merge_work *work)
{
	editions_cache_free(&work->rounds);
	editions_newest_free(work->newest, work->n_newest);
	file_free_names(work->touched, work->n_touched);
	file_free_names(work->planned, work->n_planned);
	payloads_set_free(&work->plans);
}

static void add_name(char ***names, size_t *n, const char *name)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp((*names)[i], name) == 0)
			return;
	*names = memory_grow(*names, *n + 1, sizeof **names);
	(*names)[(*n)++] = memory_copy(name);
}

void merge_work_touch(struct merge_work *work, const char *round)
{
	add_name(&work->touched, &work->n_touched, round);
}

void merge_work_added(struct merge_work *work, const struct bundle *bundle)
{
	if (bundle->kind != BUNDLE_PLAN)
		return;
	add_name(&work->planned, &work->n_planned, bundle->round);
	payloads_set_add(&work->plans, bundle->payload);
}

void merge_work_forget(struct merge_work *work)
{
	editions_newest_free(work->newest, work->n_newest);
	work->newest = NULL;
	work->n_newest = 0;
}

static enum error load_newest(struct merge_work *work)
{
	return work->newest != NULL
		   ? ERROR_NONE
		   : editions_newest(work->central, &work->newest, &work->n_newest);
}

enum error merge_work_is_revoked(
    struct merge_work *work, const struct bundle *bundle, const struct round **by)
{
	enum error rc = ERROR_NONE;

	*by = NULL;
	if (bundle->kind == BUNDLE_PLAN)
		rc = load_newest(work);
	for (size_t i = 0; bundle->kind == BUNDLE_PLAN && i < work->n_newest; i++)
		if (strcmp(work->newest[i]->id, bundle->round) == 0 &&
		    leader_revoked(work->newest[i], bundle->code) != ORGANISATION_NO_UNIT)
			*by = work->newest[i];
	return rc;
}

enum error merge_work_is_over(struct merge_work *work, const char *round, const char *day, bool *is)
{
	enum error rc = load_newest(work);

	*is = false;
	for (size_t i = 0; i < work->n_newest; i++) {
		const struct round *next = work->newest[i];

		if (next->kind == ROUND_ASSESSMENT && strcmp(next->follows, round) == 0 &&
		    strcmp(next->opens, day) <= 0)
			*is = true;
	}
	return rc;
}

void merge_work_say(struct merge_verdict *verdict, enum merge_word word, const char *reason)
{
	free(verdict->detail);
	verdict->word = word;
	verdict->reason = reason;
	verdict->detail = error_sentence()[0] != '\0' ? memory_copy(error_sentence()) : NULL;
	error_clear();
}
