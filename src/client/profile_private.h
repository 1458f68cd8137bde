/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between profile.c and profile_page.c. */
#ifndef SKATTA_CLIENT_PROFILE_PRIVATE_H
#define SKATTA_CLIENT_PROFILE_PRIVATE_H

#include "client/profile.h"
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
};

/* «a saved page was changed by something else», with its hint. */
enum error profile_tampered(void);

#endif
