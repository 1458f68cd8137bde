/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the pages share that keep something as a file. */
#ifndef SKATTA_CLIENT_STEP_KEEP_H
#define SKATTA_CLIENT_STEP_KEEP_H

#include <stdbool.h>

#include "document/round/round.h"
#include "walk/page.h"

/* The field, and a place on each stick for a file of this name, which is of the round. */
void step_keep_ask(const char *name, const struct round *round, struct page *page);
/* The file that was written there: in a folder one of that name. For free(). */
char *step_keep_file(const char *path, const char *name, const struct round *round);
bool step_keep_is_html(const char *path);

#endif
