/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The pages of those who lead: "units", {"units"}: pairs of round and unit; and for each of them
 * "unit/ROUND UNIT", {"bundle","code","day","draft","last","number","resealed","revision",
 * "seen","sent"},
 * which is an empty object once the place leads it no more. */
#include "client/store/lead.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/drafts.h"
#include "client/store/inbox.h"
#include "client/store/lead_private.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

static char *page_name(const struct round *round, int unit)
{
	return text_format("unit/%s %s", round->id, round->organisation->units[unit].id);
}

/* The list, an empty one where there is none yet; json_decref() of the page by the caller. */
static enum error load_list(
    struct profile *profile, json_t **page, json_t **list, int64_t *generation)
{
	enum error rc = profile_get(profile, "units", page, generation);

	if (rc != ERROR_NONE)
		return rc;
	if (*page == NULL)
		*page = json_pack("{s:[]}", "units");
	*list = json_object_get(*page, "units");
	return json_is_array(*list) ? ERROR_NONE : profile_tampered();
}

static const char *text_at(const json_t *pair, size_t i)
{
	const char *text = json_string_value(json_array_get(pair, i));

	return text != NULL ? text : "";
}

/* The place of the pair in the list, or its length. */
static size_t find_pair(const json_t *list, const char *round, const char *unit)
{
	size_t i;
	const json_t *pair;

	json_array_foreach(list, i, pair) if (strcmp(text_at(pair, 0), round) == 0 &&
					      strcmp(text_at(pair, 1), unit) == 0) return i;
	return json_array_size(list);
}

enum error leads_list(
    struct profile *profile, struct round *const *rounds, size_t n_rounds, struct leads *leads)
{
	json_t *page = NULL, *list = NULL, *pair;
	int64_t generation;
	size_t at;
	enum error rc = load_list(profile, &page, &list, &generation);

	*leads = (struct leads){ 0 };
	if (rc == ERROR_NONE)
		leads->units = memory_new(json_array_size(list), sizeof *leads->units);
	json_array_foreach(list, at, pair)
	{
		for (size_t i = 0; rc == ERROR_NONE && i < n_rounds; i++) {
			int unit = organisation_find(rounds[i]->organisation, text_at(pair, 1));

			if (strcmp(rounds[i]->id, text_at(pair, 0)) != 0 ||
			    unit == ORGANISATION_NO_UNIT)
				continue;
			leads->units[leads->count++] = (struct leads_unit){ rounds[i], unit };
		}
	}
	json_decref(page);
	return rc;
}

void leads_free(struct leads *leads)
{
	free(leads->units);
	*leads = (struct leads){ 0 };
}

/* Put the pair into the list, or take it out. */
static enum error list_unit(struct profile *profile, const struct round *round, int unit, bool in)
{
	const char *id = round->organisation->units[unit].id;
	json_t *page = NULL, *list = NULL;
	int64_t generation;
	size_t at;
	enum error rc = load_list(profile, &page, &list, &generation);

	if (rc == ERROR_NONE) {
		at = find_pair(list, round->id, id);
		if (!in)
			json_array_remove(list, at);
		else if (json_array_size(list) == LEAD_MAX_UNITS)
			rc = error_hint(error_set(ERROR_REFUSED,
					    _("this profile leads as many units as it can")),
			    _("Stop leading one of them here first."));
		else if (at == json_array_size(list))
			json_array_append_new(list, json_pack("[s, s]", round->id, id));
	}
	if (rc == ERROR_NONE)
		rc = profile_put(profile, "units", page, &generation);
	json_decref(page);
	return rc;
}

static json_t *plan_or_null(const struct plan *plan)
{
	return plan != NULL ? plan_to_json(plan) : json_null();
}

enum error lead_save(struct lead *lead)
{
	char *name = page_name(lead->round, lead->unit);
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

/* The page as it is, also where the unit is not led. */
static enum error open_page(
    struct profile *profile, const struct round *round, int unit, struct lead **out)
{
	struct lead *lead = memory_new(1, sizeof *lead);
	char *name = page_name(round, unit);
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

enum error lead_open(
    struct profile *profile, const struct round *round, int unit, struct lead **out)
{
	struct lead *lead = NULL;
	enum error rc = open_page(profile, round, unit, &lead);

	if (rc == ERROR_NONE && lead->code[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("that unit is not led from this profile")),
		    _("Choose \"I lead a unit\", and type its leader code."));
	if (rc == ERROR_NONE)
		rc = lead_look(lead);
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

enum error leads_bundle(
    struct profile *profile, const struct leads_unit *unit, char name[BUNDLE_NAME_DIGITS + 1])
{
	struct lead *lead = NULL;
	enum error rc = open_page(profile, unit->round, unit->unit, &lead);

	if (rc == ERROR_NONE)
		memcpy(name, lead->bundle, sizeof lead->bundle);
	lead_close(lead);
	return rc;
}

/* The code as it is written on the slip, with the page and the list on the disk together. */
static enum error begin(
    struct profile *profile, const struct round *round, int unit, const char *code)
{
	struct db *db = profile_store(profile)->db;
	unsigned char bytes[ENCODE_CODE_BYTES];
	struct lead *lead = NULL;
	enum error rc = open_page(profile, round, unit, &lead);

	if (rc == ERROR_NONE)
		rc = db_begin(db);
	if (rc != ERROR_NONE) {
		lead_close(lead);
		return rc;
	}
	if (encode_from_code(bytes, code))
		encode_code(lead->code, bytes);
	secret_wipe(bytes, sizeof bytes);
	rc = list_unit(profile, round, unit, true);
	if (rc == ERROR_NONE)
		rc = lead_save(lead);
	rc = db_end(db, rc);
	lead_close(lead);
	return rc;
}

enum error lead_begin(struct profile *profile, const char *code, struct round **round, int *unit)
{
	struct round **rounds = NULL;
	size_t count = 0, at = 0;
	enum error rc = rounds_list(profile_store(profile), &rounds, &count);

	*unit = ORGANISATION_NO_UNIT;
	while (rc == ERROR_NONE && at < count &&
	       (*unit = leader_unit(rounds[at], code)) == ORGANISATION_NO_UNIT)
		at++;
	if (rc == ERROR_NONE && at == count)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("that is not a leader code of any round here")),
		    _("It is four groups of four letters and digits, from the coordinator. Take in "
		      "its round first where this machine does not have it."));
	if (rc == ERROR_NONE)
		rc = begin(profile, rounds[at], *unit, code);
	if (rc == ERROR_NONE) {
		*round = rounds[at];
		rounds[at] = NULL;
	}
	rounds_free(rounds, count);
	return rc;
}

enum error lead_end(struct lead *lead)
{
	struct db *db = profile_store(lead->profile)->db;
	char *name = page_name(lead->round, lead->unit);
	char *drafts = text_format("%s/", name);
	json_t *nothing = json_object();
	enum error rc = db_begin(db);

	if (rc == ERROR_NONE) {
		rc = list_unit(lead->profile, lead->round, lead->unit, false);
		if (rc == ERROR_NONE)
			rc = profile_put(lead->profile, name, nothing, &lead->generation);
		if (rc == ERROR_NONE)
			rc = drafts_drop(lead->profile, drafts);
		rc = db_end(db, rc);
	}
	json_decref(nothing);
	free(drafts);
	free(name);
	return rc;
}

char *lead_name(const struct lead *lead)
{
	return organisation_full_name(lead->round->organisation, lead->unit);
}
