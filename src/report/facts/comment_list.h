/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The comments of a report as a list for the coordinator, who may leave some out: each beside its
 * name, and whether it is left out, or was answered. The figures are those in which none is. */
#ifndef SKATTA_REPORT_COMMENT_LIST_H
#define SKATTA_REPORT_COMMENT_LIST_H

#include "base/format/json.h"
#include "report/facts/report_facts.h"

enum { COMMENT_NAME_DIGITS = 10, COMMENT_NAME_SIZE = COMMENT_NAME_DIGITS + 1 };

/* The digits by which a comment is called. */
void comment_list_name(char text[COMMENT_NAME_SIZE], const unsigned char name[DIGEST_SIZE]);

struct comment_list {
	const struct report *report;
	/* Why a comment is left out, NULL where it is not. */
	const char *(*reason)(const void *context, const unsigned char name[DIGEST_SIZE]);
	/* The day on which it was answered last, NULL where it was not. */
	const char *(*answered)(const void *context, const unsigned char name[DIGEST_SIZE]);
	const void *context;
};

/* Do so few remain that a report hides all of them? */
bool comment_list_hides(const struct comment_list *list, const struct comments *comments);

/* For people, unit by unit in the order of a report: nothing where no comment is quoted. */
void comment_list_write(const struct comment_list *list, struct text *out);

/* For programs: an array. */
json_t *comment_list_json(const struct comment_list *list);

#endif
