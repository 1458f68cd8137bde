/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Writing files so that they are on the disk, whole, or not there at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/file_guard.h"
#include "base/io/file_private.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static bool write_all(int fd, const unsigned char *bytes, size_t length)
{
	ssize_t put;

	while (length > 0) {
		put = write(fd, bytes, length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put == 0)
			errno = EIO;
		if (put <= 0)
			return false;
		bytes += put;
		length -= (size_t)put;
	}
	return true;
}

/* A new file `part` with these bytes, on the disk, and which one it is; none where it fails. */
static enum error write_part(int folder, const char *part, const char *shown, const void *bytes,
    size_t length, bool readable, ino_t *written)
{
	struct stat about = { 0 };
	mode_t mode = readable ? 0644 : 0600;
	int fd, why = 0;

	/* What a crash left behind is ours to take away; a link there is not followed. */
	if (unlinkat(folder, part, 0) != 0 && errno != ENOENT)
		return file_cannot_write(shown);
	fd = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	if (fd < 0)
		return file_cannot_write(shown);
	/* umask is 077: what others may read has to be said. FAT has no modes, and that is fine. */
	if (readable && fchmod(fd, mode) != 0)
		errno = 0;
	if (!write_all(fd, bytes, length) || fsync(fd) != 0 || fstat(fd, &about) != 0)
		why = errno;
	*written = about.st_ino;
	if (close(fd) != 0 && why == 0)
		why = errno;
	if (why == 0)
		return ERROR_NONE;
	unlinkat(folder, part, 0);
	errno = why;
	return file_cannot_write(shown);
}

/* Does the file hold exactly these bytes? ERROR_NOT_FOUND where there is none. */
static enum error compare(
    int folder, const char *name, const char *shown, const void *bytes, size_t length, bool *same)
{
	unsigned char *there = NULL;
	size_t n = 0;
	enum error rc = file_read_at(folder, name, shown, length, &there, &n);

	*same =
	    rc == ERROR_NONE && n == length && (length == 0 || memcmp(there, bytes, length) == 0);
	free(there);
	/* A longer one is another one. */
	if (rc == ERROR_TOO_LARGE) {
		error_clear();
		rc = ERROR_NONE;
	}
	return rc;
}

static bool is_there_at(int folder, const char *name)
{
	struct stat about;

	return fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Rename without replacing; FAT and some network file systems do not know how, so look first there.
 */
static int rename_new(int folder, const char *part, const char *name)
{
#ifdef HAVE_RENAMEAT2
	if (renameat2(folder, part, folder, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return -1;
#endif
	if (is_there_at(folder, name)) {
		errno = EEXIST;
		return -1;
	}
	return renameat(folder, part, folder, name);
}

/* Is the file there, with these bytes? ERROR_REFUSED where it says something else. */
static enum error is_there(
    int folder, const char *name, const char *shown, const void *bytes, size_t length)
{
	bool same;
	enum error rc = compare(folder, name, shown, bytes, length, &same);

	if (rc != ERROR_NONE || same)
		return rc;
	return error_hint(
	    error_set(ERROR_REFUSED, _("%s already exists, with other content"), shown),
	    _("Move that file away, or choose another folder, and try again."));
}

/* On the disk for good, and as it was meant; else gone again. */
static enum error make_sure(int folder, const char *name, const char *shown, const void *bytes,
    size_t length, ino_t written)
{
	struct stat about;
	bool same = false;
	enum error rc = file_sync_folder(folder, shown);

	if (rc == ERROR_NONE)
		rc = compare(folder, name, shown, bytes, length, &same);
	if (rc == ERROR_NONE && same)
		return ERROR_NONE;
	/* Another writer may have put its own NAME.part in our place: that one is not ours to
	 * unlink, and not the disk's fault. */
	if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 || about.st_ino != written)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("%s is being written by somebody else"), shown),
		    _("Wait a moment, then try again."));
	unlinkat(folder, name, 0);
	if (rc != ERROR_NONE)
		return rc;
	return error_hint(
	    error_set(ERROR_SYSTEM, _("%s was written, but does not read back as written"), shown),
	    _("Do not trust this disk or stick; choose another one."));
}

enum error file_add_at(int folder, const char *name, const char *shown, const void *bytes,
    size_t length, bool readable)
{
	char *part = text_format("%s.part", name);
	enum error rc = is_there(folder, name, shown, bytes, length);
	ino_t written = 0;
	int why;

	if (rc != ERROR_NOT_FOUND)
		goto done;
	error_clear();

	rc = write_part(folder, part, shown, bytes, length, readable, &written);
	if (rc != ERROR_NONE)
		goto done;
	if (rename_new(folder, part, name) == 0) {
		rc = make_sure(folder, name, shown, bytes, length, written);
		goto done;
	}
	why = errno;
	unlinkat(folder, part, 0);
	errno = why;
	/* Somebody else was faster, and may have said the same. */
	rc = why == EEXIST || why == ENOENT ? is_there(folder, name, shown, bytes, length)
					    : file_cannot_write(shown);
done:
	free(part);
	return rc;
}

/* A device or a link there would be replaced by our file: /dev/null, for one. */
static enum error check_replaceable(int folder, const char *name, const char *shown)
{
	struct stat about;

	if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG(about.st_mode))
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED, _("%s exists and is not a regular file"), shown),
	    _("Choose another name, or - for standard output."));
}

static enum error replace_at(int folder, const char *name, const char *shown, const void *bytes,
    size_t length, bool readable)
{
	char *part = text_format("%s.part", name);
	ino_t written;
	enum error rc = check_replaceable(folder, name, shown);

	if (rc == ERROR_NONE)
		rc = write_part(folder, part, shown, bytes, length, readable, &written);
	if (rc != ERROR_NONE)
		goto done;
	if (renameat(folder, part, folder, name) != 0) {
		rc = file_cannot_write(shown);
		unlinkat(folder, part, 0);
		goto done;
	}
	rc = file_sync_folder(folder, shown);
done:
	free(part);
	return rc;
}

static enum error is_taken(const char *shown)
{
	return error_hint(error_set(ERROR_REFUSED, _("%s already exists"), shown),
	    _("It was left as it is. Choose a new name."));
}

static enum error add_new(int folder, const char *name, const char *shown, const void *bytes,
    size_t length, bool readable)
{
	if (is_there_at(folder, name))
		return is_taken(shown);
	return file_add_at(folder, name, shown, bytes, length, readable);
}

/* Where a file that a person named is to be written, for the caller to close. */
static enum error open_folder_of(const char *path, const char **name, int *folder)
{
	char *folder_path = file_folder_of(path, name);
	enum error rc = file_guard_check(path);

	if (rc == ERROR_NONE)
		rc = file_open_folder(folder_path, false, false, folder);
	free(folder_path);
	return rc;
}

/* In the file's folder, or to standard output. */
static enum error write_file(const char *path, const void *bytes, size_t length, bool readable,
    enum error (*write)(int folder, const char *name, const char *shown, const void *bytes,
	size_t length, bool readable))
{
	const char *name;
	int folder;
	enum error rc;

	if (strcmp(path, "-") == 0) {
		/* What was printed before stays before. */
		if (fflush(stdout) != 0 || !write_all(STDOUT_FILENO, bytes, length))
			return file_cannot_write(_("standard output"));
		return ERROR_NONE;
	}
	rc = open_folder_of(path, &name, &folder);
	if (rc != ERROR_NONE)
		return rc;
	rc = write(folder, name, path, bytes, length, readable);
	close(folder);
	return rc;
}

enum error file_replace(const char *path, const void *bytes, size_t length, bool readable)
{
	return write_file(path, bytes, length, readable, replace_at);
}

enum error file_new(const char *path, const void *bytes, size_t length, bool readable)
{
	return write_file(path, bytes, length, readable, add_new);
}

/* NAME.part gets its name, unless somebody else has it by now. */
static enum error name_part(int folder, const char *part, const char *name, const char *shown)
{
	if (rename_new(folder, part, name) == 0)
		return file_sync_folder(folder, shown);
	return errno == EEXIST ? is_taken(shown) : file_cannot_write(shown);
}

enum error file_new_by(
    const char *path, enum error (*fill)(void *context, const char *part), void *context)
{
	const char *name;
	char *part, *part_path;
	int folder;
	ino_t written;
	enum error rc = open_folder_of(path, &name, &folder);

	if (rc != ERROR_NONE)
		return rc;
	part = text_format("%s.part", name);
	part_path = text_format("%s.part", path);
	rc = is_there_at(folder, name) ? is_taken(path)
				       : write_part(folder, part, path, "", 0, false, &written);
	if (rc == ERROR_NONE) {
		rc = fill(context, part_path);
		if (rc == ERROR_NONE)
			rc = name_part(folder, part, name, path);
		if (rc != ERROR_NONE)
			unlinkat(folder, part, 0);
	}
	close(folder);
	free(part_path);
	free(part);
	return rc;
}

enum error file_check_way(const char *path, bool anew)
{
	const char *name;
	int folder;
	enum error rc;

	if (strcmp(path, "-") == 0)
		return ERROR_NONE;
	rc = open_folder_of(path, &name, &folder);
	if (rc != ERROR_NONE)
		return rc;
	if (!anew)
		rc = check_replaceable(folder, name, path);
	else if (is_there_at(folder, name))
		rc = is_taken(path);
	if (rc == ERROR_NONE && faccessat(folder, ".", W_OK, 0) != 0)
		rc = file_cannot_write(path);
	close(folder);
	return rc;
}
