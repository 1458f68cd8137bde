/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The exchange folder: rounds/ bundles/ receipts/ results/ units/; skatta-exchange(5). Files are
 * only added; names are of known shapes; what is read is bounded and never a link or a device. */
#ifndef SKATTA_EXCHANGE_FOLDER_H
#define SKATTA_EXCHANGE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum folder_part {
	FOLDER_ROUNDS,
	FOLDER_BUNDLES,
	FOLDER_RECEIPTS,
	FOLDER_RESULTS,
	FOLDER_UNITS,
	FOLDER_PARTS
};

struct folder;

/* Open an exchange folder; `make` makes it and its parts where they are missing. ERROR_NOT_FOUND
 * with a hint where there is no such folder. Close with folder_close(), which takes NULL. */
enum error folder_open(const char *path, bool make, struct folder **folder) ERROR_MUST_CHECK;
void folder_close(struct folder *folder);

/* FAT can turn a name into capitals. A part and a file in it are found by such a name too, and are
 * called here as they are written: in small letters. */

/* The name of a part's file as it is written, for free(), of the name that was found; NULL where it
 * has not the part's shape. */
char *folder_name(enum folder_part part, const char *found);

/* The path of a part in the folder of this path, as it is spelled there; for free(). */
char *folder_part_path(const char *path, enum folder_part part);

/* Is it laid out as one, with rounds/ or bundles/? Tells an exchange from a plain folder. */
bool folder_is_exchange(const char *path);

/* The names of a part that have its shape, sorted; none where the part is not there. Free with
 * file_free_names(). Signatures are not listed: they belong to their files. ERROR_TOO_LARGE for
 * more than FILE_MOST_NAMES. */
enum error folder_names(
    struct folder *folder, enum folder_part part, char ***names, size_t *count) ERROR_MUST_CHECK;

/* Read one, at most the part's limit; free() by the caller. */
enum error folder_read(struct folder *folder, enum folder_part part, const char *name,
    unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;
/* With its signature, NAME.minisig. */
enum error folder_read_signed(struct folder *folder, enum folder_part part, const char *name,
    unsigned char **bytes, size_t *length, unsigned char **signature,
    size_t *signature_length) ERROR_MUST_CHECK;

/* Add one durably (file_add_at); success where the same is there already. */
enum error folder_add(struct folder *folder, enum folder_part part, const char *name,
    const void *bytes, size_t length) ERROR_MUST_CHECK;
/* A signed pair: the signature first, so that nobody sees a file without it. */
enum error folder_add_signed(struct folder *folder, enum folder_part part, const char *name,
    const void *bytes, size_t length, const char *signature) ERROR_MUST_CHECK;
/* Is it there, whatever it says? */
bool folder_has(struct folder *folder, enum folder_part part, const char *name);

/* The path of a file in it, for messages; free() by the caller. */
char *folder_path(struct folder *folder, enum folder_part part, const char *name);

#endif
