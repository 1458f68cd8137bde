/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The kinds of item: scale, choice, choices, number, text. A kind is a row: what an item of it
 * needs in the file, how a value is read, written, checked and said. A new kind is one file and one
 * row. */
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

/* How a kind is answered by a person. */
enum item_input {
	ITEM_PICK_ONE,  /* from the item's scale */
	ITEM_PICK_MANY, /* any of them */
	ITEM_WRITE,     /* typed: a number or text */
};

struct item_kind {
	const char *name; /* as in the file */
	enum item_input input;
	bool has_points; /* may stand in a competence area */
	bool has_values; /* numbers of which a mean says something */
	/* The keys that are its alone (any other kind's are a mistake), and the reader of them;
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
};

/* What is chosen once an option is taken, or left where it was chosen: one that stands alone leaves
 * the others, and they leave it. */
uint32_t item_kind_take_option(const struct item *item, uint32_t chosen, size_t option);

/* NULL where there is none of this name; NULL after the last. */
const struct item_kind *item_kind_find(const char *name);
const struct item_kind *item_kind_at(size_t i);

#endif
