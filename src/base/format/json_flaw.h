/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Why a text is no JSON, in the words of who wrote it by hand. Internal to json.c. */
#ifndef SKATTA_BASE_JSON_FLAW_H
#define SKATTA_BASE_JSON_FLAW_H

#include <stddef.h>

/* The first thing in the text that JSON does not have: a sentence, N_(), and in `*at` its byte
 * offset. The text is UTF-8 and has a NUL behind it. NULL where nothing is found, or where the text
 * only ends too early. */
const char *json_flaw(const char *text, size_t length, size_t *at);

#endif
