/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The home folder, and links. */
#include "base/io/path.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

char *path_from_home(const char *path)
{
	const char *home = getenv("HOME");

	if (path[0] != '~' || (path[1] != '/' && path[1] != '\0') || home == NULL || home[0] != '/')
		return memory_copy(path);
	return text_format("%s%s", home, path + 1);
}

char *path_whole(const char *path)
{
	char *whole = realpath(path, NULL);

	return whole != NULL ? whole : memory_copy(path);
}
