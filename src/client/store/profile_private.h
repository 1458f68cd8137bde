/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the profile*.c share. */
#ifndef SKATTA_CLIENT_PROFILE_PRIVATE_H
#define SKATTA_CLIENT_PROFILE_PRIVATE_H

#include "client/store/profile.h"
#include "crypto/digest.h"
#include "crypto/secret.h"

struct keys {
	unsigned char data[SECRET_KEY_SIZE]; /* random; the others are made of it */
	unsigned char page[SECRET_KEY_SIZE]; /* seals pages */
	unsigned char slot[SECRET_KEY_SIZE]; /* hides their names */
	unsigned char seed[SIGN_SEED_SIZE];  /* of the pseudonyms */
};

struct profile {
	struct store *store;
	int64_t id;
	struct keys *keys;
	char *name;
	bool once; /* a draft that an answer code opens, see profile_once.h; and taken out again */
	bool gone;
	/* By which the row was found, and could be found, when it was last looked at. */
	unsigned char lookup[VAULT_LOOKUP_SIZE], code_lookup[VAULT_LOOKUP_SIZE];
};

/* Find the row that the opener opens by this statement, and unwrap the data key; the name is not
 * read. ERROR_PASSPHRASE without a sentence where there is none. */
enum error profile_find(struct store *store, enum store_statement find,
    const struct vault_opener *opener, struct profile **profile) ERROR_MUST_CHECK;
/* The same by a name and a passphrase as they were typed, in whichever spelling they were taken. */
enum error profile_find_typed(struct store *store, const char *name, const char *passphrase,
    struct profile **profile) ERROR_MUST_CHECK;
/* ERROR_REFUSED where one of the openers finds a place already. */
enum error profile_check_unopened(
    struct store *store, const struct vault_openers *openers) ERROR_MUST_CHECK;
/* ERROR_REFUSED where the opener finds a place already. */
enum error profile_check_unused(struct store *store, enum store_statement find,
    const struct vault_opener *opener) ERROR_MUST_CHECK;

/* What profile_put() does, by the slot that hides the name. */
enum error profile_put_slot(struct profile *profile, const unsigned char slot[DIGEST_SIZE],
    const json_t *value, int64_t *generation) ERROR_MUST_CHECK;
/* Call `each` for every page, by slot, until one fails; `value` is borrowed, and NULL where the
 * page was tampered with. */
enum error profile_each_page(struct profile *profile,
    enum error (*each)(void *context, const unsigned char slot[DIGEST_SIZE], json_t *value),
    void *context) ERROR_MUST_CHECK;

/* Empty but for the store, with room for keys; and all keys from the data key. */
struct profile *profile_new(struct store *store);
void profile_derive(struct keys *keys);
/* A row with both ways in, and an id that no place had before; the profile knows it then. Within
 * the caller's transaction. */
enum error profile_add_row(struct profile *profile, const struct vault_slot *by_passphrase,
    const struct vault_slot *by_code) ERROR_MUST_CHECK;
/* Take the name from its page. */
enum error profile_load_name(struct profile *profile) ERROR_MUST_CHECK;

/* ERROR_REFUSED: what somebody answers once was handed over in another window, or swept. */
enum error profile_missing(void) ERROR_MUST_CHECK;
/* Is there still such a place? ERROR_REFUSED where it was deleted meanwhile. */
enum error profile_check_there(const struct profile *profile) ERROR_MUST_CHECK;

/* «the passphrase or the recovery code has meanwhile been changed …», with its hint. */
enum error profile_overtaken(void);
/* «a saved page was changed by something else», with its hint. */
enum error profile_tampered(void);

#endif
