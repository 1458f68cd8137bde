/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The exchange, skatta-exchange(5): rounds/ bundles/ receipts/ replies/
 * results/ units/. The only door to
 * it: an address is opened once, and only a carrier (carrier.h) knows what it is the address of.
 * Files are only added; names are of known shapes; what is read is bounded. */
#ifndef SKATTA_EXCHANGE_EXCHANGE_H
#define SKATTA_EXCHANGE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/io/file.h"

enum exchange_part {
	EXCHANGE_ROUNDS,
	EXCHANGE_BUNDLES,
	EXCHANGE_RECEIPTS,
	EXCHANGE_REPLIES,
	EXCHANGE_RESULTS,
	EXCHANGE_UNITS,
	EXCHANGE_PARTS
};

struct exchange;

/* Is the address the same from wherever a program is started? And the address as one that is, as
 * far as that can be found out; for free(). */
bool exchange_is_whole(const char *address);
char *exchange_whole(const char *address);

/* Is something there that could be opened, such as a stick that is put in? */
bool exchange_is_at_hand(const char *address);
/* Is it laid out as an exchange, with rounds/ or bundles/? Tells one from a plain folder. Leaves no
 * record of a failure. */
bool exchange_is(const char *address);

/* Open what is at an address; `make` makes it and its parts where they are missing. ERROR_NOT_FOUND
 * with a hint where there is nothing. Close with exchange_close(), which takes NULL. */
enum error exchange_open(
    const char *address, bool make, struct exchange **exchange) ERROR_MUST_CHECK;
void exchange_close(struct exchange *exchange);

/* The address as it was given; and where a file of a part is, or the part itself where `name` is
 * NULL, for free(). Both are for messages. */
const char *exchange_address(const struct exchange *exchange);
char *exchange_shown(struct exchange *exchange, enum exchange_part part, const char *name);

/* FAT can turn a name into capitals. A file is found by such a name too, and is called here as it
 * is written: in small letters. This is the name of a part's file as it is written, for free(), of
 * the one that was found; NULL where that has not the part's shape. */
char *exchange_name(enum exchange_part part, const char *found);

/* The names of a part that have its shape, as they are written, sorted; none where the part is not
 * there. Free with file_free_names(). Signatures are not listed: they belong to their files.
 * ERROR_TOO_LARGE for more than FILE_MOST_NAMES. */
enum error exchange_names(struct exchange *exchange, enum exchange_part part, char ***names,
    size_t *count) ERROR_MUST_CHECK;
/* The wanted ones of all that lies in a part, as they were found, sorted; otherwise the same, but
 * for how many. */
enum error exchange_names_found(struct exchange *exchange, enum exchange_part part,
    const struct file_wanted *wanted, char ***names, size_t *count) ERROR_MUST_CHECK;

/* Read one, at most the part's limit; free() by the caller. ERROR_REFUSED for a name that has not
 * the part's shape. */
enum error exchange_read(struct exchange *exchange, enum exchange_part part, const char *name,
    unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;
/* The same of one by the name that exchange_names_found() found, whatever its shape. */
enum error exchange_read_found(struct exchange *exchange, enum exchange_part part,
    const char *found, unsigned char **bytes, size_t *length) ERROR_MUST_CHECK;
/* With its signature, NAME.minisig. */
enum error exchange_read_signed(struct exchange *exchange, enum exchange_part part,
    const char *name, unsigned char **bytes, size_t *length, unsigned char **signature,
    size_t *signature_length) ERROR_MUST_CHECK;

/* Add one for good, read back; success where the same is there already, ERROR_REFUSED where
 * something else is. */
enum error exchange_add(struct exchange *exchange, enum exchange_part part, const char *name,
    const void *bytes, size_t length) ERROR_MUST_CHECK;
/* A signed pair: the signature first, so that nobody sees a file without it. */
enum error exchange_add_signed(struct exchange *exchange, enum exchange_part part, const char *name,
    const void *bytes, size_t length, const char *signature) ERROR_MUST_CHECK;
/* Is it there, whatever it says? */
bool exchange_has(struct exchange *exchange, enum exchange_part part, const char *name);

#endif
