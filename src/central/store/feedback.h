/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the coordinator answers to a unit, and what others did whose batches were merged: one after
 * another, and nothing is ever taken back. */
#ifndef SKATTA_CENTRAL_FEEDBACK_H
#define SKATTA_CENTRAL_FEEDBACK_H

#include "central/store/central.h"
#include "document/unit/feedback.h"

/* Add an answer of today; it is given the next id. `from` is a line that says who answers, `closes`
 * the request that it is the end of, or NULL, `heard` how many requests and notes of the unit have
 * come. ERROR_TOO_LARGE where the unit has as many as it can. */
enum error feedback_add(struct central *central, const char *round, const char *unit,
    const char *text, const char *from, const struct unit_said *request,
    size_t heard) ERROR_MUST_CHECK;

/* Call `each` for every answer in the round, unit by unit, the oldest first, until one fails. */
enum error feedback_each(struct central *central, const char *round,
    enum error (*each)(void *context, const char *unit, const struct unit_said *said),
    void *context) ERROR_MUST_CHECK;

/* Call `each` for every answer of every round, given here or taken in, with the signature of who
 * gave it, in no order, until one fails. */
enum error feedback_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

/* Take in one that a coordinator has signed, which is verified, within the caller's transaction;
 * `*added` where it was not here. It comes behind those that its unit was given. */
enum error feedback_take(struct central *central, const struct feedback *feedback,
    const char *bytes, size_t length, const char *signature, bool *added) ERROR_MUST_CHECK;

#endif
