/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a payload of a round answers, held to its own edition again. */
#ifndef SKATTA_CENTRAL_ANSWERED_H
#define SKATTA_CENTRAL_ANSWERED_H

#include "central/store/editions.h"
#include "document/bundle/bundle.h"
#include "form/progress.h"

struct answered {
	int unit; /* of the newest edition */
	struct asked asked;
	struct answers *answers; /* NULL where there are none; answers_free() by the caller */
};

/* `round` is the newest edition. ERROR_DAMAGED where the payload's own is not here. */
enum error answered_read(struct central *central, struct edition_cache *editions,
    const struct round *round, const struct bundle *bundle,
    struct answered *answered) ERROR_MUST_CHECK;

#endif
