/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Drafts as the page "drafts", {"drafts"}: pairs of name and text, the oldest first. */
#include "client/store/drafts.h"

#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/profile_private.h"

struct drafts {
	struct profile *profile;
	json_t *page, *list;
	int64_t generation;
	bool changed;
};

/* An empty list where there is none yet. */
static enum error open_drafts(struct drafts *drafts, struct profile *profile)
{
	enum error rc;

	*drafts = (struct drafts){ .profile = profile };
	rc = profile_get(profile, "drafts", &drafts->page, &drafts->generation);
	if (rc != ERROR_NONE)
		return rc;
	if (drafts->page == NULL)
		drafts->page = json_pack("{s:[]}", "drafts");
	drafts->list = json_object_get(drafts->page, "drafts");
	return json_is_array(drafts->list) ? ERROR_NONE : profile_tampered();
}

/* Keep what was changed, and give back what was read. */
static enum error close_drafts(struct drafts *drafts, enum error rc)
{
	if (rc == ERROR_NONE && drafts->changed)
		rc = profile_put(drafts->profile, "drafts", drafts->page, &drafts->generation);
	json_decref(drafts->page);
	return rc;
}

static const char *part(const struct drafts *drafts, size_t i, size_t which)
{
	const char *text =
	    json_string_value(json_array_get(json_array_get(drafts->list, i), which));

	return text != NULL ? text : "";
}

/* The place of a draft in the list, or its length. */
static size_t find(const struct drafts *drafts, const char *name)
{
	size_t i = 0;

	while (i < json_array_size(drafts->list) && strcmp(part(drafts, i, 0), name) != 0)
		i++;
	return i;
}

static void take_out(struct drafts *drafts, size_t i)
{
	json_array_remove(drafts->list, i);
	drafts->changed = true;
}

static size_t bytes_of(const struct drafts *drafts)
{
	size_t bytes = 0;

	for (size_t i = 0; i < json_array_size(drafts->list); i++)
		bytes += strlen(part(drafts, i, 1));
	return bytes;
}

static void put_in(struct drafts *drafts, const char *name, const char *text)
{
	json_t *pair = json_pack("[s, s]", name, text);

	if (pair == NULL)
		memory_out();
	json_array_append_new(drafts->list, pair);
	drafts->changed = true;
	while (bytes_of(drafts) > DRAFTS_MAX)
		take_out(drafts, 0);
}

enum error drafts_get(struct profile *profile, const char *name, char **text)
{
	struct drafts drafts;
	enum error rc = open_drafts(&drafts, profile);
	size_t at;

	*text = NULL;
	if (rc == ERROR_NONE && (at = find(&drafts, name)) < json_array_size(drafts.list))
		secret_keep(text, part(&drafts, at, 1));
	return close_drafts(&drafts, rc);
}

enum error drafts_put(struct profile *profile, const char *name, const char *text)
{
	struct drafts drafts;
	enum error rc;
	size_t at;
	bool is_there;

	if (strlen(text) > DRAFTS_MAX)
		return error_set(ERROR_TOO_LARGE, _("what was written is too long to be kept"));
	rc = open_drafts(&drafts, profile);
	if (rc == ERROR_NONE) {
		at = find(&drafts, name);
		is_there = at < json_array_size(drafts.list);
		if (is_there && strcmp(part(&drafts, at, 1), text) != 0)
			take_out(&drafts, at);
		if (text[0] != '\0' && (!is_there || drafts.changed))
			put_in(&drafts, name, text);
	}
	return close_drafts(&drafts, rc);
}

enum error drafts_drop(struct profile *profile, const char *start)
{
	struct drafts drafts;
	enum error rc = open_drafts(&drafts, profile);

	for (size_t i = rc == ERROR_NONE ? json_array_size(drafts.list) : 0; i-- > 0;)
		if (strncmp(part(&drafts, i, 0), start, strlen(start)) == 0)
			take_out(&drafts, i);
	return close_drafts(&drafts, rc);
}
