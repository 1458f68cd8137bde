/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `above`. */
#include "client/store/revision.h"

#include "base/io/language.h"
#include "document/bundle/bundle.h"

static enum error heard(struct store *store, long *above)
{
	struct db_statement *get = db_use(store->db, STORE_ABOVE_GET);
	bool row = false;
	enum error rc = db_next(get, &row);

	*above = rc == ERROR_NONE && row ? (long)db_number(get, 0) : 0;
	db_done(get);
	return rc;
}

enum error revision_next(struct store *store, long last, long *next)
{
	long above = 0;
	enum error rc = heard(store, &above);

	*next = (last > above ? last : above) + 1;
	if (rc == ERROR_NONE && *next > BUNDLE_MAX_REVISION)
		rc = error_hint(error_set(ERROR_TOO_LARGE,
				    _("no number is left for what would be handed over")),
		    _("Ask the coordinator: somebody has used up the numbers of this round."));
	return rc;
}

enum error revision_hear(struct store *store, long above)
{
	struct db_statement *put = db_use(store->db, STORE_ABOVE_PUT);

	if (above == 0)
		return ERROR_NONE;
	db_bind_number(put, 1, above);
	return db_run(put);
}
