/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The sealed bundles of everybody on this machine, on their way: ready, handed over, confirmed, or
 * refused. No passphrase is needed here, and nothing here says whose they are. */
#ifndef SKATTA_CLIENT_OUTBOX_H
#define SKATTA_CLIENT_OUTBOX_H

#include "client/store.h"
#include "document/receipt.h"
#include "exchange/folder.h"

enum outbox_state {
	OUTBOX_READY,
	OUTBOX_HANDED_OVER,
	OUTBOX_CONFIRMED,
	OUTBOX_REFUSED,
	OUTBOX_STATES
};

struct outbox_bundle {
	char name[BUNDLE_NAME_DIGITS + 1]; /* without ".age" */
	char round[ROUND_ID_SIZE];
	enum outbox_state state;
	char *place;              /* where it was handed over */
	char day[CLOCK_DAY_SIZE]; /* of the last change */
	char *reason;             /* why it was refused, or what central noted */
};

struct outbox {
	struct outbox_bundle *bundles; /* by round and name */
	size_t count;
};

/* "ready", "handed over", …: for people by _(), for scripts as it is. */
const char *outbox_state_name(enum outbox_state state);

enum error outbox_add(struct store *store, const char *name, const char *round,
    const unsigned char *sealed, size_t length) ERROR_MUST_CHECK;
/* Forget one that is still only ready, because a newer revision takes its place. */
enum error outbox_drop(struct store *store, const char *name) ERROR_MUST_CHECK;

/* Free with outbox_free(). */
enum error outbox_list(struct store *store, struct outbox **outbox) ERROR_MUST_CHECK;
void outbox_free(struct outbox *outbox);
/* NULL where there is none of the name. */
const struct outbox_bundle *outbox_find(const struct outbox *outbox, const char *name);

/* Confirmed as it is, with nothing beside: a response counts, a withdrawal is carried out. */
bool outbox_is_done(const struct outbox_bundle *bundle);
/* A withdrawal that changes nothing: the round was closed before it came. */
bool outbox_came_too_late(const struct outbox_bundle *bundle);

/* The sealed bytes for free(), NULL where they are not kept any more. */
enum error outbox_box(
    struct store *store, const char *name, unsigned char **box, size_t *length) ERROR_MUST_CHECK;

/* Put everything unconfirmed into the folder, durably and read back; `*count` is how many were not
 * there before. Where one cannot be put there the others are all the same. */
enum error outbox_hand_over(
    struct store *store, struct folder *folder, const char *place, size_t *count) ERROR_MUST_CHECK;

/* Take the receipts of ours that are signed by the trusted key; `*count` is how many told something
 * new. Others' and damaged receipts are left alone. */
enum error outbox_take_receipts(
    struct store *store, struct folder *folder, size_t *count) ERROR_MUST_CHECK;

#endif
