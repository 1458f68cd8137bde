/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What two coordinators do not have alike: a batch of the other's beside the one that would be made
 * here. */
#ifndef SKATTA_CENTRAL_DIFFERENCES_H
#define SKATTA_CENTRAL_DIFFERENCES_H

#include "central/store/central.h"

/* What only one of the two has, or has otherwise: a line each for people, with how many there are
 * of its kind; "" for nothing. text_free() by the caller. */
struct differences {
	struct text store, batch;
};

/* Hold the plaintext of a batch to what is here; nothing of it is taken in. ERROR_WRONG_KEY with a
 * hint where whoever made it is not trusted, otherwise as batch_read(); `name` for messages.
 * differences_free() by the caller also after a failure. */
enum error differences_find(struct central *central, const char *name, const char *plain,
    size_t length, struct differences *differences) ERROR_MUST_CHECK;
void differences_free(struct differences *differences);

#endif
