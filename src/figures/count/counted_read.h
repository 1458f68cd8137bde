/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the readers of the three documents share: counted_read.c reads sums, counted_read_more.c
 * places and texts. */
#ifndef SKATTA_FIGURES_COUNTED_READ_H
#define SKATTA_FIGURES_COUNTED_READ_H

#include "base/format/json.h"
#include "figures/count/counted_private.h"

struct reading {
	struct counted *counted;
	size_t *places; /* by the document's numbers of units, all last */
	size_t n_units;
};

/* ERROR_DAMAGED with the place. */
enum error counted_mistake(const struct json_place *place);

/* The numbers of an array of exactly so many. */
enum error counted_read_numbers(
    const struct json_place *place, long long *into, size_t n) ERROR_MUST_CHECK;

/* Go through a list of objects, exactly so many; each begins with counted_check_id(): it is of the
 * item or area that is due. */
enum error counted_each_part(struct reading *reading, const struct json_place *document,
    const char *key, size_t n,
    enum error (*read)(
	struct reading *reading, const struct json_place *part, size_t number)) ERROR_MUST_CHECK;
enum error counted_check_id(const struct json_place *place, const char *id) ERROR_MUST_CHECK;

enum error counted_read_sums(
    struct reading *reading, const struct json_place *document) ERROR_MUST_CHECK;

/* Can these sums have been counted (counted_check.c)? */
bool counted_is_possible(const struct counted *counted);

#endif
