/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rounds known here, edition by edition, exactly as they were signed. */
#ifndef SKATTA_CENTRAL_EDITIONS_H
#define SKATTA_CENTRAL_EDITIONS_H

#include "central/store/central.h"
#include "document/round/round.h"

/* Write an edition, read it back as everybody will, hold it to what the editions here promised,
 * sign it, and keep it. */
enum error editions_publish(struct central *central, struct round *round) ERROR_MUST_CHECK;
/* The same for a round of this store's that goes on under the next number. */
enum error editions_publish_next(struct central *central, struct round *round) ERROR_MUST_CHECK;

/* Keep an edition that was verified. The first one that is closed freezes what counts. */
enum error editions_put(struct central *central, const struct round *round, const char *bytes,
    size_t length, const char *signature) ERROR_MUST_CHECK;

/* Take away the edition that closes the round and what it froze, within the caller's transaction,
 * which then settles what counts and publishes a later edition: the number is not used again. */
enum error editions_drop_closing(struct central *central, const char *id) ERROR_MUST_CHECK;

/* May this edition stand beside those of its round that are here? ERROR_REFUSED where one breaks
 * what the one before it promised, or where they are two rounds of one id. */
enum error editions_check(struct central *central, const struct round *round) ERROR_MUST_CHECK;

/* An edition as it lies in the store, which is believed no more than a folder is: it is what its
 * row says, and its signature holds. round_free() by the caller. */
enum error editions_read(const struct central *central, const char *id, long edition,
    const char *bytes, size_t length, const char *signature, struct round **round) ERROR_MUST_CHECK;

/* ERROR_NOT_FOUND with a hint: there is none of this id. */
enum error editions_refuse(const char *id) ERROR_MUST_CHECK;
/* The newest edition; round_free() by the caller. ERROR_NOT_FOUND with a hint. */
enum error editions_get(
    struct central *central, const char *id, struct round **round) ERROR_MUST_CHECK;
/* The edition of this number; ERROR_NOT_FOUND where it is not here. */
enum error editions_get_one(
    struct central *central, const char *id, long edition, struct round **round) ERROR_MUST_CHECK;
/* The newest edition of `id` or, where that is NULL, of the only open round, or the newest. */
enum error editions_choose(
    struct central *central, const char *id, struct round **round) ERROR_MUST_CHECK;
/* An edition's bytes and signature for the caller to free, NULL where it is not known. */
enum error editions_bytes(struct central *central, const char *id, long edition, char **bytes,
    size_t *length, char **signature) ERROR_MUST_CHECK;

/* Is there any edition, and is there one that closes it? */
enum error editions_is_known(struct central *central, const char *id, bool *known) ERROR_MUST_CHECK;
enum error editions_is_closed(
    struct central *central, const char *id, bool *closed) ERROR_MUST_CHECK;
/* Does this store publish it: is it the coordinator's own, and not handed over? */
bool editions_is_own(const struct central *central, const struct round *round);

/* The ids in the order in which they came; free with file_free_names(). */
enum error editions_ids(struct central *central, char ***ids, size_t *count) ERROR_MUST_CHECK;

/* Call `each` for all editions, until one fails. */
enum error editions_each(struct central *central,
    enum error (*each)(void *context, const char *id, long edition, const char *bytes,
	size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

/* The newest editions of all rounds that are known here, in the order in which they came;
 * editions_newest_free() by the caller, also after a failure. */
enum error editions_newest(
    struct central *central, struct round ***rounds, size_t *n) ERROR_MUST_CHECK;
void editions_newest_free(struct round **rounds, size_t n);

/* Editions that were read once, for many lookups. All zero is the empty one. */
struct edition_cache {
	struct round **rounds;
	size_t count;
};

/* The edition, owned by the cache; NULL where it is not known. */
enum error editions_cached(struct central *central, struct edition_cache *cache, const char *id,
    long edition, const struct round **round) ERROR_MUST_CHECK;
void editions_cache_free(struct edition_cache *cache);

#endif
