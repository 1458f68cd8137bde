/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The person's own result, at once: all areas, then one of them closely. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/steps/hand/result.h"
#include "client/steps/hand/step_bundles.h"
#include "client/steps/journey.h"
#include "client/steps/noted.h"
#include "client/steps/standing.h"
#include "client/sync/reply_page.h"

static bool is_underway(const struct standing *standing)
{
	return standing->state == STANDING_HANDED_OVER || standing->state == STANDING_WITHDRAWING;
}

static bool has_arrived(const struct standing *standing)
{
	return standing->state == STANDING_RECEIVED;
}

static bool can_hand_over(const struct response *response, const struct outbox *outbox)
{
	struct standing standing;

	standing_of_response(response, outbox, &standing);
	/* What was finished in time, and never left, can still be handed over. */
	return (!response_is_closed(response) || standing_can_go(&standing)) &&
	       standing.state != STANDING_HANDED_OVER && !has_arrived(&standing);
}

/* To another folder, where the first was lost on the way. */
static bool can_hand_over_again(const struct response *response, const struct outbox *outbox)
{
	struct standing standing;

	standing_of_response(response, outbox, &standing);
	return !response_is_closed(response) && standing.state == STANDING_HANDED_OVER;
}

/* Whoever can sees them on the page that comes before. */
static bool cannot_hand_over(const struct response *response, const struct outbox *outbox)
{
	return !can_hand_over(response, outbox) && !can_hand_over_again(response, outbox);
}

static bool can_give_code(const struct response *response, const struct outbox *outbox)
{
	struct standing standing;

	standing_of_response(response, outbox, &standing);
	return !response_is_closed(response) && standing_wants_code(&standing);
}

static bool can_change(const struct response *response, const struct outbox *outbox)
{
	(void)outbox;
	return !response_is_closed(response);
}

static bool was_sent(const struct response *response, const struct outbox *outbox)
{
	struct standing standing;

	standing_of_response(response, outbox, &standing);
	return standing.last > STANDING_FINISHED;
}

/* Something that was answered to the person waits to be read. What keeps it from being known is
 * said on the page where it would stand. */
static bool has_answer(const struct response *response, const struct outbox *outbox)
{
	struct reply_page replies;
	bool has;

	(void)outbox;
	if (reply_page_get(response->profile, response->round->id, &replies) != ERROR_NONE)
		error_clear();
	has = replies.n_new > 0;
	reply_page_free(&replies);
	return has;
}

static bool comes_first(const struct standing *standing)
{
	(void)standing;
	return true;
}

/* Also once more, where what was handed over does not count and no other code would help. */
static bool wants_handing_over(const struct standing *standing)
{
	return standing_can_go(standing) ||
	       (standing->state == STANDING_NOT_COUNTED && !standing_wants_code(standing));
}

/* Where one goes from the result; a way that may be barred says whether it is not, and one that is
 * what comes next in some state, whether it is. */
static const struct way {
	const char *text; /* N_() */
	enum step_id to;
	bool (*is_there)(const struct response *response, const struct outbox *outbox);
	bool (*is_next)(const struct standing *standing);
	enum error (*go)(struct journey *journey); /* instead; or NULL */
} ways[] = {
	{ N_("Read what was answered to my comment"), STEP_BUNDLES, has_answer, comes_first, NULL },
	{ N_("Hand over my answers"), STEP_SENT, can_hand_over, wants_handing_over, NULL },
	{ N_("More about an area"), STEP_AREAS, NULL, NULL, NULL },
	{ N_("All my answers"), STEP_ANSWERS, cannot_hand_over, NULL, NULL },
	{ N_("Change my answers"), STEP_REVIEW, can_change, has_arrived, NULL },
	{ N_("Give another answer code"), STEP_CODE, can_give_code, standing_wants_code, NULL },
	{ N_("See whether they have arrived"), STEP_BUNDLES, was_sent, is_underway,
	    step_bundles_look },
	{ N_("Back to the rounds"), STEP_ROUNDS, NULL, NULL, NULL },
	{ N_("Hand over once more, to another folder"), STEP_SENT, can_hand_over_again, NULL,
	    NULL },
	{ N_("Take back my answers"), STEP_TAKE_BACK, response_can_withdraw, NULL, NULL },
};

/* Those that are there, in their order, but for the one that comes next: it comes first. */
static size_t list_ways(const struct response *response, const struct outbox *outbox,
    const struct way *there[COUNT(ways)])
{
	struct standing standing;
	size_t count = 0;

	standing_of_response(response, outbox, &standing);
	for (int next = 1; next >= 0; next--)
		for (size_t i = 0; i < COUNT(ways); i++) {
			const struct way *way = &ways[i];
			bool is_next = way->is_next != NULL && way->is_next(&standing);

			if (is_next == (next != 0) &&
			    (way->is_there == NULL || way->is_there(response, outbox)))
				there[count++] = way;
		}
	return count;
}

static void show_closed(const struct response *response, struct page *page)
{
	if (response->round->closed[0] != '\0')
		page_line(page, PAGE_TEXT,
		    _("The round was closed on %s: your answers can be read here, but no longer "
		      "changed."),
		    response->round->closed);
}

static enum error result_show(const struct journey *journey, struct page *page)
{
	struct result result;
	const struct way *there[COUNT(ways)];
	struct standing standing;
	struct outbox *outbox = NULL;
	size_t count;
	enum error rc = outbox_list(journey->store, &outbox);

	if (rc != ERROR_NONE)
		return rc;
	count = list_ways(journey->response, outbox, there);
	standing_of_response(journey->response, outbox, &standing);
	result_open(&result, journey->response, EARLIER_LAST);
	page_set(&page->title, "%s", _("Your result"));
	page_set(&page->place, "%s", _("Only you see this"));
	show_closed(journey->response, page);
	standing_show(&standing, journey->round, _("Your answers"), page);
	result_overview(&result, page);
	page_beside(page);
	result_advice(&result, page);
	for (size_t i = 0; i < count; i++)
		page_choice(page, _(there[i]->text));
	page_set(&page->status_right, "%s", _("Saved"));
	result_close(&result);
	outbox_free(outbox);
	return ERROR_NONE;
}

static enum error result_choose(struct journey *journey, size_t choice)
{
	const struct way *there[COUNT(ways)];
	struct outbox *outbox = NULL;
	size_t count;
	enum error rc = outbox_list(journey->store, &outbox);

	if (rc != ERROR_NONE)
		return rc;
	count = list_ways(journey->response, outbox, there);
	outbox_free(outbox);
	if (choice >= count)
		return ERROR_NONE;
	return there[choice]->go != NULL ? there[choice]->go(journey)
					 : walk_go(journey->walk, there[choice]->to);
}

static enum error keep(struct journey *journey)
{
	return walk_go(journey->walk, STEP_KEEP);
}

static const struct step_key result_keys[] = {
	{ 'w', STEP_NO_ARROW, N_("save as a file"), keep, false },
	{ 0 },
};

const struct step step_result = {
	.name = "result",
	.help = N_("The bars go from 0 to 100. The result is yours: the school sees only figures "
		   "of groups."),
	.show = result_show,
	.choose = result_choose,
	.keys = result_keys,
};

static enum error areas_show(const struct journey *journey, struct page *page)
{
	struct result result;

	result_open(&result, journey->response, EARLIER_LAST);
	page_set(&page->title, "%s", _("Your result"));
	page_set(&page->place, "%s", _("Only you see this"));
	page_line(page, PAGE_TEXT, "%s", _("Which area do you want to look at?"));
	for (const struct area *area = NULL; (area = result_next(&result, area)) != NULL;) {
		char *name = result_name(&result, area);

		page_choice(page, name)->aside = result_level(&result, area);
		free(name);
	}
	page_choice(page, _("Back to the result"));
	result_close(&result);
	return ERROR_NONE;
}

static enum error areas_choose(struct journey *journey, size_t choice)
{
	/* Which areas there are, last time does not tell. */
	const struct result result = { .now = journey->response };
	const struct area *area;

	area = result_next(&result, NULL);
	while (area != NULL && choice-- > 0)
		area = result_next(&result, area);
	journey->area = area;
	return walk_go(journey->walk, area != NULL ? STEP_AREA : STEP_RESULT);
}

const struct step step_areas = {
	.name = "areas",
	.help = N_("Choose an area to see your answers in it and what to do next."),
	.show = areas_show,
	.choose = areas_choose,
};

static enum error area_show(const struct journey *journey, struct page *page)
{
	struct result result;
	const struct area *next;

	result_open(&result, journey->response, EARLIER_ALL);
	page_set(&page->title, "%s %s", journey->area->id,
	    journey_words(journey, &journey->area->title));
	page_set(&page->place, "%s", _("Only you see this"));
	result_area(&result, journey->area, page);
	result_area_conditions(&result, page);
	result_trouble(&result, page);
	noted_show_area(journey->response, journey->area, page);
	next = result_next(&result, journey->area);
	if (next != NULL) {
		char *name = result_name(&result, next), *text = NULL;

		page_set(&text, _("Next area: %s"), name);
		page_choice(page, text);
		free(text);
		free(name);
	}
	page_choice(page, _("Back to the result"));
	result_close(&result);
	return ERROR_NONE;
}

static enum error area_choose(struct journey *journey, size_t choice)
{
	const struct result result = { .now = journey->response };
	const struct area *next = result_next(&result, journey->area);

	if (next == NULL || choice > 0)
		return walk_go(journey->walk, STEP_RESULT);
	journey->area = next;
	return ERROR_NONE;
}

const struct step step_area = {
	.name = "area",
	.help = N_("Your answers in this area, how far it is to the next level, and what to do "
		   "next."),
	.show = area_show,
	.choose = area_choose,
};
