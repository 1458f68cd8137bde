/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a file for a unit is called: TAG.NUMBER.DIGEST.age, skatta-unit(5). Who has the unit's
 * leader code knows the tag, and nobody else can tell whose the file is. */
#ifndef SKATTA_DOCUMENT_UNIT_NAME_H
#define SKATTA_DOCUMENT_UNIT_NAME_H

#include <stdbool.h>
#include <stddef.h>

enum {
	UNIT_NAME_DIGITS = 32, /* of the tag, and of the digest */
	UNIT_NAME_SIZE = 2 * UNIT_NAME_DIGITS + sizeof ".1000000..age",
};

/* The tag of the unit's files in a round; false where the code has not the shape of one. */
bool unit_name_tag(char tag[UNIT_NAME_DIGITS + 1], const char *round_id, const char *leader_code);

/* Of a file of this number and these bytes. */
void unit_name_make(char name[UNIT_NAME_SIZE], const char *tag, long number,
    const unsigned char *sealed, size_t length);

/* Has it the shape of one? */
bool unit_name_is(const char *name);
/* The number that such a name has where it begins with this tag, otherwise 0. */
long unit_name_number(const char *name, const char *tag);

#endif
