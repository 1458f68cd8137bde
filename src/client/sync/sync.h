/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One meeting at an exchange, which is opened once for it: rounds, receipts and what units are told
 * come in; bundles go out, where their owners have said so, and only in a meeting that is for that.
 */
#ifndef SKATTA_CLIENT_SYNC_H
#define SKATTA_CLIENT_SYNC_H

#include "client/store/profile.h"
#include "client/store/settings.h"
#include "client/store/store.h"

struct sync_result {
	size_t rounds;   /* new editions taken in */
	size_t bundles;  /* sent now */
	size_t receipts; /* that told something new */
	size_t units;    /* that were told something new */
	size_t replies;  /* new answers to the person's comments */
	bool waits;      /* rounds wait for another key to be trusted: this one, or "" where */
	char next[MINISIGN_KEY_TEXT_SIZE]; /* more than one claims it; rounds_refuse_next() */
};

/* Fetch, then send what is ready. Nothing is taken in before a coordinator's key is trusted. What
 * fails on the way stops nothing else, and is told at the end. `profile` is the place that is open,
 * whose units' news come in too, and what was answered to it; or NULL. */
enum error sync_meet(struct store *store, struct profile *profile, const char *address,
    struct sync_result *result) ERROR_MUST_CHECK;

/* The same, with an owner's word in between, which seals what leaves then: what has come may say
 * what it has to know. Where the exchange cannot be opened, or the word is refused, nothing leaves.
 */
struct sync_word {
	enum error (*give)(void *context);
	void *context;
};
enum error sync_hand_over(struct store *store, struct profile *profile, const char *address,
    struct sync_word word, struct sync_result *result) ERROR_MUST_CHECK;

/* Fetch, and send nothing: from the exchange of the settings or the one that was used last;
 * ERROR_NOT_FOUND with a hint where there is none. */
enum error sync_fetch(struct store *store, struct profile *profile, const struct settings *settings,
    struct sync_result *result) ERROR_MUST_CHECK;

/* The same where nobody asked: nothing where there is none, or it is not there, such as a stick. */
enum error sync_fetch_at_hand(struct store *store, struct profile *profile,
    const struct settings *settings, struct sync_result *result) ERROR_MUST_CHECK;

/* Take in the rounds and, where a place is open, what was answered to its comments; nothing where
 * no key is trusted yet, and nothing from what is not there, such as a stick. Rounds that wait for
 * another key to be trusted are a failure, at the end. */
enum error sync_arrive(
    struct store *store, struct profile *profile, const char *address) ERROR_MUST_CHECK;

#endif
