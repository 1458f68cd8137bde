/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the machine says of what is mounted, by itself, so that a test can say something else. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/io/media.h"
#include "base/text.h"

enum { TABLE_LIMIT = 1024 * 1024, PIECE = 4096 };

const char *const *media_roots(void)
{
	static const char *const roots[] = { "/media", "/run/media", "/mnt", NULL };

	return roots;
}

char *media_table(void)
{
	struct text table = { 0 };
	char piece[PIECE];
	int file = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
	ssize_t got = 0;

	while (
	    file >= 0 && table.length < TABLE_LIMIT && (got = read(file, piece, sizeof piece)) > 0)
		text_add_bytes(&table, piece, (size_t)got);
	if (file >= 0)
		close(file);
	return text_take(&table);
}

bool media_ask(const char *path, bool writes, int64_t *room)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat about, above;
	struct statvfs space;
	bool is;

	if (folder < 0)
		return false;
	is = fstat(folder, &about) == 0 && fstatat(folder, "..", &above, 0) == 0 &&
	     about.st_dev != above.st_dev &&
	     faccessat(folder, ".", R_OK | X_OK | (writes ? W_OK : 0), 0) == 0 &&
	     fstatvfs(folder, &space) == 0;
	if (is)
		*room = (int64_t)(space.f_bavail * space.f_frsize);
	close(folder);
	return is;
}
