/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The units that a place leads: the page "units", {"units"}: pairs of round and unit. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/lead_private.h"
#include "client/store/profile_private.h"

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

enum error leads_put(struct profile *profile, const struct round *round, int unit, bool in)
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
