/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units are too small. */
#include "central/commands/small_units.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/text.h"

enum { MOST_NAMES = 3 };

static bool is_small(const struct organisation *organisation, int unit, long min_group)
{
	return unit != ORGANISATION_NO_UNIT && organisation->units[unit].heads < min_group;
}

/* How many there are; the names of the first become a line. */
static size_t name_them(const struct organisation *organisation, long min_group, struct text *names)
{
	size_t n = 0;

	for (size_t i = 0; i < organisation->n_units; i++) {
		char *name;

		if (!is_small(organisation, (int)i, min_group) ||
		    is_small(organisation, organisation->units[i].parent, min_group) ||
		    n++ >= MOST_NAMES)
			continue;
		name = organisation_full_name(organisation, (int)i);
		text_addf(names, "%s%s", n > 1 ? "; " : "", name);
		free(name);
	}
	if (n > MOST_NAMES)
		text_addf(names, _("; and %zu more"), n - MOST_NAMES);
	return n;
}

void small_units_tell(const struct organisation *organisation, long min_group)
{
	struct text names = { 0 };
	size_t n = name_them(organisation, min_group, &names);
	char *line;

	if (n > 0) {
		line = text_format(P_("%s has fewer than %ld people, and so no figures of its own: "
				      "answers from there are counted further up",
				       "%s have fewer than %ld people, and so no figures of their "
				       "own: answers from there are counted further up",
				       n),
		    names.bytes, min_group);
		charset_print(stderr, "skatta-central: %s\n", line);
		free(line);
	}
	text_free(&names);
}
