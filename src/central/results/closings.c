/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Payloads in, documents out. */
#include "central/results/closings.h"

#include <string.h>

#include "base/io/language.h"
#include "central/results/counting.h"
#include "central/store/answered.h"
#include "central/store/counts.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

/* A round with what is kept of it, and the people whose answers are looked at. */
struct side {
	struct central *central;
	const struct round *round;
	struct edition_cache editions;
	struct people *people;
	struct counted *counted;
};

static enum error add_person(void *context, const struct bundle *bundle)
{
	struct side *side = context;
	struct answered answered = { 0 };
	unsigned char id[PEOPLE_ID_SIZE];
	enum error rc =
	    answered_read(side->central, &side->editions, side->round, bundle, &answered);

	if (rc == ERROR_NONE && answered.answers != NULL) {
		counts_person(side->central, bundle->respondent, id);
		people_add(side->people, id, answered.unit, &answered.asked, answered.answers);
	}
	answers_free(answered.answers);
	return rc;
}

static enum error load_people(struct side *side, enum payloads_which which)
{
	side->people = people_new(side->round);
	return payloads_each(side->central, side->round, which, add_person, side);
}

static void side_free(struct side *side)
{
	people_free(side->people);
	counted_free(side->counted);
	editions_cache_free(&side->editions);
}

static size_t take(struct side *side)
{
	unsigned char key[DIGEST_SIZE];
	size_t answers;

	counting_order(side->central, side->round, key);
	answers = counted_take(side->counted, side->people, key);
	secret_wipe(key, sizeof key);
	return answers;
}

/* The round that this one follows, where both are assessments of this store's own, both closed;
 * otherwise NULL. */
static enum error find_earlier(
    struct central *central, const struct round *round, struct round **earlier)
{
	bool known = false;
	enum error rc = ERROR_NONE;

	if (round->follows[0] != '\0' && round->kind == ROUND_ASSESSMENT)
		rc = editions_is_known(central, round->follows, &known);
	if (rc == ERROR_NONE && known)
		rc = editions_get(central, round->follows, earlier);
	if (rc != ERROR_NONE || !known)
		return rc;
	if (!editions_is_own(central, *earlier) || (*earlier)->closed[0] == '\0' ||
	    (*earlier)->kind != ROUND_ASSESSMENT || !change_is_possible(*earlier, round)) {
		round_free(*earlier);
		*earlier = NULL;
	}
	return ERROR_NONE;
}

static void choose_pairs(const struct side *now, const struct side *before)
{
	unsigned char key[DIGEST_SIZE];

	central_hash(
	    now->central, "skatta-pairs/1", now->round->id, (const unsigned char *)"", 0, key);
	counted_pair(now->counted, now->people, before->counted, before->people, key);
	secret_wipe(key, sizeof key);
}

/* Who answered in the earlier round too. */
static enum error pair(struct side *now)
{
	struct side before = { .central = now->central };
	struct round *earlier = NULL;
	enum error rc = find_earlier(now->central, now->round, &earlier);

	before.round = earlier;
	if (rc == ERROR_NONE && earlier != NULL)
		rc = counts_get(now->central, earlier, &before.counted);
	if (rc != ERROR_NONE || before.counted == NULL ||
	    !counted_may_pair(now->counted, before.counted))
		goto done;
	rc = load_people(&before, PAYLOADS_COUNTED);
	if (rc != ERROR_NONE)
		goto done;
	choose_pairs(now, &before);
	rc = counts_put(now->central, earlier, before.counted);
	if (rc == ERROR_NONE)
		rc = counts_follow(now->central, earlier->id, now->round->id);
done:
	side_free(&before);
	round_free(earlier);
	return rc;
}

enum error closings_count(struct central *central, const struct round *round)
{
	struct side side = { .central = central, .round = round };
	enum error rc = load_people(&side, PAYLOADS_COUNTING);

	if (rc == ERROR_NONE) {
		side.counted = counted_new(round);
		take(&side);
		rc = pair(&side);
	}
	if (rc == ERROR_NONE)
		rc = counts_put(central, round, side.counted);
	side_free(&side);
	return rc;
}

/* Pair sets are chosen once, among what was counted until then. */
static enum error check_follower(struct central *central, const struct round *round)
{
	char follower[ROUND_ID_SIZE];
	enum error rc = counts_follower(central, round->id, follower);

	if (rc != ERROR_NONE || follower[0] == '\0')
		return rc;
	return error_hint(error_set(ERROR_REFUSED,
			      _("the figures of %s stay as they are: %s, which follows it, is "
				"closed"),
			      round->id, follower),
	    _("The change between the two was counted then, and nobody can be added to it."));
}

enum error closings_update(
    struct central *central, const struct round *round, size_t *answers, long **waiting)
{
	struct side side = { .central = central, .round = round };
	enum error rc = check_follower(central, round);

	*answers = 0;
	*waiting = NULL;
	if (rc == ERROR_NONE)
		rc = counts_get(central, round, &side.counted);
	if (rc == ERROR_NONE && side.counted == NULL)
		rc = counting_refuse(round, COUNTING_BEFORE);
	if (rc == ERROR_NONE && !counted_has_places(side.counted))
		rc = error_hint(error_set(ERROR_REFUSED,
				    _("the round %s was counted by another coordinator"), round->id),
		    _("Who was counted where is known there alone; the figures stay as they are."));
	if (rc == ERROR_NONE && counted_publications(side.counted) >= COUNTED_MOST_PUBLICATIONS)
		rc = error_hint(error_set(ERROR_REFUSED,
				    _("the figures of %s have already been published %d times"),
				    round->id, COUNTED_MOST_PUBLICATIONS),
		    _("They stay as they are; a new round takes in new answers."));
	if (rc == ERROR_NONE)
		rc = load_people(&side, PAYLOADS_COUNTING);
	if (rc == ERROR_NONE) {
		*answers = take(&side);
		*waiting = counted_waiting(side.counted, side.people);
	}
	if (rc == ERROR_NONE && *answers > 0)
		rc = counts_put(central, round, side.counted);
	side_free(&side);
	return rc;
}

/* The earlier round's pair sets with this one. */
static enum error unpair(struct central *central, const struct round *round)
{
	char follower[ROUND_ID_SIZE] = "";
	struct round *earlier = NULL;
	struct counted *counted = NULL;
	enum error rc = ERROR_NONE;

	if (round->follows[0] != '\0')
		rc = counts_follower(central, round->follows, follower);
	if (rc != ERROR_NONE || strcmp(follower, round->id) != 0)
		return rc;
	rc = editions_get(central, round->follows, &earlier);
	if (rc == ERROR_NONE)
		rc = counts_get(central, earlier, &counted);
	if (rc == ERROR_NONE && counted != NULL) {
		counted_unpair(counted);
		rc = counts_put(central, earlier, counted);
	}
	if (rc == ERROR_NONE)
		rc = counts_unfollow(central, round->id);
	counted_free(counted);
	round_free(earlier);
	return rc;
}

enum error closings_undo(struct central *central, const struct round *round)
{
	enum error rc = unpair(central, round);

	for (int i = COUNTED_SUMS; rc == ERROR_NONE && i < COUNTED_DOCUMENTS; i++)
		rc = counts_erase(central, round->id, (enum counted_document)i);
	return rc;
}
