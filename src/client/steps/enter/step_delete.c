/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Deleting one's own place: what goes and what does not, what to do before, and the passphrase. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/steps/led_units.h"
#include "client/steps/standing.h"
#include "client/store/outbox.h"
#include "client/store/profile_drop.h"

/* What there is of the person's beyond their answers; all is freed by free_extent(). */
struct extent {
	struct round **rounds; /* of this machine, the newest first */
	size_t n_rounds;
	struct outbox *outbox;
	size_t ready; /* of the person's bundles */
};

static void free_extent(struct extent *extent)
{
	outbox_free(extent->outbox);
	rounds_free(extent->rounds, extent->n_rounds);
}

static enum error count_ready(struct profile *profile, struct extent *extent)
{
	json_t *names = NULL;
	enum error rc = profile_bundles(profile, &names);

	for (size_t i = 0; rc == ERROR_NONE && i < extent->outbox->count; i++) {
		const struct outbox_bundle *bundle = &extent->outbox->bundles[i];

		extent->ready +=
		    bundle->state == OUTBOX_READY && json_object_get(names, bundle->name) != NULL;
	}
	json_decref(names);
	return rc;
}

static enum error look(const struct journey *journey, struct extent *extent)
{
	enum error rc = rounds_list_newest(journey->store, &extent->rounds, &extent->n_rounds);

	if (rc == ERROR_NONE)
		rc = outbox_list(journey->store, &extent->outbox);
	return rc == ERROR_NONE ? count_ready(journey->profile, extent) : rc;
}

/* Call `each` for the person's answers in every round that they can take back, until it says that
 * it is done. */
static enum error each_to_take_back(const struct journey *journey, const struct extent *extent,
    bool (*each)(void *context, const struct round *round), void *context)
{
	enum error rc = ERROR_NONE;
	bool done = false;

	for (size_t i = 0; rc == ERROR_NONE && !done && i < extent->n_rounds; i++) {
		struct response *response = NULL;

		rc = response_open(journey->profile, extent->rounds[i], &response);
		if (rc == ERROR_NONE && response_can_withdraw(response, extent->outbox))
			done = each(context, extent->rounds[i]);
		response_close(response);
	}
	return rc;
}

static bool offer(void *page, const struct round *round)
{
	char *text = text_format(_("First take back my answers: %s"), round->title);

	page_choice(page, text);
	free(text);
	return false;
}

static enum error show_answers(
    const struct journey *journey, const struct extent *extent, struct page *page)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < extent->n_rounds; i++) {
		const struct round *round = extent->rounds[i];
		struct response *response = NULL;
		struct standing standing;

		rc = response_open(journey->profile, round, &response);
		if (rc != ERROR_NONE)
			break;
		standing_of_response(response, extent->outbox, &standing);
		if (standing.state != STANDING_NONE)
			standing_show(&standing, round, round->title, page);
		response_close(response);
	}
	return rc;
}

/* Of plans there may be several; what becomes of them is said once. */
static enum error tell_plans(
    const struct journey *journey, const struct extent *extent, struct page *page)
{
	struct leads leads;
	enum error rc = led_units_list(journey, extent->rounds, extent->n_rounds, &leads);

	if (leads.count > 0)
		page_line(page, PAGE_TEXT, "%s",
		    _("You lead a unit: its plan stays with the coordinator as you handed it over "
		      "last, and comes back with the leader code, in any profile. What you have "
		      "written since is destroyed."));
	leads_free(&leads);
	return rc;
}

static enum error describe(
    const struct journey *journey, const struct extent *extent, struct page *page)
{
	enum error rc = show_answers(journey, extent, page);

	if (rc == ERROR_NONE)
		rc = led_units_show_bundles(
		    journey, extent->rounds, extent->n_rounds, extent->outbox, page);
	page_choice(page, _("First save a copy on a stick"));
	if (rc == ERROR_NONE)
		rc = each_to_take_back(journey, extent, offer, page);
	if (page->n_choices > 1)
		page_line(page, PAGE_TEXT, "%s",
		    _("What you hand over stays with the coordinator, and counts. Without your "
		      "profile, here or in a copy, you can no longer change it or take it back: do "
		      "that first, or save a copy."));
	if (extent->ready > 0)
		page_line(page, PAGE_HEADING, "%s",
		    _("What is ready leaves all the same with the next sync: that was your word."));
	return rc == ERROR_NONE ? tell_plans(journey, extent, page) : rc;
}

static enum error delete_show(const struct journey *journey, struct page *page)
{
	struct extent extent = { 0 };
	enum error rc = look(journey, &extent);

	page_set(&page->title, "%s", _("Delete my profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("Everything of yours on this machine is destroyed, for good: answers, drafts, notes, "
	      "results, also of earlier rounds, and what opens them."));
	if (rc == ERROR_NONE)
		rc = describe(journey, &extent, page);
	page_choice(page, _("Delete my profile"));
	page_choice(page, _("No, keep it"));
	page->focus = page->n_choices - 1;
	free_extent(&extent);
	return rc;
}

/* The one that stands at this place among those that can be taken back. */
struct search {
	size_t left;
	const struct round *found;
};

static bool find(void *context, const struct round *round)
{
	struct search *search = context;

	if (search->left-- > 0)
		return false;
	search->found = round;
	return true;
}

/* Into the round, also where it is closed, to the page that takes them back. */
static enum error take_back(struct journey *journey, const char *id)
{
	enum error rc = rounds_get(journey->store, id, &journey->round);

	if (rc == ERROR_NONE)
		rc = response_open(journey->profile, journey->round, &journey->response);
	if (rc == ERROR_NONE)
		return walk_go(journey->walk, STEP_TAKE_BACK);
	journey_leave_round(journey);
	return rc;
}

static enum error delete_choose(struct journey *journey, size_t choice)
{
	struct extent extent = { 0 };
	struct search search = { choice - 1, NULL };
	enum error rc;

	if (choice == 0)
		return walk_go(journey->walk, STEP_COPY);
	rc = look(journey, &extent);
	if (rc == ERROR_NONE)
		rc = each_to_take_back(journey, &extent, find, &search);
	if (rc == ERROR_NONE && search.found != NULL)
		rc = take_back(journey, search.found->id);
	else if (rc == ERROR_NONE)
		rc = walk_go(journey->walk, search.left == 0 ? STEP_DELETE_SURE : STEP_MY_PLACE);
	free_extent(&extent);
	return rc;
}

const struct step step_delete = {
	.name = "delete",
	.help = N_("For when you will not come back to this machine, or somebody else takes it "
		   "over. You are asked for your passphrase before anything is destroyed."),
	.show = delete_show,
	.choose = delete_choose,
	/* Whoever did not take anything back was in that round. */
	.arrive = journey_leave_round,
};

static enum error delete_sure_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Delete my profile"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_HEADING, "%s",
	    _("Type your passphrase, and your profile is deleted: at once, and for good."));
	page_line(page, PAGE_TEXT, "%s", _("It is not shown. Going back keeps everything."));
	page->field = PAGE_SECRET;
	page_set(&page->label, "%s", _("Current passphrase"));
	return ERROR_NONE;
}

static enum error delete_sure_write(struct journey *journey, const char *text)
{
	struct extent extent = { 0 };
	enum error rc = profile_confirm(journey->profile, text);

	if (rc == ERROR_NONE)
		rc = look(journey, &extent);
	if (rc == ERROR_NONE)
		rc = profile_delete(journey->profile);
	free_extent(&extent);
	if (rc != ERROR_NONE)
		return rc;
	walk_lock(journey->walk);
	walk_say(journey->walk, "%s",
	    extent.ready > 0 ? _("Your profile is deleted. What was ready leaves with the next "
				 "sync; nothing else of yours is left on this machine.")
			     : _("Your profile is deleted: nothing of yours is left on this "
				 "machine."));
	return ERROR_NONE;
}

const struct step step_delete_sure = {
	.name = "delete-sure",
	.help = N_("Write the passphrase with which you opened your profile, and press Enter. The "
		   "characters are not shown."),
	.show = delete_sure_show,
	.write = delete_sure_write,
	.as_typed = true,
};
