/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Paths as people write them, and as they are. */
#ifndef SKATTA_BASE_PATH_H
#define SKATTA_BASE_PATH_H

/* With the home folder in the place of a `~` at the beginning, alone or before a slash; as it is
 * where there is no such, or no home. For the caller to free. */
char *path_from_home(const char *path);

/* From the root on and without links, as far as there is such a file or folder; otherwise as it
 * is. For the caller to free. */
char *path_whole(const char *path);

#endif
