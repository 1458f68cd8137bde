/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The coordinator's store as a file: what opens it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "central/store/central.h"
#include "crypto/secret.h"
#include "crypto/vault.h"
#include "support/scratch.h"

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static enum error unlock_by(
    enum error (*by)(struct central *central, const char *secret), const char *secret)
{
	struct central *central;
	enum error rc;

	error_clear();
	must(central_open(scratch_path("store"), &central));
	rc = by(central, secret);
	central_close(central);
	return rc;
}

static enum error unlock(const char *passphrase)
{
	return unlock_by(central_unlock, passphrase);
}

/* Lock the store as it was before a passphrase had one spelling: by its bytes. */
static void lock_as_typed(const struct central *central, const char *passphrase)
{
	struct vault_openers openers;
	struct vault_settings settings;
	struct vault_slot slot;
	struct db_statement *row = db_use(central->db, SQL_CENTRAL_GET);
	sqlite3_stmt *put;
	sqlite3 *db;
	size_t length;
	bool found;

	must(db_next(row, &found));
	memcpy(settings.salt, db_blob(row, 1, &length), sizeof settings.salt);
	settings.cost.memory_kib = (uint32_t)db_number(row, 2);
	settings.cost.passes = (uint32_t)db_number(row, 3);
	db_done(row);
	must(vault_openers_passphrase(&openers, &settings, "", passphrase));
	assert_int_equal(openers.count, 2);
	vault_wrap(&slot, &openers.all[1], central->keys->data);
	assert_int_equal(sqlite3_open(scratch_path("store"), &db), SQLITE_OK);
	sqlite3_prepare_v2(db, "UPDATE central SET lookup = ?, wrapped = ?", -1, &put, NULL);
	sqlite3_bind_blob(put, 1, slot.lookup, sizeof slot.lookup, SQLITE_STATIC);
	sqlite3_bind_blob(put, 2, slot.wrapped, sizeof slot.wrapped, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(put), SQLITE_DONE);
	sqlite3_finalize(put);
	sqlite3_close(db);
}

static void test_passphrase_in_every_spelling(void **state)
{
	struct central *central;

	(void)state;
	must(central_create(scratch_path("store"), "Ikt-enheten", "l\u00f6sen", NULL, &central));
	assert_int_equal(unlock("l\u00f6sen"), ERROR_NONE);
	assert_int_equal(unlock("lo\u0308sen"), ERROR_NONE);
	assert_int_equal(unlock("losen"), ERROR_PASSPHRASE);
	assert_int_equal(unlock("l\u00f6sen "), ERROR_PASSPHRASE);
	lock_as_typed(central, "lo\u0308sen");
	assert_int_equal(unlock("lo\u0308sen"), ERROR_NONE);
	assert_int_equal(unlock("l\u00f6sen"), ERROR_PASSPHRASE);
	error_clear();
	central_close(central);
}

/* In two windows. */
static void test_lock_is_changed_once(void **state)
{
	struct central *one, *other;
	struct central_lock lock;

	(void)state;
	must(central_create(scratch_path("store"), "Ikt-enheten", "ett", NULL, &one));
	must(central_open(scratch_path("store"), &other));
	must(central_unlock(other, "ett"));
	lock = one->lock;
	must(central_lock_by(one, "tv\u00e5", &lock));
	must(central_lock_change(one, &lock));
	lock = other->lock;
	must(central_lock_by(other, "tre", &lock));
	assert_int_equal(central_lock_change(other, &lock), ERROR_REFUSED);
	assert_int_equal(unlock("tv\u00e5"), ERROR_NONE);
	assert_int_equal(unlock("ett"), ERROR_PASSPHRASE);
	assert_int_equal(unlock("tre"), ERROR_PASSPHRASE);
	error_clear();
	central_close(one);
	central_close(other);
}

static enum error unlock_by_code(const char *code)
{
	return unlock_by(central_unlock_by_code, code);
}

static void test_recovery_code(void **state)
{
	struct central *central, *other;
	struct central_lock lock;
	char first[ENCODE_LONG_CODE_SIZE], second[ENCODE_LONG_CODE_SIZE];

	(void)state;
	must(central_create(scratch_path("store"), "Ikt-enheten", "ett", NULL, &central));
	assert_int_equal(unlock_by_code("0000-0000-0000-0000-0000-0000-00"), ERROR_NOT_FOUND);
	must(central_open(scratch_path("store"), &other));
	must(central_unlock(other, "ett"));
	lock = central->lock;
	must(central_lock_by_code(central, first, &lock));
	must(central_lock_change(central, &lock));
	assert_int_equal(unlock_by_code(first), ERROR_NONE);
	assert_int_equal(unlock("ett"), ERROR_NONE);
	/* In another window, where it has none yet. */
	lock = other->lock;
	must(central_lock_by_code(other, second, &lock));
	assert_int_equal(central_lock_change(other, &lock), ERROR_REFUSED);
	assert_int_equal(unlock_by_code(second), ERROR_PASSPHRASE);
	assert_int_equal(unlock_by_code("K7QF-3M9T-X2PA-8R0W"), ERROR_PASSPHRASE);
	assert_int_equal(unlock_by_code(first), ERROR_NONE);
	error_clear();
	central_close(central);
	central_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    test_passphrase_in_every_spelling, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(test_recovery_code, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    test_lock_is_changed_once, scratch_make, scratch_remove),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
