/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what a person names to the files that may be bundles. What a file is, is seen when it is
 * read. A folder or an exchange may hold any number of them: they come in portions. */
#ifndef SKATTA_CENTRAL_COLLECT_H
#define SKATTA_CENTRAL_COLLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/exchange.h"

enum {
	COLLECT_PORTION = 100000,
	COLLECT_MOST_OPENED = 200, /* exchanges in a portion, beyond which it ends */
};

struct collected {
	char *path;   /* for messages and for a file that is in no exchange */
	char *name;   /* the last part of it */
	char *bundle; /* the bundle that it is called after, in small letters; or NULL */
	bool named;   /* on the command line: it may be called anything */
	struct exchange *exchange; /* that it lies in, or NULL */
};

enum collect_kind { COLLECT_FILE, COLLECT_FOLDER, COLLECT_EXCHANGE };

struct collect_source {
	char *path; /* or the address of an exchange */
	enum collect_kind kind;
	struct exchange *exchange; /* while its files are in the portion */
};

/* All zero is the empty one. */
struct collection {
	struct collected *files; /* the present portion */
	size_t count, room;
	struct collect_source *sources;
	size_t n_sources, done, opened; /* how many are behind us, and how many are opened */
	char *behind;                   /* of the source that we are in; or NULL */
};

/* Add a file, a folder or the bundles of an exchange. ERROR_NOT_FOUND where there is no such path;
 * `*nothing` where a folder is no exchange and has no bundle in it. */
enum error collect_path(
    struct collection *collection, const char *path, bool *nothing) ERROR_MUST_CHECK;

/* What can be said of a folder with nothing in it, and what to do instead; for free(). */
char *collect_say_nothing(const char *path);
char *collect_say_instead(const char *path);

/* The next portion takes the place of the present one: files, and names ending in ".age" in
 * folders, but for those that begin with a dot; in the order of their names within a folder. At
 * most `most`; none where there are no more. */
enum error collect_next(struct collection *collection, size_t most) ERROR_MUST_CHECK;

/* Read a file of the portion, of a bundle's size; one that was named may be a batch. Free by the
 * caller; fails as file_read() does. */
enum error collect_read(
    const struct collected *collected, unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;

/* Put the portion in the order of its paths, each once. */
void collect_sort(struct collection *collection);
void collect_free(struct collection *collection);

#endif
