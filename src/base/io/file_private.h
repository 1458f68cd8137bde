/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between the files that write files and folders. */
#ifndef SKATTA_BASE_FILE_PRIVATE_H
#define SKATTA_BASE_FILE_PRIVATE_H

#include "base/error.h"

/* The sentence about what could not be written, by errno. ERROR_SYSTEM. */
enum error file_cannot_write(const char *shown);

/* Bring an opened folder to the disk: what was named in it stays named. */
enum error file_sync_folder(int folder, const char *shown) ERROR_MUST_CHECK;

#endif
