/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's place on its way to another machine; skatta-backup(5). Here is the plaintext; backup.c
 * writes it, backup_read.c reads it. */
#ifndef SKATTA_DOCUMENT_BACKUP_H
#define SKATTA_DOCUMENT_BACKUP_H

#include "crypto/minisign.h"
#include "crypto/vault.h"
#include "document/bundle/bundle.h"

#define BACKUP_FORMAT "skatta-backup/1"

enum {
	BACKUP_LIMIT = 64 * 1024 * 1024, /* bytes of the file */
	BACKUP_MAX_NAME = 60,            /* characters */
	BACKUP_MAX_PAGES = 10000,
	BACKUP_MAX_ROUNDS = 1000,
	BACKUP_MAX_BUNDLES = 1100, /* one of each round, and of each unit that is led */
	BACKUP_MAX_REASON = 300,   /* bytes */
};

struct backup_page {
	unsigned char slot[DIGEST_SIZE];
	json_t *value; /* an object */
};

struct backup_round {
	char *bytes, *signature;
};

struct backup_bundle {
	char name[BUNDLE_NAME_DIGITS + 1]; /* without ".age" */
	char round[ROUND_ID_SIZE];
	char *state; /* one of backup_states */
	char day[CLOCK_DAY_SIZE];
	char *reason;
	unsigned char *box; /* NULL for none */
	size_t length;
};

/* All of it is owned. */
struct backup {
	char *name;
	unsigned char *key;     /* the data key, in secret memory */
	struct vault_slot code; /* by which the recovery code opens it */
	unsigned char code_salt[32];
	struct backup_page *pages; /* by slot */
	size_t n_pages;
	char trust[MINISIGN_KEY_TEXT_SIZE]; /* RW…, "" for none */
	struct backup_round *rounds;
	size_t n_rounds;
	struct backup_bundle *bundles;
	size_t n_bundles;
};

/* The words for how far a bundle is. */
enum { BACKUP_STATES = 4 };
extern const char *const backup_states[BACKUP_STATES];

/* Empty, with room for the key. */
struct backup *backup_new(void);
/* Wipe and free; NULL is fine. */
void backup_free(struct backup *backup);

/* Room for one more, zeroed. */
struct backup_page *backup_add_page(struct backup *backup);
struct backup_round *backup_add_round(struct backup *backup);
struct backup_bundle *backup_add_bundle(struct backup *backup);

/* The plaintext, for the caller to wipe and free. Sorts nothing: pages come by slot. */
char *backup_write(const struct backup *backup);

/* Read the plaintext (a NUL follows its bytes). ERROR_DAMAGED, ERROR_TOO_LARGE or ERROR_TOO_NEW
 * with a hint; `name` for messages. */
enum error backup_read(
    const char *name, const char *plain, size_t length, struct backup **backup) ERROR_MUST_CHECK;

#endif
