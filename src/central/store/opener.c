/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `spoken`. */
#include "central/store/opener.h"

#include "base/io/language.h"

enum error opener_has_spoken(struct central *central, const struct round *round, bool *has)
{
	struct db_statement *get = db_use(central->db, SQL_SPOKEN_GET);
	enum error rc;

	*has = editions_is_own(central, round);
	if (*has)
		return ERROR_NONE;
	db_bind_text(get, 1, round->id);
	rc = db_next(get, has);
	db_done(get);
	return rc;
}

enum error opener_refuse(const struct round *round)
{
	return error_hint(
	    error_set(ERROR_REFUSED, _("the figures of the round %s come from %s, who opened it"),
		round->id, round->central_name),
	    _("Others may have been counted here, and both figures side by side would show what "
	      "too few people answered. Ask for a batch (\"skatta-central keys\" shows your "
	      "recipient key for it) and merge it: then you have the same figures here."));
}

enum error opener_speaks(struct central *central, const char *round)
{
	struct db_statement *put = db_use(central->db, SQL_SPOKEN_PUT);

	db_bind_text(put, 1, round);
	return db_run(put);
}
