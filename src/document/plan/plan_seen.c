/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of readers. */
#include "document/plan/plan_seen.h"

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

enum {
	AROUND = PLAN_PART_TITLE | PLAN_PART_STATUS,
	WHOLE = PLAN_PART_DAY | PLAN_PART_COUNTS | PLAN_PART_FOCUS | AROUND | PLAN_PART_WHO |
		PLAN_PART_WHEN | PLAN_PART_LOWEST | PLAN_PART_REQUESTS,
	COUNTED = PLAN_PART_DAY | PLAN_PART_COUNTS | PLAN_PART_OFTEN,
};

/* By the level of the unit whose plan it is. */
static const struct seen {
	const char *who; /* N_() */
	unsigned parts;
} table[PLAN_READERS][UNIT_TEAM + 1] = {
	[PLAN_READER_COORDINATOR] = {
		[UNIT_TEAM] = { N_("The coordinator"), PLAN_PART_ALL },
		[UNIT_SCHOOL] = { N_("The coordinator"), PLAN_PART_ALL },
		[UNIT_DISTRICT] = { N_("The coordinator"), PLAN_PART_ALL },
	},
	[PLAN_READER_LEADER] = {
		[UNIT_TEAM] = { N_("Whoever has this unit's leader code"), PLAN_PART_ALL },
		[UNIT_SCHOOL] = { N_("Whoever has this unit's leader code"), PLAN_PART_ALL },
		[UNIT_DISTRICT] = { N_("Whoever has this unit's leader code"), PLAN_PART_ALL },
	},
	[PLAN_READER_AROUND] = {
		[UNIT_TEAM] = { N_("The leader of the school"), AROUND },
		[UNIT_SCHOOL] = { N_("The leaders of the district and of the teams"), AROUND },
		[UNIT_DISTRICT] = { N_("The leaders of the schools"), AROUND },
	},
	[PLAN_READER_REPORTS] = {
		[UNIT_TEAM] = { N_("Reports: the team's, the school's and the chief's page"),
		    COUNTED },
		[UNIT_SCHOOL] = { N_("Reports: the school's and the chief's page"), WHOLE },
		[UNIT_DISTRICT] = { N_("Reports: the chief's page"), WHOLE },
	},
	/* The round itself is a file that everybody has. */
	[PLAN_READER_STAFF] = {
		[UNIT_TEAM] = { N_("The next temperature measurement, for all in the round"),
		    PLAN_PART_TITLE },
		[UNIT_SCHOOL] = { N_("The next temperature measurement, for all in the round"),
		    PLAN_PART_TITLE },
	},
};

static const struct {
	enum plan_part part;
	const char *words; /* N_() */
} words[] = {
	{ PLAN_PART_DAY, N_("day and revision") },
	{ PLAN_PART_COUNTS, N_("how many actions have each status") },
	{ PLAN_PART_FOCUS, N_("where you begin") },
	{ PLAN_PART_TITLE, N_("titles") },
	{ PLAN_PART_STATUS, N_("statuses") },
	{ PLAN_PART_WHO, N_("who") },
	{ PLAN_PART_WHEN, N_("when") },
	{ PLAN_PART_LOWEST, N_("whether the actions aim at what is lowest") },
	{ PLAN_PART_REQUESTS, N_("what support you asked for, when, and whether it was answered") },
	{ PLAN_PART_OFTEN, N_("how often the school's teams together have asked for support") },
};

unsigned plan_seen(enum unit_level level, enum plan_reader reader)
{
	return table[reader][level].parts;
}

const char *plan_seen_who(enum unit_level level, enum plan_reader reader)
{
	const char *who = table[reader][level].who;

	return who != NULL ? _(who) : NULL;
}

char *plan_seen_say(enum unit_level level, enum plan_reader reader)
{
	unsigned parts = plan_seen(level, reader);
	struct text said = { 0 };

	if (parts == PLAN_PART_ALL)
		return memory_copy(_("everything, including what you ask for and write"));
	for (size_t i = 0; i < COUNT(words); i++)
		if (parts & words[i].part)
			text_addf(&said, "%s%s", said.length > 0 ? ", " : "", _(words[i].words));
	return text_take(&said);
}
