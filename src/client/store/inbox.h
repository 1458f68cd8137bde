/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The files that units are given, sealed as they came, until their leader looks: who hands over for
 * everybody on this machine opens nobody's place. skatta-unit(5). */
#ifndef SKATTA_CLIENT_INBOX_H
#define SKATTA_CLIENT_INBOX_H

#include "client/store/store.h"
#include "document/unit/unit_file.h"
#include "exchange/exchange.h"

enum {
	INBOX_MAX_FILES = 4096, /* kept at a time */
	INBOX_MAX_BYTES = 64 * 1024 * 1024,
};

/* Take what is new in the exchange, each file once; `*count` is how many. What is no file,
 * too large, or has another name than its bytes give is left alone. ERROR_TOO_LARGE where there is
 * no room for all; as many as there is room for are taken. */
enum error inbox_take(
    struct store *store, struct exchange *exchange, size_t *count) ERROR_MUST_CHECK;

/* The newest file that the leader code of this unit opens, for unit_file_free(); NULL where there
 * is none. Files of others, and damaged ones, stay as they are; what a newer one says as well is
 * not kept any longer. */
enum error inbox_newest(struct store *store, const struct round *round, int unit, const char *code,
    struct unit_file **file) ERROR_MUST_CHECK;

#endif
