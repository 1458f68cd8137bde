/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the files of one merge share, and what is said of each. */
#ifndef SKATTA_CENTRAL_MERGE_WORK_H
#define SKATTA_CENTRAL_MERGE_WORK_H

#include "central/store/editions.h"
#include "central/store/payloads.h"
#include "document/bundle/receipt.h"

/* All zero at the start. */
struct merge_work {
	struct central *central;
	struct edition_cache rounds;
	struct round **newest; /* all, once merge_work_is_over() has been asked; otherwise NULL */
	size_t n_newest;
	char **touched; /* ids of rounds with new payloads, to be settled at the end */
	size_t n_touched;
	struct payloads_set plans; /* that are new */
	char **planned;            /* ids of their rounds */
	size_t n_planned;
};

void merge_work_free(struct merge_work *work);
/* The round has to be settled at the end. */
void merge_work_touch(struct merge_work *work, const char *round);
/* A payload was new here: remember where it is a plan. */
void merge_work_added(struct merge_work *work, const struct bundle *bundle);

/* Has the next assessment opened, on that day or before, so that its leaders write the plans? */
enum error merge_work_is_over(
    struct merge_work *work, const char *round, const char *day, bool *is) ERROR_MUST_CHECK;

/* Is it a plan under a leader code that was replaced? `*by` gets the newest edition here, which
 * says so, or NULL. */
enum error merge_work_is_revoked(
    struct merge_work *work, const struct bundle *bundle, const struct round **by) ERROR_MUST_CHECK;
/* Editions have come: what was read of rounds is read again. */
void merge_work_forget(struct merge_work *work);

struct merge_verdict {
	enum merge_word word; /* accepted also where the rules will find otherwise */
	const char *reason;
	char *detail;  /* for free() */
	bool is_batch; /* it was no bundle, and has no name in the ledger */
};

/* Take the standing sentence as the detail, so that the next file begins without one. */
void merge_work_say(struct merge_verdict *verdict, enum merge_word word, const char *reason);

#endif
