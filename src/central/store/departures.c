/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `departures`. */
#include "central/store/departures.h"

#include <string.h>

#include "base/io/language.h"

/* As they stand in the table, and what is said of each. */
static const struct {
	const char *name, *what;
} kinds[DEPARTURES] = {
	[DEPARTURE_FIGURES] = { "figures", N_("figures have been made of it since: a report, a "
					      "list of comments, or how a plan is going") },
	[DEPARTURE_FOLDER] = { "publish", N_("it has been published that the round is closed") },
	[DEPARTURE_BATCH] = { "batch", N_("it has been in a batch since") },
	[DEPARTURE_COPY] = { "backup", N_("a copy of the store has been made since") },
	[DEPARTURE_KEY] = { "keys", N_("the signing key has been replaced since") },
	[DEPARTURE_EARLIER] = { "earlier version",
	    N_("it was closed by an earlier version, which did not note what has left since") },
};

enum error departures_mark(struct central *central, const char *round, enum departure departure)
{
	struct db_statement *put = db_use(central->db, SQL_DEPARTURE_PUT);

	enum error rc;

	db_bind_text(put, 1, round);
	db_bind_text(put, 2, kinds[departure].name);
	rc = db_run(put);
	return rc == ERROR_NONE ? db_run(db_use(central->db, SQL_DEPARTURE_PLACES)) : rc;
}

/* A name that nobody here knows was not written here. */
static enum departure departure_of(const char *name)
{
	size_t i = 0;

	while (i < DEPARTURE_EARLIER && strcmp(name, kinds[i].name) != 0)
		i++;
	return (enum departure)i;
}

enum error departures_check(struct central *central, const char *round)
{
	struct db_statement *all = db_use(central->db, SQL_DEPARTURE_ALL);
	enum departure first = DEPARTURES;
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		enum departure one = departure_of(db_text(all, 0));

		if (one < first)
			first = one;
	}
	if (rc != ERROR_NONE || first == DEPARTURES)
		return rc;
	return error_hint(error_set(ERROR_REFUSED, _("the round %s stays closed: %s"), round,
			      _(kinds[first].what)),
	    _("Figures of two closings side by side could show what too few people answered. "
	      "\"skatta-central round update %s\" adds what comes late, where that is safe."),
	    round);
}
