/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's own result in words and bars: for the steps that show it, and for the file that keeps
 * it. */
#ifndef SKATTA_CLIENT_RESULT_H
#define SKATTA_CLIENT_RESULT_H

#include "client/steps/hand/earlier.h"
#include "walk/page.h"

struct result {
	const struct response *now; /* the caller's */
	struct earlier earlier;
};

/* Rounds before are looked for, as far back as earlier_open() is told; result_close() afterwards.
 */
void result_open(struct result *result, const struct response *now, size_t back);
void result_close(struct result *result);

/* All areas: the radar, the bars with those of last time, and what may be said about these. */
void result_overview(const struct result *result, struct page *page);
/* Strengths, what the school has to see to, and where to begin. */
void result_advice(const struct result *result, struct page *page);
/* One area: its bars, and its number over all rounds where there are more than two; the way to the
 * next level, what to do, and the answers. */
void result_area(const struct result *result, const struct area *area, struct page *page);
/* Why answers of earlier rounds are missing. */
void result_trouble(const struct result *result, struct page *page);
/* What the person has answered about what is around. */
void result_area_conditions(const struct result *result, struct page *page);

/* The areas that the person is asked and that have a result: the one behind `area` (NULL: the
 * first), or NULL. */
const struct area *result_next(const struct result *result, const struct area *area);
/* Its name: «A Collaboration»; for the caller to free. */
char *result_name(const struct result *result, const struct area *area);
/* How it stands in words: «71, Fluent»; for the caller to free. */
char *result_level(const struct result *result, const struct area *area);

#endif
