/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An id says by its slash whether it is a team's, and so which of a line's two units came from it.
 */
#include "document/round/organisation_was.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* The next id of a cell, without the blanks around it, for free(); NULL behind the last. */
static char *next_id(const char **cell)
{
	const char *start = *cell;
	size_t length;

	if (start == NULL)
		return NULL;
	length = strcspn(start, "+");
	*cell = start[length] == '+' ? start + length + 1 : NULL;
	text_trim(&start, &length);
	return text_format("%.*s", (int)length, start);
}

static enum unit_level level_of(const char *id)
{
	return strchr(id, '/') != NULL ? UNIT_TEAM : UNIT_SCHOOL;
}

static bool add(struct unit *unit, const char *id)
{
	size_t at = 0;

	while (at < unit->n_was && strcmp(unit->was[at], id) < 0)
		at++;
	if (at < unit->n_was && strcmp(unit->was[at], id) == 0)
		return false;
	unit->was = memory_grow(unit->was, unit->n_was + 1, sizeof *unit->was);
	memmove(&unit->was[at + 1], &unit->was[at], (unit->n_was - at) * sizeof *unit->was);
	unit->was[at] = memory_copy(id);
	unit->n_was++;
	return true;
}

void organisation_was_take(struct unit *unit, const char *cell)
{
	char *id;

	while (cell[0] != '\0' && (id = next_id(&cell)) != NULL) {
		if (level_of(id) == unit->level)
			add(unit, id);
		free(id);
		if (cell == NULL)
			break;
	}
}

/* What is wrong with one more id, of those that `named` has already. */
static char *mistake_in(struct unit *named, const char *id, const char *team)
{
	if (!organisation_is_unit_id(id, level_of(id)))
		return memory_copy(_("should be ids of the round before with a plus between them, "
				     "a team as SCHOOL/TEAM"));
	if (level_of(id) == UNIT_TEAM && team[0] == '\0')
		return text_format(_("names the team \"%s\", but this line is about a school"), id);
	if (!add(named, id))
		return text_format(_("names \"%s\" twice"), id);
	if (named->n_was > ORGANISATION_MAX_WAS)
		return text_format(_("names more than %d units"), ORGANISATION_MAX_WAS);
	return NULL;
}

/* The unit alone of its level says nothing. */
static char *mistake_alone(const struct unit *named, const char *id)
{
	size_t others = 0, itself = 0;

	for (size_t i = 0; i < named->n_was; i++) {
		itself += strcmp(named->was[i], id) == 0;
		others += level_of(named->was[i]) == level_of(id) && strcmp(named->was[i], id) != 0;
	}
	if (itself == 0 || others > 0)
		return NULL;
	return text_format(
	    _("names nothing but \"%s\" itself: leave it out where the unit is what it was"), id);
}

char *organisation_was_mistake(const char *cell, const char *school, const char *team)
{
	struct unit named = { 0 };
	char *mistake = NULL, *id, *own;

	while (
	    mistake == NULL && cell != NULL && cell[0] != '\0' && (id = next_id(&cell)) != NULL) {
		mistake = mistake_in(&named, id, team);
		free(id);
	}
	if (mistake == NULL)
		mistake = mistake_alone(&named, school);
	own = text_format("%s/%s", school, team);
	if (mistake == NULL)
		mistake = mistake_alone(&named, own);
	free(own);
	for (size_t i = 0; i < named.n_was; i++)
		free(named.was[i]);
	free(named.was);
	return mistake;
}

enum { NEW, ON_THE_WAY, DONE };

/* Does one come, step by step, to where one has been on the way? */
static bool is_in_circle(const struct organisation *organisation, int unit, char *states)
{
	const struct unit *of = &organisation->units[unit];

	states[unit] = ON_THE_WAY;
	for (size_t i = 0; i < of->n_was; i++) {
		int next = organisation_find(organisation, of->was[i]);

		if (next == ORGANISATION_NO_UNIT || next == unit || states[next] == DONE)
			continue;
		if (states[next] == ON_THE_WAY || is_in_circle(organisation, next, states))
			return true;
	}
	states[unit] = DONE;
	return false;
}

static enum error check_unit(
    const char *name, const struct organisation *organisation, int unit, char *states)
{
	const struct unit *of = &organisation->units[unit];

	if (of->n_was > ORGANISATION_MAX_WAS)
		return error_set(ERROR_DAMAGED,
		    _("%s: by the column was, \"%s\" came from more than %d units"), name, of->id,
		    ORGANISATION_MAX_WAS);
	if (of->n_was > 0 && states[unit] == NEW && is_in_circle(organisation, unit, states))
		return error_set(ERROR_DAMAGED,
		    _("%s: by the column was, \"%s\" and another unit came from each other"), name,
		    of->id);
	return ERROR_NONE;
}

enum error organisation_was_check(const char *name, const struct organisation *organisation)
{
	char *states = memory_new(organisation->n_units + 1, sizeof *states);
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++)
		rc = check_unit(name, organisation, (int)i, states);
	free(states);
	if (rc != ERROR_NONE)
		error_hint(rc, _("Correct the column: it names units of the round before, under "
				 "the ids that they had there."));
	return rc;
}
