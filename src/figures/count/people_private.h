/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in struct people; for this layer. */
#ifndef SKATTA_FIGURES_PEOPLE_PRIVATE_H
#define SKATTA_FIGURES_PEOPLE_PRIVATE_H

#include "crypto/digest.h"
#include "figures/count/people.h"

/* Of one person and one item. An item that depends on another is one of those who answered that. */
enum person_state {
	PERSON_OUT,       /* not one of those the item is counted over */
	PERSON_NOT_ASKED, /* the other item's answer leaves this one out */
	PERSON_SILENT,    /* asked for it by that answer, and gave no value */
	PERSON_VALUE,
};

struct person_answer {
	enum person_state state;
	long long value; /* a number; of choices the options as bits; 0 of texts */
	char *text;
};

struct person {
	unsigned char id[PEOPLE_ID_SIZE];
	size_t place; /* of the unit */
	long at;      /* where counted_find() found them */
	/* An order by chance that follows from what they answered alone: who answered alike is
	 * alike in it. */
	unsigned char rank[DIGEST_SIZE];
	struct person_answer *answers; /* by item number */
};

struct people {
	const struct round *round;
	struct person *persons; /* sorted by id once people_sort() was called */
	size_t n, room;
	bool is_sorted;
};

/* Put them in the order of their ids: then the order in which they were added is forgotten. */
void people_sort(struct people *people);
/* -1, 0, 1 by their ranks. */
int people_by_rank(const struct person *one, const struct person *other);
/* NULL where there is none; they are sorted. */
const struct person *people_find(
    const struct people *people, const unsigned char id[PEOPLE_ID_SIZE]);

/* The points of a value of an item that has points. */
long people_points(const struct item *item, long long value);
/* The most points that the area's items can give together. */
long people_points_possible(const struct area *area);
/* The person's points for each item of the area that has any; false where one lacks. */
bool people_complete(const struct person *person, const struct area *area, long *points);
/* The mean of the person's indexes of the competence areas, in thousandths; false where an item
 * lacks that the person's unit and role are asked, or where there is no such area. */
bool people_complete_total(
    const struct person *person, const struct questionnaire *questionnaire, long *thousandths);

#endif
