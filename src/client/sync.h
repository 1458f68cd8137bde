/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One meeting with an exchange folder: bundles go out, rounds and receipts come in. */
#ifndef SKATTA_CLIENT_SYNC_H
#define SKATTA_CLIENT_SYNC_H

#include "client/settings.h"
#include "client/store.h"

struct sync_result {
	size_t rounds;   /* new editions taken in */
	size_t bundles;  /* handed over now */
	size_t receipts; /* that told something new */
	size_t units;    /* new files for units and their leaders */
};

/* Nothing is taken in before a coordinator's key is trusted. */
enum error sync_folder(
    struct store *store, const char *path, struct sync_result *result) ERROR_MUST_CHECK;

/* The same with the folder of the settings or the one that was used last; ERROR_NOT_FOUND with a
 * hint where there is none. */
enum error sync_known(struct store *store, const struct settings *settings,
    struct sync_result *result) ERROR_MUST_CHECK;

/* Take in the rounds alone; nothing where no key is trusted yet, and nothing from a folder that is
 * not there, such as a stick. */
enum error sync_rounds(struct store *store, const char *path) ERROR_MUST_CHECK;

#endif
