/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit may be called otherwise, or lie elsewhere, in the newest edition: it is found by its id.
 */
#include "central/store/answered.h"

#include "base/io/language.h"
#include "document/round/round_actions.h"

enum error answered_read(struct central *central, struct edition_cache *editions,
    const struct round *round, const struct bundle *bundle, struct answered *answered)
{
	const struct round *edition = NULL;
	enum error rc =
	    editions_cached(central, editions, bundle->round, bundle->edition, &edition);

	*answered =
	    (struct answered){ .unit = organisation_find(round->organisation, bundle->unit) };
	if (rc == ERROR_NONE && (edition == NULL || answered->unit == ORGANISATION_NO_UNIT))
		rc = error_set(ERROR_DAMAGED, _("an edition of the round %s is missing from %s"),
		    bundle->round, central->path);
	if (rc == ERROR_NONE)
		rc = bundle_check(bundle, edition, &answered->answers);
	if (rc == ERROR_NONE && answered->answers != NULL)
		answered->asked = round_asked(
		    round, answered->unit, questionnaire_role(round->questionnaire, bundle->role));
	return rc;
}
