/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The receipt files that were made, kept so that every folder gets the same bytes. */
#ifndef SKATTA_CENTRAL_RECEIPT_FILES_H
#define SKATTA_CENTRAL_RECEIPT_FILES_H

#include "central/store/central.h"

/* Make and sign files for all words that are not told yet; `*count` is how many words. And one for
 * the revision to go above, where that has become higher. In one transaction, so that a word counts
 * as told only together with its file. */
enum error receipt_files_make(struct central *central, size_t *count) ERROR_MUST_CHECK;

/* Call `each` for every file ever made, until one fails. */
enum error receipt_files_each(struct central *central,
    enum error (*each)(
	void *context, const char *name, const char *bytes, size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

#endif
