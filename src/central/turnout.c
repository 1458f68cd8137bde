/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Each response counts in its unit and in all above. */
#include "central/turnout.h"

#include "base/memory.h"
#include "central/payloads.h"
#include "central/purges.h"

struct turnout {
	const struct organisation *organisation;
	long *responses;
};

static enum error count_one(void *context, const struct bundle *bundle)
{
	struct turnout *turnout = context;
	int unit = organisation_find(turnout->organisation, bundle->unit);

	for (; unit != ORGANISATION_NO_UNIT; unit = turnout->organisation->units[unit].parent)
		turnout->responses[unit]++;
	return ERROR_NONE;
}

enum error turnout_count(struct central *central, const struct round *round, long **responses)
{
	struct turnout turnout = { .organisation = round->organisation };
	enum error rc;

	turnout.responses =
	    memory_new(turnout.organisation->n_units + 1, sizeof *turnout.responses);
	*responses = turnout.responses;
	rc = purges_check(central, round->id);
	if (rc == ERROR_NONE)
		rc = payloads_each(central, round, PAYLOADS_COUNTING, count_one, &turnout);
	return rc;
}
