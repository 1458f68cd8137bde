/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A store of this version has nothing to be done, and that is found out without reading it. */
#include "central/results/upgrades.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "central/merge/settle.h"
#include "central/results/closings.h"
#include "central/store/payloads.h"

/* The next row without a unit, of whatever round; its hash. */
static enum error find_unitless(struct central *central, char **round, bool *found,
    unsigned char digest[DIGEST_SIZE], unsigned char unit[DIGEST_SIZE])
{
	struct db_statement *get = db_use(central->db, SQL_PAYLOAD_UNITLESS);
	struct bundle bundle = { 0 };
	enum error rc = db_next(get, found);

	if (rc == ERROR_NONE && *found) {
		*round = memory_copy(db_text(get, 2));
		rc = payloads_read(central, *round, get, &bundle);
	}
	if (rc == ERROR_NONE && *found) {
		memcpy(digest, bundle.payload, DIGEST_SIZE);
		payloads_unit(central, *round, bundle.unit, unit);
	}
	bundle_free(&bundle);
	db_done(get);
	return rc;
}

static enum error fill_units(struct central *central)
{
	unsigned char digest[DIGEST_SIZE], unit[DIGEST_SIZE];
	bool found = true;
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && found) {
		struct db_statement *set = db_use(central->db, SQL_PAYLOAD_SET_UNIT);
		char *round = NULL;

		rc = find_unitless(central, &round, &found, digest, unit);
		if (rc == ERROR_NONE && found) {
			db_bind_blob(set, 1, digest, DIGEST_SIZE);
			db_bind_blob(set, 2, unit, DIGEST_SIZE);
			rc = db_run(set);
		}
		free(round);
	}
	return rc;
}

/* The rounds of this store's own that an earlier version closed. */
static enum error find_uncounted(struct central *central, char ***ids, size_t *n)
{
	struct db_statement *missing = db_use(central->db, SQL_COUNTED_MISSING);
	bool row = false;
	enum error rc;

	while ((rc = db_next(missing, &row)) == ERROR_NONE && row) {
		*ids = memory_grow(*ids, *n + 1, sizeof **ids);
		(*ids)[(*n)++] = memory_copy(db_text(missing, 0));
	}
	return rc;
}

static enum error count_one(struct central *central, const char *id)
{
	struct round *round = NULL;
	enum error rc = editions_get(central, id, &round);

	if (rc == ERROR_NONE && editions_is_own(central, round))
		rc = closings_count(central, round);
	round_free(round);
	return rc;
}

static enum error count_rounds(struct central *central, char **ids, size_t n)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = count_one(central, ids[i]);
	return rc;
}

static enum error is_unitless(struct central *central, bool *is)
{
	struct db_statement *get = db_use(central->db, SQL_PAYLOAD_UNITLESS);
	enum error rc = db_next(get, is);

	db_done(get);
	return rc;
}

/* What was taken back after closing was not erased then. */
static enum error settle_all(struct central *central)
{
	char **ids = NULL;
	size_t n = 0;
	enum error rc = editions_ids(central, &ids, &n);

	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = settle_round(central, ids[i]);
	file_free_names(ids, n);
	return rc;
}

static enum error do_all(struct central *central, bool unitless, char **ids, size_t n)
{
	enum error rc = unitless ? settle_all(central) : ERROR_NONE;

	if (rc == ERROR_NONE && unitless)
		rc = fill_units(central);
	return rc == ERROR_NONE ? count_rounds(central, ids, n) : rc;
}

enum error upgrades_run(struct central *central)
{
	char **ids = NULL;
	size_t n = 0;
	bool unitless = false;
	enum error rc = is_unitless(central, &unitless);

	if (rc == ERROR_NONE)
		rc = find_uncounted(central, &ids, &n);
	if (rc == ERROR_NONE && (unitless || n > 0)) {
		rc = db_begin(central->db);
		if (rc == ERROR_NONE)
			rc = db_end(central->db, do_all(central, unitless, ids, n));
	}
	file_free_names(ids, n);
	return rc;
}
