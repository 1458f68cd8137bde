/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "document/unit/unit_name.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crypto/digest.h"
#include "crypto/encode.h"
#include "document/round/leader.h"
#include "document/unit/unit_file.h"

static const char hex[] = "0123456789abcdef";

bool unit_name_tag(char tag[UNIT_NAME_DIGITS + 1], const char *round_id, const char *leader_code)
{
	unsigned char bytes[LEADER_TAG_SIZE];

	if (!leader_tag(bytes, round_id, leader_code))
		return false;
	encode_hex(tag, bytes, sizeof bytes);
	return true;
}

void unit_name_make(char name[UNIT_NAME_SIZE], const char *tag, long number,
    const unsigned char *sealed, size_t length)
{
	char digits[UNIT_NAME_DIGITS + 1];

	assert(strlen(tag) == UNIT_NAME_DIGITS && number > 0 && number <= UNIT_FILE_MAX_NUMBER);
	digest_name(digits, UNIT_NAME_DIGITS, sealed, length);
	snprintf(name, UNIT_NAME_SIZE, "%s.%ld.%s.age", tag, number, digits);
}

/* The number, which has no zero before it, and the dot behind it; 0 for none. */
static long read_number(const char *text, const char **behind)
{
	size_t digits = strspn(text, "0123456789");
	long number;

	if (digits == 0 || digits > 7 || text[0] == '0' || text[digits] != '.')
		return 0;
	number = strtol(text, NULL, 10);
	*behind = text + digits + 1;
	return number <= UNIT_FILE_MAX_NUMBER ? number : 0;
}

static long read_name(const char *name)
{
	const char *digest;
	long number;

	if (strspn(name, hex) != UNIT_NAME_DIGITS || name[UNIT_NAME_DIGITS] != '.')
		return 0;
	number = read_number(name + UNIT_NAME_DIGITS + 1, &digest);
	if (number == 0 || strspn(digest, hex) != UNIT_NAME_DIGITS ||
	    strcmp(digest + UNIT_NAME_DIGITS, ".age") != 0)
		return 0;
	return number;
}

bool unit_name_is(const char *name)
{
	return read_name(name) != 0;
}

long unit_name_number(const char *name, const char *tag)
{
	return strncmp(name, tag, UNIT_NAME_DIGITS) == 0 ? read_name(name) : 0;
}
