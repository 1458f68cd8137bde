/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Payload by payload, in the order of their digests: sums of fractions come out the same each time.
 */
#include "central/counting.h"

#include <string.h>

#include "base/language.h"
#include "central/comparisons.h"
#include "central/departures.h"
#include "central/left_out.h"
#include "central/opener.h"
#include "central/payloads.h"
#include "crypto/secret.h"
#include "document/round_actions.h"
#include "figures/change.h"
#include "figures/snapshots.h"

struct counting {
	struct central *central;
	const struct round *round; /* the newest edition */
	struct edition_cache editions;
	struct count *count;         /* of the newest publication, */
	struct snapshots *snapshots; /* or all of them; the other is NULL */
	/* Where this round is compared person by person: the earlier, to be looked into for each
	 * who answered. */
	struct counting *earlier;
	struct pairs *pairs; /* also where nobody is paired */
	struct left_out left_out;
};

/* A payload, held to its own edition again. */
struct counted {
	int unit;
	struct asked asked;
	struct answers *answers; /* NULL where there is nothing to count */
};

static enum error read_counted(
    struct counting *counting, const struct bundle *bundle, struct counted *counted)
{
	const struct organisation *organisation = counting->round->organisation;
	const struct questionnaire *questionnaire = counting->round->questionnaire;
	const struct round *edition = NULL;
	enum error rc = editions_cached(
	    counting->central, &counting->editions, bundle->round, bundle->edition, &edition);

	*counted = (struct counted){ .unit = organisation_find(organisation, bundle->unit) };
	if (rc == ERROR_NONE && (edition == NULL || counted->unit == ORGANISATION_NO_UNIT))
		rc = error_set(ERROR_DAMAGED, _("an edition of the round %s is missing in %s"),
		    bundle->round, counting->central->path);
	if (rc == ERROR_NONE)
		rc = bundle_check(bundle, edition, &counted->answers);
	if (rc == ERROR_NONE && counted->answers != NULL)
		counted->asked = round_asked(counting->round, counted->unit,
		    questionnaire_role(questionnaire, bundle->role));
	return rc;
}

static struct pairs_answers side_of(const struct counted *counted)
{
	return (struct pairs_answers){ counted->unit, &counted->asked, counted->answers };
}

/* What the same person said in the earlier round, if anything. */
static enum error pair_one(
    struct counting *counting, const struct bundle *bundle, const struct counted *now)
{
	struct counting *earlier = counting->earlier;
	struct bundle found = { 0 };
	struct counted before = { 0 };
	bool is_found = false;
	enum error rc = payloads_frozen(
	    counting->central, earlier->round->id, bundle->respondent, &is_found, &found);

	if (rc == ERROR_NONE && is_found)
		rc = read_counted(earlier, &found, &before);
	if (rc == ERROR_NONE && before.answers != NULL) {
		struct pairs_answers was = side_of(&before), is = side_of(now);

		pairs_add(counting->pairs, &was, &is);
	}
	answers_free(before.answers);
	bundle_free(&found);
	return rc;
}

static enum error count_one(void *context, const struct bundle *bundle)
{
	struct counting *counting = context;
	struct counted counted = { 0 };
	enum error rc = read_counted(counting, bundle, &counted);

	if (rc == ERROR_NONE && counted.answers != NULL) {
		count_add(counting->count, counted.unit, &counted.asked, counted.answers);
		if (counting->earlier != NULL)
			rc = pair_one(counting, bundle, &counted);
	}
	answers_free(counted.answers);
	return rc;
}

static enum error add_to_snapshots(void *context, const struct bundle *bundle, unsigned in)
{
	struct counting *counting = context;
	struct counted counted = { 0 };
	enum error rc = read_counted(counting, bundle, &counted);

	if (rc == ERROR_NONE && counted.answers != NULL)
		snapshots_add(
		    counting->snapshots, in, counted.unit, &counted.asked, counted.answers);
	answers_free(counted.answers);
	return rc;
}

void counting_order(
    const struct central *central, const struct round *round, unsigned char key[DIGEST_SIZE])
{
	central_hash(central, "skatta-comments/1", round->id, (const unsigned char *)"", 0, key);
}

/* Nobody but this store can tell in which order comments come. */
static void set_order(const struct central *central, const struct round *round, struct count *count)
{
	unsigned char key[DIGEST_SIZE];

	counting_order(central, round, key);
	count_set_order(count, key);
	secret_wipe(key, sizeof(key));
}

/* Once through what counts in the round. No figure is made but from here. */
static enum error count_all(struct counting *counting)
{
	enum error rc = departures_mark(counting->central, counting->round->id, DEPARTURE_FIGURES);

	if (rc != ERROR_NONE)
		return rc;
	counting->count = count_new(counting->round);
	set_order(counting->central, counting->round, counting->count);
	return payloads_each(
	    counting->central, counting->round, PAYLOADS_COUNTING, count_one, counting);
}

static void counting_end(struct counting *counting)
{
	count_free(counting->count);
	pairs_free(counting->pairs);
	editions_cache_free(&counting->editions);
	left_out_free(&counting->left_out);
}

enum error counting_comments(
    struct central *central, const struct round *round, struct figures **figures)
{
	struct counting counting = { .central = central, .round = round };
	enum error rc = comparisons_check_closed(round);

	if (rc == ERROR_NONE)
		rc = opener_check(central, round);
	if (rc == ERROR_NONE)
		rc = count_all(&counting);
	if (rc == ERROR_NONE)
		*figures = figures_disclose(counting.count);
	counting_end(&counting);
	return rc;
}

struct telling {
	struct counting counting;
	void (*each)(void *context, int unit, const struct item *item, const char *text);
	void *context;
};

static enum error tell_one(void *context, const struct bundle *bundle)
{
	struct telling *telling = context;
	const struct questionnaire *questionnaire = telling->counting.round->questionnaire;
	struct counted counted = { 0 };
	enum error rc = ERROR_NONE;

	if (bundle->told == NULL)
		return ERROR_NONE;
	rc = read_counted(&telling->counting, bundle, &counted);
	for (size_t i = 0; counted.answers != NULL && i < questionnaire->n_items; i++)
		if (counted.answers->of[i].told)
			telling->each(telling->context, counted.unit, &questionnaire->items[i],
			    counted.answers->of[i].text);
	answers_free(counted.answers);
	return rc;
}

enum error counting_told(struct central *central, const struct round *round,
    void (*each)(void *context, int unit, const struct item *item, const char *text), void *context)
{
	struct telling telling = { { .central = central, .round = round }, each, context };
	enum error rc = comparisons_check_closed(round);

	if (rc == ERROR_NONE)
		rc = departures_mark(central, round->id, DEPARTURE_FIGURES);
	if (rc == ERROR_NONE)
		rc = payloads_each(central, round, PAYLOADS_COUNTING, tell_one, &telling);
	counting_end(&telling.counting);
	return rc;
}

enum error counting_figures(struct central *central, const struct round *round, const char *compare,
    struct round **earlier, struct figures **figures)
{
	struct counting now = { .central = central, .round = round };
	struct counting before = { .central = central };
	bool may_pair = false;
	enum error rc = comparisons_check_closed(round);

	if (rc == ERROR_NONE)
		rc = opener_check(central, round);
	if (rc == ERROR_NONE && earlier != NULL)
		rc = comparisons_find(central, round, compare, earlier);
	if (rc == ERROR_NONE && earlier != NULL && *earlier != NULL) {
		before.round = *earlier;
		rc = comparisons_begin(central, round, *earlier, &may_pair);
		if (rc == ERROR_NONE)
			rc = count_all(&before);
		now.earlier = may_pair ? &before : NULL;
		now.pairs = pairs_new(*earlier, round);
	}
	if (rc == ERROR_NONE)
		rc = count_all(&now);
	if (rc == ERROR_NONE)
		rc = left_out_get(central, round->id, &now.left_out);
	if (rc == ERROR_NONE) {
		count_leave_out(now.count, now.left_out.names, now.left_out.n);
		*figures = figures_disclose(now.count);
	}
	if (rc == ERROR_NONE && now.pairs != NULL)
		change_find(*figures, now.count, before.count, now.pairs);
	counting_end(&now);
	counting_end(&before);
	return rc;
}

enum error counting_is_safe(
    struct central *central, const struct round *round, size_t publications, bool *safe)
{
	struct counting counting = { .central = central, .round = round };
	enum error rc;

	counting.snapshots = snapshots_new(round, publications);
	rc = payloads_each_published(central, round, add_to_snapshots, &counting);
	*safe = rc == ERROR_NONE && snapshots_are_safe(counting.snapshots);
	snapshots_free(counting.snapshots);
	editions_cache_free(&counting.editions);
	return rc;
}
