/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* restore: a copy in the place of a store that is not there any more. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/copies.h"
#include "central/store/journal.h"

static bool is_there(const char *path)
{
	struct stat about;

	return lstat(path, &about) == 0;
}

/* Never over anything. What SQLite has left of a store that was cut off would be taken for the new
 * one's, and spoil it. */
static enum error check_place(const struct central_session *session)
{
	char *journal;
	enum error rc = ERROR_NONE;

	if (session->store == NULL)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no home folder")),
		    _("Name the store with --store FILE."));
	if (is_there(session->store))
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is already a store: %s"), session->store),
		    _("It was left as it is. Move it away, or name another place with --store."));
	journal = text_format("%s-journal", session->store);
	if (is_there(journal))
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("%s is left of a store that is gone"), journal),
		    _("It was left as it is. Move it away, or name another place with --store."));
	free(journal);
	return rc;
}

/* The log of what is put there says so: it is in the file before that has its name. */
static enum error restore(
    struct central_session *session, struct central *copy, char day[CLOCK_DAY_SIZE])
{
	enum error rc = db_check(copy->db);

	if (rc == ERROR_NONE)
		rc = copies_day(copy, day);
	if (rc == ERROR_NONE) {
		journal_note(copy, "restore", "a copy with all that was done until %s", day);
		rc = journal_after(copy, rc);
	}
	if (rc == ERROR_NONE)
		rc = central_session_make_folder(session);
	return rc == ERROR_NONE ? db_copy(copy->db, session->store) : rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central_session *session = state;
	struct central *copy = NULL, *store;
	struct text out = { 0 };
	char day[CLOCK_DAY_SIZE];
	enum error rc = check_place(session);

	if (rc == ERROR_NONE)
		rc = central_session_open_copy(session, command_operand(arguments, 0), &copy);
	if (rc == ERROR_NONE)
		rc = restore(session, copy, day);
	central_close(copy);
	if (rc == ERROR_NONE)
		rc = central_session_open(session, &store);
	if (rc != ERROR_NONE)
		return rc;
	text_addf(&out,
	    _("The store is here, with all that was done until %s: %s\nIt opens with the "
	      "passphrase of that time. Now \"skatta-central merge\" every exchange folder and "
	      "stick again, then \"skatta-central round import\" them: what came since is still "
	      "there.\n"),
	    day, session->store);
	return central_session_print_text(&out);
}

const struct command cmd_restore = {
	.name = "restore",
	.operands = "BACKUP",
	.about = N_("put a copy in the place of a store that is gone"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
