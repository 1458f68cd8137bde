/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two paths are one file where device and inode are the same; or, of a file that is not there yet,
 * where the folder is the same and the name. */
#include "base/io/file_guard.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static const char *const beside[] = { "", "-journal", "-wal", "-shm" };

static struct {
	char **paths;
	size_t n;
} guarded;

void file_guard_add(const char *path)
{
	guarded.paths = memory_grow(guarded.paths, guarded.n + 1, sizeof *guarded.paths);
	guarded.paths[guarded.n++] = memory_copy(path);
}

void file_guard_drop(const char *path)
{
	for (size_t i = guarded.n; i-- > 0;) {
		if (strcmp(guarded.paths[i], path) != 0)
			continue;
		free(guarded.paths[i]);
		guarded.paths[i] = guarded.paths[--guarded.n];
		break;
	}
	if (guarded.n > 0)
		return;
	free(guarded.paths);
	guarded.paths = NULL;
}

static bool same_inode(const char *one, const char *other)
{
	struct stat a, b;

	return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

bool file_guard_same(const char *one, const char *other)
{
	const char *name, *other_name;
	char *folder = file_folder_of(one, &name);
	char *other_folder = file_folder_of(other, &other_name);
	bool same = strcmp(one, other) == 0 || same_inode(one, other) ||
		    (strcmp(name, other_name) == 0 && same_inode(folder, other_folder));

	free(folder);
	free(other_folder);
	return same;
}

/* A file is written as PATH.part first. */
static bool would_hit(const char *path, const char *kept)
{
	char *part = text_format("%s.part", path);
	bool hit = file_guard_same(path, kept) || file_guard_same(part, kept);

	free(part);
	return hit;
}

enum error file_guard_check(const char *path)
{
	for (size_t i = 0; i < guarded.n; i++)
		for (size_t b = 0; b < COUNT(beside); b++) {
			char *kept = text_format("%s%s", guarded.paths[i], beside[b]);
			bool hit = would_hit(path, kept);

			free(kept);
			if (hit)
				return error_hint(
				    error_set(ERROR_REFUSED,
					_("%s belongs to the store and is not overwritten"), path),
				    _("Nothing was written. Choose another name."));
		}
	return ERROR_NONE;
}
