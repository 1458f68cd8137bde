/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files in which answers to comments go out, in the table `reply_files`; skatta-reply(5). */
#ifndef SKATTA_CENTRAL_REPLY_FILES_H
#define SKATTA_CENTRAL_REPLY_FILES_H

#include "central/store/central.h"

/* Make what is new: for each closed round that this store opened and in which something was
 * answered since, a slot for each response that stands. */
enum error reply_files_make(struct central *central) ERROR_MUST_CHECK;

/* Call `each` for every file, by its name, until one fails. */
enum error reply_files_each(struct central *central,
    enum error (*each)(
	void *context, const char *name, const char *bytes, size_t length, const char *signature),
    void *context) ERROR_MUST_CHECK;

#endif
