/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The tables `counted` and `followed`. */
#include "central/store/counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/store/parts.h"
#include "crypto/secret.h"
#include "crypto/sign.h"

static const char *const names[COUNTED_DOCUMENTS] = {
	[COUNTED_SUMS] = "sums",
	[COUNTED_PLACES] = "places",
	[COUNTED_TEXTS] = "texts",
};

struct kept {
	const char *round, *document;
};

static void name_part(void *context, struct db_statement *statement, size_t part)
{
	const struct kept *kept = context;

	db_bind_text(statement, 1, kept->round);
	db_bind_text(statement, 2, kept->document);
	db_bind_number(statement, 3, (int64_t)part);
}

static struct parts parts_of(struct kept *kept, const char *where)
{
	return (struct parts){
		.put = SQL_COUNTED_PUT,
		.get = SQL_COUNTED_GET,
		.what = "counted",
		.where = where,
		.name = name_part,
		.context = kept,
	};
}

static enum error damaged(const struct central *central, const char *round)
{
	return error_hint(
	    error_set(ERROR_DAMAGED, _("what is stored of the round %s in %s is damaged"), round,
		central->path),
	    _("Restore the latest copy that you made with \"skatta-central backup\"."));
}

enum error counts_read(struct central *central, const char *round, enum counted_document document,
    struct text *out, bool *found)
{
	struct kept kept = { round, names[document] };
	char *where = text_format("%s %s", round, names[document]);
	struct parts parts = parts_of(&kept, where);
	enum error rc = parts_get(central, &parts, out, found);

	free(where);
	return rc == ERROR_DAMAGED ? damaged(central, round) : rc;
}

enum error counts_erase(struct central *central, const char *round, enum counted_document document)
{
	struct db_statement *drop = db_use(central->db, SQL_COUNTED_DROP);

	db_bind_text(drop, 1, round);
	db_bind_text(drop, 2, names[document]);
	return db_run(drop);
}

enum error counts_write(struct central *central, const char *round, enum counted_document document,
    const char *bytes, size_t length)
{
	struct kept kept = { round, names[document] };
	char *where = text_format("%s %s", round, names[document]);
	struct parts parts = parts_of(&kept, where);
	enum error rc = counts_erase(central, round, document);

	if (rc == ERROR_NONE)
		rc = parts_put(central, &parts, bytes, length);
	free(where);
	return rc;
}

enum error counts_has(struct central *central, const char *round, bool *has)
{
	struct kept kept = { round, names[COUNTED_SUMS] };
	struct db_statement *get = db_use(central->db, SQL_COUNTED_GET);
	enum error rc;

	name_part(&kept, get, 1);
	rc = db_next(get, has);
	db_done(get);
	return rc;
}

/* The first document makes it, the others are added where they are. */
static enum error read_document(struct central *central, const struct round *round,
    enum counted_document document, struct counted **counted)
{
	struct text bytes = { 0 };
	bool found = false;
	enum error rc = counts_read(central, round->id, document, &bytes, &found);

	if (rc == ERROR_NONE && found) {
		rc = document == COUNTED_SUMS
			 ? counted_read(round, central->path, bytes.bytes, bytes.length, counted)
			 : counted_read_more(
			       *counted, document, central->path, bytes.bytes, bytes.length);
		if (rc == ERROR_DAMAGED)
			rc = damaged(central, round->id);
	}
	text_wipe(&bytes);
	return rc;
}

static enum error get(
    struct central *central, const struct round *round, bool with_places, struct counted **counted)
{
	enum error rc = ERROR_NONE;

	*counted = NULL;
	for (int i = COUNTED_SUMS; rc == ERROR_NONE && i < COUNTED_DOCUMENTS; i++)
		if (i == COUNTED_SUMS || (*counted != NULL && (with_places || i != COUNTED_PLACES)))
			rc = read_document(central, round, (enum counted_document)i, counted);
	if (rc != ERROR_NONE) {
		counted_free(*counted);
		*counted = NULL;
	}
	return rc;
}

enum error counts_get(struct central *central, const struct round *round, struct counted **counted)
{
	return get(central, round, true, counted);
}

enum error counts_get_shown(
    struct central *central, const struct round *round, struct counted **counted)
{
	return get(central, round, false, counted);
}

static enum error put_document(struct central *central, const struct round *round,
    const struct counted *counted, enum counted_document document)
{
	char *bytes = counted_write(counted, document, false);
	enum error rc;

	if (bytes == NULL)
		return counts_erase(central, round->id, document);
	rc = counts_write(central, round->id, document, bytes, strlen(bytes));
	text_forget(bytes);
	return rc;
}

enum error counts_put(
    struct central *central, const struct round *round, const struct counted *counted)
{
	enum error rc = ERROR_NONE;

	for (int i = COUNTED_SUMS; rc == ERROR_NONE && i < COUNTED_DOCUMENTS; i++)
		rc = put_document(central, round, counted, (enum counted_document)i);
	return rc;
}

enum error counts_forget(struct central *central, const char *id,
    const unsigned char (*people)[PEOPLE_ID_SIZE], size_t n)
{
	struct round *round = NULL;
	struct counted *counted = NULL;
	bool has = false, wrote = false;
	enum error rc = counts_has(central, id, &has);

	if (rc != ERROR_NONE || !has || n == 0)
		return rc;
	rc = editions_get(central, id, &round);
	if (rc == ERROR_NONE)
		rc = counts_get(central, round, &counted);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		wrote |= counted_forget(counted, people[i]);
	if (rc == ERROR_NONE && wrote)
		rc = put_document(central, round, counted, COUNTED_TEXTS);
	counted_free(counted);
	round_free(round);
	return rc;
}

void counts_person(
    const struct central *central, const unsigned char *key, unsigned char id[PEOPLE_ID_SIZE])
{
	unsigned char hash[DIGEST_SIZE];

	central_hash(central, "skatta-person/1", "", key, SIGN_PUBLIC_SIZE, hash);
	memcpy(id, hash, PEOPLE_ID_SIZE);
	secret_wipe(hash, sizeof hash);
}

enum error counts_follow(struct central *central, const char *earlier, const char *later)
{
	struct db_statement *put = db_use(central->db, SQL_FOLLOWED_PUT);

	db_bind_text(put, 1, earlier);
	db_bind_text(put, 2, later);
	return db_run(put);
}

enum error counts_unfollow(struct central *central, const char *later)
{
	struct db_statement *drop = db_use(central->db, SQL_FOLLOWED_DROP);

	db_bind_text(drop, 1, later);
	return db_run(drop);
}

enum error counts_follower(struct central *central, const char *round, char follower[ROUND_ID_SIZE])
{
	struct db_statement *get = db_use(central->db, SQL_FOLLOWED_GET);
	bool found = false;
	enum error rc;

	follower[0] = '\0';
	db_bind_text(get, 1, round);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && found)
		snprintf(follower, ROUND_ID_SIZE, "%s", db_text(get, 0));
	db_done(get);
	return rc;
}
