/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From payloads that are new to how many things were said in them. */
#include "central/results/news.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "central/results/plans.h"

static void add(struct news *news, char *id, size_t n)
{
	size_t at = 0;

	while (at < news->n_plans && strcmp(news->plans[at].id, id) < 0)
		at++;
	news->n += n;
	if (at < news->n_plans && strcmp(news->plans[at].id, id) == 0) {
		news->plans[at].n += n;
		free(id);
		return;
	}
	news->plans = memory_grow(news->plans, news->n_plans + 1, sizeof *news->plans);
	memmove(news->plans + at + 1, news->plans + at, (news->n_plans - at) * sizeof *news->plans);
	news->plans[at] = (struct news_plan){ id, n };
	news->n_plans++;
}

enum error news_add(
    struct central *central, const char *id, const struct payloads_set *added, struct news *news)
{
	struct plans plans = { 0 };
	struct round *round = NULL;
	enum error rc = added->n > 0 ? editions_get(central, id, &round) : ERROR_NONE;

	if (rc != ERROR_NONE || round == NULL)
		return rc;
	rc = plans_load_new(central, round, added, &plans);
	for (size_t i = 0; rc == ERROR_NONE && i < plans.n; i++) {
		size_t n = plans.files[i] != NULL ? unit_file_said_count_new(plans.files[i]) : 0;

		if (n > 0)
			add(news, plans_id(round, (int)i), n);
	}
	plans_free(&plans);
	round_free(round);
	return rc;
}

enum error news_add_unread(struct central *central, struct news *news)
{
	char **ids = NULL;
	size_t n = 0;
	enum error rc = editions_ids(central, &ids, &n);

	for (size_t i = 0; rc == ERROR_NONE && i < n; i++) {
		struct payloads_set unread;

		rc = payloads_unshown(central, ids[i], &unread);
		if (rc == ERROR_NONE)
			rc = news_add(central, ids[i], &unread, news);
		payloads_set_free(&unread);
	}
	file_free_names(ids, n);
	return rc;
}

void news_free(struct news *news)
{
	for (size_t i = 0; i < news->n_plans; i++)
		free(news->plans[i].id);
	free(news->plans);
	*news = (struct news){ 0 };
}
