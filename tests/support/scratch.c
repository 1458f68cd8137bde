/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A folder of a test's own. */
#include "support/scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"

static char folder_path[512];
static int folder = -1;

int scratch_make(void **state)
{
	const char *above = getenv("TMPDIR");

	(void)state;
	snprintf(folder_path, sizeof folder_path, "%s/skatta-test-XXXXXX",
	    above != NULL && above[0] == '/' ? above : "/tmp");
	if (mkdtemp(folder_path) == NULL)
		return -1;
	folder = open(folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	error_clear();
	return folder >= 0 ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
	(void)about;
	(void)kind;
	(void)walk;
	return remove(path);
}

int scratch_remove(void **state)
{
	(void)state;
	scratch_limit_files(SIZE_MAX);
	close(folder);
	chmod(folder_path, 0700);
	return nftw(folder_path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *scratch_path(const char *name)
{
	static char paths[8][1024];
	static unsigned turn;
	char *path = paths[turn++ % 8];

	snprintf(path, sizeof paths[0], "%s/%s", folder_path, name);
	return path;
}

int scratch_folder(void)
{
	return folder;
}

void scratch_write(const char *name, const void *bytes, size_t length)
{
	FILE *file = fopen(scratch_path(name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

char *scratch_read(const char *name, size_t *length)
{
	FILE *file = fopen(scratch_path(name), "rb");
	char *bytes;
	long size;

	if (file == NULL)
		return NULL;
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	rewind(file);
	bytes = calloc((size_t)size + 1, 1);
	assert_non_null(bytes);
	*length = fread(bytes, 1, (size_t)size, file);
	fclose(file);
	return bytes;
}

const char *scratch_names(void)
{
	static char names[2000];
	struct dirent **entries;
	int n = scandir(folder_path, &entries, NULL, alphasort);

	names[0] = '\0';
	for (int i = 0; i < n; i++) {
		size_t length = strlen(names);

		if (entries[i]->d_name[0] != '.')
			snprintf(names + length, sizeof names - length, "%s ", entries[i]->d_name);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	return names;
}

void scratch_limit_files(size_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes == SIZE_MAX ? limit.rlim_max : bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}
