/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plaintext of a backup: written, read back, and whatever may be wrong with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/carry/backup.h"
#include "support/bad_inputs.h"

#define KEY "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r"

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct backup *backup = NULL;
	enum error rc = backup_read(name, bytes, length, &backup);

	backup_free(backup);
	return rc;
}

/* One of everything. */
static struct backup *make(void)
{
	struct backup *backup = backup_new();
	struct backup_bundle *bundle;

	backup->name = memory_copy("Åsa «Ö»");
	memset(backup->key, 7, SECRET_KEY_SIZE);
	memset(&backup->code, 8, sizeof backup->code);
	memset(backup->code_salt, 9, sizeof backup->code_salt);
	memcpy(backup->trust, KEY, sizeof backup->trust);
	for (unsigned char i = 0; i < 2; i++) {
		struct backup_page *page = backup_add_page(backup);

		page->slot[0] = i;
		page->value = json_pack("{s:i}", "n", i);
	}
	*backup_add_round(backup) =
	    (struct backup_round){ memory_copy("{\"a\":\"ö\"}\n"), memory_copy("signed\n") };
	bundle = backup_add_bundle(backup);
	memcpy(bundle->name, "0123456789abcdef0123456789abcdef", sizeof bundle->name);
	memcpy(bundle->round, "ht26", sizeof "ht26");
	memcpy(bundle->day, "2026-10-15", sizeof bundle->day);
	bundle->state = memory_copy("handed over");
	bundle->reason = memory_copy("");
	bundle->box = memory_copy_bytes("\0sealed", 7);
	bundle->length = 7;
	/* The plan of a unit that is led, in the same round. */
	bundle = backup_add_bundle(backup);
	memcpy(bundle->name, "fedcba9876543210fedcba9876543210", sizeof bundle->name);
	memcpy(bundle->round, "ht26", sizeof "ht26");
	memcpy(bundle->day, "2026-10-16", sizeof bundle->day);
	bundle->state = memory_copy("ready");
	bundle->reason = memory_copy("");
	bundle->box = memory_copy_bytes("plan", 4);
	bundle->length = 4;
	return backup;
}

static void it_comes_back(void **state)
{
	struct backup *backup = make(), *read = NULL;
	char *plain = backup_write(backup), *again;

	(void)state;
	if (backup_read("x", plain, strlen(plain), &read) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	assert_string_equal(read->name, backup->name);
	assert_memory_equal(read->key, backup->key, SECRET_KEY_SIZE);
	assert_memory_equal(&read->code, &backup->code, sizeof read->code);
	assert_memory_equal(read->code_salt, backup->code_salt, sizeof read->code_salt);
	assert_int_equal(read->n_pages, 2);
	assert_int_equal(json_integer_value(json_object_get(read->pages[1].value, "n")), 1);
	assert_string_equal(read->rounds[0].bytes, backup->rounds[0].bytes);
	assert_int_equal(read->n_bundles, 2);
	assert_string_equal(read->bundles[1].state, "ready");
	assert_int_equal(read->bundles[0].length, 7);
	assert_memory_equal(read->bundles[0].box, "\0sealed", 7);
	again = backup_write(read);
	assert_string_equal(again, plain);
	backup_free(backup);
	backup_free(read);
	free(plain);
	free(again);
}

static void an_empty_place_comes_back(void **state)
{
	struct backup *backup = backup_new(), *read = NULL;
	char *plain;

	(void)state;
	backup->name = memory_copy("x");
	plain = backup_write(backup);
	assert_int_equal(backup_read("x", plain, strlen(plain), &read), ERROR_NONE);
	assert_string_equal(read->trust, "");
	backup_free(backup);
	backup_free(read);
	free(plain);
}

static void each_bad_file_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("backups", read_bad);
}

static void a_cut_file_is_refused_at_every_byte(void **state)
{
	struct backup *backup = make();
	char *plain = backup_write(backup);

	(void)state;
	bad_inputs_cut(plain, strlen(plain), read_bad);
	backup_free(backup);
	free(plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_comes_back),
		cmocka_unit_test(an_empty_place_comes_back),
		cmocka_unit_test(each_bad_file_has_its_sentence),
		cmocka_unit_test(a_cut_file_is_refused_at_every_byte),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
