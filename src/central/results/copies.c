/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which copies there are, by the log. */
#include "central/results/copies.h"

#include <stdio.h>

#include "base/io/language.h"
#include "central/store/journal.h"

enum error copies_look(struct central *central, struct copies *copies)
{
	struct db_statement *closed = db_use(central->db, SQL_JOURNAL_CLOSED_SINCE_COPY);
	bool row = false;
	enum error rc = db_next(closed, &row);

	copies->wanted = rc == ERROR_NONE && row && db_number(closed, 0) > 0;
	db_done(closed);
	return rc == ERROR_NONE ? journal_last(central, "backup", copies->last) : rc;
}

static void take_day(void *context, const char *day, const char *what, const char *about)
{
	(void)what;
	(void)about;
	snprintf(context, CLOCK_DAY_SIZE, "%s", clock_is_day(day) ? day : "");
}

enum error copies_day(struct central *central, char day[CLOCK_DAY_SIZE])
{
	day[0] = '\0';
	return journal_each(central, take_day, day);
}

const char *copies_advice(const struct copies *copies)
{
	return copies->wanted ? _("No backup was made since a round was closed: \"skatta-central "
				  "backup FILE\" makes one.")
			      : NULL;
}
