/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which plans the coordinator was shown, and sets of payloads. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/store/payloads.h"

/* Where the digest is, or would be. */
static size_t place_of(const struct payloads_set *set, const unsigned char digest[DIGEST_SIZE])
{
	size_t low = 0, high = set->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (memcmp(set->digests[middle], digest, DIGEST_SIZE) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool payloads_set_has(const struct payloads_set *set, const unsigned char digest[DIGEST_SIZE])
{
	size_t place = place_of(set, digest);

	return place < set->n && memcmp(set->digests[place], digest, DIGEST_SIZE) == 0;
}

void payloads_set_add(struct payloads_set *set, const unsigned char digest[DIGEST_SIZE])
{
	size_t place = place_of(set, digest);

	if (payloads_set_has(set, digest))
		return;
	set->digests = memory_grow(set->digests, set->n + 1, sizeof *set->digests);
	memmove(set->digests + place + 1, set->digests + place,
	    (set->n - place) * sizeof *set->digests);
	memcpy(set->digests[place], digest, DIGEST_SIZE);
	set->n++;
}

void payloads_set_free(struct payloads_set *set)
{
	free(set->digests);
	*set = (struct payloads_set){ 0 };
}

enum error payloads_unshown(struct central *central, const char *round, struct payloads_set *set)
{
	struct db_statement *rows = db_use(central->db, SQL_PAYLOAD_UNSHOWN);
	unsigned char digest[DIGEST_SIZE];
	bool row = false;
	enum error rc;

	*set = (struct payloads_set){ 0 };
	db_bind_text(rows, 1, round);
	while ((rc = db_next(rows, &row)) == ERROR_NONE && row)
		if (payloads_digest(rows, 0, digest))
			payloads_set_add(set, digest);
	db_done(rows);
	return rc;
}

enum error payloads_show(struct central *central, const unsigned char digest[DIGEST_SIZE])
{
	struct db_statement *show = db_use(central->db, SQL_PAYLOAD_SHOW);

	db_bind_blob(show, 1, digest, DIGEST_SIZE);
	return db_run(show);
}
