/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* By the hash of the unit that stands beside each response, which is not opened. */
#include "central/results/turnout.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/store/payloads.h"
#include "central/store/purges.h"

/* A response counts in its unit and in all above. */
static void add(const struct organisation *organisation, size_t unit, long n, long *responses)
{
	for (int i = (int)unit; i != ORGANISATION_NO_UNIT; i = organisation->units[i].parent)
		responses[i] += n;
}

/* The hashes of all units, in their order; for free(). */
static unsigned char (*hash_units(struct central *central, const struct round *round))[DIGEST_SIZE]
{
	const struct organisation *organisation = round->organisation;
	unsigned char(*hashes)[DIGEST_SIZE] = memory_new(organisation->n_units + 1, sizeof *hashes);

	for (size_t i = 0; i < organisation->n_units; i++)
		payloads_unit(central, round->id, organisation->units[i].id, hashes[i]);
	return hashes;
}

static enum error count(struct central *central, const struct round *round, long *responses)
{
	struct db_statement *units = db_use(central->db, SQL_PAYLOAD_UNITS);
	unsigned char(*hashes)[DIGEST_SIZE] = hash_units(central, round), unit[DIGEST_SIZE];
	bool row = false;
	enum error rc;

	db_bind_text(units, 1, round->id);
	while ((rc = db_next(units, &row)) == ERROR_NONE && row) {
		size_t i = 0, n = round->organisation->n_units;

		if (!payloads_digest(units, 0, unit))
			continue;
		while (i < n && memcmp(hashes[i], unit, DIGEST_SIZE) != 0)
			i++;
		if (i < n)
			add(round->organisation, i, (long)db_number(units, 1), responses);
	}
	free(hashes);
	return rc;
}

enum error turnout_count(struct central *central, const struct round *round, long **responses)
{
	enum error rc;

	*responses = memory_new(round->organisation->n_units + 1, sizeof **responses);
	rc = purges_check(central, round->id);
	return rc == ERROR_NONE ? count(central, round, *responses) : rc;
}
