/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A machine on which somebody has been: a coordinator's key, an exchange folder with one signed
 * round, the small one of sample_round.h, and a data folder where Anna has made her place and
 * joined it. */
#ifndef SKATTA_TESTS_CLIENT_SAMPLE_H
#define SKATTA_TESTS_CLIENT_SAMPLE_H

#include "client/store/profile.h"
#include "client/store/rounds.h"
#include "document/bundle/receipt.h"
#include "document/unit/unit_file.h"
#include "exchange/exchange.h"

#define CLIENT_SAMPLE_NAME       "Anna Ö"
#define CLIENT_SAMPLE_PASSPHRASE "fem ord på en rad"

/* What a test has of it. */
struct client_sample {
	char key[MINISIGN_KEY_TEXT_SIZE]; /* the coordinator's */
	char code[ENCODE_CODE_SIZE];      /* Anna's recovery code */
	struct store *store;              /* opened */
	struct profile *profile;          /* Anna's, or NULL until it is asked for */
};

extern struct client_sample client_sample;

/* For the group: make the machine once, because every place costs a passphrase. */
int client_sample_start(void **state);
int client_sample_end(void **state);
/* For each test: the machine as it was made, in a scratch folder of its own. */
int client_sample_setup(void **state);
int client_sample_teardown(void **state);

/* The paths of its two folders. */
const char *client_sample_data(void);
const char *client_sample_exchange(void);

/* Close the store and open it again, as the next start of the program does. */
void client_sample_reopen(void);
/* Anna's place, opened on the first call. */
struct profile *client_sample_profile(void);

/* The small round under the coordinator's key; round_free() by the caller. */
struct round *client_sample_round(void);
/* Sign a round as it stands, by the coordinator or by somebody else, into the exchange folder. */
void client_sample_publish(struct round *round);
void client_sample_forge(struct round *round);
/* Let the coordinator hand it over to somebody else as its next edition, who signs that. */
void client_sample_hand(struct round *round);
/* Publish the round under the stranger's key, which the coordinator's says has taken its place. The
 * other: under one more that it says so of. */
void client_sample_succeed(struct round *round);
void client_sample_rival(struct round *round);
/* Take in what lies in the exchange folder. */
void client_sample_join(void);

/* Sign these receipts in the same two ways into the exchange folder. */
void client_sample_tell(struct receipts *receipts);
void client_sample_forge_receipts(struct receipts *receipts);

/* What a unit of the small round is told, signed in the same two ways and sealed under its leader
 * code, into the exchange folder. */
void client_sample_give(const struct unit_file *file);
void client_sample_forge_unit(const struct unit_file *file);
/* The last plan that was handed over by the unit to the exchange folder: bundle_free() by the
 * caller; false where there is none. */
bool client_sample_plan(int unit, struct bundle *bundle);

/* The store's file opened a second time, beside the program: with the program's schema and
 * statements of the test's own; one at a time. db_close() by the caller. */
struct db *client_sample_behind(const char *const *statements, size_t count);
/* One statement of SQL in the same way; and the number that one finds. */
void client_sample_tamper(const char *sql);
int64_t client_sample_number(const char *sql);

/* Everything in the store's file, its journal included; free() by the caller. */
char *client_sample_bytes(size_t *length);

/* The failure was this one, and told in a sentence with these words in it; the record is cleared.
 */
void client_sample_failed(enum error rc, enum error expected, const char *words);
/* It did not fail. */
void client_sample_must(enum error rc);

#endif
