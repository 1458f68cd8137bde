/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* New locks, and the only place that a recovery code is shown in. */
#include "central/commands/store/relock.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/cli/ask.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/store/new_passphrase.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

bool relock_shows_code(const struct central_session *session)
{
	return (session->passphrase_file == NULL || isatty(STDERR_FILENO) == 1) && ask_can();
}

void relock_show_code(const char *code, bool until_enter)
{
	char nothing[16];
	char *line;

	ask_tell(_("This is the recovery code of the store. It opens the store where the "
		   "passphrase is forgotten, and is shown only now. Write it on paper, and keep it "
		   "where neither the store nor the passphrase is."));
	if (!until_enter) {
		ask_tell(code);
		return;
	}
	line = text_format("%s   %s ", code, _("(Enter, when you have it)"));
	/* The code is the store's already, whatever is answered. */
	if (ask_behind(line, nothing, sizeof nothing) != ERROR_NONE)
		error_clear();
	text_forget(line);
}

enum error relock_check(const struct relock *relock)
{
	if (ask_can())
		return ERROR_NONE;
	if (relock->code)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("no terminal to show the recovery code on")),
		    _("It is shown nowhere else. Give the command at a terminal."));
	if (relock->file == NULL)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("no terminal to read the new passphrase from")),
		    _("Put it on the first line of a file and give --new-passphrase-file FILE."));
	return ERROR_NONE;
}

static enum error change(
    struct central *central, const struct relock *relock, const char *passphrase, char *code)
{
	struct central_lock lock = central->lock;
	enum error rc = ERROR_NONE;

	if (passphrase != NULL)
		rc = central_lock_by(central, passphrase, &lock);
	if (rc == ERROR_NONE && relock->code)
		rc = central_lock_by_code(central, code, &lock);
	if (rc == ERROR_NONE)
		rc = journal_begin(central);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, relock->what, "%s", relock->about);
	return journal_end(central, central_lock_change(central, &lock));
}

static enum error tell(const struct relock *relock)
{
	struct text out = { 0 };

	if (relock->passphrase)
		text_add(&out, _("The passphrase is changed.\n"));
	if (relock->code)
		text_add(&out, _("The store has a new recovery code.\n"));
	text_add(&out, _("Copies that were made before open as they did then. Make a new one with "
			 "\"skatta-central backup\", and destroy those that somebody else could "
			 "open.\n"));
	return central_session_print_text(&out);
}

enum error relock_run(struct central *central, const struct relock *relock)
{
	char *passphrase = NULL, *code = secret_new(ENCODE_LONG_CODE_SIZE);
	enum error rc = ERROR_NONE;

	if (relock->passphrase)
		rc = new_passphrase_get(relock->file, central->name, &passphrase);
	if (rc == ERROR_NONE)
		rc = change(central, relock, passphrase, code);
	if (rc == ERROR_NONE && relock->code)
		relock_show_code(code, relock->waits);
	secret_free(passphrase);
	secret_free(code);
	return rc == ERROR_NONE ? tell(relock) : rc;
}
