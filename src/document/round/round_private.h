/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What reading and writing a round share. */
#ifndef SKATTA_DOCUMENT_ROUND_PRIVATE_H
#define SKATTA_DOCUMENT_ROUND_PRIVATE_H

#include "document/round/round.h"

#define ROUND_FORMAT "skatta-round/1"

/* By enum round_kind. */
extern const char *const round_kind_names[2];

/* Parts of reading: the questionnaire and the organisation; the codes of its units and of those who
 * lead them; the actions of the units; and, when these are sorted, whether each opens one unit
 * only. */
enum error round_read_units(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
enum error round_read_codes(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
enum error round_read_leaders(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
enum error round_read_renewed(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
enum error round_read_actions(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
/* The words with which it was handed over, each held to its signature. */
enum error round_read_handed(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
json_t *round_handed_to_json(const struct round *round);
void round_handed_free(struct round *round);
/* The keys that its coordinator had before, each word held to its signature. */
enum error round_read_earlier(const struct json_place *place, struct round *round) ERROR_MUST_CHECK;
json_t *round_earlier_to_json(const struct round *round);
/* May the newer edition be by the coordinator who signs it, after the older one? */
bool round_is_handed_on(const struct round *older, const struct round *newer);
json_t *round_actions_to_json(const struct round *round);
enum error round_check_codes(
    const struct json_place *place, const struct round *round) ERROR_MUST_CHECK;

/* Sort recipients and codes, and compute the digests. */
void round_settle(struct round *round);

#endif
