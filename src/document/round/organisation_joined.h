/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Small schools, or small teams of a school, that were joined beforehand: one unit like any other,
 * which has the names of what is in it. Nothing is counted by these. */
#ifndef SKATTA_DOCUMENT_ORGANISATION_JOINED_H
#define SKATTA_DOCUMENT_ORGANISATION_JOINED_H

#include "document/round/organisation.h"

/* Add one name more. */
void organisation_joined_add(struct unit *unit, const char *name);
/* Have both the same names in the same order? */
bool organisation_joined_same(const struct unit *one, const struct unit *other);

/* What only all lines of a file together show: too many are joined in one. ERROR_DAMAGED. */
enum error organisation_joined_check(
    const char *name, const struct organisation *organisation) ERROR_MUST_CHECK;

/* The unit's full name, and behind it in brackets what is joined there. For free(). */
char *organisation_joined_name(const struct organisation *organisation, int unit);
/* That these are counted as one, in a sentence; NULL where nothing is joined. For free(). */
char *organisation_joined_say(const struct organisation *organisation, int unit);

/* «A, B and C»; with semicolons where a name has a comma. For free(). */
char *organisation_joined_list(char *const *names, size_t n);

/* The key `joined` of a unit: a list for it, and what it says. */
json_t *organisation_joined_to_json(const struct unit *unit);
enum error organisation_joined_read(
    const struct json_place *place, struct unit *unit) ERROR_MUST_CHECK;

#endif
