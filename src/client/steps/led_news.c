/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was there before, what is there now, and the difference in words. */
#include "client/steps/led_news.h"

#include "base/io/language.h"
#include "client/sync/sync.h"

struct known {
	bool results;
	long agreed; /* the revision */
	size_t pulses, news;
};

static struct known known_of(const struct lead *lead)
{
	return (struct known){
		.results = lead_has_results(lead),
		.agreed = lead_has_agreed(lead) ? lead->file->agreed->revision : 0,
		.pulses = lead->file != NULL ? lead->file->n_pulses : 0,
		.news = lead_news(lead),
	};
}

/* What has come, the answers first; false where nothing has. */
static bool say(struct journey *journey, const struct known *before, size_t read)
{
	struct known now = known_of(journey->lead);

	if (now.news > read)
		walk_say(journey->walk,
		    P_("Fetched: %zu new answer.", "Fetched: %zu new answers.", now.news),
		    now.news);
	else if (now.results && !before->results)
		walk_say(journey->walk, "%s", _("Fetched: the unit's result has come."));
	else if (now.agreed > before->agreed)
		walk_say(journey->walk, "%s",
		    _("Fetched: what was agreed on in the dialogue has come."));
	else if (now.pulses > before->pulses)
		walk_say(journey->walk, "%s",
		    _("Fetched: a temperature measurement has come about the actions."));
	else
		return false;
	return true;
}

/* What came before something else failed is there all the same. */
static enum error look(struct journey *journey, enum error fetched)
{
	enum error looked = lead_look(journey->lead);

	return fetched == ERROR_NONE ? looked : fetched;
}

enum error led_news_fetch(struct journey *journey)
{
	struct known before = known_of(journey->lead);
	struct sync_result result;
	enum error rc =
	    look(journey, sync_fetch(journey->store, journey->profile, journey->settings, &result));

	if (rc == ERROR_NONE && !say(journey, &before, 0))
		walk_say(journey->walk, "%s", _("Fetched: no new answer."));
	return rc;
}

void led_news_look(struct journey *journey)
{
	struct known before = known_of(journey->lead);
	struct sync_result result;
	enum error rc = look(journey,
	    sync_fetch_at_hand(journey->store, journey->profile, journey->settings, &result));

	if (rc == ERROR_NONE)
		say(journey, &before, before.news);
	else
		walk_say(journey->walk, "%s", error_sentence());
	error_clear();
}
