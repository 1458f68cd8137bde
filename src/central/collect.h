/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the paths that a person names to the files that may be bundles. Nothing is opened here but
 * folders; what a file is, is seen when it is read. */
#ifndef SKATTA_CENTRAL_COLLECT_H
#define SKATTA_CENTRAL_COLLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct collected {
	char *path;
	const char *name; /* the last part of the path */
	bool named;       /* on the command line: it may be called anything */
};

/* All zero is the empty one. */
struct collection {
	struct collected *of;
	size_t count;
};

/* Add a file; or all names ending in ".age" in a folder, in an exchange folder those in bundles/.
 * ERROR_NOT_FOUND where there is no such path. */
enum error collect_path(struct collection *collection, const char *path) ERROR_MUST_CHECK;

/* Put them in the order of their paths, each once. */
void collect_sort(struct collection *collection);
void collect_free(struct collection *collection);

#endif
