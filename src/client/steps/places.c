/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Fields for paths, and what is listed above them. */
#include "client/steps/places.h"

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
static char *free_path(const char *folder, const char *name)
{
	char *path = text_format("%s/%s.html", folder, name);
	struct stat about;

	for (int i = 2; i <= MOST_NAMES && lstat(path, &about) == 0; i++) {
		free(path);
		path = text_format("%s/%s-%d.html", folder, name, i);
	}
	return path;
}

void places_ask_file(const char *name, struct page *page)
{
	struct media media;

	page->field = PAGE_PATH;
	page_set(&page->label, "%s", _("File"));
	media_find(true, &media);
	for (size_t i = 0; i < media.count; i++) {
		char *path;

		if (media.all[i].is_far)
			continue;
		path = free_path(media.all[i].path, name);
		list(&media.all[i], path, page);
		free(path);
	}
	media_free(&media);
}
