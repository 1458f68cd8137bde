/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a round is compared with. */
#include "central/results/comparisons.h"

#include <string.h>

#include "base/io/language.h"
#include "central/results/counting.h"
#include "figures/change/change.h"

/* May the round be compared with the earlier one? Otherwise a sentence. */
static enum error check_comparable(const struct round *round, const struct round *earlier)
{
	if (strcmp(round->id, earlier->id) == 0)
		return error_hint(error_set(ERROR_REFUSED,
				      _("the round %s cannot be compared with itself"), round->id),
		    _("Name an earlier round with --compare; \"skatta-central round list\" lists "
		      "them all."));
	if (earlier->closed[0] == '\0')
		return counting_refuse(earlier, COUNTING_OPEN);
	if (round->kind != earlier->kind)
		return error_hint(error_set(ERROR_REFUSED,
				      _("the rounds %s and %s ask different things: one is a "
					"self-assessment, the other takes the temperature"),
				      round->id, earlier->id),
		    _("Compare a round with one of its own kind."));
	if (!change_is_possible(earlier, round))
		return error_hint(
		    error_set(ERROR_REFUSED, _("the rounds %s and %s have no question in common"),
			round->id, earlier->id),
		    _("Questions are compared where they have the same id, words and scale."));
	return ERROR_NONE;
}

enum { MAX_CHAIN = 100 };

/* Does the round follow the one of this id, over however many? */
static enum error does_follow(
    struct central *central, const struct round *round, const char *id, bool *does)
{
	char next[ROUND_ID_SIZE];
	enum error rc = ERROR_NONE;

	*does = false;
	memcpy(next, round->follows, sizeof next);
	for (int i = 0; rc == ERROR_NONE && !*does && next[0] != '\0' && i < MAX_CHAIN; i++) {
		struct round *before = NULL;
		bool known = false;

		*does = strcmp(next, id) == 0;
		rc = editions_is_known(central, next, &known);
		if (rc == ERROR_NONE && known)
			rc = editions_get(central, next, &before);
		memcpy(
		    next, before != NULL ? before->follows : "", before != NULL ? sizeof next : 1);
		round_free(before);
	}
	return rc;
}

/* By the days on which they were opened, where both say one, otherwise closed. */
static bool has_later_days(const struct round *round, const struct round *other)
{
	if (round->opens[0] != '\0' && other->opens[0] != '\0')
		return strcmp(round->opens, other->opens) > 0;
	return strcmp(round->closed, other->closed) > 0;
}

/* A change is from the earlier round to the later one: the other way round it would say the
 * opposite. */
static enum error check_order(
    struct central *central, const struct round *round, const struct round *earlier)
{
	bool follows = false, is_followed = false;
	enum error rc = does_follow(central, round, earlier->id, &follows);

	if (rc == ERROR_NONE)
		rc = does_follow(central, earlier, round->id, &is_followed);
	if (rc != ERROR_NONE || follows || (!is_followed && !has_later_days(earlier, round)))
		return rc;
	return error_hint(
	    error_set(ERROR_REFUSED, _("the round %s is later than %s"), earlier->id, round->id),
	    _("Name them in their order: \"skatta-central report --round %s --compare %s\"."),
	    earlier->id, round->id);
}

/* The round to compare with; NULL where none was named and the one that is followed will not do. */
enum error comparisons_find(
    struct central *central, const struct round *round, const char *compare, struct round **earlier)
{
	enum counting_state state;
	bool known = false;
	enum error rc;

	if (compare == NULL && round->follows[0] == '\0')
		return ERROR_NONE;
	if (compare == NULL) {
		rc = editions_is_known(central, round->follows, &known);
		if (rc != ERROR_NONE || !known)
			return rc;
	}
	rc = editions_get(central, compare != NULL ? compare : round->follows, earlier);
	if (rc != ERROR_NONE)
		return rc;
	rc = check_comparable(round, *earlier);
	if (rc == ERROR_NONE)
		rc = counting_look(central, *earlier, &state);
	if (rc == ERROR_NONE)
		rc = counting_refuse(*earlier, state);
	if (rc == ERROR_NONE)
		rc = check_order(central, round, *earlier);
	if (compare == NULL && (rc != ERROR_NONE || (*earlier)->kind != ROUND_ASSESSMENT)) {
		error_clear();
		round_free(*earlier);
		*earlier = NULL;
		rc = ERROR_NONE;
	}
	return rc;
}
