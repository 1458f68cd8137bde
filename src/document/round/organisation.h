/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Districts, their schools, the schools' teams: one tree, as the coordinator's CSV gives it
 * (organisation_csv.c) and the round carries it (organisation_json.c). */
#ifndef SKATTA_DOCUMENT_ORGANISATION_H
#define SKATTA_DOCUMENT_ORGANISATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/format/csv.h"
#include "base/format/json.h"
#include "base/format/mistakes.h"

enum {
	ORGANISATION_MAX_UNITS = 5000,
	ORGANISATION_MAX_HEADS = 10000, /* of a unit whose people answer */
	ORGANISATION_MAX_ID = 64, /* bytes of a district, a school, a team within its school */
	ORGANISATION_MAX_UNIT_ID = 2 * ORGANISATION_MAX_ID + 1,
	ORGANISATION_MAX_NAME = 200,  /* bytes */
	ORGANISATION_MAX_WAS = 20,    /* units that one came from */
	ORGANISATION_MAX_JOINED = 50, /* schools or teams in one */
	ORGANISATION_NO_UNIT = -1,
};

/* The team of those in a school with teams who are in none of them: SCHOOL/- */
#define ORGANISATION_NO_TEAM "-"

enum unit_level { UNIT_DISTRICT, UNIT_SCHOOL, UNIT_TEAM };

/* A team's id is SCHOOL/TEAM. Each unit stands before its parts, and all of them before its next
 * sibling; siblings are sorted by id, byte by byte. So one organisation has one order. */
struct unit {
	char *id;
	char *name;
	char *form; /* a school's form, or ""; a team has its school's, a district "" */
	enum unit_level level;
	int parent;   /* place of the unit above, or ORGANISATION_NO_UNIT */
	long heads;   /* of a unit with parts: its parts' in all */
	bool answers; /* people answer here: teams, and schools without teams */
	/* What it came from: ids of the round before and of its own level, sorted; none where that
	 * is what had its id. */
	char **was;
	size_t n_was;
	/* Where several were joined in it, their names, at least two, in the order of the file. */
	char **joined;
	size_t n_joined;
};

struct organisation {
	struct unit *units;
	size_t n_units;
};

/* From CSV with the columns school,school_name,form,district,team,team_name,headcount in any order,
 * and was and joined where there are such; a line for each team, or for a school without teams
 * (team and team_name empty); in a school with teams such a line is for those who are in none.
 * `district` is empty where there is none. ERROR_DAMAGED names the mistakes by line and column, up
 * to ten. What is good and looks as if nobody meant it is added to `doubts`, which mistakes_free()
 * ends. */
enum error organisation_from_csv(const char *name, const struct csv *csv,
    struct organisation **organisation, struct mistakes *doubts) ERROR_MUST_CHECK;
/* As in a round, skatta-round(5); only in the one order. */
enum error organisation_from_json(
    const struct json_place *place, struct organisation **organisation) ERROR_MUST_CHECK;
json_t *organisation_to_json(const struct organisation *organisation);
void organisation_free(struct organisation *organisation);

/* The unit's place, or ORGANISATION_NO_UNIT. */
int organisation_find(const struct organisation *organisation, const char *id);
/* The same for an id that somebody wrote: an organisation of earlier times may spell it otherwise.
 */
int organisation_find_written(const struct organisation *organisation, const char *id);
/* Is `unit` the same as `above` or somewhere in it? */
bool organisation_within(const struct organisation *organisation, int unit, int above);
/* "Björkskolan, Arbetslag A": for the caller to free. */
char *organisation_full_name(const struct organisation *organisation, int unit);
const char *organisation_level_name(enum unit_level level); /* "district", "school", "team" */
/* May it be the id of a district, a school, or a team within its school: 1 to ORGANISATION_MAX_ID
 * bytes, safe to show, no slash, no blank at either end? */
bool organisation_is_id(const char *text);
/* May it be the id of a unit of the level: of a team its school's, a slash, and its own? */
bool organisation_is_unit_id(const char *id, enum unit_level level);
/* Came both from the same, as their files say it? */
bool organisation_is_same_was(const struct unit *one, const struct unit *other);

#endif
