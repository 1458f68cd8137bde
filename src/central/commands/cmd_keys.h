/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The two public keys on standard output, for `init` and `keys`. */
#ifndef SKATTA_CENTRAL_CMD_KEYS_H
#define SKATTA_CENTRAL_CMD_KEYS_H

#include "central/store/central.h"

enum error cmd_keys_print(const struct central *central, bool as_json) ERROR_MUST_CHECK;

#endif
