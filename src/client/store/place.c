/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One setting, one row of the store. */
#include "client/store/place.h"

#include <stdlib.h>

#include "base/memory.h"
#include "exchange/exchange.h"

enum error place_get(struct store *store, const struct settings *settings, char **address)
{
	struct db_statement *statement;
	bool row;
	enum error rc;

	if (settings->exchange != NULL) {
		*address = memory_copy(settings->exchange);
		return ERROR_NONE;
	}
	statement = db_use(store->db, STORE_PLACE_GET);
	rc = db_next(statement, &row);
	*address = memory_copy(rc == ERROR_NONE && row ? db_text(statement, 0) : "");
	db_done(statement);
	return rc;
}

enum error place_set(struct store *store, const char *address)
{
	struct db_statement *statement = db_use(store->db, STORE_PLACE_SET);
	char *whole = exchange_whole(address);
	enum error rc;

	db_bind_text(statement, 1, whole);
	rc = db_run(statement);
	free(whole);
	return rc;
}
