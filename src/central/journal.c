/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `journal`. */
#include "central/journal.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/clock.h"

enum { ABOUT_SIZE = 300 };

enum error journal_add(struct central *central, const char *what, const char *about, ...)
{
	char day[CLOCK_DAY_SIZE], line[ABOUT_SIZE];
	struct db_statement *put = db_use(central->db, SQL_JOURNAL_PUT);
	va_list more;

	va_start(more, about);
	vsnprintf(line, sizeof line, about, more);
	va_end(more);
	clock_today(day);
	db_bind_text(put, 1, day);
	db_bind_text(put, 2, what);
	db_bind_text(put, 3, line);
	return db_run(put);
}

enum error journal_each(struct central *central,
    void (*each)(void *context, const char *day, const char *what, const char *about),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_JOURNAL_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row)
		each(context, db_text(all, 0), db_text(all, 1), db_text(all, 2));
	return rc;
}
