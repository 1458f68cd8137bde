/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names as they come, of which the first ones in order are kept. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first of them in order; the others are forgotten. */
static void keep_first(struct file_kept *kept)
{
	file_sort_names(kept->names, kept->count);
	while (kept->count > kept->wanted->most)
		free(kept->names[--kept->count]);
}

void file_keep_name(void *to, const char *name)
{
	struct file_kept *kept = to;
	const struct file_wanted *wanted = kept->wanted;

	if (strcmp(name, wanted->behind) <= 0 ||
	    (wanted->takes != NULL && !wanted->takes(wanted->context, name)))
		return;
	if (kept->count == 2 * wanted->most)
		keep_first(kept);
	if (kept->count == kept->room) {
		kept->room = kept->room == 0 ? 64 : 2 * kept->room;
		kept->names = memory_grow(kept->names, kept->room, sizeof *kept->names);
	}
	kept->names[kept->count++] = memory_copy(name);
}

enum error file_keep_end(struct file_kept *kept, enum error rc, char ***names, size_t *count)
{
	if (rc == ERROR_NONE) {
		keep_first(kept);
		*names = kept->names;
		*count = kept->count;
	} else {
		file_free_names(kept->names, kept->count);
	}
	return rc;
}

enum error file_check_count(const char *shown, char ***names, size_t *count)
{
	if (*count <= FILE_MOST_NAMES)
		return ERROR_NONE;
	file_free_names(*names, *count);
	*names = NULL;
	*count = 0;
	return error_set(ERROR_TOO_LARGE, _("%s holds more than %d files"), shown, FILE_MOST_NAMES);
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
