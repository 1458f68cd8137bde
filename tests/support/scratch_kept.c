/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What lies in the test's folder, kept in memory. */
#include "support/scratch.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/memory.h"

struct scratch_kept {
	struct one {
		char *name;
		mode_t mode;
		char *bytes; /* NULL for a folder */
		size_t length;
	} * all; /* a folder before what lies in it */
	size_t count;
};

static struct scratch_kept *keeping;
static size_t above; /* bytes of the path before a name */

static int keep_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
	struct one one = { .mode = about->st_mode & 07777 };

	if (walk->level == 0)
		return 0;
	one.name = memory_copy(path + above);
	if (kind == FTW_F)
		one.bytes = scratch_read(one.name, &one.length);
	assert_true(kind == FTW_F ? one.bytes != NULL : kind == FTW_D);
	keeping->all = memory_grow(keeping->all, keeping->count + 1, sizeof *keeping->all);
	keeping->all[keeping->count++] = one;
	return 0;
}

struct scratch_kept *scratch_keep(void)
{
	char folder[1024];

	keeping = memory_new(1, sizeof *keeping);
	above = strlen(scratch_path(""));
	snprintf(folder, sizeof folder, "%.*s", (int)above - 1, scratch_path(""));
	assert_int_equal(nftw(folder, keep_one, 8, FTW_PHYS), 0);
	return keeping;
}

void scratch_put(const struct scratch_kept *kept)
{
	for (size_t i = 0; i < kept->count; i++) {
		const struct one *one = &kept->all[i];

		if (one->bytes != NULL)
			scratch_write(one->name, one->bytes, one->length);
		else
			assert_int_equal(mkdir(scratch_path(one->name), 0700), 0);
		assert_int_equal(chmod(scratch_path(one->name), one->mode), 0);
	}
}
