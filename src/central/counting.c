/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Payload by payload, in the order of their digests: sums of fractions come out the same each time.
 */
#include "central/counting.h"

#include "base/language.h"
#include "central/payloads.h"
#include "crypto/secret.h"
#include "figures/snapshots.h"

struct counting {
	struct central *central;
	const struct round *round; /* the newest edition */
	struct edition_cache editions;
	struct count *count;         /* of one publication, */
	struct snapshots *snapshots; /* or all of them; the other is NULL */
};

/* Hold the payload to its own edition again, and count it. */
static enum error count_one(void *context, const struct bundle *bundle, unsigned in)
{
	struct counting *counting = context;
	const struct organisation *organisation = counting->round->organisation;
	const struct questionnaire *questionnaire = counting->round->questionnaire;
	int unit = organisation_find(organisation, bundle->unit);
	const struct round *edition = NULL;
	struct answers *answers = NULL;
	struct asked asked = { .follow_up = counting->round->follows[0] != '\0' };
	enum error rc = editions_cached(
	    counting->central, &counting->editions, bundle->round, bundle->edition, &edition);

	if (rc == ERROR_NONE && (edition == NULL || unit == ORGANISATION_NO_UNIT))
		rc = error_set(ERROR_DAMAGED, _("an edition of the round %s is missing in %s"),
		    bundle->round, counting->central->path);
	if (rc == ERROR_NONE)
		rc = bundle_check(bundle, edition, &answers);
	if (rc == ERROR_NONE && answers != NULL) {
		asked.role = questionnaire_role(questionnaire, bundle->role);
		asked.form = questionnaire_form(questionnaire, organisation->units[unit].form);
		if (counting->snapshots != NULL)
			snapshots_add(counting->snapshots, in, unit, &asked, answers);
		else
			count_add(counting->count, unit, &asked, answers);
	}
	answers_free(answers);
	return rc;
}

static enum error count_newest(void *context, const struct bundle *bundle)
{
	return count_one(context, bundle, 1);
}

static enum error check_closed(const struct round *round)
{
	if (round->closed[0] != '\0')
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED,
			      _("the round %s is open: there are no figures yet"), round->id),
	    _("See who has come how far with \"skatta-central status\", and close it with "
	      "\"skatta-central round close %s\"."),
	    round->id);
}

/* Nobody but this store can tell in which order comments come. */
static void set_order(const struct central *central, const struct round *round, struct count *count)
{
	unsigned char key[DIGEST_SIZE];

	central_hash(central, "skatta-comments/1", round->id, (const unsigned char *)"", 0, key);
	count_set_order(count, key);
	secret_wipe(key, sizeof(key));
}

enum error counting_figures(
    struct central *central, const struct round *round, struct figures **figures)
{
	struct counting counting = { .central = central, .round = round };
	enum error rc = check_closed(round);

	if (rc != ERROR_NONE)
		return rc;
	counting.count = count_new(round);
	set_order(central, round, counting.count);
	rc = payloads_each(central, round, PAYLOADS_COUNTING, count_newest, &counting);
	if (rc == ERROR_NONE)
		*figures = figures_disclose(counting.count);
	count_free(counting.count);
	editions_cache_free(&counting.editions);
	return rc;
}

enum error counting_is_safe(
    struct central *central, const struct round *round, size_t publications, bool *safe)
{
	struct counting counting = { .central = central, .round = round };
	enum error rc;

	counting.snapshots = snapshots_new(round, publications);
	rc = payloads_each_published(central, round, count_one, &counting);
	*safe = rc == ERROR_NONE && snapshots_are_safe(counting.snapshots);
	snapshots_free(counting.snapshots);
	editions_cache_free(&counting.editions);
	return rc;
}
