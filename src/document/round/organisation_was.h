/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What units came from, as the coordinator's CSV says it in its column `was`: ids of the round
 * before with a plus between them, a team's with the slash. */
#ifndef SKATTA_DOCUMENT_ORGANISATION_WAS_H
#define SKATTA_DOCUMENT_ORGANISATION_WAS_H

#include "document/round/organisation.h"

/* What is wrong with the cell in a line of this school and team ("" for none), as a sentence for
 * free(); NULL where it is good. */
char *organisation_was_mistake(const char *cell, const char *school, const char *team);

/* Add what a good cell names of the unit's level, the others left alone, each once. */
void organisation_was_take(struct unit *unit, const char *cell);

/* What only the whole file shows: a school whose lines together name too many; two units that came
 * from each other, over however many, whose lines are most likely mixed up. ERROR_DAMAGED. */
enum error organisation_was_check(
    const char *name, const struct organisation *organisation) ERROR_MUST_CHECK;

#endif
