/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files, folders and exchange folders as one list of paths. */
#include "central/collect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "base/memory.h"
#include "exchange/folder.h"

static void add(struct collection *collection, char *path, bool named)
{
	const char *slash = strrchr(path, '/');

	collection->of = memory_grow(collection->of, collection->count + 1, sizeof *collection->of);
	collection->of[collection->count++] = (struct collected){
		.path = path,
		.name = slash != NULL ? slash + 1 : path,
		.named = named,
	};
}

static bool ends_in_age(const char *name)
{
	size_t length = strlen(name);

	return length >= 4 && strcmp(name + length - 4, ".age") == 0;
}

static enum error add_folder(struct collection *collection, const char *path)
{
	char **names = NULL;
	size_t count = 0;
	int folder;
	enum error rc = file_open_folder(path, false, false, &folder);

	if (rc != ERROR_NONE)
		return rc;
	rc = file_names(folder, path, &names, &count);
	for (size_t i = 0; i < count; i++)
		if (ends_in_age(names[i]))
			add(collection, file_join(path, names[i]), false);
	file_free_names(names, count);
	close(folder);
	return rc;
}

enum error collect_path(struct collection *collection, const char *path)
{
	struct stat about;
	char *bundles;
	enum error rc = ERROR_NONE;

	if (lstat(path, &about) != 0)
		return errno == ENOENT || errno == ENOTDIR
			   ? error_hint(error_set(ERROR_NOT_FOUND, _("there is no file %s"), path),
				 _("Check how the name is spelled."))
			   : error_hint(error_set(ERROR_SYSTEM, _("cannot look at %s: %s"), path,
					    strerror(errno)),
				 _("Check that it is yours to read."));
	if (!file_is_folder(path)) {
		add(collection, memory_copy(path), true);
		return rc;
	}
	if (!folder_is_exchange(path))
		return add_folder(collection, path);
	bundles = file_join(path, "bundles");
	/* One that was only just made has none yet; anything else in its place is no exchange
	 * folder's.
	 */
	if (lstat(bundles, &about) == 0)
		rc = S_ISDIR(about.st_mode)
			 ? add_folder(collection, bundles)
			 : error_hint(error_set(ERROR_REFUSED, _("%s is not a folder"), bundles),
			       _("Put a folder in its place, not a file or a link."));
	free(bundles);
	return rc;
}

static int by_path(const void *a, const void *b)
{
	const struct collected *left = a, *right = b;

	return strcmp(left->path, right->path);
}

void collect_sort(struct collection *collection)
{
	size_t kept = 0;

	if (collection->count == 0)
		return;
	qsort(collection->of, collection->count, sizeof *collection->of, by_path);
	for (size_t i = 0; i < collection->count; i++)
		if (kept == 0 || by_path(&collection->of[kept - 1], &collection->of[i]) != 0)
			collection->of[kept++] = collection->of[i];
		else
			free(collection->of[i].path);
	collection->count = kept;
}

void collect_free(struct collection *collection)
{
	for (size_t i = 0; i < collection->count; i++)
		free(collection->of[i].path);
	free(collection->of);
	*collection = (struct collection){ 0 };
}
