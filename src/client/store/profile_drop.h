/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking a place out of the store, for good: what was there is overwritten in the file. */
#ifndef SKATTA_CLIENT_PROFILE_DROP_H
#define SKATTA_CLIENT_PROFILE_DROP_H

#include "client/store/profile.h"

/* Its rows in every table that knows places by their id, or those of a draft of somebody who
 * answers once, within the caller's transaction. ERROR_REFUSED, without a sentence, where there is
 * none any more with that among its two lookups. */
enum error profile_drop(struct store *store, int64_t id,
    const unsigned char lookup[VAULT_LOOKUP_SIZE]) ERROR_MUST_CHECK;

/* All that is the person's on this machine, in one transaction: the place, and the rows of its
 * bundles but for those that are ready, which leave by their owner's word. Comes after
 * profile_confirm(), and before profile_close(). ERROR_REFUSED where another window has deleted it,
 * or changed its passphrase, since it was confirmed; then, and where it fails, all is there still.
 */
enum error profile_delete(struct profile *profile) ERROR_MUST_CHECK;

#endif
