/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the data key does: boxes that open in one place only, and hashes that only this store makes;
 * and a signing key in the place of another. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/central.h"
#include "crypto/box.h"
#include "document/round/round.h"

static char *context_of(const char *what, const char *where)
{
	return text_format("skatta-central/1 %s %s", what, where);
}

void central_seal(const struct central *central, const char *what, const char *where,
    const void *plain, size_t length, unsigned char **box, size_t *box_length)
{
	char *context = context_of(what, where);

	assert(central->keys != NULL);
	box_seal(central->keys->data, context, strlen(context), plain, length, 1, box, box_length);
	free(context);
}

enum error central_unseal(const struct central *central, const char *what, const char *where,
    const void *box, size_t box_length, unsigned char **plain, size_t *length)
{
	char *context = context_of(what, where);
	enum error rc;

	assert(central->keys != NULL);
	rc = box_open(
	    central->keys->data, context, strlen(context), box, box_length, 1, plain, length);
	free(context);
	return rc;
}

void central_hash(const struct central *central, const char *domain, const char *round,
    const unsigned char *bytes, size_t length, unsigned char hash[DIGEST_SIZE])
{
	unsigned char buffer[ROUND_ID_SIZE + DIGEST_SIZE] = { 0 };

	assert(central->keys != NULL && length <= DIGEST_SIZE && strlen(round) < ROUND_ID_SIZE);
	memcpy(buffer, round, strlen(round));
	memcpy(buffer + ROUND_ID_SIZE, bytes, length);
	digest_in(hash, central->keys->lookup, domain, buffer, ROUND_ID_SIZE + length);
}

static enum error put_earlier(struct central *central, const char *to)
{
	struct db_statement *put = db_use(central->db, SQL_EARLIER_PUT);
	struct text word = { 0 };
	enum error rc;

	round_earlier_word(&word, &central->keys->signer, to);
	db_bind_text(put, 1, central->signing_key);
	db_bind_text(put, 2, word.bytes);
	rc = db_run(put);
	text_free(&word);
	return rc;
}

enum error central_replace_signer(struct central *central, const struct minisign_secret *signer)
{
	struct db_statement *set = db_use(central->db, SQL_CENTRAL_SIGNER);
	struct minisign_public public;
	char key[MINISIGN_KEY_TEXT_SIZE];
	unsigned char *box = NULL;
	size_t length;
	enum error rc;

	minisign_public_of(signer, &public);
	minisign_key_write(key, &public);
	central_seal(central, "signer", "", signer, sizeof *signer, &box, &length);
	db_bind_text(set, 1, central->signing_key);
	db_bind_text(set, 2, key);
	db_bind_blob(set, 3, box, length);
	rc = db_run(set);
	free(box);
	if (rc == ERROR_NONE && db_changed(central->db) != 1)
		rc = error_hint(error_set(ERROR_REFUSED,
				    _("the signing key was replaced meanwhile by somebody else")),
		    _("Nothing was changed here. \"skatta-central keys\" shows the key."));
	if (rc == ERROR_NONE)
		rc = put_earlier(central, key);
	if (rc != ERROR_NONE)
		return rc;
	central->keys->signer = *signer;
	memcpy(central->signing_key, key, sizeof key);
	return ERROR_NONE;
}

enum error central_each_earlier(struct central *central,
    enum error (*each)(void *context, const char *key, const char *signature), void *context)
{
	struct db_statement *all = db_use(central->db, SQL_EARLIER_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row)
		if ((rc = each(context, db_text(all, 0), db_text(all, 1))) != ERROR_NONE)
			break;
	db_done(all);
	return rc;
}

/* What is looked for among them. */
struct looking {
	const char *key;
	bool found;
};

static enum error look(void *context, const char *key, const char *signature)
{
	struct looking *looking = context;

	(void)signature;
	looking->found |= strcmp(key, looking->key) == 0;
	return ERROR_NONE;
}

enum error central_had_key(struct central *central, const char *key, bool *had)
{
	struct looking looking = { key, strcmp(key, central->signing_key) == 0 };
	enum error rc = central_each_earlier(central, look, &looking);

	*had = looking.found;
	return rc;
}
