/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The coordinator's store, opened; skatta-store(5). Its tables have a file each: roster, editions,
 * codes, payloads, ledger, receipt_files, journal. Here: the file as a whole, and its keys. */
#ifndef SKATTA_CENTRAL_CENTRAL_H
#define SKATTA_CENTRAL_CENTRAL_H

#include "central/store/statements.h"
#include "crypto/age/age.h"
#include "crypto/digest.h"
#include "crypto/minisign.h"
#include "crypto/vault.h"

/* In secret memory. */
struct central_keys {
	unsigned char data[32];   /* every box in the store */
	unsigned char lookup[32]; /* hashes: they find people and codes, order comments */
	struct age_identity identity;
	struct minisign_secret signer;
};

/* What is to be logged, journal.h. */
struct journal {
	struct journal_note *notes;
	size_t n;
	size_t before; /* how many there were when the transaction began */
};

/* What opens it, as it lies in the clear. */
struct central_lock {
	struct vault_settings settings;
	struct vault_slot passphrase, code;
	bool has_code; /* a recovery code; none in a store of an earlier version, until it gets one
			*/
};

struct central {
	struct db *db;
	char *path;
	char *name; /* the coordinator's */
	char recipient[AGE_RECIPIENT_SIZE];
	char signing_key[MINISIGN_KEY_TEXT_SIZE];
	struct central_lock lock;
	struct central_keys *keys; /* NULL while it is locked */
	struct journal journal;
	char **given; /* ids of rounds of its own that it has handed over, opener_give() */
	size_t n_given;
};

/* Make a store with new keys under the passphrase and, where `code` is not NULL, under a recovery
 * code that is written there (ENCODE_LONG_CODE_SIZE); and unlock it. Goes on with one that was cut
 * off while it was made; ERROR_REFUSED where there is a whole one. */
enum error central_create(const char *path, const char *name, const char *passphrase, char *code,
    struct central **central) ERROR_MUST_CHECK;
/* Open one, locked. ERROR_NOT_FOUND with a hint to init. Close with central_close(), which wipes
 * the keys and takes NULL. */
enum error central_open(const char *path, struct central **central) ERROR_MUST_CHECK;
void central_close(struct central *central);
/* Open a copy of one: its file is read, and whatever is done with the store here is forgotten with
 * it (DB_ASIDE). */
enum error central_open_copy(const char *path, struct central **central) ERROR_MUST_CHECK;

/* Take the keys out. ERROR_PASSPHRASE with a sentence. */
enum error central_unlock(struct central *central, const char *passphrase) ERROR_MUST_CHECK;
/* The same by the recovery code. */
enum error central_unlock_by_code(struct central *central, const char *code) ERROR_MUST_CHECK;

/* All below need an unlocked store. */

/* Another lock, for a `lock` that is a copy of the store's own: under this passphrase, which takes
 * the time that one takes, so that it is done before the transaction in which the lock becomes the
 * store's; and under a new recovery code, which is written to `code`. */
enum error central_lock_by(const struct central *central, const char *passphrase,
    struct central_lock *lock) ERROR_MUST_CHECK;
enum error central_lock_by_code(const struct central *central, char code[ENCODE_LONG_CODE_SIZE],
    struct central_lock *lock) ERROR_MUST_CHECK;
/* Within the caller's transaction. ERROR_REFUSED where it is no more the lock that was opened, so
 * that of two who change it at once one is told. The data key stays. */
enum error central_lock_change(
    struct central *central, const struct central_lock *lock) ERROR_MUST_CHECK;

/* Let this be the signing key, within the caller's transaction; the one before it, which nobody has
 * any more then, is kept as public with its word for this one. In memory too: where the transaction
 * fails, so does the command. ERROR_REFUSED where somebody else has replaced it meanwhile. */
enum error central_replace_signer(
    struct central *central, const struct minisign_secret *signer) ERROR_MUST_CHECK;
/* Call `each` for every signing key that the store had before, the first one first. */
enum error central_each_earlier(struct central *central,
    enum error (*each)(void *context, const char *key, const char *signature),
    void *context) ERROR_MUST_CHECK;
/* Is it the store's signing key, or one that it had? */
enum error central_had_key(struct central *central, const char *key, bool *had) ERROR_MUST_CHECK;

/* A box is bound to what it is («payload») and where it belongs
 * («ROUND DIGEST»): elsewhere it does not open. `*box` is for free(), `*plain` for secret_free().
 * ERROR_DAMAGED where it does not open. */
void central_seal(const struct central *central, const char *what, const char *where,
    const void *plain, size_t length, unsigned char **box, size_t *box_length);
enum error central_unseal(const struct central *central, const char *what, const char *where,
    const void *box, size_t box_length, unsigned char **plain, size_t *length) ERROR_MUST_CHECK;

/* A hash that only this store can make, of bytes that belong to a round. */
void central_hash(const struct central *central, const char *domain, const char *round,
    const unsigned char *bytes, size_t length, unsigned char hash[DIGEST_SIZE]);

#endif
