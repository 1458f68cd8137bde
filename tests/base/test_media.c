/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is mounted, from a table of the test's; the linker puts it in the place of the kernel's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/media.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/scratch.h"

/* The linker calls what is wrapped by these names. */
const char *const *__wrap_media_roots(void);
char *__wrap_media_table(void);
bool __wrap_media_ask(const char *path, bool writes, int64_t *room);
bool __real_media_ask(const char *path, bool writes, int64_t *room);
int64_t __wrap_clock_milliseconds(void);

static struct {
	const char *roots[3];
	struct text table, asked;
	int64_t now, each;
} machine;

const char *const *__wrap_media_roots(void)
{
	return machine.roots;
}

char *__wrap_media_table(void)
{
	return memory_copy(machine.table.bytes != NULL ? machine.table.bytes : "");
}

/* Those named «ro» can be read only, and «gone» not even that. */
bool __wrap_media_ask(const char *path, bool writes, int64_t *room)
{
	text_addf(&machine.asked, "%s ", path);
	machine.now += machine.each;
	*room = 1000;
	return strstr(path, "gone") == NULL && (!writes || strstr(path, "ro") == NULL);
}

int64_t __wrap_clock_milliseconds(void)
{
	return machine.now;
}

static int setup(void **state)
{
	scratch_make(state);
	memset(&machine, 0, sizeof machine);
	machine.roots[0] = memory_copy(scratch_path("media"));
	machine.roots[1] = "/mnt";
	mkdir(machine.roots[0], 0700);
	return 0;
}

static int teardown(void **state)
{
	free((char *)machine.roots[0]);
	text_free(&machine.table);
	text_free(&machine.asked);
	return scratch_remove(state);
}

/* Another one is mounted below the first of the folders. */
static void mounted(const char *name, const char *options, const char *type)
{
	text_addf(&machine.table, "36 35 98:0 / %s/%s %s,noatime shared:2 - %s /dev/sdb1 rw\n",
	    machine.roots[0], name, options, type);
}

/* «name name …» of those that are found. */
static void finds(bool writes, const char *expected)
{
	struct text names = { 0 };
	struct media media;

	media_find(writes, &media);
	for (size_t i = 0; i < media.count; i++) {
		assert_int_equal(media.all[i].room, media.all[i].is_far ? 0 : 1000);
		text_addf(&names, "%s%s ", media.all[i].name, media.all[i].is_far ? "?" : "");
	}
	assert_string_equal(names.bytes != NULL ? names.bytes : "", expected);
	text_free(&names);
	media_free(&media);
}

static void the_last_comes_first(void **state)
{
	(void)state;
	finds(false, "");
	text_add(&machine.table, "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
				 "23 1 8:1 / /mntx rw - ext4 /dev/sda1 rw\n"
				 "not a line\n");
	finds(false, "");
	mounted("anna/ONE", "rw", "vfat");
	mounted("anna/gone", "rw", "vfat");
	mounted("TWO\\040and\\134so", "rw", "ext4");
	text_add(&machine.table, "24 1 8:1 / /mnt rw - xfs /dev/sdc rw\n");
	mounted("ro", "ro", "iso9660");
	finds(false, "ro mnt TWO and\\so ONE ");
	finds(true, "mnt TWO and\\so ONE ");
}

static void of_many_the_last(void **state)
{
	(void)state;
	for (char name[] = "a"; name[0] <= 'l'; name[0]++)
		mounted(name, "rw", "exfat");
	finds(true, "l k j i h g f e d ");
}

/* A share may keep whoever asks it waiting for ever. */
static void what_is_far_is_not_asked(void **state)
{
	(void)state;
	mounted("share", "rw", "nfs4");
	mounted("share/in/it", "rw", "ext4");
	mounted("elsewhere", "ro", "cifs");
	mounted("asleep", "rw", "autofs");
	mounted("awake", "rw", "autofs");
	mounted("awake", "rw", "fuse.sshfs");
	mounted("no/way/there", "rw", "nfs");
	finds(true, "awake? share? ");
	finds(false, "awake? elsewhere? share? ");
	assert_int_equal(machine.asked.length, 0);
}

static void what_was_mounted_over_is_not_seen(void **state)
{
	(void)state;
	mounted("same", "rw", "nfs");
	mounted("other", "rw", "vfat");
	mounted("same", "rw", "vfat");
	finds(true, "same other ");
}

static void no_longer_than_a_while(void **state)
{
	(void)state;
	machine.each = 600;
	for (char name[] = "a"; name[0] <= 'd'; name[0]++)
		mounted(name, "rw", "vfat");
	mounted("share", "rw", "nfs");
	finds(true, "share? d c ");
}

/* A stick's name is somebody else's. */
static void what_is_no_text_is_left_out(void **state)
{
	(void)state;
	mounted("a\\033[31m", "rw", "vfat");
	mounted("b\xff", "rw", "vfat");
	mounted("c\\012d", "rw", "vfat");
	mounted("e\xe2\x80\xae", "rw", "vfat");
	mounted("åäö", "rw", "vfat");
	finds(true, "åäö ");
}

static void holds(void **state)
{
	char *path;

	(void)state;
	mkdir(scratch_path("media/stick"), 0700);
	mkdir(scratch_path("mediated"), 0700);
	assert_int_equal(symlink(scratch_path("mediated"), scratch_path("media/out")), 0);
	assert_int_equal(symlink("media/stick", scratch_path("in")), 0);
	assert_true(media_holds(scratch_path("media/stick/file")));
	assert_true(media_holds(scratch_path("media/stick/")));
	assert_true(media_holds(scratch_path("in/file")));
	assert_false(media_holds(scratch_path("media/out/file")));
	assert_false(media_holds(scratch_path("mediated/file")));
	assert_false(media_holds(scratch_path("media/none/file")));
	assert_false(media_holds(scratch_path("media/../file")));
	assert_false(media_holds("media/stick/file"));
	path = text_format("%s/stick/../../file", machine.roots[0]);
	assert_false(media_holds(path));
	free(path);
}

/* /proc is another file system than the one it is in, on every machine. */
static void the_machine_is_asked(void **state)
{
	int64_t room = -1;

	(void)state;
	assert_true(__real_media_ask("/proc", false, &room));
	assert_true(room >= 0);
	assert_int_equal(symlink("/proc", scratch_path("link")), 0);
	assert_false(__real_media_ask(scratch_path("link"), false, &room));
	assert_false(__real_media_ask(scratch_path("media"), false, &room));
	assert_false(__real_media_ask(scratch_path("nowhere"), false, &room));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_last_comes_first),
		TEST(of_many_the_last),
		TEST(what_is_far_is_not_asked),
		TEST(what_was_mounted_over_is_not_seen),
		TEST(no_longer_than_a_while),
		TEST(what_is_no_text_is_left_out),
		TEST(holds),
		TEST(the_machine_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
