/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The exchange folder that this machine used last, offered the next time. */
#ifndef SKATTA_CLIENT_PLACE_H
#define SKATTA_CLIENT_PLACE_H

#include "client/store.h"

/* For the caller to free; "" where none was used yet. */
enum error place_get(struct store *store, char **path) ERROR_MUST_CHECK;
/* Kept as an absolute path. */
enum error place_set(struct store *store, const char *path) ERROR_MUST_CHECK;

#endif
