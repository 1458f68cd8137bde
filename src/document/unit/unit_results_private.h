/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The parts of a unit's figures that have a file of their own. */
#ifndef SKATTA_DOCUMENT_UNIT_RESULTS_PRIVATE_H
#define SKATTA_DOCUMENT_UNIT_RESULTS_PRIVATE_H

#include "document/unit/unit_results.h"

/* What units came from, the key `was`; unit_results_was.c. */
void unit_results_was_free(struct unit_results *results);
json_t *unit_results_was_to_json(const struct unit_results *results);
enum error unit_results_was_read(
    const struct json_place *place, struct unit_results *results) ERROR_MUST_CHECK;

#endif
