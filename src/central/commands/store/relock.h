/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Another passphrase or recovery code for an unlocked store; and how a code is shown. */
#ifndef SKATTA_CENTRAL_RELOCK_H
#define SKATTA_CENTRAL_RELOCK_H

#include "central/commands/central_session.h"

/* What is to be changed, and how the log calls it. */
struct relock {
	bool passphrase;
	const char *file; /* of the new one; NULL: asked on the terminal */
	bool code;
	bool waits; /* until the code is noted; not where the passphrase is from a file */
	const char *what, *about;
};

/* Can all that is asked or shown for it be, on a terminal? ERROR_SYSTEM with what to do. */
enum error relock_check(const struct relock *relock) ERROR_MUST_CHECK;
/* Do it, in one transaction, and log it; then show the code, and say what that means for copies.
 * Failures as new_passphrase_get() and central_lock_change() have them. */
enum error relock_run(struct central *central, const struct relock *relock) ERROR_MUST_CHECK;

/* May a recovery code be shown, where nobody has asked for it? Only on a terminal, and where the
 * passphrase is from a file only if standard error is one, too: a script would show it to nobody.
 */
bool relock_shows_code(const struct central_session *session);
/* Show it on the terminal, and nowhere else; until Enter is pressed, and then take it away, where
 * somebody is asked things there. */
void relock_show_code(const char *code, bool until_enter);

#endif
