/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A text that may be too large for one box, sealed: in parts of 1 MiB, the last one shorter, each
 * in a row of its own and bound to which part it is, of how many. */
#ifndef SKATTA_CENTRAL_PARTS_H
#define SKATTA_CENTRAL_PARTS_H

#include "base/text.h"
#include "central/store/central.h"

/* Where the parts of one text are. `name` binds what names the row of a part, counted from 1, but
 * for the box: that is parameter 4 of `put`, and column 0 of `get`. What it binds stays with
 * `context`. */
struct parts {
	enum statement put, get;
	const char *what, *where; /* as central_seal() has them */
	void (*name)(void *context, struct db_statement *statement, size_t part);
	void *context;
};

/* Each row is new. */
enum error parts_put(struct central *central, const struct parts *parts, const char *bytes,
    size_t length) ERROR_MUST_CHECK;

/* `*found` is false where there is no part 1. For text_wipe(). ERROR_DAMAGED where a part is
 * missing or does not open. */
enum error parts_get(struct central *central, const struct parts *parts, struct text *out,
    bool *found) ERROR_MUST_CHECK;

#endif
