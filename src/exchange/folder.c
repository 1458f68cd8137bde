/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The exchange folder on a disk, a stick or a share; a row of the table for each part of it. */
#include "exchange/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/bundle/receipt.h"

struct folder {
	char *path;
	int root;
};

static const struct {
	const char *name;
	bool (*is_name)(const char *name);
	size_t limit;
} parts[FOLDER_PARTS] = {
	[FOLDER_ROUNDS] = { "rounds", round_is_file_name, FILE_LIMIT_DOCUMENT },
	[FOLDER_BUNDLES] = { "bundles", bundle_is_name, FILE_LIMIT_BUNDLE },
	/* Results are named as receipts are, and what is sealed to a unit as bundles are. */
	[FOLDER_RECEIPTS] = { "receipts", receipts_is_name, FILE_LIMIT_DOCUMENT },
	[FOLDER_RESULTS] = { "results", receipts_is_name, FILE_LIMIT_DOCUMENT },
	[FOLDER_UNITS] = { "units", bundle_is_name, FILE_LIMIT_DOCUMENT },
};

/* A copy in which the letters from `first` to `last` are those of the other case; whatever the
 * locale thinks of an i. */
static char *in_case(const char *name, char first, char last)
{
	char *copy = memory_copy(name);

	for (char *at = copy; *at != '\0'; at++)
		if (*at >= first && *at <= last)
			*at ^= 'a' ^ 'A';
	return copy;
}

static char *in_capitals(const char *name)
{
	return in_case(name, 'a', 'z');
}

char *folder_name(enum folder_part part, const char *found)
{
	char *capitals, *name = NULL;

	if (parts[part].is_name(found))
		return memory_copy(found);
	capitals = in_capitals(found);
	if (strcmp(found, capitals) == 0)
		name = in_case(found, 'A', 'Z');
	free(capitals);
	if (name != NULL && parts[part].is_name(name))
		return name;
	free(name);
	return NULL;
}

static bool has_name(const void *context, const char *found)
{
	const enum folder_part *part = context;
	char *name = folder_name(*part, found);

	free(name);
	return name != NULL;
}

/* The name as it stands in the opened folder, in small letters or in capitals; for free(). */
static char *spelled(int folder, const char *name)
{
	struct stat about;
	char *capitals;

	if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0)
		return memory_copy(name);
	capitals = in_capitals(name);
	if (fstatat(folder, capitals, &about, AT_SYMLINK_NOFOLLOW) == 0)
		return capitals;
	free(capitals);
	return memory_copy(name);
}

static char *part_path(const struct folder *folder, enum folder_part part)
{
	return file_join(folder->path, parts[part].name);
}

char *folder_path(struct folder *folder, enum folder_part part, const char *name)
{
	char *path = part_path(folder, part), *joined = file_join(path, name);

	free(path);
	return joined;
}

char *folder_part_path(const char *path, enum folder_part part)
{
	int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char *name = root >= 0 ? spelled(root, parts[part].name) : memory_copy(parts[part].name);
	char *joined = file_join(path, name);

	if (root >= 0)
		close(root);
	free(name);
	return joined;
}

/* A new part is open to the same people as the folder, whatever the umask says; a file system
 * without modes says no to that, and has nothing to say it about. */
static enum error make_part(struct folder *folder, enum folder_part part)
{
	struct stat about;
	enum error rc;
	char *path = spelled(folder->root, parts[part].name);
	bool is_there = strcmp(path, parts[part].name) != 0;
	int made, why;

	free(path);
	if (is_there)
		return ERROR_NONE;
	if (fstat(folder->root, &about) == 0 &&
	    mkdirat(folder->root, parts[part].name, 0700) == 0) {
		made = openat(folder->root, parts[part].name,
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
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
	path = part_path(folder, part);
	rc = error_hint(
	    error_set(ERROR_SYSTEM, _("cannot make the folder %s: %s"), path, strerror(why)),
	    _("Check that you may write there, or choose another place."));
	free(path);
	return rc;
}

/* The part's folder, for the caller to close; ERROR_NOT_FOUND without a sentence where it is not
 * there. A link in its place is not followed. */
static enum error open_part(struct folder *folder, enum folder_part part, int *opened)
{
	enum error rc;
	char *path, *name = spelled(folder->root, parts[part].name);
	int why;

	*opened = openat(folder->root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	why = errno;
	free(name);
	if (*opened >= 0)
		return ERROR_NONE;
	if (why == ENOENT)
		return ERROR_NOT_FOUND;
	path = part_path(folder, part);
	if (why == ENOTDIR || why == ELOOP)
		rc = error_hint(error_set(ERROR_REFUSED, _("%s is not a folder"), path),
		    _("Put a folder in its place, not a file or a link."));
	else
		rc = error_hint(
		    error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(why)),
		    _("Check that it is yours to read."));
	free(path);
	return rc;
}

enum error folder_open(const char *path, bool make, struct folder **folder)
{
	struct folder *opened = memory_new(1, sizeof *opened);
	enum error rc;

	opened->path = memory_copy(path);
	opened->root = -1;
	rc = file_open_folder(path, make, true, &opened->root);
	for (int part = 0; make && rc == ERROR_NONE && part < FOLDER_PARTS; part++)
		rc = make_part(opened, (enum folder_part)part);
	if (rc == ERROR_NONE)
		*folder = opened;
	else
		folder_close(opened);
	return rc;
}

void folder_close(struct folder *folder)
{
	if (folder == NULL)
		return;
	if (folder->root >= 0)
		close(folder->root);
	free(folder->path);
	free(folder);
}

bool folder_is_exchange(const char *path)
{
	static const enum folder_part telling[] = { FOLDER_ROUNDS, FOLDER_BUNDLES };
	bool has = false;

	for (size_t i = 0; i < COUNT(telling) && !has; i++) {
		char *part = folder_part_path(path, telling[i]);

		has = file_is_folder(part);
		free(part);
	}
	return has;
}

/* As they are written, each once: both spellings may stand beside each other. */
static void rename_found(enum folder_part part, char **names, size_t *count)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		char *name = folder_name(part, names[i]);

		free(names[i]);
		names[i] = name;
	}
	file_sort_names(names, *count);
	for (size_t i = 0; i < *count; i++)
		if (kept > 0 && strcmp(names[kept - 1], names[i]) == 0)
			free(names[i]);
		else
			names[kept++] = names[i];
	*count = kept;
}

enum error folder_names(struct folder *folder, enum folder_part part, char ***names, size_t *count)
{
	char *path = part_path(folder, part);
	int opened;
	enum error rc;

	*names = NULL;
	*count = 0;
	rc = open_part(folder, part, &opened);
	if (rc == ERROR_NONE) {
		rc = file_names_all(opened, path, has_name, &part, names, count);
		close(opened);
	} else if (rc == ERROR_NOT_FOUND) {
		rc = ERROR_NONE;
	}
	rename_found(part, *names, count);
	free(path);
	return rc;
}

/* Nothing but a name of the part's shape, or its signature, is looked for in it. */
static enum error check_name(enum folder_part part, const char *name)
{
	char *safe;

	if (parts[part].is_name(name))
		return ERROR_NONE;
	safe = text_made_safe(name, false);
	error_set(ERROR_REFUSED, _("%s is not the name of a file in %s"), safe, parts[part].name);
	free(safe);
	return ERROR_REFUSED;
}

static enum error read_file(struct folder *folder, enum folder_part part, const char *name,
    size_t limit, unsigned char **bytes, size_t *length)
{
	char *path = folder_path(folder, part, name);
	int opened;
	enum error rc = open_part(folder, part, &opened);

	if (rc == ERROR_NONE) {
		char *there = spelled(opened, name);

		rc = file_read_at(opened, there, path, limit, bytes, length);
		free(there);
		close(opened);
	} else if (rc == ERROR_NOT_FOUND) {
		error_set(rc, _("there is no file %s"), path);
	}
	free(path);
	return rc;
}

enum error folder_read(struct folder *folder, enum folder_part part, const char *name,
    unsigned char **bytes, size_t *length)
{
	enum error rc = check_name(part, name);

	return rc != ERROR_NONE ? rc
				: read_file(folder, part, name, parts[part].limit, bytes, length);
}

enum error folder_read_signed(struct folder *folder, enum folder_part part, const char *name,
    unsigned char **bytes, size_t *length, unsigned char **signature, size_t *signature_length)
{
	char *signature_name = text_format("%s.minisig", name);
	enum error rc = folder_read(folder, part, name, bytes, length);

	if (rc == ERROR_NONE) {
		rc = read_file(
		    folder, part, signature_name, MINISIGN_LIMIT, signature, signature_length);
		if (rc != ERROR_NONE) {
			free(*bytes);
			*bytes = NULL;
		}
	}
	free(signature_name);
	return rc;
}

static enum error add_file(struct folder *folder, enum folder_part part, const char *name,
    const void *bytes, size_t length)
{
	char *path = folder_path(folder, part, name);
	int opened;
	enum error rc = open_part(folder, part, &opened);

	if (rc == ERROR_NOT_FOUND && (rc = make_part(folder, part)) == ERROR_NONE)
		rc = open_part(folder, part, &opened);
	if (rc == ERROR_NONE) {
		char *there = spelled(opened, name);

		rc = file_add_at(opened, there, path, bytes, length, true);
		free(there);
		close(opened);
	}
	free(path);
	return rc;
}

enum error folder_add(struct folder *folder, enum folder_part part, const char *name,
    const void *bytes, size_t length)
{
	enum error rc = check_name(part, name);

	return rc != ERROR_NONE ? rc : add_file(folder, part, name, bytes, length);
}

enum error folder_add_signed(struct folder *folder, enum folder_part part, const char *name,
    const void *bytes, size_t length, const char *signature)
{
	char *signature_name = text_format("%s.minisig", name);
	enum error rc = check_name(part, name);

	if (rc == ERROR_NONE)
		rc = add_file(folder, part, signature_name, signature, strlen(signature));
	if (rc == ERROR_NONE)
		rc = add_file(folder, part, name, bytes, length);
	free(signature_name);
	return rc;
}

bool folder_has(struct folder *folder, enum folder_part part, const char *name)
{
	struct stat about;
	char *there;
	int opened;
	bool has;

	if (!parts[part].is_name(name))
		return false;
	if (open_part(folder, part, &opened) != ERROR_NONE) {
		error_clear();
		return false;
	}
	there = spelled(opened, name);
	has = fstatat(opened, there, &about, AT_SYMLINK_NOFOLLOW) == 0;
	free(there);
	close(opened);
	return has;
}
