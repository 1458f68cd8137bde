/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Districts, their schools, the schools' teams: one tree, as the coordinator's CSV gives it and the
 * round carries it. */
#ifndef SKATTA_DOCUMENT_ORGANISATION_H
#define SKATTA_DOCUMENT_ORGANISATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "base/json.h"

enum { ORGANISATION_MAX_UNITS = 5000, ORGANISATION_MAX_HEADS = 10000, ORGANISATION_NO_UNIT = -1 };

enum unit_level { UNIT_DISTRICT, UNIT_SCHOOL, UNIT_TEAM };

/* A team's id is SCHOOL/TEAM. Parents stand before their parts, parts are sorted by id. */
struct unit {
	char *id;
	char *name;
	char *form; /* of a school: its school form; of a team: its school's; of a district "" */
	enum unit_level level;
	int parent; /* place of the unit above, or ORGANISATION_NO_UNIT */
	long heads; /* of its own: a school with teams has its teams' in all */
	bool answers; /* people answer here: teams, and schools without teams */
};

struct organisation {
	struct unit *units;
	size_t n_units;
};

/* From CSV with the columns school,school_name,form,district,team,team_name,headcount in any order;
 * `team` empty for a school without teams. A line for each team; ERROR_DAMAGED names every mistake
 * by line and column, up to ten. */
enum error organisation_from_csv(const char *name, const struct csv *csv,
    struct organisation **organisation) ERROR_MUST_CHECK;
/* As in a round. */
enum error organisation_from_json(const struct json_place *place, struct organisation **organisation)
    ERROR_MUST_CHECK;
json_t *organisation_to_json(const struct organisation *organisation);
void organisation_free(struct organisation *organisation);

/* The unit's place, or ORGANISATION_NO_UNIT. */
int organisation_find(const struct organisation *organisation, const char *id);
/* Is `unit` the same as `above` or somewhere in it? */
bool organisation_within(const struct organisation *organisation, int unit, int above);
/* "Björkskolan, Arbetslag A": for the caller to free. */
char *organisation_full_name(const struct organisation *organisation, int unit);
const char *organisation_level_name(enum unit_level level); /* "district", "school", "team" */

#endif
