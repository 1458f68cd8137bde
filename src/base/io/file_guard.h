/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files that nothing may be written over: the stores that are open. Everything that writes a
 * file which a person named asks here. */
#ifndef SKATTA_BASE_FILE_GUARD_H
#define SKATTA_BASE_FILE_GUARD_H

#include <stdbool.h>

#include "base/error.h"

/* Guard a database from now on until file_guard_drop() or the end, with what SQLite puts beside it:
 * PATH-journal, PATH-wal and PATH-shm. */
void file_guard_add(const char *path);
void file_guard_drop(const char *path);

/* ERROR_REFUSED with a hint where the file of this path is one of those, by whatever name: a link,
 * another way to the folder. */
enum error file_guard_check(const char *path) ERROR_MUST_CHECK;

/* Would what is written to one be the other? Also of files that are not there yet. */
bool file_guard_same(const char *one, const char *other);

#endif
