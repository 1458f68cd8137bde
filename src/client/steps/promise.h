/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a round promises about who sees what, and who answers questions about it: said on the way
 * in, and wherever help is asked for. */
#ifndef SKATTA_CLIENT_PROMISE_H
#define SKATTA_CLIENT_PROMISE_H

#include "base/text.h"
#include "document/round/round.h"
#include "walk/page.h"

/* Who can open what is handed over: the coordinator by name and, where bundles are sealed to others
 * too, how many these are; a round names their keys alone. For the caller to free. */
char *promise_openers(const struct round *round);

/* «Who answers questions: …», for free(); NULL where the round names nobody. */
char *promise_contact(const struct round *round);

/* As lines of a page. */
void promise_show(const struct round *round, struct page *page);

/* In one, behind the round's title, and without whom to ask. */
void promise_show_of(const struct round *round, struct page *page);

/* As paragraphs with an empty line before each. */
void promise_add(const struct round *round, struct text *out);

#endif
