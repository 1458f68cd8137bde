/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was done with the store, and on which day: no time, and never about a person.
 *
 * Nothing is logged before it is done. A command only notes, in memory, what it is about to do; the
 * line is written by whoever is given the outcome: by journal_end() together with the change that
 * it is about, or by journal_after() behind a deed outside the store. What failed leaves no line.
 */
#ifndef SKATTA_CENTRAL_JOURNAL_H
#define SKATTA_CENTRAL_JOURNAL_H

#include "base/clock.h"
#include "central/store/central.h"

/* Keep in mind what is to be logged when it is done: `what` is the command's name, `about` are
 * plain English words. Within a transaction it belongs to that, otherwise to the command. */
void journal_note(struct central *central, const char *what, const char *about, ...)
    ERROR_PRINTF(3, 4);

/* One transaction, as db_begin() and db_end(): what was noted since it began is committed with it,
 * or forgotten where it fails. */
enum error journal_begin(struct central *central) ERROR_MUST_CHECK;
enum error journal_end(struct central *central, enum error so_far) ERROR_MUST_CHECK;

/* The deed is over, and this is its outcome, which is returned: log what is noted, or forget it.
 * The program says so at the end of every command; a command that goes on to tell of its deed says
 * so before, as telling may fail. */
enum error journal_after(struct central *central, enum error so_far) ERROR_MUST_CHECK;

/* Forget what is noted and was not written. */
void journal_forget(struct central *central);

/* The day of the newest line about `what`, or "". */
enum error journal_last(
    struct central *central, const char *what, char day[CLOCK_DAY_SIZE]) ERROR_MUST_CHECK;

/* Call `each` for every line, the oldest first. */
enum error journal_each(struct central *central,
    void (*each)(void *context, const char *day, const char *what, const char *about),
    void *context) ERROR_MUST_CHECK;

#endif
