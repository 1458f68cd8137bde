/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The guide: the chapters of skatta(7), for reading inside the program. The same files make the
 * manual page; HACKING.md says how they are written. */
#ifndef SKATTA_CLIENT_GUIDE_H
#define SKATTA_CLIENT_GUIDE_H

#include <stddef.h>

#include "base/error.h"

enum { GUIDE_LIMIT = 64 * 1024, GUIDE_ID_SIZE = 16 };

enum guide_mark {
	GUIDE_TEXT,    /* a paragraph, in one line */
	GUIDE_HEADING, /* within the chapter */
	GUIDE_ITEM,    /* of a list, in one line */
	GUIDE_COMMAND, /* a line as it is typed */
};

struct guide_part {
	enum guide_mark mark;
	char *text;
};

struct guide_chapter {
	char id[GUIDE_ID_SIZE]; /* the same in all languages */
	char *title;
	struct guide_part *parts;
	size_t n_parts;
};

struct guide {
	struct guide_chapter *chapters; /* at least one, each with something to read */
	size_t n_chapters;
};

/* Read one from its bytes. ERROR_DAMAGED or ERROR_TOO_LARGE names the file and the line. Free with
 * guide_free(), which takes NULL. */
enum error guide_read(
    const char *name, const char *bytes, size_t length, struct guide **guide) ERROR_MUST_CHECK;

/* The installed one in this language, or in English where there is none. */
enum error guide_load(const char *language, struct guide **guide) ERROR_MUST_CHECK;

/* The place of the chapter with this id; 0 where there is none such. */
size_t guide_find(const struct guide *guide, const char *id);

void guide_free(struct guide *guide);

#endif
