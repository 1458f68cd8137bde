/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading is not led astray; what is written is there whole, or not at all. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "support/scratch.h"

enum { LIMIT = 100, NOBODY = 65534 };

/* The outcome is this code, with a sentence that names the file, and a hint. */
static void assert_failed(enum error rc, enum error expected, const char *name)
{
	assert_int_equal(rc, expected);
	assert_non_null(strstr(error_sentence(), name));
	assert_string_not_equal(error_next_step(), "");
	error_clear();
}

static void assert_refused(const char *name, enum error expected)
{
	unsigned char *bytes = NULL;
	size_t length = 0;

	assert_failed(file_read(scratch_path(name), LIMIT, &bytes, &length), expected, name);
	assert_failed(
	    file_read_at(scratch_folder(), name, name, LIMIT, &bytes, &length), expected, name);
	assert_null(bytes);
}

static void assert_holds(const char *name, const char *expected)
{
	size_t length;
	char *bytes = scratch_read(name, &length);

	assert_non_null(bytes);
	assert_int_equal(length, strlen(expected));
	assert_string_equal(bytes, expected);
	free(bytes);
}

static void reads_what_is_there(void **state)
{
	char much[LIMIT];
	unsigned char *bytes;
	size_t length;

	(void)state;
	memset(much, 'x', sizeof much);
	scratch_write("full", much, LIMIT);
	assert_int_equal(file_read(scratch_path("full"), LIMIT, &bytes, &length), ERROR_NONE);
	assert_int_equal(length, LIMIT);
	assert_memory_equal(bytes, much, LIMIT);
	assert_int_equal(bytes[LIMIT], 0);
	free(bytes);
	scratch_write("empty", "", 0);
	assert_int_equal(
	    file_read_at(scratch_folder(), "empty", "empty", LIMIT, &bytes, &length), ERROR_NONE);
	assert_int_equal(length, 0);
	assert_int_equal(bytes[0], 0);
	free(bytes);
}

static void make_socket(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", scratch_path(name));
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
}

static void refuses_what_is_no_file(void **state)
{
	(void)state;
	assert_refused("missing", ERROR_NOT_FOUND);
	assert_refused("missing/below", ERROR_NOT_FOUND);
	assert_int_equal(mkdir(scratch_path("folder"), 0700), 0);
	assert_refused("folder", ERROR_REFUSED);
	assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
	assert_refused("pipe", ERROR_REFUSED);
	make_socket("socket");
	assert_refused("socket", ERROR_REFUSED);
}

static void refuses_too_much(void **state)
{
	char much[LIMIT + 1] = "";
	int fd;

	(void)state;
	scratch_write("over", much, sizeof much);
	assert_refused("over", ERROR_TOO_LARGE);
	fd = open(scratch_path("sparse"), O_WRONLY | O_CREAT, 0600);
	assert_int_equal(ftruncate(fd, 1 << 30), 0);
	close(fd);
	assert_refused("sparse", ERROR_TOO_LARGE);
}

static void links(void **state)
{
	unsigned char *bytes;
	size_t length;

	(void)state;
	scratch_write("file", "here", 4);
	assert_int_equal(symlink("file", scratch_path("link")), 0);
	assert_refused("link", ERROR_REFUSED);
	assert_int_equal(
	    file_read_linked(scratch_path("link"), LIMIT, &bytes, &length), ERROR_NONE);
	assert_string_equal((char *)bytes, "here");
	free(bytes);
	assert_int_equal(symlink("/dev/zero", scratch_path("zero")), 0);
	assert_failed(
	    file_read_linked(scratch_path("zero"), LIMIT, &bytes, &length), ERROR_REFUSED, "zero");
	assert_int_equal(symlink("round", scratch_path("round")), 0);
	assert_failed(file_read_linked(scratch_path("round"), LIMIT, &bytes, &length),
	    ERROR_REFUSED, "round");
}

static enum error add(const char *name, const char *bytes)
{
	return file_add_at(scratch_folder(), name, name, bytes, strlen(bytes), false);
}

static void adds_once(void **state)
{
	struct stat about;

	(void)state;
	assert_int_equal(add("a", "answers"), ERROR_NONE);
	assert_holds("a", "answers");
	assert_int_equal(stat(scratch_path("a"), &about), 0);
	assert_int_equal(about.st_mode & 07777, 0600);
	assert_int_equal(add("a", "answers"), ERROR_NONE);
	assert_failed(add("a", "others!"), ERROR_REFUSED, "a");
	assert_failed(add("a", "answer"), ERROR_REFUSED, "a");
	assert_failed(add("a", "answers and more"), ERROR_REFUSED, "a");
	assert_holds("a", "answers");
	assert_int_equal(add("empty", ""), ERROR_NONE);
	assert_int_equal(add("empty", ""), ERROR_NONE);
	assert_string_equal(scratch_names(), "a empty ");
}

static void readable_for_others(void **state)
{
	mode_t before = umask(077);
	struct stat about;

	(void)state;
	assert_int_equal(file_add_at(scratch_folder(), "round", "round", "x", 1, true), ERROR_NONE);
	assert_int_equal(stat(scratch_path("round"), &about), 0);
	assert_int_equal(about.st_mode & 07777, 0644);
	umask(before);
}

static void leftovers_are_taken_away(void **state)
{
	(void)state;
	scratch_write("a.part", "half of someth", 14);
	assert_int_equal(add("a", "answers"), ERROR_NONE);
	assert_holds("a", "answers");
	scratch_write("victim", "mine", 4);
	assert_int_equal(symlink("victim", scratch_path("b.part")), 0);
	assert_int_equal(add("b", "answers"), ERROR_NONE);
	assert_holds("victim", "mine");
	assert_string_equal(scratch_names(), "a b victim ");
}

static void adds_over_no_link(void **state)
{
	(void)state;
	scratch_write("victim", "mine", 4);
	assert_int_equal(symlink("victim", scratch_path("a")), 0);
	assert_failed(add("a", "mine"), ERROR_REFUSED, "a");
	assert_int_equal(symlink("nowhere", scratch_path("b")), 0);
	assert_failed(add("b", "x"), ERROR_REFUSED, "b");
	assert_int_equal(mkdir(scratch_path("c.part"), 0700), 0);
	assert_failed(add("c", "x"), ERROR_SYSTEM, "c");
	assert_string_equal(scratch_names(), "a b c.part victim ");
}

static void full_disk_leaves_nothing(void **state)
{
	char much[5000];

	(void)state;
	memset(much, 'x', sizeof much);
	for (size_t room = 0; room < sizeof much; room += 1000) {
		scratch_limit_files(room);
		assert_failed(file_add_at(scratch_folder(), "a", "a", much, sizeof much, false),
		    ERROR_SYSTEM, "a");
		assert_string_equal(scratch_names(), "");
	}
	scratch_limit_files(sizeof much);
	assert_int_equal(
	    file_add_at(scratch_folder(), "a", "a", much, sizeof much, false), ERROR_NONE);
}

static void full_disk_keeps_the_old(void **state)
{
	char much[5000];

	(void)state;
	memset(much, 'x', sizeof much);
	scratch_write("report", "old", 3);
	scratch_limit_files(1000);
	assert_failed(
	    file_replace(scratch_path("report"), much, sizeof much, false), ERROR_SYSTEM, "report");
	assert_holds("report", "old");
	assert_string_equal(scratch_names(), "report ");
}

/* Two that write the same at the same moment: whoever says that it is there is right. */
static void writers_meet(void **state)
{
	char much[20000], name[20];
	pid_t child;
	size_t length;
	int status;

	(void)state;
	memset(much, 'x', sizeof much);
	child = fork();
	for (int i = 0; i < 100; i++) {
		enum error rc;

		snprintf(name, sizeof name, "%d", i);
		rc = file_add_at(scratch_folder(), name, name, much, sizeof much, false);
		if (rc == ERROR_NONE) {
			char *there = scratch_read(name, &length);

			if (there == NULL || length != sizeof much)
				rc = ERROR_DAMAGED;
			free(there);
		}
		error_clear();
		if (rc != ERROR_NONE && rc != ERROR_SYSTEM && rc != ERROR_NOT_FOUND &&
		    rc != ERROR_REFUSED) {
			if (child == 0)
				_exit(1);
			fail_msg("%s is not there, and was said to be", name);
		}
	}
	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* Root may write anywhere, so somebody else tries. */
static void read_only_folder(void **state)
{
	int status;
	pid_t child;

	(void)state;
	assert_int_equal(fchmod(scratch_folder(), 0555), 0);
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && setuid(NOBODY) != 0)
			_exit(3);
		_exit(add("a", "answers") == ERROR_SYSTEM &&
			      strstr(error_next_step(), "may write") != NULL
			  ? 0
			  : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		skip();
	assert_int_equal(status, 0);
	assert_string_equal(scratch_names(), "");
}

static void replaces(void **state)
{
	struct stat about;

	(void)state;
	assert_int_equal(file_replace(scratch_path("report"), "one", 3, false), ERROR_NONE);
	assert_int_equal(file_replace(scratch_path("report"), "two", 3, true), ERROR_NONE);
	assert_holds("report", "two");
	assert_int_equal(stat(scratch_path("report"), &about), 0);
	assert_int_equal(about.st_mode & 07777, 0644);
	assert_failed(
	    file_replace(scratch_path("no/report"), "x", 1, false), ERROR_NOT_FOUND, "no");
	assert_failed(file_replace("", "x", 1, false), ERROR_SYSTEM, "");
	assert_string_equal(scratch_names(), "report ");
}

static void replaces_files_only(void **state)
{
	struct stat about;

	(void)state;
	assert_int_equal(mkfifo(scratch_path("device"), 0600), 0);
	assert_failed(file_replace(scratch_path("device"), "x", 1, false), ERROR_REFUSED, "device");
	assert_int_equal(lstat(scratch_path("device"), &about), 0);
	assert_true(S_ISFIFO(about.st_mode));
	scratch_write("victim", "mine", 4);
	assert_int_equal(symlink("victim", scratch_path("link")), 0);
	assert_failed(file_replace(scratch_path("link"), "x", 1, false), ERROR_REFUSED, "link");
	assert_holds("victim", "mine");
	assert_string_equal(scratch_names(), "device link victim ");
}

static void folders(void **state)
{
	mode_t before = umask(077);
	struct stat about;
	int fd;

	(void)state;
	assert_failed(
	    file_open_folder(scratch_path("no"), false, false, &fd), ERROR_NOT_FOUND, "no");
	assert_int_equal(file_open_folder(scratch_path("a/b//c/"), true, true, &fd), ERROR_NONE);
	assert_int_equal(fstat(fd, &about), 0);
	assert_int_equal(about.st_mode & 07777, 0755);
	close(fd);
	assert_int_equal(file_open_folder(scratch_path("own"), true, false, &fd), ERROR_NONE);
	assert_int_equal(fstat(fd, &about), 0);
	assert_int_equal(about.st_mode & 07777, 0700);
	close(fd);
	assert_true(file_is_folder(scratch_path("a/b/c")));
	scratch_write("file", "", 0);
	assert_false(file_is_folder(scratch_path("file")));
	assert_failed(
	    file_open_folder(scratch_path("file"), false, false, &fd), ERROR_REFUSED, "file");
	assert_failed(
	    file_open_folder(scratch_path("file"), true, false, &fd), ERROR_REFUSED, "file");
	assert_failed(
	    file_open_folder(scratch_path("file/x"), true, false, &fd), ERROR_SYSTEM, "file/x");
	assert_int_equal(file_open_folder("", true, false, &fd), ERROR_USAGE);
	umask(before);
}

static void names(void **state)
{
	static const char *const expected[] = { ".hidden", "B", "a", "å" };
	char **found;
	size_t n;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		scratch_write(expected[3 - i], "", 0);
	for (int times = 0; times < 2; times++) {
		assert_int_equal(file_names(scratch_folder(), "folder", &found, &n), ERROR_NONE);
		assert_int_equal(n, 4);
		for (size_t i = 0; i < n; i++)
			assert_string_equal(found[i], expected[i]);
		file_free_names(found, n);
	}
	file_free_names(NULL, 0);
}

static bool is_small(const void *context, const char *name)
{
	return name[0] != *(const char *)context;
}

/* In portions: the first behind a name, in order, whatever order the system lists them in. */
static void names_in_portions(void **state)
{
	struct file_wanted wanted = { "", 3, is_small, "X" };
	char **found, *behind = NULL, name[8];
	size_t n, seen = 0;

	(void)state;
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof name, "%c%02d", i % 2 == 0 ? 'X' : 'a', i * 7 % 20);
		scratch_write(name, "", 0);
	}
	do {
		wanted.behind = behind != NULL ? behind : "";
		assert_int_equal(
		    file_names_behind(scratch_folder(), "folder", &wanted, &found, &n), ERROR_NONE);
		assert_int_equal(n, seen < 9 ? 3 : 1);
		for (size_t i = 0; i < n; i++) {
			snprintf(name, sizeof name, "a%02d", (int)(1 + 2 * seen++));
			assert_string_equal(found[i], name);
		}
		free(behind);
		behind = memory_copy(found[n - 1]);
		file_free_names(found, n);
	} while (n == wanted.most);
	free(behind);
	assert_int_equal(seen, 10);
}

static void joins(void **state)
{
	char *path = file_join("a/b", "c");

	(void)state;
	assert_string_equal(path, "a/b/c");
	free(path);
	path = file_join("/", "c");
	assert_string_equal(path, "/c");
	free(path);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(reads_what_is_there),
		IN_SCRATCH(refuses_what_is_no_file),
		IN_SCRATCH(refuses_too_much),
		IN_SCRATCH(links),
		IN_SCRATCH(adds_once),
		IN_SCRATCH(readable_for_others),
		IN_SCRATCH(leftovers_are_taken_away),
		IN_SCRATCH(adds_over_no_link),
		IN_SCRATCH(full_disk_leaves_nothing),
		IN_SCRATCH(full_disk_keeps_the_old),
		IN_SCRATCH(writers_meet),
		IN_SCRATCH(read_only_folder),
		IN_SCRATCH(replaces),
		IN_SCRATCH(replaces_files_only),
		IN_SCRATCH(folders),
		IN_SCRATCH(names),
		IN_SCRATCH(names_in_portions),
		cmocka_unit_test(joins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
