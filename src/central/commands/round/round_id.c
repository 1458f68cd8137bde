/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Titles as ids: ASCII letters and digits, with single hyphens between them. */
#include "central/commands/round/round_id.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/store/editions.h"

enum { TRIES = 100, SUFFIX = 3 };

/* Letters of Swedish that have a plain one to stand for them. */
static const struct {
	const char *letter;
	char plain;
} plain_letters[] = {
	{ "å", 'a' },
	{ "ä", 'a' },
	{ "ö", 'o' },
	{ "Å", 'a' },
	{ "Ä", 'a' },
	{ "Ö", 'o' },
	{ "é", 'e' },
	{ "É", 'e' },
	{ "ü", 'u' },
	{ "Ü", 'u' },
};

/* The plain letter or digit at `*title`, which moves on; 0 for anything else. */
static char next_plain(const char **title)
{
	char c = **title;

	for (size_t i = 0; i < COUNT(plain_letters); i++) {
		size_t length = strlen(plain_letters[i].letter);

		if (strncmp(*title, plain_letters[i].letter, length) == 0) {
			*title += length;
			return plain_letters[i].plain;
		}
	}
	++*title;
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
}

/* At most `room` characters. */
static void from_title(const char *title, char *id, size_t room)
{
	size_t length = 0;
	bool gap = false;

	while (*title != '\0') {
		char c = next_plain(&title);

		if (c == 0) {
			gap = length > 0;
			continue;
		}
		if (length + gap + 1 > room)
			break;
		if (gap)
			id[length++] = '-';
		id[length++] = c;
		gap = false;
	}
	id[length] = '\0';
}

enum error round_id_make(struct central *central, const char *title, char id[ROUND_ID_SIZE])
{
	char base[ROUND_ID_SIZE - SUFFIX], day[CLOCK_DAY_SIZE];
	bool taken = true;
	enum error rc = ERROR_NONE;

	from_title(title, base, sizeof base - 1);
	if (base[0] == '\0') {
		clock_today(day);
		snprintf(base, sizeof base, "%s", day);
	}
	for (unsigned i = 1; rc == ERROR_NONE && taken && i < TRIES; i++) {
		if (i == 1)
			snprintf(id, ROUND_ID_SIZE, "%s", base);
		else
			snprintf(id, ROUND_ID_SIZE, "%s-%u", base, i);
		rc = editions_is_known(central, id, &taken);
	}
	if (rc == ERROR_NONE && taken)
		rc = error_hint(error_set(ERROR_REFUSED, _("too many rounds have that title")),
		    _("Give the round an id of its own with --id."));
	return rc;
}
