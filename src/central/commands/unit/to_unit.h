/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator writes for a unit: where it comes from, and how it gets there. */
#ifndef SKATTA_CENTRAL_TO_UNIT_H
#define SKATTA_CENTRAL_TO_UNIT_H

#include "base/cli/command.h"
#include "central/store/central.h"
#include "document/round/round.h"

/* From the file that is the second operand, from standard input where that is no terminal, or from
 * an editor in which `before` stands already and `about` says what to write: at most so many bytes
 * and a little more. A NUL follows them; for secret_wipe() and free(). */
enum error to_unit_read(const struct arguments *arguments, const char *before, const char *about,
    size_t most, char **bytes, size_t *length) ERROR_MUST_CHECK;

/* The same as an answer, feedback_text.h, for text_forget(). */
enum error to_unit_text(
    const struct arguments *arguments, const char *about, char **text) ERROR_MUST_CHECK;
/* Who answers: what the option --from says, or the coordinator's name. */
enum error to_unit_from(const struct central *central, const struct arguments *arguments,
    const char **from) ERROR_MUST_CHECK;

/* What is written for a unit of somebody else's round has to come to them, who alone tell the
 * units: ERROR_REFUSED where it cannot. */
enum error to_unit_check_home(
    const struct central *central, const struct round *round) ERROR_MUST_CHECK;
/* It is noted: say how it travels. */
enum error to_unit_tell(const struct central *central, const struct round *round) ERROR_MUST_CHECK;
/* The recipient key by which a batch comes home to who opened the round; "age1…" where there are
 * several that may be it. */
void to_unit_home(
    const struct central *central, const struct round *round, char to[AGE_RECIPIENT_SIZE]);

#endif
