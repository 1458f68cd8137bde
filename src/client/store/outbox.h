/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The sealed bundles of everybody on this machine, on their way: ready, handed over, confirmed, or
 * refused. One leaves only once its owner has said so. No passphrase is needed here, and nothing
 * here says whose they are; in people's words it is said by standing.h. */
#ifndef SKATTA_CLIENT_OUTBOX_H
#define SKATTA_CLIENT_OUTBOX_H

#include "client/store/store.h"
#include "document/bundle/receipt.h"
#include "exchange/exchange.h"

enum outbox_state {
	OUTBOX_WAITING, /* by an earlier version, or from a copy: for its owner's word to leave */
	OUTBOX_READY,   /* to leave, by its owner's word */
	OUTBOX_HANDED_OVER,
	OUTBOX_CONFIRMED,
	OUTBOX_REFUSED,
	OUTBOX_STATES
};

struct outbox_bundle {
	char name[BUNDLE_NAME_DIGITS + 1]; /* without ".age" */
	char round[ROUND_ID_SIZE];
	enum outbox_state state;
	char *place;              /* the address that it was handed over to */
	char day[CLOCK_DAY_SIZE]; /* of the last change */
	char *reason;             /* why it was refused, or what central noted */
};

struct outbox {
	struct outbox_bundle *bundles; /* by round and name */
	size_t count;
};

/* "ready", "handed over", …: as it stands in the store and in copies of a place. */
const char *outbox_state_name(enum outbox_state state);

enum error outbox_add(struct store *store, const char *name, const char *round,
    const unsigned char *sealed, size_t length) ERROR_MUST_CHECK;
/* A newer revision takes its place: one that has not left is forgotten, one that has goes nowhere
 * any more. */
enum error outbox_replace(struct store *store, const char *name) ERROR_MUST_CHECK;
/* Nobody here asks after it any more: its row goes, but for one that is ready to leave by its
 * owner's word. Nothing where there is none. */
enum error outbox_forget(struct store *store, const char *name) ERROR_MUST_CHECK;
/* Both of the first at once: `last` names the one before, "" for none, and from then on this one,
 * whose file is `name`. Within the caller's transaction, with the page that knows it. */
enum error outbox_renew(struct store *store, char last[BUNDLE_NAME_DIGITS + 1], const char *name,
    const char *round, const unsigned char *sealed, size_t length) ERROR_MUST_CHECK;
/* Its owner's word: one that waits is ready. */
enum error outbox_release(struct store *store, const char *name) ERROR_MUST_CHECK;

/* Free with outbox_free(). */
enum error outbox_list(struct store *store, struct outbox **outbox) ERROR_MUST_CHECK;
void outbox_free(struct outbox *outbox);
/* NULL where there is none of the name. */
const struct outbox_bundle *outbox_find(const struct outbox *outbox, const char *name);

/* Confirmed as it is, with nothing beside: a response counts, a withdrawal is carried out. */
bool outbox_is_done(const struct outbox_bundle *bundle);
/* A withdrawal that changes nothing: the round was closed before it came. */
bool outbox_came_too_late(const struct outbox_bundle *bundle);
/* Central has it, and a higher revision counts. */
bool outbox_is_superseded(const struct outbox_bundle *bundle);
/* Does it say for its owner what there is to say: is it ready, on its way, or does it count? If
 * not, as where there is none (NULL), the next word to hand over seals another one. */
bool outbox_holds(const struct outbox_bundle *bundle);
/* The same of one by its name, as it stands in the store now. */
enum error outbox_look(struct store *store, const char *name, bool *holds) ERROR_MUST_CHECK;

/* The sealed bytes for free(), NULL where they are not kept any more. */
enum error outbox_box(
    struct store *store, const char *name, unsigned char **box, size_t *length) ERROR_MUST_CHECK;

/* Put all that may leave and is not confirmed into the exchange, for good and read back; `*count`
 * is how many were not there before. Where one cannot be put there the others are all the same. */
enum error outbox_hand_over(
    struct store *store, struct exchange *exchange, size_t *count) ERROR_MUST_CHECK;

/* Take the receipts of ours that are signed by the trusted key; `*count` is how many told something
 * new. Others' and damaged receipts are left alone. */
enum error outbox_take_receipts(
    struct store *store, struct exchange *exchange, size_t *count) ERROR_MUST_CHECK;

#endif
