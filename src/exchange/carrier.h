/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What carries an exchange, such as a folder: a row of functions for each, between exchange.h,
 * which calls them, and the file that knows where the bytes lie. */
#ifndef SKATTA_EXCHANGE_CARRIER_H
#define SKATTA_EXCHANGE_CARRIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* `part` is the name of a part, such as "rounds"; `name` one of a file in it, without a slash and
 * not beginning with a dot, in small letters or as each_name() gave it. Sentences name the file or
 * the part as shown() does. */
struct carrier {
	/* Is it one of this carrier's addresses? The first row of the table has NULL: it gets those
	 * that are no other's. */
	bool (*takes)(const char *address);

	/* Of an address: see exchange.h. */
	bool (*is_whole)(const char *address);
	char *(*whole)(const char *address);
	bool (*is_at_hand)(const char *address);

	/* Open it; where `parts`, up to NULL, are given, they are made with it where they are
	 * missing. `*opened` is what the following are called with, and close() takes. */
	enum error (*open)(const char *address, const char *const *parts, void **opened);
	void (*close)(void *opened);
	/* Where it is, in words that a person knows it by, for free(); `name` can be NULL. */
	char *(*shown)(void *opened, const char *part, const char *name);

	bool (*has_part)(void *opened, const char *part);
	/* All that is in a part; nothing where the part is not there. */
	enum error (*each_name)(void *opened, const char *part,
	    void (*each)(void *context, const char *name), void *context);
	/* At most `limit` bytes, with a NUL behind them, for free(); nothing is followed anywhere
	 * else. ERROR_NOT_FOUND, ERROR_TOO_LARGE, ERROR_REFUSED where it is no file. */
	enum error (*read)(void *opened, const char *part, const char *name, size_t limit,
	    unsigned char **bytes, size_t *length);
	/* Whole and for good, or not at all, with the part where that is missing; read back.
	 * Success where the same is there, ERROR_REFUSED where something else is. */
	enum error (*add)(
	    void *opened, const char *part, const char *name, const void *bytes, size_t length);
	bool (*has)(void *opened, const char *part, const char *name);
};

/* The table, up to NULL. */
extern const struct carrier *const carrier_rows[];

extern const struct carrier carrier_folder;

#endif
