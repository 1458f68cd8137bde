/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Single values in the documents of this folder, read strictly. The place is that of the object, in
 * which json_check_keys() has found the key, with its type where that can be only one; the
 * "_or_none" calls look for their key themselves, and take null for "". */
#ifndef SKATTA_DOCUMENT_FIELD_H
#define SKATTA_DOCUMENT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/format/json.h"
#include "crypto/minisign.h"

/* A text on one line, of so many bytes, safe to show. It belongs to the document. */
enum error field_text(const struct json_place *place, const char *key, size_t least, size_t most,
    const char **text) ERROR_MUST_CHECK;
/* A text that people wrote, of so many characters, on one line or several. */
enum error field_written(const struct json_place *place, const char *key, size_t least, size_t most,
    bool lines, const char **text) ERROR_MUST_CHECK;
enum error field_text_or_none(const struct json_place *place, const char *key, size_t most,
    const char **text) ERROR_MUST_CHECK;
/* The same for one in an array, at its own place. */
enum error field_element(const struct json_place *element, size_t least, size_t most,
    const char **text) ERROR_MUST_CHECK;

enum error field_number(const struct json_place *place, const char *key, long least, long most,
    long *number) ERROR_MUST_CHECK;

enum error field_day(
    const struct json_place *place, const char *key, char day[CLOCK_DAY_SIZE]) ERROR_MUST_CHECK;
enum error field_day_or_none(
    const struct json_place *place, const char *key, char day[CLOCK_DAY_SIZE]) ERROR_MUST_CHECK;

/* One of these words, as its place among them. */
enum error field_word(const struct json_place *place, const char *key, const char *const *words,
    size_t n_words, size_t *word) ERROR_MUST_CHECK;

/* Put a key's line before the standing sentence, which came from deeper; ERROR_DAMAGED. */
enum error field_within(const struct json_place *place, const char *key);

/* The key "central", a coordinator's public key, as that is spelt. */
enum error field_central(
    const struct json_place *place, char key[MINISIGN_KEY_TEXT_SIZE]) ERROR_MUST_CHECK;

/* The key "format" is exactly this, as "skatta-round/1"; ERROR_TOO_NEW where only its number is
 * another. */
enum error field_format(const struct json_place *place, const char *format) ERROR_MUST_CHECK;

/* Are these the bytes of the document in its canonical spelling, with a line feed behind it? */
enum error field_canonical(const struct json_place *document) ERROR_MUST_CHECK;

/* Read a whole file of a program's (a NUL follows its bytes): at most FILE_LIMIT_DOCUMENT, whatever
 * `read` makes of it, in canonical spelling. Where it fails the hint is to fetch it anew. */
enum error field_document(const char *name, const char *bytes, size_t length,
    enum error (*read)(const struct json_place *document, void *into), void *into) ERROR_MUST_CHECK;

/* Is it signed with the key (RW…) that is named in it? ERROR_WRONG_KEY, ERROR_DAMAGED. */
enum error field_signed(const char *name, const char *bytes, size_t length, const char *signature,
    const char *key) ERROR_MUST_CHECK;

/* A value for json_object_set_new(): null for "". */
json_t *field_to_json(const char *text);

#endif
