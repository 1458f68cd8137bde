/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rounds that this machine knows, and the one coordinator's key that it trusts. */
#ifndef SKATTA_CLIENT_ROUNDS_H
#define SKATTA_CLIENT_ROUNDS_H

#include "client/store/store.h"
#include "document/round/round.h"
#include "exchange/exchange.h"

/* What was found in a file or an exchange, not kept yet. */
struct rounds_offer {
	struct round *round;
	unsigned char *bytes, *signature;
	size_t length, signature_length;
};

enum { ROUNDS_MAX_NEXT = 4 };

struct rounds_found {
	struct rounds_offer *offers; /* sorted by file name */
	size_t count;
	size_t refused;                   /* files that were not signed by the key, or damaged */
	char key[MINISIGN_KEY_TEXT_SIZE]; /* that all of them are signed by; "" where there is none
					   */
	char *place;                      /* where it was looked; NULL for an exchange */
	/* By keys that claim, with a word of `key`, to have taken its place: a round of each, of
	 * one line of such keys only the last. More than one is a reason to believe none. */
	struct round *next[ROUNDS_MAX_NEXT];
	size_t n_next;
	size_t waiting; /* files by such a key that are not taken before it is trusted */
	char (*strangers)[MINISIGN_KEY_TEXT_SIZE]; /* who else signed files, once for each */
	size_t n_strangers;
};

/* The trusted key, or "" where none is yet. */
enum error rounds_trusted(struct store *store, char key[MINISIGN_KEY_TEXT_SIZE]) ERROR_MUST_CHECK;
/* Trust this key from now on, once and for all: ERROR_REFUSED where another is trusted. */
enum error rounds_trust(struct store *store, const char *key) ERROR_MUST_CHECK;

/* The same in the place of the key that is trusted, for the person who compared both; that one is
 * known as trusted before. ERROR_REFUSED where none of what was found has its word for it. */
enum error rounds_trust_next(
    struct store *store, const struct rounds_found *found, const char *key) ERROR_MUST_CHECK;
/* A key that was trusted before: rounds that came by it then go on to be read, and no others. */
enum error rounds_add_trusted_before(struct store *store, const char *key) ERROR_MUST_CHECK;
/* Where rounds wait for another key to be trusted, and nobody can be asked: ERROR_REFUSED with what
 * to do. */
enum error rounds_check_next(const struct rounds_found *found) ERROR_MUST_CHECK;
/* The same of this key; of more than one where it is "". */
enum error rounds_refuse_next(const char *key) ERROR_MUST_CHECK;

/* Look for rounds in an exchange, signed by `key`; where that is "", by the key that the first good
 * one names, or the one that took its place, for the person to look at. One bad file does not stop
 * the others; where nothing good is found, and nothing waits, the first one's sentence is the
 * failure. Free with rounds_found_free(). */
enum error rounds_look_in(
    struct exchange *exchange, const char *key, struct rounds_found **found) ERROR_MUST_CHECK;
/* The same at the address of an exchange, or in a round file, its .minisig beside it. */
enum error rounds_look(
    const char *place, const char *key, struct rounds_found **found) ERROR_MUST_CHECK;
void rounds_found_free(struct rounds_found *found);

/* Keep what is new of it, in one transaction; `*added` is how many. An edition that breaks the
 * promise of an earlier one is refused. */
enum error rounds_keep(
    struct store *store, const struct rounds_found *found, size_t *added) ERROR_MUST_CHECK;

/* Keep one of them within the caller's transaction; one more in `*added` where it was new. */
enum error rounds_put(
    struct store *store, const struct rounds_offer *offer, size_t *added) ERROR_MUST_CHECK;

/* The newest edition of a round, read and verified again; round_free() by the caller.
 * ERROR_NOT_FOUND. */
enum error rounds_get(struct store *store, const char *id, struct round **round) ERROR_MUST_CHECK;
/* All of them, sorted by id; free with rounds_free(). */
enum error rounds_list(struct store *store, struct round ***rounds, size_t *count) ERROR_MUST_CHECK;
/* The same, as people look for them: the open ones first, then the newest, by the first day that is
 * said of them; then by id. */
enum error rounds_list_newest(
    struct store *store, struct round ***rounds, size_t *count) ERROR_MUST_CHECK;
void rounds_free(struct round **rounds, size_t count);

#endif
