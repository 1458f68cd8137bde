/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `journal`, and the notes that wait for the outcome of what they are about. */
#include "central/store/journal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

enum { ABOUT_SIZE = 300 };

struct journal_note {
	char *what;
	char about[ABOUT_SIZE];
};

void journal_note(struct central *central, const char *what, const char *about, ...)
{
	struct journal *journal = &central->journal;
	struct journal_note *note;
	va_list more;

	journal->notes = memory_grow(journal->notes, journal->n + 1, sizeof *journal->notes);
	note = &journal->notes[journal->n++];
	note->what = memory_copy(what);
	va_start(more, about);
	vsnprintf(note->about, sizeof note->about, about, more);
	va_end(more);
}

/* Forget those from this one on. */
static void drop(struct journal *journal, size_t from)
{
	while (journal->n > from)
		free(journal->notes[--journal->n].what);
	if (journal->n > 0)
		return;
	free(journal->notes);
	journal->notes = NULL;
}

static enum error write_note(struct central *central, const struct journal_note *note)
{
	struct db_statement *put = db_use(central->db, SQL_JOURNAL_PUT);
	char day[CLOCK_DAY_SIZE];

	clock_today(day);
	db_bind_text(put, 1, day);
	db_bind_text(put, 2, note->what);
	db_bind_text(put, 3, note->about);
	return db_run(put);
}

/* Write those from this one on where all went well; either way they are gone. */
static enum error settle(struct central *central, size_t from, enum error so_far)
{
	struct journal *journal = &central->journal;
	enum error rc = so_far;

	for (size_t i = from; rc == ERROR_NONE && i < journal->n; i++)
		rc = write_note(central, &journal->notes[i]);
	drop(journal, from);
	return rc;
}

enum error journal_begin(struct central *central)
{
	central->journal.before = central->journal.n;
	return db_begin(central->db);
}

enum error journal_end(struct central *central, enum error so_far)
{
	return db_end(central->db, settle(central, central->journal.before, so_far));
}

enum error journal_after(struct central *central, enum error so_far)
{
	return settle(central, 0, so_far);
}

void journal_forget(struct central *central)
{
	drop(&central->journal, 0);
}

enum error journal_last(struct central *central, const char *what, char day[CLOCK_DAY_SIZE])
{
	struct db_statement *last = db_use(central->db, SQL_JOURNAL_LAST);
	bool row = false;
	enum error rc;

	db_bind_text(last, 1, what);
	rc = db_next(last, &row);
	snprintf(day, CLOCK_DAY_SIZE, "%s", rc == ERROR_NONE && row ? db_text(last, 0) : "");
	db_done(last);
	return rc;
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
