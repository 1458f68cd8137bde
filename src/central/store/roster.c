/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `roster`. */
#include "central/store/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"

enum error roster_put(struct central *central, const struct organisation *organisation)
{
	json_t *value = organisation_to_json(organisation);
	char *text = json_canonical(value);
	struct db_statement *put = db_use(central->db, SQL_ROSTER_PUT);
	enum error rc;

	db_bind_text(put, 1, text);
	rc = db_run(put);
	free(text);
	json_decref(value);
	return rc;
}

enum error roster_get(struct central *central, struct organisation **organisation)
{
	struct db_statement *get = db_use(central->db, SQL_ROSTER_GET);
	struct json_source source = { .name = central->path };
	struct json_place place;
	json_t *value = NULL;
	bool found = false;
	enum error rc = db_next(get, &found);

	if (rc == ERROR_NONE && !found)
		rc = error_hint(error_set(ERROR_NOT_FOUND, _("there is no organisation yet")),
		    _("Import one with \"skatta-central org import FILE.csv\"."));
	if (rc != ERROR_NONE)
		return rc;
	source.bytes = db_text(get, 0);
	source.length = strlen(source.bytes);
	rc = json_read(&source, &value, &place);
	if (rc == ERROR_NONE)
		rc = organisation_from_json(&place, organisation);
	json_decref(value);
	db_done(get);
	return rc;
}
