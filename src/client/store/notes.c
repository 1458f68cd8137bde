/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Notes as the page "notes/ROUND": an object of texts by item id. */
#include "client/store/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/written.h"

/* The round's notes, an empty object where there are none yet; json_decref() by the caller. */
static enum error load(
    struct profile *profile, const char *round, json_t **notes, int64_t *generation)
{
	char *page = text_format("notes/%s", round);
	enum error rc = profile_get(profile, page, notes, generation);

	if (rc == ERROR_NONE && *notes == NULL)
		*notes = json_object();
	free(page);
	return rc;
}

enum error notes_get(struct profile *profile, const char *round, const char *item, char **note)
{
	json_t *notes = NULL;
	int64_t generation;
	const char *text;
	enum error rc = load(profile, round, &notes, &generation);

	if (rc != ERROR_NONE)
		return rc;
	text = json_string_value(json_object_get(notes, item));
	*note = memory_copy(text != NULL ? text : "");
	json_decref(notes);
	return ERROR_NONE;
}

enum error notes_put(struct profile *profile, const char *round, const char *item, const char *note)
{
	json_t *notes = NULL;
	int64_t generation;
	char *page;
	enum error rc;

	rc = written_fits(note, NOTES_MAX);
	if (rc == ERROR_NONE)
		rc = load(profile, round, &notes, &generation);
	if (rc != ERROR_NONE)
		return rc;
	if (note[strspn(note, " \n")] == '\0')
		json_object_del(notes, item);
	else
		json_object_set_new(notes, item, json_string(note));
	page = text_format("notes/%s", round);
	rc = profile_put(profile, page, notes, &generation);
	free(page);
	json_decref(notes);
	return rc;
}
