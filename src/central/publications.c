/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables `updates` and `update_payloads`, and with the frozen payloads the view `published`. */
#include "central/publications.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "central/counting.h"

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
	struct db_statement *since = db_use(central->db, SQL_UPDATE_SINCE);
	bool row = false;
	enum error rc;

	*publications = (struct publications){ 0 };
	if (round->closed[0] == '\0')
		return ERROR_NONE;
	rc = count_them(central, round, publications);
	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(since, 1, round->id);
	db_bind_number(since, 2, (int64_t)publications->count);
	rc = db_next(since, &row);
	if (rc == ERROR_NONE && row) {
		publications->new = (long)db_number(since, 0);
		publications->changed = (long)db_number(since, 1);
		publications->gone = (long)db_number(since, 2);
	}
	db_done(since);
	return rc;
}

enum error publications_newest(
    struct central *central, const struct round *round, struct report_publication *newest)
{
	struct publications publications = { 0 };
	enum error rc = count_them(central, round, &publications);

	newest->number = publications.count;
	memcpy(newest->day, publications.last, sizeof newest->day);
	return rc;
}

static enum error put(struct central *central, const struct round *round, size_t number)
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

enum error publications_add(
    struct central *central, const struct round *round, const struct publications *publications)
{
	size_t number = publications->count + 1;
	bool safe = false;
	enum error rc;

	if (number > FIGURES_MOST_PUBLICATIONS)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the figures of %s were published %d times already"),
			round->id, FIGURES_MOST_PUBLICATIONS),
		    _("They stay as they are; a new round takes in new answers."));
	rc = put(central, round, number);
	if (rc == ERROR_NONE)
		rc = counting_is_safe(central, round, number, &safe);
	if (rc == ERROR_NONE && !safe)
		rc = error_hint(
		    error_set(ERROR_REFUSED,
			_("the new figures of %s, beside those that were published, would tell of "
			  "too few people"),
			round->id),
		    _("The figures stay as they are. Try again when more have come: in each unit "
		      "that is shown, those who are new, changed or gone have to be none or "
		      "enough."));
	return rc;
}

enum error publications_check(struct central *central)
{
	struct db_statement *updates = db_use(central->db, SQL_UPDATE_WRONG);
	struct db_statement *published = db_use(central->db, SQL_PUBLISHED_WRONG);
	bool wrong = false;
	enum error rc;

	db_bind_number(updates, 1, FIGURES_MOST_PUBLICATIONS);
	rc = db_next(updates, &wrong);
	if (rc == ERROR_NONE && !wrong)
		rc = db_next(published, &wrong);
	if (rc == ERROR_NONE && wrong)
		rc = error_hint(error_set(ERROR_DAMAGED,
				    _("the publications in %s do not fit its rounds and payloads"),
				    central->path),
		    _("Take back the latest copy that you made with \"skatta-central backup\"."));
	db_done(updates);
	db_done(published);
	return rc;
}
