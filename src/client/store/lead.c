/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Beginning to lead a unit, going on with it, and ending it. */
#include "client/store/lead.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "client/store/drafts.h"
#include "client/store/inbox.h"
#include "client/store/lead_private.h"
#include "client/store/outbox.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/round/slips.h"

/* Has the next assessment opened? */
static bool is_over(const struct round *round, struct round *const *rounds, size_t count)
{
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	for (size_t i = 0; i < count; i++)
		if (rounds[i]->kind == ROUND_ASSESSMENT &&
		    strcmp(rounds[i]->follows, round->id) == 0 &&
		    strcmp(rounds[i]->opens, today) <= 0)
			return true;
	return false;
}

enum error lead_open(
    struct profile *profile, const struct round *round, int unit, struct lead **out)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list(profile_store(profile), &rounds, &count);

	if (rc == ERROR_NONE)
		rc = lead_open_among(profile, rounds, count, round, unit, out);
	rounds_free(rounds, count);
	return rc;
}

enum error lead_open_among(struct profile *profile, struct round *const *rounds, size_t count,
    const struct round *round, int unit, struct lead **out)
{
	struct lead *lead = NULL;
	enum error rc = lead_page_open(profile, round, unit, &lead);

	if (rc == ERROR_NONE && lead->code[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("that unit is not led from this profile")),
		    _("Choose \"I lead a unit\", and type its leader code."));
	if (rc == ERROR_NONE) {
		lead->over = is_over(round, rounds, count);
		rc = lead_look(lead);
	}
	if (rc == ERROR_NONE)
		*out = lead;
	else
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
	enum error rc = lead_page_open(profile, round, unit, &lead);

	if (rc == ERROR_NONE)
		rc = db_begin(db);
	if (rc != ERROR_NONE) {
		lead_close(lead);
		return rc;
	}
	if (encode_from_code(bytes, code))
		encode_code(lead->code, bytes);
	secret_wipe(bytes, sizeof bytes);
	rc = leads_put(profile, round, unit, true);
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
		rc = slips_refuse(_("that is not a leader code of any round here"), SLIPS_LEADER,
		    code, (const struct round *const *)rounds, count);
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
	char *name = lead_page_name(lead->round, lead->unit);
	char *drafts = text_format("%s/", name);
	json_t *nothing = json_object();
	enum error rc = db_begin(db);

	if (rc == ERROR_NONE) {
		rc = leads_put(lead->profile, lead->round, lead->unit, false);
		if (rc == ERROR_NONE)
			rc = profile_put(lead->profile, name, nothing, &lead->generation);
		if (rc == ERROR_NONE)
			rc = drafts_drop(lead->profile, drafts);
		if (rc == ERROR_NONE)
			rc = inbox_drop(lead->profile, lead->round, lead->unit);
		if (rc == ERROR_NONE)
			rc = outbox_forget(profile_store(lead->profile), lead->bundle);
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

enum error leads_bundle(
    struct profile *profile, const struct leads_unit *unit, char name[BUNDLE_NAME_DIGITS + 1])
{
	struct lead *lead = NULL;
	enum error rc = lead_page_open(profile, unit->round, unit->unit, &lead);

	if (rc == ERROR_NONE)
		memcpy(name, lead->bundle, sizeof lead->bundle);
	lead_close(lead);
	return rc;
}
