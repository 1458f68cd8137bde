/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Folders: which names are in them, opening them, making them. */
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

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What is kept of a folder while it is read: the first of the names, and at most as many behind. */
struct kept {
	char **names;
	size_t count, room;
};

/* The first `most` of them in order; the others are forgotten. */
static void keep_first(struct kept *kept, size_t most)
{
	file_sort_names(kept->names, kept->count);
	while (kept->count > most)
		free(kept->names[--kept->count]);
}

static void keep(struct kept *kept, const char *name, size_t most)
{
	if (kept->count == 2 * most)
		keep_first(kept, most);
	if (kept->count == kept->room) {
		kept->room = kept->room == 0 ? 64 : 2 * kept->room;
		kept->names = memory_grow(kept->names, kept->room, sizeof *kept->names);
	}
	kept->names[kept->count++] = memory_copy(name);
}

static DIR *open_listing(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *listing = fd >= 0 ? fdopendir(fd) : NULL;

	if (listing == NULL && fd >= 0)
		close(fd);
	return listing;
}

enum error file_names_behind(
    int folder, const char *shown, const struct file_wanted *wanted, char ***names, size_t *count)
{
	struct kept kept = { 0 };
	struct dirent *entry;
	int why;
	DIR *listing = open_listing(folder);

	if (listing == NULL)
		return error_set(ERROR_SYSTEM, _("cannot list %s: %s"), shown, strerror(errno));
	while ((errno = 0, entry = readdir(listing)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
		    strcmp(name, wanted->behind) > 0 &&
		    (wanted->takes == NULL || wanted->takes(wanted->context, name)))
			keep(&kept, name, wanted->most);
	}
	why = errno;
	closedir(listing);
	if (why != 0) {
		file_free_names(kept.names, kept.count);
		return file_cannot_read(shown, why);
	}
	keep_first(&kept, wanted->most);
	*names = kept.names;
	*count = kept.count;
	return ERROR_NONE;
}

enum error file_names_all(int folder, const char *shown,
    bool (*takes)(const void *context, const char *name), const void *context, char ***names,
    size_t *count)
{
	const struct file_wanted wanted = { "", FILE_MOST_NAMES + 1, takes, context };
	enum error rc = file_names_behind(folder, shown, &wanted, names, count);

	if (rc != ERROR_NONE || *count <= FILE_MOST_NAMES)
		return rc;
	file_free_names(*names, *count);
	*names = NULL;
	*count = 0;
	return error_set(ERROR_TOO_LARGE, _("%s holds more than %d files"), shown, FILE_MOST_NAMES);
}

enum error file_names(int folder, const char *shown, char ***names, size_t *count)
{
	return file_names_all(folder, shown, NULL, NULL, names, count);
}

void file_sort_names(char **names, size_t count)
{
	if (count > 0)
		qsort(names, count, sizeof *names, by_bytes);
}

void file_free_names(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
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
	    _("Check that it is yours to read."));
}
