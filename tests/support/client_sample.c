/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making the machine of client_sample.h, and giving each test a copy of it. */
#include "support/client_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "support/sample_round.h"
#include "support/scratch.h"

struct client_sample client_sample;

static struct minisign_secret *coordinator, *stranger;
static unsigned char *made; /* the store's file */
static size_t made_length;

void client_sample_must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%d: %s", rc, error_sentence());
}

void client_sample_failed(enum error rc, enum error expected, const char *words)
{
	assert_int_equal(rc, expected);
	if (strstr(error_sentence(), words) == NULL)
		fail_msg("«%s» does not say «%s»", error_sentence(), words);
	error_clear();
}

const char *client_sample_data(void)
{
	return scratch_path("data");
}

const char *client_sample_exchange(void)
{
	return scratch_path("exchange");
}

struct round *client_sample_round(void)
{
	struct round *round = sample_round();

	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	return round;
}

/* A pair of files in one part of the exchange folder. */
static void add_signed(const struct minisign_secret *secret, enum exchange_part part,
    const char *name, const char *bytes)
{
	struct exchange *exchange;
	struct text signature = { 0 };

	minisign_sign(&signature, secret, name, bytes, strlen(bytes));
	client_sample_must(exchange_open(client_sample_exchange(), true, &exchange));
	client_sample_must(
	    exchange_add_signed(exchange, part, name, bytes, strlen(bytes), signature.bytes));
	exchange_close(exchange);
	text_free(&signature);
}

static void publish(const struct minisign_secret *secret, struct round *round)
{
	char name[ROUND_FILE_NAME_SIZE], *bytes = round_write(round);

	round_file_name(name, round->id, round->edition);
	add_signed(secret, EXCHANGE_ROUNDS, name, bytes);
	free(bytes);
}

void client_sample_publish(struct round *round)
{
	publish(coordinator, round);
}

void client_sample_forge(struct round *round)
{
	publish(stranger, round);
}

void client_sample_hand(struct round *round)
{
	struct minisign_public public;
	char key[MINISIGN_KEY_TEXT_SIZE];

	minisign_public_of(stranger, &public);
	minisign_key_write(key, &public);
	round->edition++;
	round_hand(round, coordinator, key);
	publish(stranger, round);
}

void client_sample_succeed(struct round *round)
{
	struct minisign_public public;
	struct text word = { 0 };

	minisign_public_of(stranger, &public);
	minisign_key_write(round->central_key, &public);
	round_earlier_word(&word, coordinator, round->central_key);
	round_earlier_add(round, client_sample.key, word.bytes);
	publish(stranger, round);
	text_free(&word);
}

void client_sample_rival(struct round *round)
{
	struct minisign_secret *kept = stranger;

	stranger = secret_new(sizeof *stranger);
	minisign_new(stranger);
	client_sample_succeed(round);
	secret_free(stranger);
	stranger = kept;
}

static void tell(const struct minisign_secret *secret, struct receipts *receipts)
{
	char name[RECEIPTS_FILE_NAME_SIZE], *bytes = receipts_write(receipts);

	receipts_name(name, bytes, strlen(bytes));
	add_signed(secret, EXCHANGE_RECEIPTS, name, bytes);
	free(bytes);
}

void client_sample_tell(struct receipts *receipts)
{
	tell(coordinator, receipts);
}

void client_sample_forge_receipts(struct receipts *receipts)
{
	tell(stranger, receipts);
}

static void give(const struct minisign_secret *secret, const struct unit_file *file)
{
	struct round *round = client_sample_round();
	char code[SAMPLE_LEADER_SIZE], name[UNIT_NAME_SIZE];
	struct exchange *exchange;
	unsigned char *sealed;
	size_t length;

	sample_leader(code, organisation_find(round->organisation, file->unit));
	client_sample_must(unit_file_seal(file, secret, code, &sealed, &length, name));
	client_sample_must(exchange_open(client_sample_exchange(), true, &exchange));
	client_sample_must(exchange_add(exchange, EXCHANGE_UNITS, name, sealed, length));
	exchange_close(exchange);
	free(sealed);
	round_free(round);
}

void client_sample_give(const struct unit_file *file)
{
	give(coordinator, file);
}

void client_sample_forge_unit(const struct unit_file *file)
{
	give(stranger, file);
}

/* A bundle of the exchange folder, opened as the coordinator does. */
static void open_bundle(struct exchange *exchange, const char *name, struct bundle *bundle)
{
	struct age_identity identity;
	unsigned char *sealed, *plain;
	size_t length, plain_length;

	sample_identity(&identity);
	client_sample_must(exchange_read(exchange, EXCHANGE_BUNDLES, name, &sealed, &length));
	client_sample_must(age_open(&identity, name, sealed, length, &plain, &plain_length));
	client_sample_must(bundle_read(name, (const char *)plain, plain_length, bundle));
	free(plain);
	free(sealed);
}

bool client_sample_plan(int unit, struct bundle *last)
{
	struct round *round = client_sample_round();
	const char *id = round->organisation->units[unit].id;
	struct exchange *exchange;
	char **names;
	size_t count;

	*last = (struct bundle){ 0 };
	client_sample_must(exchange_open(client_sample_exchange(), true, &exchange));
	client_sample_must(exchange_names(exchange, EXCHANGE_BUNDLES, &names, &count));
	for (size_t i = 0; i < count; i++) {
		struct bundle bundle = { 0 };

		open_bundle(exchange, names[i], &bundle);
		if (bundle.kind == BUNDLE_PLAN && strcmp(bundle.unit, id) == 0 &&
		    bundle.revision > last->revision) {
			bundle_free(last);
			*last = bundle;
		} else {
			bundle_free(&bundle);
		}
	}
	file_free_names(names, count);
	exchange_close(exchange);
	round_free(round);
	return last->revision > 0;
}

void client_sample_join(void)
{
	struct rounds_found *found;
	size_t added;

	client_sample_must(rounds_trust(client_sample.store, client_sample.key));
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->refused, 0);
	client_sample_must(rounds_keep(client_sample.store, found, &added));
	rounds_found_free(found);
}

static void open_store(void)
{
	client_sample_must(store_open(client_sample_data(), &client_sample.store));
}

static void close_all(void)
{
	profile_close(client_sample.profile);
	store_close(client_sample.store);
	client_sample.profile = NULL;
	client_sample.store = NULL;
}

void client_sample_reopen(void)
{
	close_all();
	open_store();
}

struct profile *client_sample_profile(void)
{
	if (client_sample.profile == NULL)
		client_sample_must(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
		    CLIENT_SAMPLE_PASSPHRASE, &client_sample.profile));
	return client_sample.profile;
}

struct db *client_sample_behind(const char *const *statements, size_t count)
{
	static struct db_schema schema;
	struct db *db;

	schema = store_schema;
	schema.statements = statements;
	schema.n_statements = count;
	client_sample_must(db_open(scratch_path("data/skatta.db"), &schema, DB_EXISTING, &db));
	return db;
}

void client_sample_tamper(const char *sql)
{
	struct db *db = client_sample_behind(&sql, 1);

	client_sample_must(db_run(db_use(db, 0)));
	db_close(db);
}

char *client_sample_bytes(size_t *length)
{
	char *bytes = scratch_read("data/skatta.db", length);

	assert_non_null(bytes);
	/* The rollback journal is gone whenever no transaction is open. */
	assert_null(scratch_read("data/skatta.db-journal", &(size_t){ 0 }));
	return bytes;
}

static void make_machine(void)
{
	struct minisign_public public;
	struct round *round;
	char *code = secret_new(ENCODE_CODE_SIZE);

	minisign_public_of(coordinator, &public);
	minisign_key_write(client_sample.key, &public);
	open_store();
	/* The least that a passphrase may cost: the tests open many. */
	client_sample_tamper("UPDATE settings SET memory_kib = 65536, passes = 3");
	client_sample_reopen();
	client_sample_must(profile_make(client_sample.store, CLIENT_SAMPLE_NAME,
	    CLIENT_SAMPLE_PASSPHRASE, code, &client_sample.profile));
	memcpy(client_sample.code, code, ENCODE_CODE_SIZE);
	secret_free(code);
	round = client_sample_round();
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

int client_sample_start(void **state)
{
	if (secret_start() != ERROR_NONE || scratch_make(state) != 0)
		return -1;
	coordinator = secret_new(sizeof *coordinator);
	stranger = secret_new(sizeof *stranger);
	minisign_new(coordinator);
	minisign_new(stranger);
	make_machine();
	close_all();
	made = (unsigned char *)client_sample_bytes(&made_length);
	return scratch_remove(state);
}

int client_sample_end(void **state)
{
	(void)state;
	free(made);
	secret_end();
	return 0;
}

int client_sample_setup(void **state)
{
	struct round *round;
	int folder;

	if (scratch_make(state) != 0)
		return -1;
	client_sample_must(file_open_folder(client_sample_data(), true, false, &folder));
	client_sample_must(file_add_at(folder, "skatta.db", "skatta.db", made, made_length, false));
	close(folder);
	open_store();
	round = client_sample_round();
	client_sample_publish(round);
	round_free(round);
	return 0;
}

int client_sample_teardown(void **state)
{
	close_all();
	return scratch_remove(state);
}

int64_t client_sample_number(const char *sql)
{
	struct db *db = client_sample_behind(&sql, 1);
	struct db_statement *statement = db_use(db, 0);
	int64_t found;
	bool row;

	client_sample_must(db_next(statement, &row));
	assert_true(row);
	found = db_number(statement, 0);
	db_done(statement);
	db_close(db);
	return found;
}
