/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One row for each bundle that was ever seen, by the 32 digits of its name. */
#ifndef SKATTA_CENTRAL_LEDGER_H
#define SKATTA_CENTRAL_LEDGER_H

#include "central/store/central.h"
#include "document/bundle/receipt.h"

struct ledger_entry {
	bool known;
	bool proven; /* seen with this content; otherwise only a damaged file of this name */
	enum merge_word word; /* of its payload, where it brought one */
	char reason[64];
};

enum error ledger_find(
    struct central *central, const char *name, struct ledger_entry *entry) ERROR_MUST_CHECK;

/* It brought this payload. */
enum error ledger_accept(struct central *central, const char *name,
    const unsigned char payload[DIGEST_SIZE]) ERROR_MUST_CHECK;
/* It is refused; `proven` where its content has the name. */
enum error ledger_refuse(
    struct central *central, const char *name, const char *reason, bool proven) ERROR_MUST_CHECK;
/* It waits, as it was sealed, for an edition of a round; for a newer version where `round` is NULL.
 */
enum error ledger_hold(struct central *central, const char *name, const char *reason,
    const char *round, long edition, const unsigned char *sealed, size_t length) ERROR_MUST_CHECK;

/* The names of those whose waiting may be over; for file_free_names(). */
enum error ledger_ready(struct central *central, char ***names, size_t *count) ERROR_MUST_CHECK;
/* A held one as it was sealed, for free(). */
enum error ledger_sealed(struct central *central, const char *name, unsigned char **sealed,
    size_t *length) ERROR_MUST_CHECK;

/* Move words that no receipt has told yet, at most RECEIPTS_MAX of them, into `receipts`. */
enum error ledger_tell(struct central *central, struct receipts *receipts) ERROR_MUST_CHECK;

#endif
