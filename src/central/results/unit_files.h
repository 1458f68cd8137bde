/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files that units are given, kept as they were sealed, so that every folder gets the same. */
#ifndef SKATTA_CENTRAL_UNIT_FILES_H
#define SKATTA_CENTRAL_UNIT_FILES_H

#include "central/store/central.h"

/* Make one for each unit, of each round that this store has the leader codes of, that has something
 * new to be told; `*count` is how many. In a transaction of its own. */
enum error unit_files_make(struct central *central, size_t *count) ERROR_MUST_CHECK;

/* Let the unit be told again what it was told last, by the next unit_files_make(). */
enum error unit_files_repeat(
    struct central *central, const char *round, const char *unit) ERROR_MUST_CHECK;

/* Call `each` for all files, in the order of their names, until one fails. */
enum error unit_files_each(struct central *central,
    enum error (*each)(void *context, const char *name, const void *bytes, size_t length),
    void *context) ERROR_MUST_CHECK;

#endif
