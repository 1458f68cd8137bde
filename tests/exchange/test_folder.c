/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An exchange in a folder: what is added, listed and read, and what is left alone in it. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/exchange.h"
#include "support/scratch.h"

#define BUNDLE  "0123456789abcdef0123456789abcdef.age"
#define UNIT    "0123456789abcdef0123456789abcdef.7." BUNDLE
#define RECEIPT "0123456789abcdef0123456789abcdef.json"
#define ROUND   "ht26.1.json"

static struct exchange *open_made(void)
{
	struct exchange *exchange;

	if (exchange_open(scratch_path("exchange"), true, &exchange) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return exchange;
}

static void add(
    struct exchange *exchange, enum exchange_part part, const char *name, const char *bytes)
{
	if (exchange_add(exchange, part, name, bytes, strlen(bytes)) != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

/* The names of a part, each with a blank behind it. */
static void assert_names(struct exchange *exchange, enum exchange_part part, const char *expected)
{
	struct text all = { 0 };
	char **names, *joined;
	size_t count;

	if (exchange_names(exchange, part, &names, &count) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	for (size_t i = 0; i < count; i++)
		text_addf(&all, "%s ", names[i]);
	file_free_names(names, count);
	joined = text_take(&all);
	assert_string_equal(joined, expected);
	free(joined);
}

static void assert_mode(const char *name, mode_t expected)
{
	struct stat about;

	assert_int_equal(stat(scratch_path(name), &about), 0);
	assert_int_equal(about.st_mode & 07777, expected);
}

/* FAT's spelling is the same name: found, read, and not written a second time. */
static void capitals(void **state)
{
	static const char name[] = "abcdef0123456789abcdef0123456789.age";
	static const char other[] = "0bcdef0123456789abcdef0123456789.age";
	struct exchange *exchange = NULL;
	unsigned char *bytes = NULL;
	size_t length = 0;
	char *path;

	(void)state;
	assert_int_equal(mkdir(scratch_path("x"), 0700), 0);
	assert_int_equal(mkdir(scratch_path("x/BUNDLES"), 0700), 0);
	scratch_write("x/BUNDLES/ABCDEF0123456789ABCDEF0123456789.AGE", "it", 2);
	scratch_write("x/BUNDLES/0BCDEF0123456789ABCDEF0123456789.AGE", "in capitals", 11);
	scratch_write("x/BUNDLES/0bcdef0123456789abcdef0123456789.age", "small", 5);
	scratch_write("x/BUNDLES/0bcdef0123456789ABCDEF0123456789.age", "neither", 7);
	assert_true(exchange_is(scratch_path("x")));
	assert_int_equal(exchange_open(scratch_path("x"), true, &exchange), ERROR_NONE);
	assert_false(file_is_folder(scratch_path("x/bundles")));
	path = text_format("%s %s ", other, name);
	assert_names(exchange, EXCHANGE_BUNDLES, path);
	free(path);
	assert_int_equal(
	    exchange_read(exchange, EXCHANGE_BUNDLES, name, &bytes, &length), ERROR_NONE);
	assert_int_equal(length, 2);
	free(bytes);
	assert_int_equal(
	    exchange_read(exchange, EXCHANGE_BUNDLES, other, &bytes, &length), ERROR_NONE);
	assert_int_equal(length, 5);
	free(bytes);
	assert_true(exchange_has(exchange, EXCHANGE_BUNDLES, name));
	assert_int_equal(exchange_add(exchange, EXCHANGE_BUNDLES, name, "it", 2), ERROR_NONE);
	path = file_join(scratch_path("x/BUNDLES"), name);
	assert_int_not_equal(access(path, F_OK), 0);
	free(path);
	exchange_close(exchange);
}

static void making_makes_all_parts(void **state)
{
	struct exchange *exchange = open_made();

	(void)state;
	assert_string_equal(scratch_names(), "exchange ");
	assert_true(exchange_is(scratch_path("exchange")));
	assert_true(file_is_folder(scratch_path("exchange/rounds")));
	assert_true(file_is_folder(scratch_path("exchange/units")));
	exchange_close(exchange);
	/* Again, on what is there. */
	exchange_close(open_made());
	exchange_close(NULL);
}

static void what_is_not_there_is_said(void **state)
{
	struct exchange *exchange;

	(void)state;
	assert_int_equal(exchange_open(scratch_path("nowhere"), false, &exchange), ERROR_NOT_FOUND);
	assert_string_not_equal(error_next_step(), "");
	error_clear();
	scratch_write("file", "x", 1);
	assert_int_not_equal(exchange_open(scratch_path("file"), false, &exchange), ERROR_NONE);
	error_clear();
	assert_false(exchange_is(scratch_path("nowhere")));
	assert_false(exchange_is(scratch_path("file")));
	assert_false(exchange_is(scratch_path("")));
}

static void a_part_that_is_missing_is_empty_until_written_to(void **state)
{
	struct exchange *exchange;
	unsigned char *bytes;
	size_t length;

	(void)state;
	assert_int_equal(mkdir(scratch_path("exchange"), 0700), 0);
	assert_int_equal(exchange_open(scratch_path("exchange"), false, &exchange), ERROR_NONE);
	for (int part = 0; part < EXCHANGE_PARTS; part++)
		assert_names(exchange, (enum exchange_part)part, "");
	assert_false(exchange_has(exchange, EXCHANGE_BUNDLES, BUNDLE));
	assert_int_equal(
	    exchange_read(exchange, EXCHANGE_BUNDLES, BUNDLE, &bytes, &length), ERROR_NOT_FOUND);
	assert_string_not_equal(error_sentence(), "");
	error_clear();
	assert_false(exchange_is(scratch_path("exchange")));
	add(exchange, EXCHANGE_BUNDLES, BUNDLE, "sealed");
	assert_names(exchange, EXCHANGE_BUNDLES, BUNDLE " ");
	assert_true(exchange_is(scratch_path("exchange")));
	exchange_close(exchange);
}

/* Where others share the folder they share its parts, whatever the umask. */
static void a_part_is_open_to_whom_the_folder_is(void **state)
{
	mode_t before = umask(077);
	struct exchange *exchange;

	(void)state;
	assert_int_equal(mkdir(scratch_path("exchange"), 0700), 0);
	assert_int_equal(chmod(scratch_path("exchange"), 03775), 0);
	exchange = open_made();
	assert_mode("exchange/bundles", 03775);
	add(exchange, EXCHANGE_BUNDLES, BUNDLE, "sealed");
	assert_mode("exchange/bundles/" BUNDLE, 0644);
	exchange_close(exchange);
	umask(before);
}

/* A group that is not the maker's own, without the bit that hands it down. */
static void a_part_belongs_to_the_group_of_the_folder(void **state)
{
	struct exchange *exchange;
	struct stat about;
	gid_t groups[100], other = getegid();
	int count = getgroups(100, groups);

	(void)state;
	for (int i = 0; i < count; i++)
		other = groups[i] != getegid() ? groups[i] : other;
	if (geteuid() == 0)
		other = getegid() + 1;
	if (other == getegid())
		skip();
	assert_int_equal(mkdir(scratch_path("exchange"), 0700), 0);
	assert_int_equal(chown(scratch_path("exchange"), (uid_t)-1, other), 0);
	assert_int_equal(chmod(scratch_path("exchange"), 0770), 0);
	exchange = open_made();
	assert_mode("exchange/bundles", 0770);
	assert_int_equal(stat(scratch_path("exchange/bundles"), &about), 0);
	assert_int_equal(about.st_gid, other);
	exchange_close(exchange);
}

static void files_come_back(void **state)
{
	struct exchange *exchange = open_made();
	unsigned char *bytes;
	size_t length;
	char *path;

	(void)state;
	add(exchange, EXCHANGE_BUNDLES, BUNDLE, "sealed");
	/* Once more is the same; something else under the name is not. */
	add(exchange, EXCHANGE_BUNDLES, BUNDLE, "sealed");
	assert_int_equal(
	    exchange_add(exchange, EXCHANGE_BUNDLES, BUNDLE, "other", 5), ERROR_REFUSED);
	error_clear();
	assert_true(exchange_has(exchange, EXCHANGE_BUNDLES, BUNDLE));
	assert_false(exchange_has(exchange, EXCHANGE_UNITS, BUNDLE));
	assert_int_equal(
	    exchange_read(exchange, EXCHANGE_BUNDLES, BUNDLE, &bytes, &length), ERROR_NONE);
	assert_int_equal(length, 6);
	assert_string_equal((char *)bytes, "sealed");
	free(bytes);
	path = exchange_shown(exchange, EXCHANGE_BUNDLES, BUNDLE);
	assert_string_equal(path, scratch_path("exchange/bundles/" BUNDLE));
	free(path);
	exchange_close(exchange);
}

static void signed_files_come_back_with_their_signature(void **state)
{
	struct exchange *exchange = open_made();
	unsigned char *bytes, *signature;
	size_t length, signature_length;

	(void)state;
	assert_int_equal(
	    exchange_add_signed(exchange, EXCHANGE_ROUNDS, ROUND, "{}\n", 3, "signed\n"),
	    ERROR_NONE);
	assert_names(exchange, EXCHANGE_ROUNDS, ROUND " ");
	assert_int_equal(exchange_read_signed(exchange, EXCHANGE_ROUNDS, ROUND, &bytes, &length,
			     &signature, &signature_length),
	    ERROR_NONE);
	assert_string_equal((char *)bytes, "{}\n");
	assert_string_equal((char *)signature, "signed\n");
	assert_int_equal(signature_length, 7);
	free(bytes);
	free(signature);

	assert_int_equal(unlink(scratch_path("exchange/rounds/" ROUND ".minisig")), 0);
	assert_int_equal(exchange_read_signed(exchange, EXCHANGE_ROUNDS, ROUND, &bytes, &length,
			     &signature, &signature_length),
	    ERROR_NOT_FOUND);
	error_clear();
	exchange_close(exchange);
}

static void only_known_shapes_are_listed_and_touched(void **state)
{
	static const char *const others[] = { "rounds/" ROUND ".minisig", "rounds/" ROUND ".part",
		"rounds/HT26.1.json", "rounds/notes.txt", "bundles/" BUNDLE ".part",
		"bundles/.hidden", "bundles/" RECEIPT, "receipts/" RECEIPT ".minisig",
		"receipts/" BUNDLE, "units/" BUNDLE, "units/" UNIT ".part" };
	static const char *const names[] = { "", ".", "..", "../rounds/" ROUND, ROUND,
		BUNDLE ".part", BUNDLE ".minisig", "/etc/passwd", "a/" BUNDLE };
	struct exchange *exchange = open_made();
	unsigned char *bytes;
	size_t length;

	(void)state;
	for (size_t i = 0; i < COUNT(others); i++) {
		char *path = text_format("exchange/%s", others[i]);

		scratch_write(path, "x", 1);
		free(path);
	}
	add(exchange, EXCHANGE_ROUNDS, "vt27.12.json", "x");
	add(exchange, EXCHANGE_ROUNDS, ROUND, "x");
	add(exchange, EXCHANGE_BUNDLES, BUNDLE, "x");
	add(exchange, EXCHANGE_RECEIPTS, RECEIPT, "x");
	add(exchange, EXCHANGE_RESULTS, RECEIPT, "x");
	add(exchange, EXCHANGE_UNITS, UNIT, "x");
	assert_names(exchange, EXCHANGE_ROUNDS, ROUND " vt27.12.json ");
	assert_names(exchange, EXCHANGE_BUNDLES, BUNDLE " ");
	assert_names(exchange, EXCHANGE_RECEIPTS, RECEIPT " ");
	assert_names(exchange, EXCHANGE_RESULTS, RECEIPT " ");
	assert_names(exchange, EXCHANGE_UNITS, UNIT " ");
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_int_equal(
		    exchange_read(exchange, EXCHANGE_BUNDLES, names[i], &bytes, &length),
		    ERROR_REFUSED);
		assert_int_equal(
		    exchange_add(exchange, EXCHANGE_BUNDLES, names[i], "x", 1), ERROR_REFUSED);
		assert_false(exchange_has(exchange, EXCHANGE_BUNDLES, names[i]));
		error_clear();
	}
	assert_int_equal(
	    exchange_add(exchange, EXCHANGE_BUNDLES, "x\x1b[2J", "x", 1), ERROR_REFUSED);
	assert_string_equal(
	    error_sentence(), "x\xef\xbf\xbd[2J is not the name of a file in bundles");
	error_clear();
	exchange_close(exchange);
}

static void assert_unreadable(
    struct exchange *exchange, enum exchange_part part, enum error expected)
{
	unsigned char *bytes;
	size_t length;

	error_clear();
	assert_int_equal(exchange_read(exchange, part, BUNDLE, &bytes, &length), expected);
	assert_string_not_equal(error_sentence(), "");
	error_clear();
}

static void links_pipes_folders_and_giants_are_not_read(void **state)
{
	struct exchange *exchange = open_made();
	const char *path = scratch_path("exchange/bundles/" BUNDLE);
	int sparse;

	(void)state;
	scratch_write("secret", "x", 1);
	assert_int_equal(symlink(scratch_path("secret"), path), 0);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_REFUSED);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_REFUSED);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_REFUSED);
	assert_int_equal(rmdir(path), 0);
	sparse = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	assert_int_equal(ftruncate(sparse, (off_t)1 << 30), 0);
	close(sparse);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_TOO_LARGE);
	assert_int_equal(truncate(path, FILE_LIMIT_BUNDLE + 1), 0);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_TOO_LARGE);
	exchange_close(exchange);
}

/* A link in the place of a part leads nowhere, for readers and writers. */
static void a_part_is_not_a_link(void **state)
{
	struct exchange *exchange = open_made();
	char **names;
	size_t count;

	(void)state;
	assert_int_equal(mkdir(scratch_path("elsewhere"), 0700), 0);
	scratch_write("elsewhere/" BUNDLE, "x", 1);
	assert_int_equal(rmdir(scratch_path("exchange/bundles")), 0);
	assert_int_equal(symlink(scratch_path("elsewhere"), scratch_path("exchange/bundles")), 0);
	assert_unreadable(exchange, EXCHANGE_BUNDLES, ERROR_REFUSED);
	assert_int_equal(exchange_names(exchange, EXCHANGE_BUNDLES, &names, &count), ERROR_REFUSED);
	error_clear();
	assert_int_equal(exchange_add(exchange, EXCHANGE_BUNDLES, BUNDLE, "x", 1), ERROR_REFUSED);
	error_clear();
	assert_false(exchange_has(exchange, EXCHANGE_BUNDLES, BUNDLE));
	assert_string_equal(error_sentence(), "");

	assert_int_equal(rmdir(scratch_path("exchange/units")), 0);
	scratch_write("exchange/units", "x", 1);
	assert_unreadable(exchange, EXCHANGE_UNITS, ERROR_REFUSED);
	exchange_close(exchange);
}

static void a_full_disk_leaves_nothing(void **state)
{
	struct exchange *exchange = open_made();
	char *bytes = memory_new(8192, 1);

	(void)state;
	scratch_limit_files(4096);
	assert_int_equal(
	    exchange_add(exchange, EXCHANGE_BUNDLES, BUNDLE, bytes, 8192), ERROR_SYSTEM);
	scratch_limit_files(SIZE_MAX);
	error_clear();
	assert_false(exchange_has(exchange, EXCHANGE_BUNDLES, BUNDLE));
	assert_int_not_equal(access(scratch_path("exchange/bundles/" BUNDLE ".part"), F_OK), 0);
	exchange_close(exchange);
	free(bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(capitals),
		TEST(making_makes_all_parts),
		TEST(what_is_not_there_is_said),
		TEST(a_part_that_is_missing_is_empty_until_written_to),
		TEST(a_part_is_open_to_whom_the_folder_is),
		TEST(a_part_belongs_to_the_group_of_the_folder),
		TEST(files_come_back),
		TEST(signed_files_come_back_with_their_signature),
		TEST(only_known_shapes_are_listed_and_touched),
		TEST(links_pipes_folders_and_giants_are_not_read),
		TEST(a_part_is_not_a_link),
		TEST(a_full_disk_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
