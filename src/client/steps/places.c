/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Fields for paths, and what is listed above them. */
#include "client/steps/places.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/io/media.h"
#include "base/io/path.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/place.h"
#include "exchange/exchange.h"

enum { MOST_NAMES = 99 };

/* «3.2 GB free», in units as sticks are sold; below ten with one decimal. */
static char *room_say(int64_t bytes)
{
	const int64_t million = 1000 * 1000, thousand = 1000;
	int64_t tenths = bytes / (million * 100);
	char *room, *said;

	if (bytes < thousand * million)
		room = text_format("%lld MB", (long long)(bytes / million));
	else if (tenths < 100)
		room = text_format("%lld%s%lld GB", (long long)(tenths / 10),
		    language_decimal_sign(), (long long)(tenths % 10));
	else
		room = text_format("%lld GB", (long long)(tenths / 10));
	said = text_format(_("%s free"), room);
	free(room);
	return said;
}

static void begin_list(struct page *page)
{
	if (page->n_places == 0)
		page_line(page, PAGE_HEADING, "%s",
		    _("Write the number of one of these, or any other path:"));
}

static void list(const struct medium *medium, const char *path, struct page *page)
{
	char *about = medium->is_far ? memory_copy("") : room_say(medium->room);

	begin_list(page);
	page_place(page, medium->name, path, about);
	free(about);
}

static bool is_same(const char *one, const char *other)
{
	char *whole = path_whole(one);
	bool same = strcmp(whole, other) == 0;

	free(whole);
	return same;
}

/* What is in the field already is listed only beside others, so that it can be had again. */
static void list_offered(
    const struct journey *journey, const struct media *media, struct page *page)
{
	const char *address = page->given, *slash = strrchr(address, '/');

	if (media->count == 0 || address[0] == '\0' || !exchange_is_at_hand(address))
		return;
	for (size_t i = 0; i < media->count; i++)
		if (is_same(address, media->all[i].path))
			return;
	begin_list(page);
	page_place(page, slash != NULL && slash[1] != '\0' ? slash + 1 : address, address,
	    journey->settings->exchange != NULL ? _("as the settings say") : _("used last"));
}

enum error places_ask_folder(const struct journey *journey, bool writes, struct page *page)
{
	struct media media;
	enum error rc = place_get(journey->store, journey->settings, &page->given);

	page->field = PAGE_PATH;
	page_set(&page->label, "%s", _("Folder"));
	if (rc != ERROR_NONE)
		return rc;
	media_find(writes, &media);
	list_offered(journey, &media, page);
	for (size_t i = 0; i < media.count && page->n_places < MEDIA_MOST; i++)
		list(&media.all[i], media.all[i].path, page);
	media_free(&media);
	return ERROR_NONE;
}

/* For free(); where all are taken, the last. */
static char *free_path(const char *folder, const char *name, const char *ending)
{
	char *path = text_format("%s/%s%s", folder, name, ending);
	struct stat about;

	for (int i = 2; i <= MOST_NAMES && lstat(path, &about) == 0; i++) {
		free(path);
		path = text_format("%s/%s-%d%s", folder, name, i, ending);
	}
	return path;
}

char *places_file(const char *path, const char *name, const char *ending)
{
	char *whole, *file;

	if (!file_is_folder(path))
		return memory_copy(path);
	whole = path_whole(path);
	file = free_path(whole, name, ending);
	free(whole);
	return file;
}

enum error places_check_file(const char *path)
{
	if (path[0] == '\0' || strcmp(path, "-") == 0)
		return error_set(ERROR_REFUSED, _("write the name of a file first"));
	return ERROR_NONE;
}

void places_ask_file(const char *name, const char *ending, struct page *page)
{
	struct media media;

	page->field = PAGE_PATH;
	page_set(&page->label, "%s", _("File"));
	media_find(true, &media);
	for (size_t i = 0; i < media.count; i++) {
		char *path;

		if (media.all[i].is_far)
			continue;
		path = free_path(media.all[i].path, name, ending);
		list(&media.all[i], path, page);
		free(path);
	}
	media_free(&media);
}

/* What free_path() makes. */
struct kind {
	const char *name, *ending;
};

static bool is_of_kind(const void *context, const char *name)
{
	const struct kind *kind = context;
	size_t length = strlen(name), begin = strlen(kind->name), end = strlen(kind->ending);

	return length >= begin + end && strncmp(name, kind->name, begin) == 0 &&
	       strcmp(name + length - end, kind->ending) == 0 && text_is_safe(name, false);
}

/* In order; none where the folder cannot be listed. file_free_names() by the caller. */
static void find_in(const char *path, const struct kind *kind, char ***names, size_t *count)
{
	const struct file_wanted wanted = { "", MEDIA_MOST, is_of_kind, kind };
	struct file_kept kept = { .wanted = &wanted };
	DIR *folder = opendir(path);
	const struct dirent *entry;

	*names = NULL;
	*count = 0;
	while (folder != NULL && (entry = readdir(folder)) != NULL)
		file_keep_name(&kept, entry->d_name);
	if (folder != NULL)
		closedir(folder);
	if (file_keep_end(&kept, ERROR_NONE, names, count) != ERROR_NONE)
		error_clear();
}

/* What cannot be listed has nothing to offer, and a page that is shown has nothing to say of it. */
static void list_found(const struct medium *medium, const struct kind *kind, struct page *page)
{
	char **names;
	size_t count;

	find_in(medium->path, kind, &names, &count);
	for (size_t i = 0; i < count && page->n_places < MEDIA_MOST; i++) {
		char *path = file_join(medium->path, names[i]);

		begin_list(page);
		page_place(page, medium->name, path, "");
		free(path);
	}
	file_free_names(names, count);
}

enum error places_found(const char *path, const char *name, const char *ending, char **file)
{
	const struct kind kind = { name, ending };
	enum error rc = ERROR_NONE;
	char **names, *whole;
	size_t count;

	*file = NULL;
	if (!file_is_folder(path)) {
		*file = memory_copy(path);
		return ERROR_NONE;
	}
	whole = path_whole(path);
	find_in(whole, &kind, &names, &count);
	if (count == 0)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("in %s there is no file %s%s"), path, name, ending),
		    _("Write the path of the file, if it is called something else."));
	else if (count > 1)
		rc = error_hint(
		    error_set(ERROR_REFUSED,
			P_("in %s there is %zu such file", "in %s there are %zu such files", count),
			path, count),
		    _("Write which of them, such as %s/%s."), path, names[count - 1]);
	else
		*file = file_join(whole, names[0]);
	file_free_names(names, count);
	free(whole);
	return rc;
}

void places_ask_found(const char *name, const char *ending, struct page *page)
{
	const struct kind kind = { name, ending };
	struct media media;

	page->field = PAGE_PATH;
	page_set(&page->label, "%s", _("File"));
	media_find(false, &media);
	for (size_t i = 0; i < media.count; i++)
		if (!media.all[i].is_far)
			list_found(&media.all[i], &kind, page);
	media_free(&media);
}
