/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Somebody who walks the journey without any terminal, by a way that is written down. */
#ifndef SKATTA_TESTS_WALKER_H
#define SKATTA_TESTS_WALKER_H

#include "client/journey.h"

/* Begin at the first step, on the machine of client_sample.h; and end. */
struct journey *walker_start(void);
/* The same with settings, which are the caller's. */
struct journey *walker_start_with(const struct settings *settings);
void walker_end(struct journey *journey);

/* Go a way: words behind one another, with | between them.
 *
 *   #2      take the second choice      =text   write into the field
 *   !n      press a letter              <       go back
 *   @item   here is the step of that name
 *   /words  the page has these words    .words  this was said of what happened last
 *   -words  what was done last failed with these words; nothing else may fail
 *
 * Every page on the way is looked at: it has a title, something to do, and a help text. In a text,
 * CODE is an answer code, RECOVERY the recovery code, EXCHANGE the exchange folder, STICK another,
 * KEPT a file that is not there.
 */
void walker_go(struct journey *journey, const char *way);

/* Does the page that is shown now have the words anywhere? */
bool walker_sees(const struct journey *journey, const char *words);

#endif
