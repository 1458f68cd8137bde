/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Folders: what is in them, opening them, making them, bringing them to the disk. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/file_private.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static DIR *open_listing(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *listing = fd >= 0 ? fdopendir(fd) : NULL;

	if (listing == NULL && fd >= 0)
		close(fd);
	return listing;
}

enum error file_each_name(
    int folder, const char *shown, void (*each)(void *context, const char *name), void *context)
{
	struct dirent *entry;
	int why;
	DIR *listing = open_listing(folder);

	if (listing == NULL)
		return error_set(ERROR_SYSTEM, _("cannot list %s: %s"), shown, strerror(errno));
	while ((errno = 0, entry = readdir(listing)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			each(context, entry->d_name);
	why = errno;
	closedir(listing);
	return why == 0 ? ERROR_NONE : file_cannot_read(shown, why);
}

enum error file_names_behind(
    int folder, const char *shown, const struct file_wanted *wanted, char ***names, size_t *count)
{
	struct file_kept kept = { .wanted = wanted };
	enum error rc = file_each_name(folder, shown, file_keep_name, &kept);

	return file_keep_end(&kept, rc, names, count);
}

enum error file_names(int folder, const char *shown, char ***names, size_t *count)
{
	const struct file_wanted all = { .behind = "", .most = FILE_MOST_NAMES + 1 };
	enum error rc = file_names_behind(folder, shown, &all, names, count);

	return rc == ERROR_NONE ? file_check_count(shown, names, count) : rc;
}

bool file_is_folder(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

char *file_join(const char *folder, const char *name)
{
	size_t length = strlen(folder);
	bool parted = length > 0 && folder[length - 1] == '/';

	return text_format("%s%s%s", folder, parted ? "" : "/", name);
}

char *file_folder_of(const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');
	char *folder;

	if (slash == NULL) {
		*name = path;
		return memory_copy(".");
	}
	*name = slash + 1;
	folder = memory_copy(path);
	folder[slash > path ? slash - path : 1] = '\0';
	return folder;
}

enum error file_sync_folder(int folder, const char *shown)
{
	/* Some network file systems cannot sync a folder; they say EINVAL, and there is no more to
	 * do. */
	if (fsync(folder) != 0 && errno != EINVAL && errno != ENOTSUP)
		return file_cannot_write(shown);
	return ERROR_NONE;
}

/* A folder is as durable as the name of it in the one above. */
static enum error make_folder(const char *path, mode_t mode)
{
	const char *name;
	char *above;
	int folder;
	enum error rc;

	if (mkdir(path, mode) != 0)
		return errno == EEXIST ? ERROR_NONE : file_cannot_write(path);
	/* umask is 077: a folder for others has to be opened for them. FAT has no modes. */
	if (mode != 0700 && chmod(path, mode) != 0)
		errno = 0;
	above = file_folder_of(path, &name);
	rc = file_open_folder(above, false, false, &folder);
	if (rc == ERROR_NONE) {
		rc = file_sync_folder(folder, path);
		close(folder);
	}
	free(above);
	return rc;
}

/* Make the folder and those above it that are missing. */
static enum error make_folders(const char *path, mode_t mode)
{
	char *so_far = memory_copy(path);
	enum error rc = ERROR_NONE;

	for (char *slash = so_far + 1; rc == ERROR_NONE; slash++) {
		if (*slash != '/' && *slash != '\0')
			continue;
		char kept = *slash;

		*slash = '\0';
		rc = make_folder(so_far, mode);
		*slash = kept;
		if (kept == '\0')
			break;
	}
	free(so_far);
	return rc;
}

enum error file_open_folder(const char *path, bool make, bool readable, int *folder)
{
	enum error rc = ERROR_NONE;

	if (path[0] == '\0')
		return error_set(ERROR_USAGE, _("a folder with an empty name cannot be opened"));
	if (make && !file_is_folder(path))
		rc = make_folders(path, readable ? 0755 : 0700);
	if (rc != ERROR_NONE)
		return rc;
	*folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*folder >= 0)
		return ERROR_NONE;
	if (errno == ENOENT)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no folder %s"), path),
		    _("Check how the name is spelled."));
	if (errno == ENOTDIR)
		return error_hint(
		    error_set(ERROR_REFUSED, _("%s is not a folder"), path), _("Name a folder."));
	return error_hint(error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(errno)),
	    _("Check that you may read it."));
}
