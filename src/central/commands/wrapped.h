/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Words in lines that fit a terminal. */
#ifndef SKATTA_CENTRAL_WRAPPED_H
#define SKATTA_CENTRAL_WRAPPED_H

#include "base/text.h"

enum { WRAPPED_WIDTH = 80 };

/* Add what is said, and free it; all lines but the first are indented by so many columns. */
void wrapped_add(struct text *out, char *said, size_t indent);

#endif
