/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* An exchange in a folder on a disk, a stick or a share. No link is followed below it, and nothing
 * is waited for. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/path.h"
#include "base/memory.h"
#include "exchange/carrier.h"

struct folder {
	char *path;
	int root;
};

/* Its address is a path. */
static bool is_whole(const char *address)
{
	return address[0] == '/';
}

/* The name as it stands in the opened folder, in small letters or, as FAT may have it, in capitals;
 * for free(). */
static char *spelled(int folder, const char *name)
{
	struct stat about;
	char *capitals;

	if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0)
		return memory_copy(name);
	capitals = memory_copy(name);
	for (char *at = capitals; *at != '\0'; at++)
		if (*at >= 'a' && *at <= 'z')
			*at ^= 'a' ^ 'A';
	if (fstatat(folder, capitals, &about, AT_SYMLINK_NOFOLLOW) == 0)
		return capitals;
	free(capitals);
	return memory_copy(name);
}

static char *shown(void *opened, const char *part, const char *name)
{
	struct folder *folder = opened;
	char *there = spelled(folder->root, part), *path = file_join(folder->path, there);
	char *joined = name != NULL ? file_join(path, name) : NULL;

	free(there);
	if (joined == NULL)
		return path;
	free(path);
	return joined;
}

/* A new part is open to the same people as the folder, whatever the umask says; a file system
 * without modes says no to that, and has nothing to say it about. */
static enum error make_part(struct folder *folder, const char *part)
{
	struct stat about;
	enum error rc;
	char *path = spelled(folder->root, part);
	bool is_there = strcmp(path, part) != 0;
	int made, why;

	free(path);
	if (is_there)
		return ERROR_NONE;
	if (fstat(folder->root, &about) == 0 && mkdirat(folder->root, part, 0700) == 0) {
		made = openat(folder->root, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (made >= 0) {
			/* Another group than the folder's gets nothing. */
			if (fchown(made, (uid_t)-1, about.st_gid) != 0)
				about.st_mode &= ~(mode_t)(S_IRWXG | S_ISGID);
			if (fchmod(made, about.st_mode & 07777) != 0)
				errno = 0;
			close(made);
		}
		/* As durable as the files that it is made for. */
		fsync(folder->root);
		return ERROR_NONE;
	}
	why = errno;
	if (why == EEXIST)
		return ERROR_NONE;
	path = shown(folder, part, NULL);
	rc = error_hint(
	    error_set(ERROR_SYSTEM, _("cannot make the folder %s: %s"), path, strerror(why)),
	    _("Check that you may write there, or choose another place."));
	free(path);
	return rc;
}

/* The part's folder, for the caller to close; ERROR_NOT_FOUND without a sentence where it is not
 * there. A link in its place is not followed. */
static enum error open_part(struct folder *folder, const char *part, int *opened)
{
	enum error rc;
	char *path, *name = spelled(folder->root, part);
	int why;

	*opened = openat(folder->root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	why = errno;
	free(name);
	if (*opened >= 0)
		return ERROR_NONE;
	if (why == ENOENT)
		return ERROR_NOT_FOUND;
	path = shown(folder, part, NULL);
	if (why == ENOTDIR || why == ELOOP)
		rc = error_hint(error_set(ERROR_REFUSED, _("%s is not a folder"), path),
		    _("Put a folder there, not a file or a link."));
	else
		rc = error_hint(
		    error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(why)),
		    _("Check that you may read it."));
	free(path);
	return rc;
}

static void close_folder(void *opened)
{
	struct folder *folder = opened;

	if (folder->root >= 0)
		close(folder->root);
	free(folder->path);
	free(folder);
}

static enum error open_folder(const char *address, const char *const *parts, void **opened)
{
	struct folder *folder = memory_new(1, sizeof *folder);
	enum error rc;

	folder->path = memory_copy(address);
	folder->root = -1;
	rc = file_open_folder(address, parts != NULL, true, &folder->root);
	for (size_t i = 0; parts != NULL && parts[i] != NULL && rc == ERROR_NONE; i++)
		rc = make_part(folder, parts[i]);
	if (rc == ERROR_NONE)
		*opened = folder;
	else
		close_folder(folder);
	return rc;
}

static bool has_part(void *opened, const char *part)
{
	struct folder *folder = opened;
	struct stat about;
	char *name = spelled(folder->root, part);
	bool has = fstatat(folder->root, name, &about, 0) == 0 && S_ISDIR(about.st_mode);

	free(name);
	return has;
}

static enum error each_name(
    void *opened, const char *part, void (*each)(void *context, const char *name), void *context)
{
	int folder;
	enum error rc = open_part(opened, part, &folder);

	if (rc == ERROR_NONE) {
		char *path = shown(opened, part, NULL);

		rc = file_each_name(folder, path, each, context);
		close(folder);
		free(path);
	}
	return rc == ERROR_NOT_FOUND ? ERROR_NONE : rc;
}

static enum error read_file(void *opened, const char *part, const char *name, size_t limit,
    unsigned char **bytes, size_t *length)
{
	char *path = shown(opened, part, name);
	int folder;
	enum error rc = open_part(opened, part, &folder);

	if (rc == ERROR_NONE) {
		char *there = spelled(folder, name);

		rc = file_read_at(folder, there, path, limit, bytes, length);
		free(there);
		close(folder);
	} else if (rc == ERROR_NOT_FOUND) {
		error_set(rc, _("there is no file %s"), path);
	}
	free(path);
	return rc;
}

static enum error add_file(
    void *opened, const char *part, const char *name, const void *bytes, size_t length)
{
	char *path = shown(opened, part, name);
	int folder;
	enum error rc = open_part(opened, part, &folder);

	if (rc == ERROR_NOT_FOUND && (rc = make_part(opened, part)) == ERROR_NONE)
		rc = open_part(opened, part, &folder);
	if (rc == ERROR_NONE) {
		char *there = spelled(folder, name);

		rc = file_add_at(folder, there, path, bytes, length, true);
		free(there);
		close(folder);
	}
	free(path);
	return rc;
}

static bool has_file(void *opened, const char *part, const char *name)
{
	struct stat about;
	char *there;
	int folder;
	bool has;

	if (open_part(opened, part, &folder) != ERROR_NONE) {
		error_clear();
		return false;
	}
	there = spelled(folder, name);
	has = fstatat(folder, there, &about, AT_SYMLINK_NOFOLLOW) == 0;
	free(there);
	close(folder);
	return has;
}

const struct carrier carrier_folder = {
	.is_whole = is_whole,
	.whole = path_whole,
	.is_at_hand = file_is_folder,
	.open = open_folder,
	.close = close_folder,
	.shown = shown,
	.has_part = has_part,
	.each_name = each_name,
	.read = read_file,
	.add = add_file,
	.has = has_file,
};
