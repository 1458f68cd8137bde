/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The encodings in which spreadsheets save text, as far as a file can be known for certain to be in
 * one of them. */
#ifndef SKATTA_BASE_CSV_DECODE_H
#define SKATTA_BASE_CSV_DECODE_H

#include <stddef.h>

#include "base/error.h"

/* The file as UTF-8 without its byte order mark, with a NUL behind it, for the caller to wipe and
 * free. Taken are UTF-8, UTF-16 that begins with a mark, and windows-1252 where all that lies
 * beyond ASCII are å ä ö é ü and their capitals: their bytes are no such letters, and no UTF-8, in
 * what else a Swedish machine may have written. Otherwise ERROR_DAMAGED. */
enum error csv_decode(const char *name, const char *bytes, size_t length, char **text,
    size_t *text_length) ERROR_MUST_CHECK;

#endif
