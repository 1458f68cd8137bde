/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The temperature measurements that follow an assessment: what they ask about, and when it is time
 * for one. */
#ifndef SKATTA_CENTRAL_PULSES_H
#define SKATTA_CENTRAL_PULSES_H

#include "central/store/editions.h"

/* The newest editions of all rounds that are known here. All zero is the empty one. */
struct pulses {
	struct round **rounds;
	size_t n;
};

/* pulses_free() by the caller, also after a failure. */
enum error pulses_load(struct central *central, struct pulses *pulses) ERROR_MUST_CHECK;
void pulses_free(struct pulses *pulses);

/* Has this round, a pulse, been closed, and does it follow that one? */
bool pulses_tells_of(const struct round *pulse, const struct round *round);

/* Let the new round ask each unit about the actions of its plan, as it was last handed over for the
 * earlier round, or else what is unfinished of the one before: those that are not dropped, in the
 * plan's order, as many as there are slots.
 * `*left_out` is how many there was no slot for. */
enum error pulses_take_actions(struct central *central, const struct round *earlier,
    struct round *round, size_t *left_out) ERROR_MUST_CHECK;

/* Say to the person what a new pulse asks about, and when to hold it; `earlier` may be NULL. */
void pulses_tell(const struct round *round, const struct round *earlier, size_t left_out);

/* And which units asked for somebody to join it, and how to reach them, where nobody has answered.
 */
enum error pulses_tell_company(struct central *central, const struct round *round,
    const struct round *earlier) ERROR_MUST_CHECK;

/* Half a year after the round was closed; "" while it is open. */
void pulses_day(const struct round *round, char day[CLOCK_DAY_SIZE]);

/* When whoever asked for company at the pulse after this round is to have it: on the day on which
 * one that is open begins or, where its file does not say that, closes; half a year after the round
 * where none follows yet. "" for none. */
void pulses_company_day(
    const struct pulses *pulses, const struct round *round, char day[CLOCK_DAY_SIZE]);

/* Is it time for a pulse: an assessment of this store's own was closed half a year ago or more, and
 * no round follows it? */
bool pulses_is_due(
    const struct central *central, const struct pulses *pulses, const struct round *round);

#endif
