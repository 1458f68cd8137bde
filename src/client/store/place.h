/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The address of the exchange that is offered: the one that the settings name, else the one that
 * was used last. */
#ifndef SKATTA_CLIENT_PLACE_H
#define SKATTA_CLIENT_PLACE_H

#include "client/store/settings.h"
#include "client/store/store.h"

/* For the caller to free; "" where there is none yet. */
enum error place_get(
    struct store *store, const struct settings *settings, char **address) ERROR_MUST_CHECK;
/* Kept as exchange_whole() has it. */
enum error place_set(struct store *store, const char *address) ERROR_MUST_CHECK;

#endif
