/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files of folders and exchanges, in portions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "central/merge/collect.h"
#include "support/scratch.h"

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static void portion_is(struct collection *collection, const char *names)
{
	struct text said = { 0 };

	text_add(&said, "");
	must(collect_next(collection, 2));
	for (size_t i = 0; i < collection->count; i++) {
		text_addf(&said, "%s ", collection->files[i].name);
	}
	assert_string_equal(said.bytes, names);
	text_free(&said);
}

/* Files and folders in turn, each once, and then nothing. */
static void portions(void **state)
{
	static const char *const names[] = { "one/a.age", "one/b.AGE", "one/c.age", "two/d.age",
		"one/no.txt", "one/.x.age" };
	static const char *const folders[] = { "one", "two", "none" };
	struct collection collection = { 0 };
	bool nothing;

	(void)state;
	for (size_t i = 0; i < COUNT(folders); i++)
		assert_int_equal(mkdir(scratch_path(folders[i]), 0700), 0);
	for (size_t i = 0; i < COUNT(names); i++)
		scratch_write(names[i], "", 0);
	must(collect_path(&collection, scratch_path("one/no.txt"), &nothing));
	must(collect_path(&collection, scratch_path("none"), &nothing));
	assert_true(nothing);
	must(collect_path(&collection, scratch_path("one"), &nothing));
	must(collect_path(&collection, scratch_path("two"), &nothing));
	assert_false(nothing);
	portion_is(&collection, "no.txt a.age ");
	portion_is(&collection, "b.AGE c.age ");
	portion_is(&collection, "d.age ");
	portion_is(&collection, "");
	collect_free(&collection);
}

/* However many exchanges are named, a portion has only so many opened; empty ones do not count. */
static void exchanges(void **state)
{
	enum { NAMED = 2 * COLLECT_MOST_OPENED + 2 };
	struct collection collection = { 0 };
	unsigned char *bytes = NULL;
	size_t length;
	bool nothing;

	(void)state;
	for (int i = 0; i < NAMED; i++) {
		struct exchange *exchange = NULL;
		char *name = text_format("x%d", i);

		must(exchange_open(scratch_path(name), true, &exchange));
		if (i % 2 == 0)
			must(exchange_add(exchange, EXCHANGE_BUNDLES,
			    "0123456789abcdef0123456789abcdef.age", name, strlen(name)));
		exchange_close(exchange);
		must(collect_path(&collection, scratch_path(name), &nothing));
		assert_false(nothing);
		free(name);
	}
	must(collect_next(&collection, COLLECT_PORTION));
	assert_int_equal(collection.count, COLLECT_MOST_OPENED);
	assert_int_equal(collection.opened, COLLECT_MOST_OPENED);
	collect_sort(&collection);
	must(collect_read(&collection.files[0], &bytes, &length));
	assert_string_equal((char *)bytes, "x0");
	free(bytes);
	must(collect_next(&collection, COLLECT_PORTION));
	assert_int_equal(collection.count, 1);
	must(collect_read(&collection.files[0], &bytes, &length));
	assert_string_equal((char *)bytes, "x400");
	free(bytes);
	must(collect_next(&collection, COLLECT_PORTION));
	assert_int_equal(collection.count, 0);
	assert_int_equal(collection.opened, 0);
	collect_free(&collection);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(portions, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(exchanges, scratch_make, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
