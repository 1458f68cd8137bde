/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The codes on paper, where another was typed than the one that is asked for. */
#ifndef SKATTA_DOCUMENT_SLIPS_H
#define SKATTA_DOCUMENT_SLIPS_H

#include <stddef.h>

#include "document/round/round.h"

enum slips_kind { SLIPS_ANSWER, SLIPS_LEADER };

/* `sentence`, and the next step by what was typed: that it is too short or too long, or the other
 * kind of code in one of these rounds; otherwise what a code looks like. Returns ERROR_REFUSED. */
enum error slips_refuse(const char *sentence, enum slips_kind asked, const char *typed,
    const struct round *const *rounds, size_t count);

#endif
