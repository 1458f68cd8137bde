/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Network disks that give no locks say ENOLCK, which SQLite takes for «somebody else has it» and
 * waits. It is told ENOTSUP instead, which it hands on. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

#include "db/db_private.h"

/* fcntl() as SQLite calls it. */
static int call_fcntl(int fd, int command, ...)
{
	va_list list;
	void *argument;
	int rc;

	va_start(list, command);
	argument = va_arg(list, void *);
	va_end(list);
	rc = fcntl(fd, command, argument);
	if (rc < 0 && command == F_SETLK && errno == ENOLCK)
		errno = ENOTSUP;
	return rc;
}

void db_lock_start(void)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	if (vfs != NULL && vfs->iVersion >= 3)
		vfs->xSetSystemCall(vfs, "fcntl", (sqlite3_syscall_ptr)call_fcntl);
}

bool db_lock_is_missing(struct db *db)
{
	switch (sqlite3_extended_errcode(db->connection)) {
	case SQLITE_IOERR_LOCK:
	case SQLITE_IOERR_RDLOCK:
	case SQLITE_IOERR_UNLOCK:
	case SQLITE_IOERR_CHECKRESERVEDLOCK:
		return true;
	default:
		return false;
	}
}
