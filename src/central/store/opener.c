/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables `spoken` and `given`. */
#include "central/store/opener.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"

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

enum error opener_check_own(const struct central *central, const struct round *round)
{
	if (editions_is_own(central, round))
		return ERROR_NONE;
	if (strcmp(round->central_key, central->signing_key) == 0)
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round %s was handed over"), round->id),
		    _("Who has it now decides about it. \"skatta-central round import\" takes in "
		      "what they have published."));
	return error_hint(error_set(ERROR_REFUSED, _("the round %s was opened by %s"), round->id,
			      round->central_name),
	    _("Only the coordinator who has a round can change it, close it or count it anew."));
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

static void keep_given(struct central *central, const char *id, bool given)
{
	size_t at = 0;

	while (at < central->n_given && strcmp(central->given[at], id) != 0)
		at++;
	if (given && at == central->n_given) {
		central->given = memory_grow(central->given, at + 1, sizeof *central->given);
		central->given[central->n_given++] = memory_copy(id);
	} else if (!given && at < central->n_given) {
		free(central->given[at]);
		central->given[at] = central->given[--central->n_given];
	}
}

enum error opener_give(struct central *central, const char *id, const char *key)
{
	struct db_statement *statement =
	    db_use(central->db, key != NULL ? SQL_GIVEN_PUT : SQL_GIVEN_DROP);
	enum error rc;

	db_bind_text(statement, 1, id);
	if (key != NULL)
		db_bind_text(statement, 2, key);
	rc = db_run(statement);
	if (rc == ERROR_NONE)
		keep_given(central, id, key != NULL);
	return rc;
}

enum error opener_given_to(
    struct central *central, const char *id, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct db_statement *get = db_use(central->db, SQL_GIVEN_GET);
	bool row = false;
	enum error rc;

	db_bind_text(get, 1, id);
	rc = db_next(get, &row);
	snprintf(key, MINISIGN_KEY_TEXT_SIZE, "%s", rc == ERROR_NONE && row ? db_text(get, 0) : "");
	db_done(get);
	return rc;
}
