/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading the kernel's table of what is mounted. */
#include "base/io/media.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"

/* File systems of sticks and disks, which answer at once; of others one cannot know. */
static const char *const near_types[] = { "vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk",
	"ext2", "ext3", "ext4", "btrfs", "xfs", "f2fs", "jfs", "zfs", "bcachefs", "hfs", "hfsplus",
	"udf", "iso9660", "squashfs", "tmpfs" };

static bool is_below(const char *path, const char *root)
{
	size_t length = strlen(root);

	return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static bool is_below_roots(const char *path)
{
	const char *const *roots = media_roots();

	for (; *roots != NULL; roots++)
		if (is_below(path, *roots))
			return true;
	return false;
}

bool media_holds(const char *path)
{
	const char *name;
	char *folder, *whole;
	bool holds;

	if (path[0] != '/')
		return false;
	folder = file_folder_of(path, &name);
	whole = realpath(folder, NULL);
	holds = whole != NULL && is_below_roots(whole);
	free(whole);
	free(folder);
	return holds;
}

/* A line of the table: what it says is in the line. */
struct mounted {
	char *path;
	const char *type;
	bool read_only;
};

/* «\040» is a blank, and so on, in its own place. */
static void unescape(char *text)
{
	char *to = text;

	for (const char *at = text; *at != '\0';)
		if (at[0] == '\\' && strspn(at + 1, "01234567") >= 3) {
			*to++ = (char)((at[1] - '0') * 64 + (at[2] - '0') * 8 + (at[3] - '0'));
			at += 4;
		} else {
			*to++ = *at++;
		}
	*to = '\0';
}

/* «36 35 98:0 / /mnt rw,noatime master:1 - ext4 /dev/sda1 rw» */
static bool read_line(char *line, struct mounted *mounted)
{
	enum { PATH = 4, OPTIONS = 5 };
	char *word;
	bool is_end = false;

	*mounted = (struct mounted){ 0 };
	for (size_t i = 0; mounted->type == NULL && (word = strsep(&line, " ")) != NULL; i++) {
		if (i == PATH)
			mounted->path = word;
		else if (i == OPTIONS)
			mounted->read_only = strncmp(word, "ro", 2) == 0;
		else if (is_end)
			mounted->type = word;
		is_end = i > OPTIONS && strcmp(word, "-") == 0;
	}
	if (mounted->type == NULL)
		return false;
	unescape(mounted->path);
	return text_is_safe(mounted->path, false) && is_below_roots(mounted->path);
}

static bool is_far(const struct mounted *mounted)
{
	for (size_t i = 0; i < COUNT(near_types); i++)
		if (strcmp(mounted->type, near_types[i]) == 0)
			return false;
	return true;
}

/* Is it hidden behind what was mounted there later, or part of what is far, where even looking may
 * wait? */
static bool is_out_of_reach(const struct mounted *all, size_t count, size_t i)
{
	for (size_t other = 0; other < count; other++) {
		bool same = strcmp(all[other].path, all[i].path) == 0;

		if (same ? other > i
			 : is_far(&all[other]) && is_below(all[i].path, all[other].path))
			return true;
	}
	return false;
}

/* Of what is far the folder that it is in is asked: others' places are not told. Where an
 * automounter waits, nothing is mounted yet. */
static bool is_at_hand(const struct mounted *mounted, bool writes, int64_t until, int64_t *room)
{
	const char *name;
	char *folder;
	bool passes;

	if (!is_far(mounted))
		return clock_milliseconds() < until && media_ask(mounted->path, writes, room);
	if (strcmp(mounted->type, "autofs") == 0 || (writes && mounted->read_only))
		return false;
	folder = file_folder_of(mounted->path, &name);
	passes = access(folder, X_OK) == 0;
	free(folder);
	return passes;
}

static void add(struct media *media, const struct mounted *mounted, int64_t room)
{
	struct medium *medium = &media->all[media->count++];
	const char *slash;

	medium->path = memory_copy(mounted->path);
	slash = strrchr(medium->path, '/');
	medium->name = slash != NULL ? slash + 1 : medium->path;
	medium->is_far = is_far(mounted);
	medium->room = room;
}

void media_find(bool writes, struct media *media)
{
	char *table = media_table(), *rest = table, *line;
	struct mounted *all = NULL;
	size_t count = 0;
	int64_t until = clock_milliseconds() + MEDIA_MILLISECONDS;

	*media = (struct media){ 0 };
	while ((line = strsep(&rest, "\n")) != NULL) {
		struct mounted mounted;

		if (!read_line(line, &mounted))
			continue;
		all = memory_grow(all, count + 1, sizeof *all);
		all[count++] = mounted;
	}
	for (size_t i = count; i-- > 0 && media->count < MEDIA_MOST;) {
		int64_t room = 0;

		if (!is_out_of_reach(all, count, i) && is_at_hand(&all[i], writes, until, &room))
			add(media, &all[i], room);
	}
	free(all);
	free(table);
}

void media_free(struct media *media)
{
	for (size_t i = 0; i < media->count; i++)
		free(media->all[i].path);
	*media = (struct media){ 0 };
}
