/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The units that are led here, among the rounds, and into one of them. */
#include "client/steps/led_units.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/led_news.h"
#include "client/steps/standing.h"

enum error led_units_list(
    const struct journey *journey, struct round *const *rounds, size_t count, struct leads *leads)
{
	*leads = (struct leads){ 0 };
	if (journey->walk->kiosk)
		return ERROR_NONE;
	return leads_list(journey->profile, rounds, count, leads);
}

/* One of them, by its name. */
static void show(const struct lead *lead, const struct outbox *outbox,
    void (*each)(const struct lead *lead, const struct standing *standing, const char *name,
	struct page *page),
    struct page *page)
{
	char *unit = lead_name(lead);
	char *name = lead_writes(lead) ? text_format(_("%s: plan"), unit)
				       : text_format("%s: %s", unit, lead->round->title);
	struct standing standing;

	standing_of_lead(lead, outbox, &standing);
	each(lead, &standing, name, page);
	free(name);
	free(unit);
}

/* Call `each` for every one of them until one fails. */
static enum error walk(const struct journey *journey, struct round *const *rounds, size_t count,
    void (*each)(const struct lead *lead, const struct standing *standing, const char *name,
	struct page *page),
    const struct outbox *outbox, struct page *page)
{
	struct leads leads;
	enum error rc = led_units_list(journey, rounds, count, &leads);

	for (size_t i = 0; rc == ERROR_NONE && i < leads.count; i++) {
		struct lead *lead = NULL;

		rc = lead_open_among(journey->profile, rounds, count, leads.units[i].round,
		    leads.units[i].unit, &lead);
		if (rc != ERROR_NONE)
			break;
		show(lead, outbox, each, page);
		lead_close(lead);
	}
	leads_free(&leads);
	return rc;
}

static void show_unit(
    const struct lead *lead, const struct standing *standing, const char *name, struct page *page)
{
	struct page_choice *choice = page_choice(page, name);

	if (!lead_has_plan(lead))
		return;
	choice->aside = standing_say(standing);
	standing_warn(standing, lead->round, name, page);
}

enum error led_units_show(const struct journey *journey, struct round *const *rounds, size_t count,
    const struct outbox *outbox, struct page *page)
{
	return walk(journey, rounds, count, show_unit, outbox, page);
}

static void show_bundle(
    const struct lead *lead, const struct standing *standing, const char *name, struct page *page)
{
	if (standing->state != STANDING_NONE)
		standing_show(standing, lead->round, name, page);
}

enum error led_units_show_bundles(const struct journey *journey, struct round *const *rounds,
    size_t count, const struct outbox *outbox, struct page *page)
{
	return walk(journey, rounds, count, show_bundle, outbox, page);
}

enum error led_units_enter(struct journey *journey, const struct leads_unit *unit)
{
	struct round *round = NULL;
	enum error rc = rounds_get(journey->store, unit->round->id, &round);

	if (rc == ERROR_NONE)
		rc = lead_open(journey->profile, round, unit->unit, &journey->lead);
	if (rc != ERROR_NONE) {
		round_free(round);
		return rc;
	}
	journey->round = round;
	led_news_look(journey);
	return walk_go(journey->walk, STEP_LEAD);
}

enum error led_units_first(struct journey *journey)
{
	struct round **rounds = NULL;
	struct leads leads = { 0 };
	size_t count = 0;
	enum error rc = rounds_list(journey->store, &rounds, &count);

	if (rc == ERROR_NONE)
		rc = leads_list(journey->profile, rounds, count, &leads);
	if (rc == ERROR_NONE && leads.count == 0)
		rc = walk_go(journey->walk, STEP_LEADER_CODE);
	else if (rc == ERROR_NONE && leads.count == 1)
		rc = led_units_enter(journey, &leads.units[0]);
	leads_free(&leads);
	rounds_free(rounds, count);
	return rc;
}
