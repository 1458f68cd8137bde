/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A kind of item is a row of the table in item_kinds.c: what an item of it needs in the file, how a
 * value is read, written, checked, said and counted. Nothing else compares kinds: whoever treats
 * one differently from others asks its row. */
#ifndef SKATTA_FORM_ITEM_KIND_H
#define SKATTA_FORM_ITEM_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/format/json.h"
#include "base/text.h"

struct answer;
struct item;
struct questionnaire;
struct scale;

/* How a kind is answered by a person: picked from the item's scale, or typed. */
enum item_input {
	ITEM_PICK_ONE,
	ITEM_PICK_MANY,
	ITEM_WRITE_LINE,
	ITEM_WRITE_LINES,
};

struct item_kind {
	const char *name; /* as in the file */
	enum item_input input;
	const char *label; /* over the field, of one that is typed and not quoted; N_() */
	bool has_points;   /* may stand in a competence area */
	bool has_values;   /* numbers of which a mean says something, from `least` to `most` */
	bool is_quoted;    /* a comment: quoted as it was written, or for the coordinator alone */
	bool is_whole;     /* whole numbers are typed, which a spreadsheet may make 1,0 of */
	/* The keys that are its alone, if any (any other kind's are a mistake), and their reader;
	 * `usual` is the area's scale or NULL. Room for options is in the questionnaire's scales.
	 */
	const struct json_key *keys;
	size_t n_keys;
	enum error (*load)(struct questionnaire *questionnaire, const struct scale *usual,
	    const struct json_place *place, struct item *item);
	/* From the JSON value in a bundle or answers file to an answer given; `place` for the
	 * sentence. */
	enum error (*from_json)(
	    const struct item *item, const struct json_place *place, struct answer *answer);
	json_t *(*to_json)(const struct item *item, const struct answer *answer);
	/* From what a person typed, never empty, whose options are their places from 0;
	 * ERROR_REFUSED with a sentence for the person. */
	enum error (*from_typed)(const struct item *item, const char *typed, struct answer *answer);
	/* Add what the answer says, in words; for an item of this questionnaire. */
	void (*say)(const struct questionnaire *questionnaire, const struct item *item,
	    const struct answer *answer, const char *language, struct text *out);
	/* Add which values there are: "0 = Never; 1 = Sometimes", "0 to 40"; nothing for any. */
	void (*say_values)(const struct questionnaire *questionnaire, const struct item *item,
	    const char *language, struct text *out);
	/* Add what may be written, for the person: «0 to 40»; NULL where that is not said. */
	void (*say_range)(const struct item *item, struct text *out);
	/* What is picked: once one more option is, from an answer given or none, which may be none
	 * afterwards; and the options of a value, bit v for option v. NULL of what is typed. */
	void (*pick)(const struct item *item, size_t option, struct answer *answer);
	uint32_t (*options)(long long value);
	/* The answer as the number that is counted, the same for who answered alike; 0 of what is
	 * quoted. */
	long long (*value)(const struct answer *answer);
	/* Add what a person types to give this answer; NULL of what is picked. */
	void (*type)(const struct item *item, const struct answer *answer, struct text *out);
};

#endif
