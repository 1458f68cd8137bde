/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which rounds are compared, and which have been, person by person.
 *
 * What figures/cuts.h shows of pairs is safe beside one set of figures of each of two rounds. So a
 * round is compared person by person with one earlier round and with one later, whichever is told
 * first, and a round whose figures have been updated with none; other comparisons are of the means
 * that are told, and tell no more than they do. Of three rounds in a row nothing is worked out here
 * but each two of them. */
#ifndef SKATTA_CENTRAL_COMPARISONS_H
#define SKATTA_CENTRAL_COMPARISONS_H

#include "central/editions.h"

/* ERROR_REFUSED with a hint while the round is open. */
enum error comparisons_check_closed(const struct round *round) ERROR_MUST_CHECK;

/* The round to compare with: the one that `compare` names, otherwise the one that is followed; NULL
 * where none was named and that one will not do. round_free() by the caller. */
enum error comparisons_find(struct central *central, const struct round *round, const char *compare,
    struct round **earlier) ERROR_MUST_CHECK;

/* May they be compared person by person? Where they may, it is noted for good that they were. */
enum error comparisons_begin(struct central *central, const struct round *round,
    const struct round *earlier, bool *may_pair) ERROR_MUST_CHECK;

/* Have these two been? The earlier by its id. */
enum error comparisons_is_told(struct central *central, const struct round *round,
    const char *earlier, bool *told) ERROR_MUST_CHECK;

/* Has the round been compared so, with whichever other? */
enum error comparisons_has(
    struct central *central, const struct round *round, bool *has) ERROR_MUST_CHECK;

#endif
