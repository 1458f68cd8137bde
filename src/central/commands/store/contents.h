/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a store has that another one lacks: a copy of it, for one. */
#ifndef SKATTA_CENTRAL_CONTENTS_H
#define SKATTA_CENTRAL_CONTENTS_H

#include "central/store/central.h"

struct contents {
	size_t bundles; /* with answers, or taking them back */
	size_t plans;
	size_t editions; /* of rounds */
};

bool contents_is_nothing(const struct contents *contents);

/* Both may be locked. */
enum error contents_compare(struct central *one, struct central *other, struct contents *only_one,
    struct contents *only_other) ERROR_MUST_CHECK;

#endif
