/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names of folders. */
#include "tui/line_complete.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io/path.h"
#include "base/memory.h"
#include "base/text.h"

/* Those that begin so. */
struct found {
	const char *start;
	char *agreed; /* on which they agree so far */
	size_t count, seen;
};

/* Bytes of the longest start of whole graphemes that is no longer. */
static size_t whole(const char *text, size_t bytes)
{
	size_t at = 0, next;

	while ((next = text_next(text, at)) > at && next <= bytes)
		at = next;
	return at;
}

static void agree(struct found *found, const char *name)
{
	size_t same = 0, other;

	if (found->count++ == 0) {
		found->agreed = memory_copy(name);
		return;
	}
	while (name[same] != '\0' && name[same] == found->agreed[same])
		same++;
	other = whole(name, same);
	same = whole(found->agreed, same);
	found->agreed[same < other ? same : other] = '\0';
}

/* Links are followed here, as they are where the path is opened. */
static bool is_folder(int folder, const struct dirent *entry)
{
	struct stat about;

	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
	return fstatat(folder, entry->d_name, &about, AT_NO_AUTOMOUNT) == 0 &&
	       S_ISDIR(about.st_mode);
}

static bool begins_so(const struct found *found, const char *name)
{
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	if (name[0] == '.' && found->start[0] != '.')
		return false;
	return strncmp(name, found->start, strlen(found->start)) == 0 && text_is_safe(name, false);
}

static void look(const char *path, struct found *found)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
	DIR *listing = folder >= 0 ? fdopendir(folder) : NULL;
	const struct dirent *entry;

	if (listing == NULL) {
		if (folder >= 0)
			close(folder);
		return;
	}
	while (found->seen <= LINE_COMPLETE_MOST && (entry = readdir(listing)) != NULL) {
		found->seen++;
		if (begins_so(found, entry->d_name) && is_folder(folder, entry))
			agree(found, entry->d_name);
	}
	closedir(listing);
}

/* Bytes behind the cursor, which is at the end. */
static enum line_edit_press put_in(struct line_edit *edit, const char *more, const char *end)
{
	size_t length = strlen(more), all = length + strlen(end);

	if (all == 0)
		return LINE_EDIT_IGNORED;
	if (edit->cursor + all >= edit->size)
		return LINE_EDIT_FULL;
	memcpy(edit->bytes + edit->cursor, more, length);
	memcpy(edit->bytes + edit->cursor + length, end, all - length + 1);
	edit->cursor += all;
	return LINE_EDIT_CHANGED;
}

static enum line_edit_press go_on(struct line_edit *edit, const char *folder, const char *start)
{
	struct found found = { .start = start };
	enum line_edit_press pressed = LINE_EDIT_IGNORED;
	size_t length = strlen(start);

	look(folder[0] != '\0' ? folder : ".", &found);
	if (found.count > 0 && found.seen <= LINE_COMPLETE_MOST && strlen(found.agreed) >= length)
		pressed = put_in(edit, found.agreed + length, found.count == 1 ? "/" : "");
	free(found.agreed);
	return pressed;
}

enum line_edit_press line_complete(struct line_edit *edit, bool (*may)(const char *path))
{
	enum line_edit_press pressed = LINE_EDIT_IGNORED;
	const char *slash = strrchr(edit->bytes, '/');
	char *path;

	if (edit->bytes[0] == '\0' || edit->bytes[edit->cursor] != '\0')
		return LINE_EDIT_IGNORED;
	if (strcmp(edit->bytes, "~") == 0)
		return put_in(edit, "", "/");
	path = path_from_home(edit->bytes);
	if (may == NULL || may(path)) {
		size_t start = slash != NULL ? (size_t)(slash - edit->bytes) + 1 : 0;
		char *name = memory_copy(edit->bytes + start);

		path[strlen(path) - strlen(name)] = '\0';
		pressed = go_on(edit, path, name);
		free(name);
	}
	free(path);
	return pressed;
}
