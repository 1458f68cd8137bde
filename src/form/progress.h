/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which items a person is asked, how far the person has come, and what is missing. */
#ifndef SKATTA_FORM_PROGRESS_H
#define SKATTA_FORM_PROGRESS_H

#include "form/answers.h"

/* What decides, beside earlier answers, which items someone is asked. */
struct asked {
	int role;       /* place among the questionnaire's roles; -1 where it has none */
	int form;       /* school form; -1 for unknown */
	bool follow_up; /* the round follows another */
	/* How many actions of the person's team, and of the school, are asked about. */
	size_t team_actions, school_actions;
};

struct progress {
	size_t items;    /* that apply */
	size_t answered; /* of these: any state but none */
	size_t required; /* of these: required and not answered */
};

/* Is the item asked of this person, given the earlier answers? */
bool progress_applies(
    const struct item *item, const struct asked *asked, const struct answers *answers);

/* Count in one area, or in all where `area` is NULL. */
struct progress progress_count(
    const struct answers *answers, const struct asked *asked, const struct area *area);

/* How many items apply to whoever is asked the most of them: the person, or somebody of another
 * role with the same answers. */
size_t progress_longest(const struct answers *answers, const struct asked *asked);

/* The next item that applies from `from` on (inclusive), or back from it; NULL at the end. */
const struct item *progress_next(
    const struct answers *answers, const struct asked *asked, size_t from);
const struct item *progress_previous(
    const struct answers *answers, const struct asked *asked, size_t before);
/* The next that applies and has no answer, from `from` on and then from the start; NULL: none. */
const struct item *progress_unanswered(
    const struct answers *answers, const struct asked *asked, size_t from);
/* The item's position among those that apply, from 1. */
size_t progress_position(
    const struct answers *answers, const struct asked *asked, const struct item *item);

/* Clear the answers of items that do not apply: done once, when a response is finished. */
void progress_drop_unasked(struct answers *answers, const struct asked *asked);

#endif
