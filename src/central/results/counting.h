/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From what is kept of closed rounds to their figures: everything that is shown, exported or
 * compared comes from here, and no response is opened for it. */
#ifndef SKATTA_CENTRAL_COUNTING_H
#define SKATTA_CENTRAL_COUNTING_H

#include "central/store/editions.h"
#include "figures/change/change.h"

/* The figures of a closed round, and what they are made from. All zero is the empty one. */
struct counting {
	struct figures *figures;
	struct counted *counted;
	struct round *earlier;   /* what they are compared with, or NULL; */
	struct counting *before; /* and its own */
};

/* Free what it owns, and leave it empty; before the round that it is of. */
void counting_free(struct counting *counting);

/* Where the figures of a round are. */
enum counting_state {
	COUNTING_MADE,      /* here, and counting_figures() makes them; also of a purged round */
	COUNTING_OPEN,      /* nowhere: the round is open */
	COUNTING_ELSEWHERE, /* at whoever opened the round, who has not told them here */
	COUNTING_BEFORE, /* an earlier version published them, by another rule: not here any more */
	COUNTING_KEPT,   /* an earlier version purged the round and kept its report: purges.h */
};

enum error counting_look(struct central *central, const struct round *round,
    enum counting_state *state) ERROR_MUST_CHECK;

/* ERROR_REFUSED with the sentence and hint for a state in which there are none. */
enum error counting_refuse(const struct round *round, enum counting_state state) ERROR_MUST_CHECK;

/* The figures of a closed round, its newest edition, which outlives them; compared with nothing.
 * ERROR_REFUSED with a hint in any state but COUNTING_MADE. */
enum error counting_figures(
    struct central *central, const struct round *round, struct counting *counting) ERROR_MUST_CHECK;

/* The same, compared with the closed round of its chain that `compare` names, or where it is NULL
 * with the one that it follows. Where a named one cannot be compared, ERROR_REFUSED or
 * ERROR_NOT_FOUND with a hint; where the one that is followed cannot, or is no self-assessment,
 * nothing is compared. */
enum error counting_compared(struct central *central, const struct round *round,
    const char *compare, struct counting *counting) ERROR_MUST_CHECK;

/* The same figures of the round by itself, but with the comments that its reports leave out: for
 * the coordinator, who decides which those are. */
enum error counting_comments(
    struct central *central, const struct round *round, struct counting *counting) ERROR_MUST_CHECK;

/* All closed rounds of a chain, in the order in which they were closed: those that the round
 * follows, it itself, those that follow it, and the temperature measurements after any of them. */
struct counting_link {
	struct round *round;
	size_t depth;              /* how many are before it */
	struct figures_kin *kin;   /* its rows for the units of the round that was asked about; or
				      NULL */
	enum counting_state state; /* there are figures where it is COUNTING_MADE */
	struct counting counting;
};

struct counting_chain {
	struct counting_link *links;
	size_t n;
};

/* counting_chain_free() by the caller, also after a failure; it leaves it empty. */
enum error counting_chain(struct central *central, const struct round *round,
    struct counting_chain *chain) ERROR_MUST_CHECK;
void counting_chain_free(struct counting_chain *chain);

/* What somebody told the coordinator alone; all is borrowed. */
struct counting_told {
	int unit;
	const struct item *item;
	const char *text;
	const unsigned char *respondent; /* the key that they sign with */
};

/* What people of a closed round told the coordinator alone, as they come; no figure has it. */
enum error counting_private(struct central *central, const struct round *round,
    void (*each)(void *context, const struct counting_told *told), void *context) ERROR_MUST_CHECK;

/* The key under which comments have their names and their order; and what one that was told by the
 * person with this key is called, as counted_name() has it. */
void counting_order(
    const struct central *central, const struct round *round, unsigned char key[DIGEST_SIZE]);
void counting_name(const struct central *central, const struct round *round,
    const struct counting_told *told, unsigned char name[DIGEST_SIZE]);

#endif
