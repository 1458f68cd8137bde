/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the linker puts in the place of what costs time: a passphrase costs next to nothing, and
 * nobody waits for the disk; both are the matter of other tests. In the environment SKATTA_DAY is
 * the day of such a program, with SKATTA_DISK it waits for the disk, and with SKATTA_CHANCE it
 * draws from the row of that name (chance.h). Of what is mounted it knows what is in media/ of the
 * folder where it runs. Linked with $(quick_world_flags) of tests.am. */
#include <limits.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/media.h"
#include "base/memory.h"
#include "support/chance.h"
#include "support/fixed_clock.h"

__attribute__((constructor)) static void begin(void)
{
	const char *day = getenv("SKATTA_DAY"), *chance = getenv("SKATTA_CHANCE");

	if (day != NULL)
		fixed_clock_set(day);
	if (chance != NULL)
		chance_fix(chance);
}

/* The linker calls what is wrapped by these names. */
int __wrap_crypto_pwhash(unsigned char *out, unsigned long long size, const char *passphrase,
    unsigned long long length, const unsigned char *salt, unsigned long long passes, size_t memory,
    int algorithm);
int __wrap_crypto_pwhash_str_alg(char *text, const char *word, unsigned long long length,
    unsigned long long passes, size_t memory, int algorithm);
int __real_crypto_pwhash_str_alg(char *text, const char *word, unsigned long long length,
    unsigned long long passes, size_t memory, int algorithm);

int __wrap_crypto_pwhash(unsigned char *out, unsigned long long size, const char *passphrase,
    unsigned long long length, const unsigned char *salt, unsigned long long passes, size_t memory,
    int algorithm)
{
	unsigned char seed[randombytes_SEEDBYTES];

	(void)passes;
	(void)memory;
	(void)algorithm;
	crypto_generichash(seed, sizeof seed, (const unsigned char *)passphrase, length, salt,
	    crypto_pwhash_SALTBYTES);
	randombytes_buf_deterministic(out, (size_t)size, seed);
	return 0;
}

/* What it costs to look at such a word stands in the text. */
int __wrap_crypto_pwhash_str_alg(char *text, const char *word, unsigned long long length,
    unsigned long long passes, size_t memory, int algorithm)
{
	(void)passes;
	(void)memory;
	return __real_crypto_pwhash_str_alg(
	    text, word, length, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN, algorithm);
}

const char *const *__wrap_media_roots(void);
char *__wrap_media_table(void);
bool __wrap_media_ask(const char *path, bool writes, int64_t *room);

/* What the machine of the test has plugged in is none of theirs: theirs is in their own folder,
 * also by its whole path. */
const char *const *__wrap_media_roots(void)
{
	static char here[PATH_MAX];
	static const char *const roots[] = { "media", "/proc/self/cwd/media", "/media",
		"/run/media", "/mnt", here, NULL };

	if (getcwd(here, sizeof here - sizeof "/media") == NULL)
		here[0] = '\0';
	strcat(here, "/media");
	return roots;
}

char *__wrap_media_table(void)
{
	return memory_copy(file_is_folder("media")
			       ? "30 22 8:17 / media/anna/GAMMAL rw - vfat /dev/sdb1 rw\n"
				 "31 22 0:52 / media/utbyte rw - cifs //server/utbyte rw\n"
				 "32 22 8:33 / media/anna/KINGSTON rw - exfat /dev/sdc1 rw\n"
			       : "");
}

bool __wrap_media_ask(const char *path, bool writes, int64_t *room)
{
	(void)writes;
	*room = strstr(path, "KINGSTON") != NULL ? INT64_C(3270000000) : INT64_C(51900000);
	return file_is_folder(path);
}

/* SQLite, a shared library, finds these before those of the C library. */
int fsync(int file)
{
	return getenv("SKATTA_DISK") != NULL ? (int)syscall(SYS_fsync, file) : 0;
}

int fdatasync(int file)
{
	return getenv("SKATTA_DISK") != NULL ? (int)syscall(SYS_fdatasync, file) : 0;
}
