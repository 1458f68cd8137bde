/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who sees what of a plan that was handed over: said before it is, and what reports and the files
 * of units are held to. */
#ifndef SKATTA_DOCUMENT_PLAN_SEEN_H
#define SKATTA_DOCUMENT_PLAN_SEEN_H

#include "document/round/organisation.h"

/* What is seen, bit by bit. */
enum plan_part {
	PLAN_PART_DAY = 1 << 0, /* when it was handed over, and its revision */
	PLAN_PART_COUNTS = 1 << 1,
	PLAN_PART_FOCUS = 1 << 2,
	PLAN_PART_TITLE = 1 << 3,
	PLAN_PART_STATUS = 1 << 4,
	PLAN_PART_WHO = 1 << 5,
	PLAN_PART_WHEN = 1 << 6,
	PLAN_PART_LOWEST = 1 << 7, /* whether an action aims at what is lowest */
	PLAN_PART_REQUESTS =
	    1 << 8, /* what support was asked for, when, and whether it was answered */
	PLAN_PART_OFTEN = 1 << 9,  /* how often it was, of all teams together */
	PLAN_PART_TEXTS = 1 << 10, /* what, resource, sign of success, and each item aimed at */
	PLAN_PART_WORDS = 1 << 11, /* of requests, how to be reached, and messages */
	PLAN_PART_ALL = (1 << 12) - 1,
};

enum plan_reader {
	PLAN_READER_COORDINATOR,
	PLAN_READER_LEADER,  /* whoever has the unit's leader code */
	PLAN_READER_AROUND,  /* leaders of the unit above and of the parts */
	PLAN_READER_REPORTS, /* the unit's page, and those of the units above: the chief's */
	PLAN_READER_STAFF,   /* the next temperature measurement, and whoever has its round */
	PLAN_READERS
};

/* The parts that the reader sees of a plan of a unit of that level. */
unsigned plan_seen(enum unit_level level, enum plan_reader reader);

/* Who that is, NULL for nobody, and what they see, as words in the language that is spoken; the
 * second for free(). */
const char *plan_seen_who(enum unit_level level, enum plan_reader reader);
char *plan_seen_say(enum unit_level level, enum plan_reader reader);

#endif
