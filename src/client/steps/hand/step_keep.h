/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the pages share that keep something as a file. */
#ifndef SKATTA_CLIENT_STEP_KEEP_H
#define SKATTA_CLIENT_STEP_KEEP_H

#include <stdbool.h>

#include "base/error.h"

/* ERROR_REFUSED where it names no file. */
enum error step_keep_check(const char *path) ERROR_MUST_CHECK;
bool step_keep_is_html(const char *path);

#endif
