/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The file of the organisation is imported before anybody knows which round it is for; here it is
 * known. */
#include "central/commands/round/round_was.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/store/editions.h"

enum { MAX_CHAIN = 100 };

static void forget(struct unit *unit)
{
	for (size_t i = 0; i < unit->n_was; i++)
		free(unit->was[i]);
	free(unit->was);
	unit->was = NULL;
	unit->n_was = 0;
}

static void forget_what_is_said(
    const struct organisation *organisation, const struct organisation *earlier)
{
	for (size_t i = 0; i < organisation->n_units; i++) {
		struct unit *unit = &organisation->units[i];
		int found = organisation_find(earlier, unit->id);

		if (found != ORGANISATION_NO_UNIT && unit->n_was > 0 &&
		    organisation_is_same_was(unit, &earlier->units[found]))
			forget(unit);
	}
}

/* The round that is followed, and on along the chain as far as it is known here. */
static enum error forget_along(
    struct central *central, const struct organisation *organisation, const struct round *earlier)
{
	char next[ROUND_ID_SIZE];
	enum error rc = ERROR_NONE;

	forget_what_is_said(organisation, earlier->organisation);
	memcpy(next, earlier->follows, sizeof next);
	for (int i = 0; rc == ERROR_NONE && next[0] != '\0' && i < MAX_CHAIN; i++) {
		struct round *before = NULL;
		bool known = false;

		rc = editions_is_known(central, next, &known);
		if (rc == ERROR_NONE && known)
			rc = editions_get(central, next, &before);
		if (before == NULL)
			break;
		forget_what_is_said(organisation, before->organisation);
		memcpy(next, before->follows, sizeof next);
		round_free(before);
	}
	return rc;
}

static enum error refuse(enum error rc)
{
	return error_hint(rc, _("Nothing was changed. Correct the column was in the file of the "
				"organisation: it names units of the round before, a team as "
				"SCHOOL/TEAM. Import the file again, and try again."));
}

/* One that it came from, in the spelling of the round before. */
static enum error settle(const struct unit *unit, char **was, const struct round *earlier)
{
	int found = organisation_find_written(earlier->organisation, *was);
	const struct unit *before;

	if (found == ORGANISATION_NO_UNIT)
		return refuse(error_set(ERROR_REFUSED,
		    _("\"%s\" is said to come from \"%s\", which the round %s does not have"),
		    unit->id, *was, earlier->id));
	before = &earlier->organisation->units[found];
	if (before->level != unit->level)
		return refuse(error_set(ERROR_REFUSED,
		    _("\"%s\" is said to come from \"%s\", which was a district in the round %s"),
		    unit->id, *was, earlier->id));
	free(*was);
	*was = memory_copy(before->id);
	return ERROR_NONE;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum error settle_unit(struct unit *unit, const struct round *earlier)
{
	enum error rc = ERROR_NONE;

	if (unit->n_was == 0)
		return ERROR_NONE;
	if (earlier == NULL)
		return error_hint(
		    error_set(ERROR_REFUSED,
			_("\"%s\" is said to come from \"%s\", but the round follows none"),
			unit->id, unit->was[0]),
		    _("Nothing was changed. Give --follows the round before where you open one, or "
		      "empty the column "
		      "was in the file of the organisation, import it again, and try again."));
	for (size_t i = 0; rc == ERROR_NONE && i < unit->n_was; i++)
		rc = settle(unit, &unit->was[i], earlier);
	if (rc == ERROR_NONE)
		qsort(unit->was, unit->n_was, sizeof *unit->was, compare);
	return rc;
}

static enum error settle_all(
    struct central *central, struct organisation *organisation, const struct round *earlier)
{
	enum error rc = ERROR_NONE;

	if (earlier != NULL)
		rc = forget_along(central, organisation, earlier);
	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++)
		rc = settle_unit(&organisation->units[i], earlier);
	return rc;
}

enum error round_was(struct central *central, struct round *round, const struct round *earlier)
{
	return settle_all(central, round->organisation, earlier);
}

enum error round_was_again(
    struct central *central, const struct round *round, struct organisation *organisation)
{
	struct round *earlier = NULL;
	enum error rc = ERROR_NONE;

	if (round->follows[0] != '\0')
		rc = editions_get(central, round->follows, &earlier);
	if (rc == ERROR_NONE)
		rc = settle_all(central, organisation, earlier);
	round_free(earlier);
	return rc;
}
