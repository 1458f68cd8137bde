/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A place as a backup, and a place made of one; skatta-backup(5). */
#ifndef SKATTA_CLIENT_PROFILE_BACKUP_H
#define SKATTA_CLIENT_PROFILE_BACKUP_H

#include "client/store/profile.h"
#include "document/carry/backup.h"

/* Everything in the place, and what this machine knows that it needs. backup_free() by the caller.
 */
enum error profile_backup(struct profile *profile, struct backup **backup) ERROR_MUST_CHECK;

/* Make the place here, in one transaction, so that `passphrase` and its recovery code open it.
 * ERROR_REFUSED where it is here already, or where this machine trusts another coordinator;
 * ERROR_DAMAGED where its parts do not belong together. */
enum error profile_restore(
    struct store *store, const struct backup *backup, const char *passphrase) ERROR_MUST_CHECK;

#endif
