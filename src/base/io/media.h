/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Sticks, disks and shares that are mounted where people find them: below /media, /run/media and
 * /mnt. The kernel's table says what is mounted, so that no folder is searched, no link followed
 * and no share woken. */
#ifndef SKATTA_BASE_MEDIA_H
#define SKATTA_BASE_MEDIA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MEDIA_MOST = 9, MEDIA_MILLISECONDS = 1000 };

struct medium {
	char *path;
	const char *name; /* the last of the path */
	bool is_far;      /* across a network, or may be: it was not asked anything */
	int64_t room;     /* bytes that a person can write; not of what is far */
};

struct media {
	struct medium all[MEDIA_MOST];
	size_t count;
};

/* Those that can be read and, where `writes`, written; the one that was mounted last comes first.
 * What is near is asked one by one, for MEDIA_MILLISECONDS in all, and must be another file system
 * than the folder it is in. A path that is no text is left out. media_free() by the caller. */
void media_find(bool writes, struct media *media);
void media_free(struct media *media);

/* Does a file of this whole path lie, or would it, below one of these folders, whatever links lead
 * there? */
bool media_holds(const char *path);

/* What the machine says: these folders, up to NULL; the kernel's table of what is mounted, as
 * proc(5) has mountinfo, for the caller to free; is there another file system that can be read and,
 * where `writes`, written, and how many bytes of room are left on it? A link is none. */
const char *const *media_roots(void);
char *media_table(void);
bool media_ask(const char *path, bool writes, int64_t *room);

#endif
