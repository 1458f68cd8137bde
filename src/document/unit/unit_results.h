/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures that a unit's leader is given: of the unit, and of the units that are parts of it, as
 * far as they may be told; a part of skatta-unit(5). All numbers are in tenths, as they are shown.
 */
#ifndef SKATTA_DOCUMENT_UNIT_RESULTS_H
#define SKATTA_DOCUMENT_UNIT_RESULTS_H

#include "base/format/range.h"
#include "document/round/round.h"

enum { UNIT_RESULTS_MAX_ROWS = 20000 };

enum unit_result_kind { UNIT_RESULT_ITEM, UNIT_RESULT_AREA, UNIT_RESULT_TOTAL };
enum unit_change_kind { UNIT_CHANGE_NONE, UNIT_CHANGE_UNPAIRED, UNIT_CHANGE_PAIRED };

/* Where `hidden`, there are no numbers; a number that there is not is range_none, or NAN. */
struct unit_result {
	char *unit;
	enum unit_result_kind kind;
	char *id; /* of the item or area; "" of the total */
	bool hidden;
	bool others; /* gave no answer, or are counted further up */
	long n;
	bool n_is_least;
	struct range mean; /* an item's mean, an area's or the total's index */
	double half;       /* of an index: how far the truth may be on either side */
	/* From 1, 0 for none: that of the index, and those that its interval reaches. */
	long level, level_low, level_high;
	struct range earlier; /* the same in the earlier round */
	enum unit_change_kind kind_of_change;
	struct range change;
	struct range interval; /* of 95 % */
	bool is_certain;       /* 0 is outside of it */
	/* How many per cent chose each label of an item, in whole numbers; NULL where that is not
	 * told. */
	struct range *shares;
	size_t n_shares;
};

/* A unit that is compared with others than the one of its id. */
struct unit_came {
	char *unit;
	char **names; /* of these */
	size_t n;
};

struct unit_results {
	char *compared_with; /* title of the earlier round, or "" */
	long heads, responses;
	bool hidden; /* how many have answered is not told: both are 0 */
	bool beyond; /* more than there are: none of them is counted */
	struct unit_result *rows;
	size_t n_rows;
	struct unit_came *came;
	size_t n_came;
};

struct unit_results *unit_results_new(void);
void unit_results_free(struct unit_results *results);
/* Copy a row in, with all that it has; at most so many are taken. */
void unit_results_add(struct unit_results *results, const struct unit_result *row);

/* The names of what the unit is compared with become the results'; at most so many units are taken,
 * as there are rows. */
void unit_results_add_came(struct unit_results *results, const char *unit, char **names, size_t n);
/* What the unit is compared with; NULL where that is the one of its id. */
const struct unit_came *unit_results_came(const struct unit_results *results, const char *unit);

/* The unit's row: `id` of an item or area, "" for the total; NULL where there is none. */
const struct unit_result *unit_results_find(const struct unit_results *results, const char *unit,
    enum unit_result_kind kind, const char *id);

/* As it stands in the unit's file; json_decref() by the caller. */
json_t *unit_results_to_json(const struct unit_results *results);
/* ERROR_DAMAGED names file and line; unit_results_free() by the caller. */
enum error unit_results_read(
    const struct json_place *place, struct unit_results **results) ERROR_MUST_CHECK;

#endif
