/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From responses to the one table of figures that every report shows. count.c counts, one pass,
 * into tallies; cell.c measures a count by the formulas of statistics.c; disclosure.c says what to
 * hide, bounds.c and shares.c how exactly the rest is told; column.c does it for one cell in all
 * units, figures.c makes the table; comments.c says what is quoted of what people wrote. No SQL, no
 * files. */
#ifndef SKATTA_FIGURES_FIGURES_H
#define SKATTA_FIGURES_FIGURES_H

#include "document/round.h"
#include "base/range.h"
#include "form/progress.h"

struct comparison;
struct count;

enum { FIGURES_ALL = -1 }; /* the unit above all districts */

/* How often a round can be published: more than monthly for a year. Each time is one more cut
 * through the same people, and more to go through for the next. */
enum { FIGURES_MOST_PUBLICATIONS = 16 };

enum figure_kind { FIGURE_ITEM, FIGURE_AREA, FIGURE_TOTAL };

enum { FIGURES_UNSAID = -1 }; /* a count that is not told: nobody, or too few */

/* One row. Figures are rounded already; where `hidden`, none but `unit`, `kind`, `item`, `area` may
 * be read, and all numbers are zero, whatever the reason. What is not meaningful is NAN or
 * range_none: means of choices and texts, and the spread (sd, median, alpha) of fewer than the
 * round's min_distribution persons. */
struct figure {
	int unit; /* in the organisation, or FIGURES_ALL */
	enum figure_kind kind;
	const struct item *item; /* an item's row */
	const struct area *area; /* an area's row */
	bool hidden;
	long n;                        /* persons behind the figures */
	long not_applicable, not_said; /* items; or FIGURES_UNSAID */
	/* Items: of the values; areas and total: of the persons' indexes. */
	struct range mean, sd;
	double median;
	struct range index; /* areas and total: 0 to 100, the mean of the persons' */
	size_t level;       /* from 1; 0 for areas that have none: conditions, pulse */
	double alpha;       /* areas: Cronbach's, over persons with points for every item */
	/* Items with labels: how many per cent of the n chose each, in whole numbers; NULL where
	 * that is not shown. */
	struct range *shares;
};

struct participation {
	int unit;
	bool hidden; /* by the same rules as figures; both numbers are zero then */
	long heads, responses;
};

/* What people wrote in answer to one item, from schools upwards. A comment stands once, with the
 * smallest of the units that are shown: whatever lists are laid together or taken away, each group
 * of comments was written by at least the round's min_comments. Where they stand is decided as if
 * none was left out; a list of which too few remain is hidden, and they stand nowhere else. */
struct comments {
	int unit;                /* no team; or FIGURES_ALL */
	const struct item *item; /* answered in words */
	bool hidden;             /* by the same rules as figures; there are no texts then */
	char **texts;            /* which no smaller unit shows; as they were written */
	unsigned char (*names)[DIGEST_SIZE]; /* of each, for count_leave_out(); for no reader */
	size_t n_texts;
	size_t n_left_out; /* beside them, by count_leave_out() */
};

struct figures {
	const struct round *round;
	/* Unit by unit in the organisation's order, ALL last; of each its items, areas, total.
	 * There are rows for what may be asked in the unit: modules by school form, look-back items
	 * only in a round that follows another, slots where they ask about an action. Areas have a
	 * row where their items have points. */
	struct figure *rows;
	size_t n_rows;
	struct participation *participation; /* one a unit, ALL last */
	size_t n_participation;
	/* Item by item, of each the units in the organisation's order, ALL last. */
	struct comments *comments;
	size_t n_comments;
	long min_comments; /* the least that are quoted beside each other, where any are */
	struct comparison *comparison; /* with an earlier round: figures/change.h; or NULL */
};

/* Memory for it grows with the units and with how many different values there are, which the
 * questionnaire limits, not with the number of responses; but for what people write, which is kept
 * until count_free() wipes it: of each at most QUESTIONNAIRE_MAX_WRITTEN characters. The round
 * outlives it and its figures. */
struct count *count_new(const struct round *round);
void count_free(struct count *count);
/* Count one person's answers in a unit and in all that it is part of; what the person is not asked
 * is passed over. */
void count_add(
    struct count *count, int unit, const struct asked *asked, const struct answers *answers);

/* In which order comments are told: it follows from their texts and this key alone, so that nobody
 * who does not have it can tell, or choose, where a text comes. Of zeros where it is not set. */
void count_set_order(struct count *count, const unsigned char key[DIGEST_SIZE]);

/* Which comments are not quoted, by the names that lists give them under the same key: whoever
 * wrote the same words in answer to the same item is meant by the same name. They outlive the
 * count. */
void count_leave_out(struct count *count, unsigned char (*names)[DIGEST_SIZE], size_t n);

/* What may be shown of it: the only way from counts to figures. The same responses in any order
 * give the same figures. Free with figures_free(), which takes NULL. */
struct figures *figures_disclose(const struct count *count);
void figures_free(struct figures *figures);

/* The row, or NULL: `item` or `area`, or neither for the total. */
const struct figure *figures_find(
    const struct figures *figures, int unit, const struct item *item, const struct area *area);

#endif
