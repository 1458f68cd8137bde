/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is known of the plans of a round, unit by unit, as the units themselves are told it: the
 * plan that counts, all that was said about it in whatever revision, the newest plan of the rounds
 * before, and the actions around. A plan is the unit's: where none came in this round, what is
 * unfinished of the one before goes on. */
#ifndef SKATTA_CENTRAL_PLANS_H
#define SKATTA_CENTRAL_PLANS_H

#include "central/store/payloads.h"
#include "document/unit/unit_file.h"

struct plans {
	/* By the place of the unit in the round's organisation; NULL where there is nothing to
	 * tell. `number` and `day` are not filled in. */
	struct unit_file **files;
	size_t n;
	/* The rounds before, as far as they are known here, the one that is followed first. */
	struct round **earlier;
	size_t n_earlier;
	struct plans_new { /* the payloads that are new, and whose they are */
		size_t unit;
		unsigned char digest[DIGEST_SIZE];
	} * added;
	size_t n_added;
};

/* Of one round; of a pulse, that has no plans to go on with, without those before. plans_free() by
 * the caller, also after a failure. Nothing in them is new. */
enum error plans_load(
    struct central *central, const struct round *round, struct plans *plans) ERROR_MUST_CHECK;
/* The same; new is what units have said in these payloads and in no others. */
enum error plans_load_new(struct central *central, const struct round *round,
    const struct payloads_set *added, struct plans *plans) ERROR_MUST_CHECK;
/* The same; new is what is unread. */
enum error plans_load_unread(
    struct central *central, const struct round *round, struct plans *plans) ERROR_MUST_CHECK;
/* Without the rounds before, and without the actions around. */
enum error plans_load_alone(
    struct central *central, const struct round *round, struct plans *plans) ERROR_MUST_CHECK;
/* What is new of a unit has been shown: it is read from now on. */
enum error plans_show(
    struct central *central, const struct plans *plans, size_t unit) ERROR_MUST_CHECK;
void plans_free(struct plans *plans);

/* How many rounds before this one the action of the unit's newest plan was in its plans already: 0
 * where it began here, or there is none such. */
size_t plans_age(const struct plans *plans, const struct unit_file *file, long action);

/* What there is to tell the unit at this place; an empty one where there was nothing. */
struct unit_file *plans_file(struct plans *plans, const struct round *round, size_t place);

/* A plan is called ROUND/UNIT. The newest edition of its round, for round_free(), and the unit's
 * place; ERROR_NOT_FOUND with a hint. */
enum error plans_find(
    struct central *central, const char *id, struct round **round, int *unit) ERROR_MUST_CHECK;
/* For the caller to free. */
char *plans_id(const struct round *round, int unit);

#endif
