/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a chief and a head teacher talk over: the facts of one unit, and the words for them. All of
 * it follows from the figures as they are told, so it says no more than they do, and from the plans
 * that have come. For this layer. */
#ifndef SKATTA_REPORT_FACTS_REPORT_DIALOGUE_H
#define SKATTA_REPORT_FACTS_REPORT_DIALOGUE_H

#include "report/facts/report_unit.h"

enum { REPORT_DIALOGUE_PARTS = 5 };

/* The area at one end, with all that cannot be told apart from it by their intervals, in the
 * questionnaire's order; empty where those are all. */
struct report_standing {
	const struct figure **figures;
	size_t n;
};

struct report_dialogue {
	const struct report_unit *unit;
	const struct report_unit *units; /* all of the report */
	size_t n_units;
	struct report_standing strongest, weakest; /* of the shown areas that are ranked */
	bool all_level;            /* nothing stands out: of several areas, both are empty */
	const struct figure **low; /* those below half of the highest index */
	size_t n_low;
	const struct figure **missing; /* items of conditions that are below half of their scale */
	size_t n_missing;
	size_t n_conditions; /* shown items of conditions; and whether any is hidden */
	bool conditions_hidden;
	bool conditions_first; /* both are low */
	bool parts_hidden, figures_hidden, others, spread_hidden, bounds_shown;
	bool unsure; /* an index is told without an interval */
};

/* Is the unit one that is talked over: what the report is about, a district, a school? */
bool report_dialogue_is_about(const struct report *report, const struct report_unit *unit);

/* `units` are all of the report; give it back with report_dialogue_free(). */
void report_dialogue_find(const struct report *report, const struct report_unit *units,
    size_t n_units, const struct report_unit *unit, struct report_dialogue *dialogue);
void report_dialogue_free(struct report_dialogue *dialogue);

/* Whose dialogue it is, by the form of the school, or of all schools in the unit: what stands over
 * it. */
const char *report_dialogue_heading(const struct report *report, const struct report_unit *unit);

/* Some are the items of a list. */
struct report_sentence {
	char *text;
	bool item;
};

/* A part of what is said. */
struct report_words {
	const char *heading;
	struct report_sentence *lines;
	size_t n_lines;
	bool numbered; /* the items */
};

/* The parts in the order in which they are said; returns how many. Give them back with
 * report_dialogue_words_free(). */
size_t report_dialogue_words(const struct report *report, const struct report_dialogue *dialogue,
    struct report_words words[REPORT_DIALOGUE_PARTS]);
void report_dialogue_words_free(struct report_words *words, size_t n);

#endif
