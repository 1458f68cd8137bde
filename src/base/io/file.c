/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading files, and what is said of one that cannot be read or written. */
#include "base/io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file_private.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static enum error not_a_file(const char *shown)
{
	return error_hint(error_set(ERROR_REFUSED, _("%s is not a regular file"), shown),
	    _("Name a file; a folder, a pipe or a device cannot be read here."));
}

static enum error cannot_open(const char *shown)
{
	int why = errno;

	if (why == ENOENT || why == ENOTDIR)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no file %s"), shown),
		    _("Check how the name is spelled."));
	if (why == ELOOP)
		return error_hint(error_set(ERROR_REFUSED,
				      _("%s is a link, and links are not followed here"), shown),
		    _("Put the file itself there."));
	/* A socket has no other way to say what it is. */
	if (why == ENXIO)
		return not_a_file(shown);
	return error_hint(error_set(ERROR_SYSTEM, _("cannot open %s: %s"), shown, strerror(why)),
	    _("Check that you may read it."));
}

bool file_is_disk_error(int why)
{
	return why == EIO || why == ENXIO || why == EBADMSG || why == EUCLEAN;
}

enum error file_cannot_read(const char *shown, int why)
{
	if (!file_is_disk_error(why))
		return error_set(ERROR_SYSTEM, _("cannot read %s: %s"), shown, strerror(why));
	return error_hint(
	    error_set(ERROR_SYSTEM, _("the disk could not be read: %s (%s)"), shown, strerror(why)),
	    _("Try again. If it keeps happening, the disk may be failing: copy what is on it to "
	      "another one."));
}

enum error file_cannot_write(const char *shown)
{
	int why = errno;
	enum error rc = error_set(ERROR_SYSTEM, _("cannot write %s: %s"), shown, strerror(why));

	if (why == ENOSPC || why == EDQUOT || why == EFBIG)
		return error_hint(
		    rc, _("Make room there, or choose another place, and try again."));
	return error_hint(rc, _("Check that you may write there, or choose another place."));
}

static enum error check_kind(const struct stat *about, const char *shown, size_t limit)
{
	if (!S_ISREG(about->st_mode))
		return not_a_file(shown);
	if ((uintmax_t)about->st_size > limit)
		return error_hint(
		    error_set(ERROR_TOO_LARGE, _("%s is too large: at most %zu bytes are read"),
			shown, limit),
		    _("Check that it is the right file."));
	return ERROR_NONE;
}

/* Read until the end, but never more than fstat promised and the limit allows. */
static enum error read_all(
    int fd, const char *shown, size_t size, unsigned char **bytes, size_t *length)
{
	unsigned char *buffer = memory_new(size + 1, 1);
	size_t have = 0;
	ssize_t got;

	while (have < size) {
		got = read(fd, buffer + have, size - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			free(buffer);
			return file_cannot_read(shown, errno);
		}
		if (got == 0)
			break;
		have += (size_t)got;
	}
	buffer[have] = '\0';
	*bytes = buffer;
	*length = have;
	return ERROR_NONE;
}

static enum error check_owner(const struct stat *about, const char *shown)
{
	if (about->st_uid != 0 && about->st_uid != geteuid())
		return error_hint(error_set(ERROR_REFUSED, _("%s belongs to somebody else"), shown),
		    _("It must belong to root or to you."));
	if ((about->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return error_hint(error_set(ERROR_REFUSED, _("others may write to %s"), shown),
		    _("Take that right from them with \"chmod go-w %s\"."), shown);
	return ERROR_NONE;
}

/* `flags` are for openat(); `own`: see file_read_own(). */
static enum error read_opened(int folder, const char *name, const char *shown, int flags, bool own,
    size_t limit, unsigned char **bytes, size_t *length)
{
	struct stat about;
	enum error rc;
	int fd;

	/* O_NONBLOCK: a pipe must not make us wait before fstat has told what it is. */
	fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags);
	if (fd < 0)
		return cannot_open(shown);
	if (fstat(fd, &about) != 0)
		rc = error_set(ERROR_SYSTEM, _("cannot look at %s: %s"), shown, strerror(errno));
	else if ((rc = check_kind(&about, shown, limit)) == ERROR_NONE &&
		 (!own || (rc = check_owner(&about, shown)) == ERROR_NONE))
		rc = read_all(fd, shown, (size_t)about.st_size, bytes, length);
	close(fd);
	return rc;
}

enum error file_read(const char *path, size_t limit, unsigned char **bytes, size_t *length)
{
	return read_opened(AT_FDCWD, path, path, O_NOFOLLOW, false, limit, bytes, length);
}

enum error file_read_at(int folder, const char *name, const char *shown, size_t limit,
    unsigned char **bytes, size_t *length)
{
	return read_opened(folder, name, shown, O_NOFOLLOW, false, limit, bytes, length);
}

enum error file_read_linked(const char *path, size_t limit, unsigned char **bytes, size_t *length)
{
	return read_opened(AT_FDCWD, path, path, 0, false, limit, bytes, length);
}

enum error file_read_own(const char *path, size_t limit, unsigned char **bytes, size_t *length)
{
	return read_opened(AT_FDCWD, path, path, 0, true, limit, bytes, length);
}
