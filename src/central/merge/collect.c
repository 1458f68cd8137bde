/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files, folders and exchange folders as one list of paths. */
#include "central/merge/collect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/folder.h"

enum { SAID_BYTES = 250 };

static void add(struct collection *collection, char *path, bool named)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;

	if (collection->count == collection->room) {
		collection->room = collection->room == 0 ? 64 : 2 * collection->room;
		collection->of =
		    memory_grow(collection->of, collection->room, sizeof *collection->of);
	}
	collection->of[collection->count++] = (struct collected){
		.path = path,
		.name = name,
		.bundle = folder_name(FOLDER_BUNDLES, name),
		.named = named,
	};
}

static void add_source(struct collection *collection, char *path, bool is_folder)
{
	collection->sources = memory_grow(
	    collection->sources, collection->n_sources + 1, sizeof *collection->sources);
	collection->sources[collection->n_sources++] = (struct collect_source){ path, is_folder };
}

/* What ends in .age, also in capitals; what begins with a dot is some system's own. */
static bool may_be_bundle(const void *context, const char *name)
{
	size_t length = strlen(name);

	(void)context;
	return name[0] != '.' && length >= 4 &&
	       (strcmp(name + length - 4, ".age") == 0 || strcmp(name + length - 4, ".AGE") == 0);
}

/* At most `most` names behind the one given. */
static enum error list(
    const char *path, const char *behind, size_t most, char ***names, size_t *count)
{
	const struct file_wanted wanted = { behind, most, may_be_bundle, NULL };
	int folder;
	enum error rc = file_open_folder(path, false, false, &folder);

	*names = NULL;
	*count = 0;
	if (rc != ERROR_NONE)
		return rc;
	rc = file_names_behind(folder, path, &wanted, names, count);
	close(folder);
	return rc;
}

static enum error add_folder(struct collection *collection, const char *path, bool *nothing)
{
	char **names;
	size_t count;
	enum error rc = list(path, "", 1, &names, &count);

	file_free_names(names, count);
	if (rc != ERROR_NONE)
		return rc;
	*nothing = count == 0;
	if (!*nothing)
		add_source(collection, memory_copy(path), true);
	return ERROR_NONE;
}

enum error collect_path(struct collection *collection, const char *path, bool *nothing)
{
	struct stat about;
	char *bundles;
	bool none;
	enum error rc = ERROR_NONE;

	*nothing = false;
	if (lstat(path, &about) != 0)
		return errno == ENOENT || errno == ENOTDIR
			   ? error_hint(error_set(ERROR_NOT_FOUND, _("there is no file %s"), path),
				 _("Check how the name is spelled."))
			   : error_hint(error_set(ERROR_SYSTEM, _("cannot look at %s: %s"), path,
					    strerror(errno)),
				 _("Check that it is yours to read."));
	if (!file_is_folder(path)) {
		add_source(collection, memory_copy(path), false);
		return rc;
	}
	if (!folder_is_exchange(path))
		return add_folder(collection, path, nothing);
	bundles = folder_part_path(path, FOLDER_BUNDLES);
	/* One that was only just made has none yet; anything else in its place is no exchange
	 * folder's.
	 */
	if (lstat(bundles, &about) == 0)
		rc = S_ISDIR(about.st_mode)
			 ? add_folder(collection, bundles, &none)
			 : error_hint(error_set(ERROR_REFUSED, _("%s is not a folder"), bundles),
			       _("Put a folder in its place, not a file or a link."));
	free(bundles);
	return rc;
}

char *collect_say_nothing(const char *path)
{
	return text_format(_("%s is no exchange folder, and there are no bundles in it"), path);
}

static bool may_be_folder(const void *context, const char *name)
{
	char *path = file_join(context, name);
	bool may = name[0] != '.' && folder_is_exchange(path);

	free(path);
	return may;
}

/* The names of the exchange folders right below, as far as there is room; NULL where none is. */
static char *say_below(const char *path)
{
	const struct file_wanted wanted = { "", SAID_BYTES, may_be_folder, path };
	struct text said = { 0 };
	char **names = NULL;
	size_t count = 0;
	bool full = false;
	int folder;

	if (file_open_folder(path, false, false, &folder) == ERROR_NONE) {
		if (file_names_behind(folder, path, &wanted, &names, &count) != ERROR_NONE)
			error_clear();
		close(folder);
	} else {
		error_clear();
	}
	for (size_t i = 0; i < count && !full; i++) {
		char *below = file_join(path, names[i]), *safe = text_made_safe(below, false);

		full = i > 0 && said.length + strlen(safe) > SAID_BYTES;
		text_addf(&said, "%s%s", i > 0 ? ", " : "", full ? "..." : safe);
		free(safe);
		free(below);
	}
	file_free_names(names, count);
	return count > 0 ? text_take(&said) : NULL;
}

char *collect_say_instead(const char *path)
{
	char *below = say_below(path);
	char *said = below != NULL
			 ? text_format(_("Name an exchange folder in it: %s"), below)
			 : text_format("%s", _("Name an exchange folder, or bundles, or a folder "
					       "that has them right in it."));

	free(below);
	return said;
}

static void drop(struct collected *collected)
{
	free(collected->path);
	free(collected->bundle);
}

static void drop_portion(struct collection *collection)
{
	for (size_t i = 0; i < collection->count; i++)
		drop(&collection->of[i]);
	free(collection->of);
	collection->of = NULL;
	collection->count = collection->room = 0;
}

/* What a folder still has, and there is room for. */
static enum error take_of_folder(struct collection *collection, const char *path, size_t room)
{
	const char *behind = collection->behind != NULL ? collection->behind : "";
	char **names, *last;
	size_t count;
	enum error rc = list(path, behind, room, &names, &count);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; i < count; i++)
		add(collection, file_join(path, names[i]), false);
	last = count == room ? memory_copy(names[count - 1]) : NULL;
	file_free_names(names, count);
	free(collection->behind);
	collection->behind = last;
	return ERROR_NONE;
}

enum error collect_next(struct collection *collection, size_t most)
{
	enum error rc = ERROR_NONE;

	drop_portion(collection);
	while (rc == ERROR_NONE && collection->count < most &&
	       collection->done < collection->n_sources) {
		const struct collect_source *source = &collection->sources[collection->done];

		if (source->is_folder)
			rc = take_of_folder(collection, source->path, most - collection->count);
		else
			add(collection, memory_copy(source->path), true);
		if (collection->behind == NULL)
			collection->done++;
	}
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
			drop(&collection->of[i]);
	collection->count = kept;
}

void collect_free(struct collection *collection)
{
	drop_portion(collection);
	for (size_t i = 0; i < collection->n_sources; i++)
		free(collection->sources[i].path);
	free(collection->sources);
	free(collection->behind);
	*collection = (struct collection){ 0 };
}
