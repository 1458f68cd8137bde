/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everybody whose answers stand in a round, for the one pass in which they are counted: who, where,
 * and what they answered to each item, as numbers. It is what counted.h makes blocks and pair sets
 * of, and lives no longer than that. */
#ifndef SKATTA_FIGURES_PEOPLE_H
#define SKATTA_FIGURES_PEOPLE_H

#include "document/round/round.h"
#include "form/progress.h"

enum { PEOPLE_ID_SIZE = 16 };

struct people;

/* Of nobody. The round outlives it. people_free() wipes it, and takes NULL. */
struct people *people_new(const struct round *round);
void people_free(struct people *people);

/* Add one person, each once, in any order: it makes no difference. `id` is a keyed hash of the
 * respondent, the same in all rounds of a store; `unit` a place in the organisation. What the
 * person is not asked is passed over, and so is what was told to the coordinator alone. */
void people_add(struct people *people, const unsigned char id[PEOPLE_ID_SIZE], int unit,
    const struct asked *asked, const struct answers *answers);

#endif
