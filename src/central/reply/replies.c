/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A row is a box with the signature and, behind it, the line that is signed. */
#include "central/reply/replies.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

enum { SIGNATURE_LINES = 4 };

/* Nobody without the passphrase can tell from it what was answered, or to whom. */
static void hash_of(const struct central *central, const char *round, const char *bytes,
    unsigned char hash[DIGEST_SIZE])
{
	unsigned char digest[DIGEST_SIZE];

	digest_of(digest, bytes, strlen(bytes));
	central_hash(central, "skatta-reply/1", round, digest, sizeof digest, hash);
}

enum error replies_take(struct central *central, const struct reply *reply, const char *bytes,
    const char *signature, bool *added)
{
	struct db_statement *put = db_use(central->db, SQL_REPLY_PUT);
	char *plain = text_format("%s%s", signature, bytes), *where;
	unsigned char hash[DIGEST_SIZE], *box = NULL;
	size_t length;
	enum error rc;

	hash_of(central, reply->round, bytes, hash);
	where = payloads_place(reply->round, hash);
	central_seal(central, "reply", where, plain, strlen(plain), &box, &length);
	db_bind_text(put, 1, reply->round);
	db_bind_blob(put, 2, hash, DIGEST_SIZE);
	db_bind_blob(put, 3, box, length);
	rc = db_run(put);
	*added = rc == ERROR_NONE && db_changed(central->db) > 0;
	text_forget(plain);
	free(where);
	free(box);
	return rc;
}

enum error replies_add(struct central *central, struct reply *reply)
{
	struct text signature = { 0 };
	bool added = false;
	char *bytes;
	enum error rc = ERROR_NONE;

	memcpy(reply->central_key, central->signing_key, sizeof reply->central_key);
	clock_today(reply->day);
	rc = reply_check(reply);
	if (rc == ERROR_NONE)
		rc = db_begin(central->db);
	if (rc != ERROR_NONE)
		return rc;
	bytes = reply_write(reply);
	minisign_sign(&signature, &central->keys->signer, "skatta reply", bytes, strlen(bytes));
	rc = db_end(central->db, replies_take(central, reply, bytes, signature.bytes, &added));
	text_free(&signature);
	text_forget(bytes);
	return rc;
}

/* Behind the signature; NULL where there is none. */
static char *behind_signature(char *plain)
{
	char *line = plain;

	for (int i = 0; i < SIGNATURE_LINES && line != NULL; i++) {
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
	return line;
}

static enum error read_plain(
    const char *round, char *plain, struct replies_row *row, struct reply *reply, char **signature)
{
	char *line = behind_signature(plain);
	enum error rc = ERROR_DAMAGED;

	if (line != NULL)
		rc = reply_read(round, line, strlen(line), NULL, reply);
	if (rc == ERROR_NONE && strcmp(reply->round, round) != 0)
		rc = ERROR_DAMAGED;
	if (rc != ERROR_NONE)
		return rc;
	*signature = text_format("%.*s", (int)(line - plain), plain);
	row->reply = reply;
	row->bytes = line;
	row->signature = *signature;
	return ERROR_NONE;
}

/* Open the box of the present row, and give it to `each`. */
static enum error give_row(struct central *central, struct db_statement *all,
    enum error (*each)(void *context, const struct replies_row *row), void *context)
{
	const char *round = db_text(all, 0);
	struct replies_row row = { .made = db_number(all, 3) != 0 };
	struct reply reply = { 0 };
	unsigned char *plain = NULL;
	size_t box_length, length;
	const void *box = db_blob(all, 2, &box_length);
	char *signature = NULL, *where = NULL;
	enum error rc = ERROR_DAMAGED;

	if (payloads_digest(all, 1, row.digest) && box != NULL) {
		where = payloads_place(round, row.digest);
		rc = central_unseal(central, "reply", where, box, box_length, &plain, &length);
	}
	if (rc == ERROR_NONE)
		rc = read_plain(round, (char *)plain, &row, &reply, &signature);
	if (rc == ERROR_NONE)
		rc = each(context, &row);
	else
		rc = error_hint(error_set(ERROR_DAMAGED,
				    _("what was answered to comments of the round %s in %s is "
				      "damaged"),
				    round, central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	reply_free(&reply);
	secret_free(plain);
	free(signature);
	free(where);
	return rc;
}

enum error replies_each(struct central *central, const char *round,
    enum error (*each)(void *context, const struct replies_row *row), void *context)
{
	struct db_statement *all = db_use(central->db, SQL_REPLY_ALL);
	bool row = false;
	enum error rc;

	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		rc = give_row(central, all, each, context);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

static enum error run_on(struct central *central, enum statement statement, const char *round,
    const unsigned char digest[DIGEST_SIZE])
{
	struct db_statement *of = db_use(central->db, statement);

	db_bind_text(of, 1, round);
	db_bind_blob(of, 2, digest, DIGEST_SIZE);
	return db_run(of);
}

enum error replies_made(
    struct central *central, const char *round, const unsigned char digest[DIGEST_SIZE])
{
	return run_on(central, SQL_REPLY_MADE, round, digest);
}

/* Which of them are to these people. */
struct looking {
	const struct central *central;
	const unsigned char (*people)[PEOPLE_ID_SIZE];
	size_t n_people;
	struct payloads_set found;
};

static enum error look_at(void *context, const struct replies_row *row)
{
	struct looking *looking = context;
	unsigned char id[PEOPLE_ID_SIZE];

	counts_person(looking->central, row->reply->respondent, id);
	for (size_t i = 0; i < looking->n_people; i++)
		if (memcmp(looking->people[i], id, PEOPLE_ID_SIZE) == 0) {
			payloads_set_add(&looking->found, row->digest);
			break;
		}
	return ERROR_NONE;
}

enum error replies_forget(struct central *central, const char *round,
    const unsigned char (*people)[PEOPLE_ID_SIZE], size_t n)
{
	struct looking looking = { .central = central, .people = people, .n_people = n };
	enum error rc = n > 0 ? replies_each(central, round, look_at, &looking) : ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < looking.found.n; i++)
		rc = run_on(central, SQL_REPLY_DROP, round, looking.found.digests[i]);
	payloads_set_free(&looking.found);
	return rc;
}

static enum error add_day(void *context, const struct replies_row *row)
{
	struct replies_days *days = context;
	struct replies_day *day;

	days->all = memory_grow(days->all, days->n + 1, sizeof *days->all);
	day = &days->all[days->n++];
	memcpy(day->comment, row->reply->comment, DIGEST_SIZE);
	memcpy(day->day, row->reply->day, sizeof day->day);
	return ERROR_NONE;
}

enum error replies_days_get(struct central *central, const char *round, struct replies_days *days)
{
	*days = (struct replies_days){ 0 };
	return replies_each(central, round, add_day, days);
}

void replies_days_free(struct replies_days *days)
{
	free(days->all);
	*days = (struct replies_days){ 0 };
}

const char *replies_days_of(
    const struct replies_days *days, const unsigned char comment[DIGEST_SIZE])
{
	const char *last = NULL;

	for (size_t i = 0; i < days->n; i++)
		if (memcmp(days->all[i].comment, comment, DIGEST_SIZE) == 0 &&
		    (last == NULL || strcmp(days->all[i].day, last) > 0))
			last = days->all[i].day;
	return last;
}
