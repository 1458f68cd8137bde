/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page of one of them, "unit/ROUND UNIT", {"bundle","code","day","draft","last","number",
 * "resealed","revision","seen","sent"}, which is an empty object once the place leads it no more.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "client/store/lead_private.h"
#include "client/store/profile_private.h"
#include "crypto/secret.h"

char *lead_page_name(const struct round *round, int unit)
{
	return text_format("unit/%s %s", round->id, round->organisation->units[unit].id);
}

static json_t *plan_or_null(const struct plan *plan)
{
	return plan != NULL ? plan_to_json(plan) : json_null();
}

enum error lead_save(struct lead *lead)
{
	char *name = lead_page_name(lead->round, lead->unit);
	json_t *page = json_pack("{s:s, s:s, s:s, s:o, s:I, s:I, s:b, s:I, s:I, s:o}", "bundle",
	    lead->bundle, "code", lead->code, "day", lead->day, "draft", plan_to_json(lead->plan),
	    "last", (json_int_t)lead->plan->last_id, "number", (json_int_t)lead->number, "resealed",
	    lead->resealed, "revision", (json_int_t)lead->revision, "seen", (json_int_t)lead->seen,
	    "sent", plan_or_null(lead->sent));
	enum error rc;

	if (page == NULL)
		memory_out();
	rc = profile_put(lead->profile, name, page, &lead->generation);
	json_decref(page);
	free(name);
	return rc;
}

/* One of the plans on the page. Sealed pages were written by us: what cannot be read there belongs
 * to a version that never was. */
static enum error load_plan(const struct json_place *top, const char *key, struct plan **plan)
{
	struct json_place place;

	if (!json_enter_key(top, key, &place) || json_is_null(place.value))
		return ERROR_NONE;
	if (plan_read(&place, PLAN_DRAFT, plan) == ERROR_NONE)
		return ERROR_NONE;
	error_clear();
	return profile_tampered();
}

static enum error load(struct lead *lead, const json_t *page)
{
	const struct json_source source = { .name = lead->round->id, .bytes = "" };
	const struct json_place top = { .source = &source, .value = page };
	enum error rc;

	snprintf(lead->code, sizeof lead->code, "%s", json_text(&top, "code"));
	snprintf(lead->bundle, sizeof lead->bundle, "%s", json_text(&top, "bundle"));
	snprintf(lead->day, sizeof lead->day, "%s", json_text(&top, "day"));
	lead->number = (long)json_number(&top, "number", 0);
	lead->revision = (long)json_number(&top, "revision", 0);
	/* Until it stood on the page, the first one was number 1. */
	lead->resealed = json_flag(&top, "resealed", lead->revision > 1);
	lead->seen = (long)json_number(&top, "seen", 0);
	rc = load_plan(&top, "draft", &lead->plan);
	if (rc == ERROR_NONE)
		rc = load_plan(&top, "sent", &lead->sent);
	if (rc == ERROR_NONE && lead->plan != NULL)
		plan_remember(lead->plan, lead->sent, (long)json_number(&top, "last", 0));
	return rc;
}

enum error lead_page_open(
    struct profile *profile, const struct round *round, int unit, struct lead **out)
{
	struct lead *lead = memory_new(1, sizeof *lead);
	char *name = lead_page_name(round, unit);
	json_t *page = NULL;
	enum error rc;

	*lead = (struct lead){ .profile = profile, .round = round, .unit = unit };
	rc = profile_get(profile, name, &page, &lead->generation);
	if (rc == ERROR_NONE && page != NULL)
		rc = load(lead, page);
	if (rc == ERROR_NONE && lead->plan == NULL)
		lead->plan = plan_new();
	json_decref(page);
	free(name);
	if (rc == ERROR_NONE)
		*out = lead;
	else
		lead_close(lead);
	return rc;
}

void lead_close(struct lead *lead)
{
	if (lead == NULL)
		return;
	plan_free(lead->plan);
	plan_free(lead->sent);
	plan_free(lead->before);
	unit_file_free(lead->file);
	secret_wipe(lead, sizeof *lead);
	free(lead);
}
