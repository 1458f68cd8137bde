/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A folder of a test's own, and files in it made and looked at without the code under test. */
#ifndef SKATTA_TESTS_SCRATCH_H
#define SKATTA_TESTS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/* For cmocka_unit_test_setup_teardown: a new folder in $TMPDIR or /tmp, and it gone with all that
 * lies in it. The process's error record is empty before each test. */
int scratch_make(void **state);
int scratch_remove(void **state);

/* "FOLDER/name", good until this is called eight times more. */
const char *scratch_path(const char *name);

/* The folder, opened; closed by scratch_remove(). */
int scratch_folder(void);

void scratch_write(const char *name, const void *bytes, size_t length);

/* The file's bytes with a NUL after them, for the caller to free; NULL where there is none. */
char *scratch_read(const char *name, size_t *length);

/* All that lies in the folder, kept to the end of the program; and put into the folder, which is
 * empty. */
struct scratch_kept;
struct scratch_kept *scratch_keep(void);
void scratch_put(const struct scratch_kept *kept);

/* All names in the folder in order, each followed by a blank; good until the next call. */
const char *scratch_names(void);

/* Let files grow to this many bytes and no further (and let growing fail rather than kill);
 * SIZE_MAX for no limit. */
void scratch_limit_files(size_t bytes);

#endif
