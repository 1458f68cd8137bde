/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files, folders and exchanges as one list. */
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
#include "document/carry/batch.h"

enum { SAID_BYTES = 250 };

/* `path` is the collection's from here on; `name` as a folder or an exchange has it. */
static void add(struct collection *collection, char *path, const char *name,
    const struct collect_source *source)
{
	if (collection->count == collection->room) {
		collection->room = collection->room == 0 ? 64 : 2 * collection->room;
		collection->files =
		    memory_grow(collection->files, collection->room, sizeof *collection->files);
	}
	collection->files[collection->count++] = (struct collected){
		.path = path,
		.name = memory_copy(name),
		.bundle = exchange_name(EXCHANGE_BUNDLES, name),
		.named = source->kind == COLLECT_FILE,
		.exchange = source->exchange,
	};
}

static void add_source(struct collection *collection, const char *path, enum collect_kind kind)
{
	collection->sources = memory_grow(
	    collection->sources, collection->n_sources + 1, sizeof *collection->sources);
	collection->sources[collection->n_sources++] =
	    (struct collect_source){ .path = memory_copy(path), .kind = kind };
}

/* What ends in .age, also in capitals; what begins with a dot is some system's own. */
static bool may_be_bundle(const void *context, const char *name)
{
	size_t length = strlen(name);

	(void)context;
	return name[0] != '.' && length >= 4 &&
	       (strcmp(name + length - 4, ".age") == 0 || strcmp(name + length - 4, ".AGE") == 0);
}

static enum error list_folder(
    const char *path, const struct file_wanted *wanted, char ***names, size_t *count)
{
	int folder;
	enum error rc = file_open_folder(path, false, false, &folder);

	if (rc != ERROR_NONE)
		return rc;
	rc = file_names_behind(folder, path, wanted, names, count);
	close(folder);
	return rc;
}

static enum error add_folder(struct collection *collection, const char *path, bool *nothing)
{
	const struct file_wanted wanted = { "", 1, may_be_bundle, NULL };
	char **names = NULL;
	size_t count = 0;
	enum error rc = list_folder(path, &wanted, &names, &count);

	file_free_names(names, count);
	if (rc != ERROR_NONE)
		return rc;
	*nothing = count == 0;
	if (!*nothing)
		add_source(collection, path, COLLECT_FOLDER);
	return ERROR_NONE;
}

enum error collect_path(struct collection *collection, const char *path, bool *nothing)
{
	struct stat about;

	*nothing = false;
	if (exchange_is(path)) {
		add_source(collection, path, COLLECT_EXCHANGE);
		return ERROR_NONE;
	}
	if (lstat(path, &about) != 0)
		return errno == ENOENT || errno == ENOTDIR
			   ? error_hint(error_set(ERROR_NOT_FOUND, _("there is no file %s"), path),
				 _("Check how the name is spelled."))
			   : error_hint(error_set(ERROR_SYSTEM, _("cannot look at %s: %s"), path,
					    strerror(errno)),
				 _("Check that you may read it."));
	if (file_is_folder(path))
		return add_folder(collection, path, nothing);
	add_source(collection, path, COLLECT_FILE);
	return ERROR_NONE;
}

char *collect_say_nothing(const char *path)
{
	return text_format(_("%s is no exchange folder, and there are no bundles in it"), path);
}

static bool may_be_folder(const void *context, const char *name)
{
	char *path = file_join(context, name);
	bool may = name[0] != '.' && exchange_is(path);

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

	if (list_folder(path, &wanted, &names, &count) != ERROR_NONE)
		error_clear();
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
					       "that has the bundles directly in it."));

	free(below);
	return said;
}

static void drop(struct collected *collected)
{
	free(collected->path);
	free(collected->name);
	free(collected->bundle);
}

static void close_source(struct collection *collection, struct collect_source *source)
{
	collection->opened -= source->exchange != NULL;
	exchange_close(source->exchange);
	source->exchange = NULL;
}

/* Of the sources that are behind us nothing more is read. */
static void drop_portion(struct collection *collection)
{
	for (size_t i = 0; i < collection->count; i++)
		drop(&collection->files[i]);
	free(collection->files);
	collection->files = NULL;
	collection->count = collection->room = 0;
	for (size_t i = 0; i < collection->done; i++)
		close_source(collection, &collection->sources[i]);
}

static char *path_of(const struct collect_source *source, const char *name)
{
	return source->kind == COLLECT_FOLDER
		   ? file_join(source->path, name)
		   : exchange_shown(source->exchange, EXCHANGE_BUNDLES, name);
}

/* What a folder or an exchange still has, and there is room for. */
static enum error take_names(
    struct collection *collection, const struct collect_source *source, size_t room)
{
	const char *behind = collection->behind != NULL ? collection->behind : "";
	const struct file_wanted wanted = { behind, room, may_be_bundle, NULL };
	char **names = NULL, *last;
	size_t count = 0;
	enum error rc =
	    source->kind == COLLECT_FOLDER
		? list_folder(source->path, &wanted, &names, &count)
		: exchange_names_found(source->exchange, EXCHANGE_BUNDLES, &wanted, &names, &count);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; i < count; i++)
		add(collection, path_of(source, names[i]), names[i], source);
	last = count == room ? memory_copy(names[count - 1]) : NULL;
	file_free_names(names, count);
	free(collection->behind);
	collection->behind = last;
	return ERROR_NONE;
}

/* As much of it as there is room for; opened when its turn has come, until its files are read. */
static enum error take_source(
    struct collection *collection, struct collect_source *source, size_t room)
{
	size_t before = collection->count;
	enum error rc = ERROR_NONE;

	if (source->kind == COLLECT_FILE) {
		const char *slash = strrchr(source->path, '/');

		add(collection, memory_copy(source->path), slash != NULL ? slash + 1 : source->path,
		    source);
		return ERROR_NONE;
	}
	if (source->kind == COLLECT_EXCHANGE && source->exchange == NULL) {
		rc = exchange_open(source->path, false, &source->exchange);
		collection->opened += rc == ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = take_names(collection, source, room);
	if (collection->count == before)
		close_source(collection, source);
	return rc;
}

enum error collect_next(struct collection *collection, size_t most)
{
	enum error rc = ERROR_NONE;

	drop_portion(collection);
	while (rc == ERROR_NONE && collection->count < most &&
	       collection->opened < COLLECT_MOST_OPENED &&
	       collection->done < collection->n_sources) {
		rc = take_source(
		    collection, &collection->sources[collection->done], most - collection->count);
		if (collection->behind == NULL)
			collection->done++;
	}
	return rc;
}

enum error collect_read(const struct collected *collected, unsigned char **bytes, size_t *length)
{
	if (collected->exchange != NULL)
		return exchange_read_found(
		    collected->exchange, EXCHANGE_BUNDLES, collected->name, bytes, length);
	return file_read(
	    collected->path, collected->named ? BATCH_LIMIT : FILE_LIMIT_BUNDLE, bytes, length);
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
	qsort(collection->files, collection->count, sizeof *collection->files, by_path);
	for (size_t i = 0; i < collection->count; i++)
		if (kept == 0 || by_path(&collection->files[kept - 1], &collection->files[i]) != 0)
			collection->files[kept++] = collection->files[i];
		else
			drop(&collection->files[i]);
	collection->count = kept;
}

void collect_free(struct collection *collection)
{
	collection->done = collection->n_sources;
	drop_portion(collection);
	for (size_t i = 0; i < collection->n_sources; i++)
		free(collection->sources[i].path);
	free(collection->sources);
	free(collection->behind);
	*collection = (struct collection){ 0 };
}
