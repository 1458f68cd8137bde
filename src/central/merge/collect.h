/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the paths that a person names to the files that may be bundles. Nothing is opened here but
 * folders; what a file is, is seen when it is read. A folder may hold any number of them: they come
 * in portions. */
#ifndef SKATTA_CENTRAL_COLLECT_H
#define SKATTA_CENTRAL_COLLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { COLLECT_PORTION = 100000 };

struct collected {
	char *path;
	const char *name; /* the last part of the path */
	char *bundle;     /* the bundle that it is called after, in small letters; or NULL */
	bool named;       /* on the command line: it may be called anything */
};

struct collect_source {
	char *path;
	bool is_folder;
};

/* All zero is the empty one. */
struct collection {
	struct collected *of; /* the present portion */
	size_t count, room;
	struct collect_source *sources;
	size_t n_sources, done; /* how many are behind us */
	char *behind;           /* of the source that we are in; or NULL */
};

/* Add a file; or a folder, an exchange folder's bundles/. ERROR_NOT_FOUND where there is no such
 * path; `*nothing` where the folder is no exchange folder and has no bundle in it. */
enum error collect_path(
    struct collection *collection, const char *path, bool *nothing) ERROR_MUST_CHECK;

/* What can be said of a folder with nothing in it, and what to do instead; for free(). */
char *collect_say_nothing(const char *path);
char *collect_say_instead(const char *path);

/* The next portion takes the place of the present one: files, and names ending in ".age" in
 * folders, but for those that begin with a dot; in the order of their names within a folder. At
 * most `most`; none where there are no more. */
enum error collect_next(struct collection *collection, size_t most) ERROR_MUST_CHECK;

/* Put the portion in the order of its paths, each once. */
void collect_sort(struct collection *collection);
void collect_free(struct collection *collection);

#endif
