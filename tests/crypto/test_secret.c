/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The arena: what it hands out, that it forgets, and that its word about locking is true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"

static bool is_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static void test_is_zeroed_apart_and_wiped(void **state)
{
	static const size_t sizes[] = { 0, 1, 63, 64, 65, 4096, 40000 };
	unsigned char *bytes[COUNT(sizes)];

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		bytes[i] = secret_new(sizes[i]);
		assert_int_equal((uintptr_t)bytes[i] % 64, 0);
		assert_true(is_zero(bytes[i], sizes[i]));
		memset(bytes[i], 0xa0 + (int)i, sizes[i]);
	}
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (size_t k = 0; k < sizes[i]; k++)
			assert_int_equal(bytes[i][k], 0xa0 + i);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		secret_free(bytes[i]);
		/* The arena is still there to be looked at. */
		assert_true(is_zero(bytes[i], sizes[i]));
	}
	secret_free(NULL);
}

static void test_uses_holes_again(void **state)
{
	unsigned char *first = secret_new(128);
	unsigned char *second = secret_new(64);
	unsigned char *small;

	(void)state;
	secret_free(first);
	small = secret_new(64);
	assert_ptr_equal(small, first);
	assert_true((unsigned char *)secret_new(128) > second);
	first = secret_new(64);
	assert_ptr_equal(first, small + 64);
}

static void test_takes_the_whole_arena(void **state)
{
	unsigned char *arena;
	void *bytes;

	(void)state;
	secret_end();
	assert_int_equal(secret_start(), ERROR_NONE);
	bytes = secret_new(SECRET_ARENA);
	arena = bytes;
	secret_free(bytes);
	for (size_t i = 0; i < SECRET_ARENA / 64; i++)
		secret_new(1);
	/* What has no room any more lies elsewhere, zeroed and locked like the rest. */
	for (size_t size = 1; size <= 4 * SECRET_ARENA; size *= 4) {
		unsigned char *beside = secret_new(size);

		assert_true(beside < arena || beside >= arena + SECRET_ARENA);
		assert_int_equal((uintptr_t)beside % 64, 0);
		assert_int_equal(beside[0] | beside[size - 1], 0);
		memset(beside, 1, size);
		if (size % 16 == 0)
			secret_free(beside);
	}
	secret_end();
	secret_end();
	secret_free(bytes);
	assert_false(secret_is_locked());
	assert_int_equal(secret_start(), ERROR_NONE);
	assert_int_equal(secret_start(), ERROR_NONE);
}

/* The exit status of a child that runs `act`. */
static int status_of(void (*act)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void ask_for_too_much(void)
{
	/* Its sentence does not belong among the test's results. */
	close(STDERR_FILENO);
	secret_new(SIZE_MAX);
}

static void test_ends_the_program_where_full(void **state)
{
	int status = status_of(ask_for_too_much);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_not_equal(WEXITSTATUS(status), 0);
}

static long locked_kib(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	long kib = -1;

	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		if (sscanf(line, "VmLck: %ld", &kib) == 1)
			break;
	if (file != NULL)
		fclose(file);
	return kib;
}

static void start_without_the_right_to_lock(void)
{
	struct rlimit none = { 0, 0 };

	secret_end();
	if (setrlimit(RLIMIT_MEMLOCK, &none) != 0 || (geteuid() == 0 && setuid(65534) != 0))
		_exit(10);
	if (secret_start() != ERROR_NONE)
		_exit(11);
	if (secret_is_locked() || locked_kib() > 0)
		_exit(12);
	memset(secret_new(64), 1, 64);
}

/* AddressSanitizer makes mlock do nothing, and say that it did. */
static bool is_mlock_real(void)
{
	static char page[1];
	long before = locked_kib();
	bool is_real = mlock(page, sizeof page) != 0 || locked_kib() > before;

	munlock(page, sizeof page);
	return is_real;
}

static void test_tells_whether_it_is_locked(void **state)
{
	(void)state;
	if (!is_mlock_real())
		skip();
	assert_int_equal(secret_is_locked(), locked_kib() >= SECRET_ARENA / 1024);
	assert_int_equal(status_of(start_without_the_right_to_lock), 0);
}

static void test_random_below(void **state)
{
	int seen[5] = { 0 };

	(void)state;
	for (int i = 0; i < 2000; i++)
		seen[secret_random_below(5)]++;
	/* 400 are expected of each; fewer than 250 come once in 10^16 runs. */
	for (size_t i = 0; i < COUNT(seen); i++)
		assert_true(seen[i] > 250);
	assert_true(secret_same("abc", "abc", 3));
	assert_false(secret_same("abc", "abd", 3));
}

static enum error read_file_of(const void *bytes, size_t length, char **passphrase)
{
	char path[] = "/tmp/skatta-test-XXXXXX";
	int fd = mkstemp(path);
	enum error rc;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), length);
	close(fd);
	error_clear();
	rc = secret_read_file(path, passphrase);
	unlink(path);
	return rc;
}

static void test_reads_a_passphrase_file(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *passphrase; /* NULL: refused */
	} files[] = {
		{ "secret\n", 7, "secret" },
		{ "secret", 6, "secret" },
		{ "secret\r\n", 8, "secret" },
		{ " with blanks \nand more\n", 22, " with blanks " },
		{ "r\u00e4ksm\u00f6rg\u00e5s\n", 14, "r\u00e4ksm\u00f6rg\u00e5s" },
		{ "secret\n\0\0", 9, "secret" },
		{ "", 0, NULL },
		{ "\n", 1, NULL },
		{ "\r\n", 2, NULL },
		{ "\nsecret\n", 8, NULL },
		{ "sec\0ret\n", 8, NULL },
	};
	char *passphrase;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		enum error rc = read_file_of(files[i].bytes, files[i].length, &passphrase);

		assert_int_equal(rc == ERROR_NONE, files[i].passphrase != NULL);
		if (rc == ERROR_NONE) {
			assert_string_equal(passphrase, files[i].passphrase);
			secret_free(passphrase);
		} else {
			assert_true(error_sentence()[0] != '\0');
		}
	}
}

static void test_refuses_a_long_passphrase(void **state)
{
	char line[SECRET_LINE_SIZE];
	char *passphrase;

	(void)state;
	memset(line, 'x', sizeof line);
	assert_int_equal(read_file_of(line, sizeof line - 1, &passphrase), ERROR_NONE);
	assert_int_equal(strlen(passphrase), SECRET_LINE_SIZE - 1);
	secret_free(passphrase);
	assert_int_equal(read_file_of(line, sizeof line, &passphrase), ERROR_TOO_LARGE);
	error_clear();
	assert_int_equal(secret_read_file("/tmp/skatta-test-none", &passphrase), ERROR_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_zeroed_apart_and_wiped),
		cmocka_unit_test(test_uses_holes_again),
		cmocka_unit_test(test_takes_the_whole_arena),
		cmocka_unit_test(test_ends_the_program_where_full),
		cmocka_unit_test(test_tells_whether_it_is_locked),
		cmocka_unit_test(test_random_below),
		cmocka_unit_test(test_reads_a_passphrase_file),
		cmocka_unit_test(test_refuses_a_long_passphrase),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
