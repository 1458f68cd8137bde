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

/* The same into a new file, which this passphrase opens: the caller has seen to it that it is the
 * place's. ERROR_REFUSED where anything stands there, ERROR_SYSTEM where it cannot be written; then
 * nothing of it is left. */
enum error profile_backup_save(
    struct profile *profile, const char *passphrase, const char *path) ERROR_MUST_CHECK;

/* Is it sealed at all? ERROR_DAMAGED with a sentence that names `name`, before anybody types what
 * opens it. */
enum error profile_backup_check(
    const char *name, const unsigned char *sealed, size_t length) ERROR_MUST_CHECK;

/* Open what was read from such a file, `name` for messages: backup_free() by the caller.
 * ERROR_PASSPHRASE where it is another one; ERROR_DAMAGED, ERROR_TOO_NEW and others where it is no
 * whole backup that this version reads. */
enum error profile_backup_open(const char *name, const unsigned char *sealed, size_t sealed_length,
    const char *passphrase, struct backup **backup) ERROR_MUST_CHECK;

/* Make the place here, in one transaction, so that `passphrase` and its recovery code open it.
 * ERROR_REFUSED where it is here already, or where this machine trusts another coordinator;
 * ERROR_DAMAGED where its parts do not belong together. */
enum error profile_restore(
    struct store *store, const struct backup *backup, const char *passphrase) ERROR_MUST_CHECK;

#endif
