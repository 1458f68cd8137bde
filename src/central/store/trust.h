/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The coordinators whose batches are taken in, by their signing keys. */
#ifndef SKATTA_CENTRAL_TRUST_H
#define SKATTA_CENTRAL_TRUST_H

#include "central/store/central.h"

/* From now on; `*added` is false where it was before. ERROR_USAGE where it is no key. */
enum error trust_add(struct central *central, const char *key, bool *added) ERROR_MUST_CHECK;
/* This store's own key is trusted too. */
enum error trust_has(struct central *central, const char *key, bool *has) ERROR_MUST_CHECK;
/* Call `each` for every key that was added, sorted. */
enum error trust_each(struct central *central, void (*each)(void *context, const char *key),
    void *context) ERROR_MUST_CHECK;

#endif
