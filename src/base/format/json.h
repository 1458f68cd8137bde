/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* JSON by jansson, with limits, without duplicate keys, and with sentences that name file and line.
 *
 * jansson forgets where a value stood, so a reader carries its place along: `struct json_place` is
 * a chain on the stack from a value to the document, and the line is looked up only when a mistake
 * is told. Integers only: a number with a fraction or exponent is a mistake in every format of
 * ours. */
#ifndef SKATTA_BASE_JSON_H
#define SKATTA_BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/format/mistakes.h"
#include "base/text.h"

struct json_source {
	const char *name;  /* shown in messages: the file */
	const char *bytes; /* stay, with a NUL after them, as long as places are used */
	size_t length;
	/* Where a reader that can go on behind a mistake gathers them, or NULL: then it stops at
	 * the first. */
	struct mistakes *mistakes;
};

struct json_place {
	const struct json_source *source;
	const struct json_place *above; /* NULL for the document itself */
	const char *key;                /* in an object; NULL in an array */
	size_t index;                   /* in an array */
	const json_t *value;
};

/* An unknown key is a mistake in what people write, and left alone in what programs write. */
enum json_origin { JSON_BY_PEOPLE, JSON_BY_PROGRAMS };

/* One key of an object. */
struct json_key {
	const char *name;
	json_type type; /* JSON_TRUE stands for true or false */
	bool required;
};

/* First thing in main: from now on what jansson frees is overwritten, as answers, plans and what is
 * answered to them pass through its values. */
void json_start(void);

/* Parse the bytes into `*document` (json_decref() by the caller) and its `*place`. ERROR_DAMAGED
 * with file, line and column. At most 32 objects and lists within each other. */
enum error json_read(
    const struct json_source *source, json_t **document, struct json_place *place) ERROR_MUST_CHECK;

/* The same for a file that people wrote: its texts come in their one spelling (text_spell()). Never
 * for what is signed or digested already. */
enum error json_read_written(
    const struct json_source *source, json_t **document, struct json_place *place) ERROR_MUST_CHECK;

/* Check that the value is an object with these keys and types. */
enum error json_check_keys(const struct json_place *place, const struct json_key *keys,
    size_t n_keys, enum json_origin origin) ERROR_MUST_CHECK;

/* The place of a key's value, or of an element; false where it is not there. */
bool json_enter_key(const struct json_place *place, const char *key, struct json_place *inner);
bool json_enter_index(const struct json_place *place, size_t index, struct json_place *inner);

/* "FILE line N: sentence" as ERROR_DAMAGED; the sentence says the mend where it can. Where the
 * source gathers mistakes, one more; of one place only the first, which made the others. */
enum error json_mistake(const struct json_place *place, const char *format, ...) ERROR_PRINTF(2, 3);

/* The mistake that a key is missing in the object: told beside others that lie there. */
enum error json_lacks(const struct json_place *place, const char *key);

/* For a reader that goes through several things: `rc` is what one of them came to. A mistake is
 * remembered in `*found`; true where there is none, or where the source gathers them and the reader
 * may go on. What was told already counts as found, and is told once. */
bool json_goes_on(const struct json_place *place, enum error *found, enum error rc);

/* The line, from 1, on which the value begins. */
int json_line(const struct json_place *place);
/* Line and column, from 1 and in characters, of a byte of the source. */
void json_count(const struct json_source *source, const char *here, int *line, int *column);

/* A text of a checked key ("" where it is absent) and an integer (`otherwise` where absent). */
const char *json_text(const struct json_place *place, const char *key);
long long json_number(const struct json_place *place, const char *key, long long otherwise);
bool json_flag(const struct json_place *place, const char *key, bool otherwise);

/* The one way a document is written when it is hashed or signed: compact, keys sorted by byte,
 * UTF-8 as it is; only `"`, `\` and control characters escaped. For the caller to free. */
char *json_canonical(const json_t *value);

#endif
