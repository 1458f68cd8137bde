/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables `updates` and `update_payloads`, and with the frozen payloads the view `published`. */
#include "central/store/publications.h"

#include <stdio.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "central/store/counts.h"

/* How many there are, and the day of the newest. */
static enum error count_them(
    struct central *central, const struct round *round, struct publications *publications)
{
	struct db_statement *count = db_use(central->db, SQL_UPDATE_COUNT);
	bool row = false;
	enum error rc;

	db_bind_text(count, 1, round->id);
	rc = db_next(count, &row);
	if (rc == ERROR_NONE && row) {
		const char *day = db_text(count, 1);

		publications->count = 1 + (size_t)db_number(count, 0);
		snprintf(publications->last, sizeof publications->last, "%s",
		    day != NULL ? day : round->closed);
	}
	db_done(count);
	return rc;
}

enum error publications_look(
    struct central *central, const struct round *round, struct publications *publications)
{
	*publications = (struct publications){ 0 };
	return round->closed[0] != '\0' ? count_them(central, round, publications) : ERROR_NONE;
}

enum error publications_count_new(struct central *central, const struct round *round, long *people)
{
	struct db_statement *since;
	bool row = false;
	enum error rc;

	*people = 0;
	if (round->closed[0] == '\0')
		return ERROR_NONE;
	since = db_use(central->db, SQL_UPDATE_SINCE);
	db_bind_text(since, 1, round->id);
	rc = db_next(since, &row);
	if (rc == ERROR_NONE && row)
		*people = (long)db_number(since, 0);
	db_done(since);
	return rc;
}

enum error publications_add(struct central *central, const struct round *round, size_t number)
{
	struct db_statement *update = db_use(central->db, SQL_UPDATE_PUT);
	struct db_statement *fill = db_use(central->db, SQL_UPDATE_FILL);
	char day[CLOCK_DAY_SIZE];
	enum error rc;

	clock_today(day);
	db_bind_text(update, 1, round->id);
	db_bind_number(update, 2, (int64_t)number);
	db_bind_text(update, 3, day);
	rc = db_run(update);
	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(fill, 1, round->id);
	db_bind_number(fill, 2, (int64_t)number);
	return db_run(fill);
}

/* Of each round that was counted here, as many as its sums say. */
static enum error check_counted(struct central *central, const char *id, bool *wrong)
{
	struct publications publications = { 0 };
	struct round *round = NULL;
	struct counted *counted = NULL;
	enum error rc = editions_get(central, id, &round);

	if (rc == ERROR_NONE && round->closed[0] != '\0')
		rc = counts_get(central, round, &counted);
	if (rc == ERROR_NONE && counted != NULL)
		rc = count_them(central, round, &publications);
	*wrong = counted != NULL && counted_publications(counted) != publications.count;
	counted_free(counted);
	round_free(round);
	return rc;
}

static enum error check_all_counted(struct central *central, bool *wrong)
{
	char **ids = NULL;
	size_t n = 0;
	enum error rc = editions_ids(central, &ids, &n);

	for (size_t i = 0; rc == ERROR_NONE && !*wrong && i < n; i++)
		rc = check_counted(central, ids[i], wrong);
	file_free_names(ids, n);
	return rc;
}

enum error publications_check(struct central *central)
{
	struct db_statement *updates = db_use(central->db, SQL_UPDATE_WRONG);
	struct db_statement *published = db_use(central->db, SQL_PUBLISHED_WRONG);
	bool wrong = false;
	enum error rc;

	db_bind_number(updates, 1, COUNTED_MOST_PUBLICATIONS);
	rc = db_next(updates, &wrong);
	if (rc == ERROR_NONE && !wrong)
		rc = db_next(published, &wrong);
	if (rc == ERROR_NONE && !wrong)
		rc = check_all_counted(central, &wrong);
	if (rc == ERROR_NONE && wrong)
		rc = error_hint(error_set(ERROR_DAMAGED,
				    _("the publications in %s do not fit its rounds and payloads"),
				    central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	db_done(updates);
	db_done(published);
	return rc;
}
