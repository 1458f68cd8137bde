/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which copies there are, by the log. */
#include "central/store/copies.h"

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

const char *copies_advice(const struct copies *copies)
{
	return copies->wanted ? _("No backup was made since a round was closed: \"skatta-central "
				  "backup FILE\" makes one.")
			      : NULL;
}
