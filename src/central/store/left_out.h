/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The comments of a round that the coordinator leaves out of its reports, by their names
 * (figures.h). */
#ifndef SKATTA_CENTRAL_LEFT_OUT_H
#define SKATTA_CENTRAL_LEFT_OUT_H

#include "central/store/central.h"
#include "document/carry/mark.h"

struct left_out {
	unsigned char (*names)[DIGEST_SIZE]; /* sorted */
	char **reasons;
	size_t n;
};

/* All of the round's; left_out_free() also after a failure. */
enum error left_out_get(
    struct central *central, const char *round, struct left_out *left_out) ERROR_MUST_CHECK;
void left_out_free(struct left_out *left_out);

/* The reason why it is, or NULL where it is not. */
const char *left_out_reason(const struct left_out *left_out, const unsigned char name[DIGEST_SIZE]);

/* Leave it out from now on, or for another reason; or no longer. Both are signed, and go to other
 * coordinators in batches. */
enum error left_out_put(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE], const char *reason) ERROR_MUST_CHECK;
enum error left_out_remove(struct central *central, const char *round,
    const unsigned char name[DIGEST_SIZE]) ERROR_MUST_CHECK;

/* Take what another coordinator said, where that holds (mark_holds()) beside what is here; `line`
 * and `signature` as they came. */
enum error left_out_take(struct central *central, const struct mark *mark, const char *line,
    const char *signature, bool *added) ERROR_MUST_CHECK;
/* Call `each` for every one that was signed, here or elsewhere, until one fails. */
enum error left_out_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

#endif
