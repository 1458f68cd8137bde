/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is kept of closed rounds, sealed: the three documents of figures/counted.h, in the table
 * `counted`; and which round's pair sets with which later one were chosen, in `followed`. */
#ifndef SKATTA_CENTRAL_COUNTS_H
#define SKATTA_CENTRAL_COUNTS_H

#include "base/text.h"
#include "central/store/editions.h"
#include "figures/count/counted.h"

/* A closed round of the newest edition, which outlives it; NULL where nothing was counted here. For
 * counted_free(). ERROR_DAMAGED with a hint. */
enum error counts_get(
    struct central *central, const struct round *round, struct counted **counted) ERROR_MUST_CHECK;
/* The same without the places, which are as many as there are responses, and in no figure. */
enum error counts_get_shown(
    struct central *central, const struct round *round, struct counted **counted) ERROR_MUST_CHECK;
/* In the place of what was kept; a document that there is not any more is erased. */
enum error counts_put(struct central *central, const struct round *round,
    const struct counted *counted) ERROR_MUST_CHECK;

/* One document as it is, and in the place of what was kept. `*found` is false where there is none.
 * For text_wipe(). */
enum error counts_read(struct central *central, const char *round, enum counted_document document,
    struct text *out, bool *found) ERROR_MUST_CHECK;
enum error counts_write(struct central *central, const char *round, enum counted_document document,
    const char *bytes, size_t length) ERROR_MUST_CHECK;

/* Erase one document. */
enum error counts_erase(
    struct central *central, const char *round, enum counted_document document) ERROR_MUST_CHECK;

/* Are there sums? */
enum error counts_has(struct central *central, const char *round, bool *has) ERROR_MUST_CHECK;

/* Forget what these people wrote, and that their comments were quoted: they took it back. */
enum error counts_forget(struct central *central, const char *round,
    const unsigned char (*people)[PEOPLE_ID_SIZE], size_t n) ERROR_MUST_CHECK;

/* Who somebody is in `people`, by the key that they sign with: the same in all rounds. */
void counts_person(
    const struct central *central, const unsigned char *key, unsigned char id[PEOPLE_ID_SIZE]);

/* The later round was counted with the earlier, or is open again. `follower` is "" for none. */
enum error counts_follow(
    struct central *central, const char *earlier, const char *later) ERROR_MUST_CHECK;
enum error counts_unfollow(struct central *central, const char *later) ERROR_MUST_CHECK;
enum error counts_follower(
    struct central *central, const char *round, char follower[ROUND_ID_SIZE]) ERROR_MUST_CHECK;

#endif
