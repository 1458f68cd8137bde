/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit that the person leads: its leader code, the plan that is being written, what was handed
 * over of it, and what central says to the unit. Kept as sealed pages of the place; every call that
 * changes something has it durable when it returns, or has changed nothing: ERROR_REFUSED where the
 * same person has changed it in another window meanwhile. leads.c is the list of them, lead_page.c
 * the page of one, lead_plan.c the plan, lead_tell.c what is said. */
#ifndef SKATTA_CLIENT_LEAD_H
#define SKATTA_CLIENT_LEAD_H

#include "client/store/profile.h"
#include "crypto/encode.h"
#include "document/unit/unit_file.h"

enum { LEAD_MAX_UNITS = 100 }; /* of one place */

/* The fields are for reading. */
struct lead {
	struct profile *profile;     /* the caller's */
	const struct round *round;   /* the caller's */
	int unit;                    /* in the round's organisation */
	char code[ENCODE_CODE_SIZE]; /* the leader code */
	struct plan *plan;           /* the draft */
	struct plan *sent;           /* as it was handed over, or taken over, last; or NULL */
	struct plan *before;         /* the draft before the last change, or NULL */
	long revision;               /* of `sent`, 0 for none */
	bool resealed;               /* was another one handed over, or taken over, before it? */
	char day[CLOCK_DAY_SIZE];    /* the same, "" for none */
	char bundle[BUNDLE_NAME_DIGITS + 1]; /* the last one made, "" for none */
	long number;            /* of the newest file that was ever read here, 0 for none */
	long seen;              /* the last answer of the coordinator that was read */
	struct unit_file *file; /* what central says, as far as it came here; or NULL */
	bool over;              /* the next round has opened, and its leader writes the plan */
	int64_t generation;     /* of the page that all this is on */
};

/* The units that a place leads, of those whose rounds are given, which stay the caller's. */
struct leads {
	struct leads_unit {
		const struct round *round;
		int unit;
	} * units;
	size_t count;
};
enum error leads_list(struct profile *profile, struct round *const *rounds, size_t n_rounds,
    struct leads *leads) ERROR_MUST_CHECK;
void leads_free(struct leads *leads);

/* The name of the last bundle of a plan that was made of one of them here, "" for none. */
enum error leads_bundle(struct profile *profile, const struct leads_unit *unit,
    char name[BUNDLE_NAME_DIGITS + 1]) ERROR_MUST_CHECK;

/* From now on the place leads the unit that the code opens in one of the rounds here; `*round` is
 * that round, for round_free(). ERROR_REFUSED where it is no leader code of any of them. */
enum error lead_begin(
    struct profile *profile, const char *code, struct round **round, int *unit) ERROR_MUST_CHECK;

/* One that the place leads, with what central says to it; lead_close() takes NULL. ERROR_NOT_FOUND
 * where it does not lead that unit. */
enum error lead_open(struct profile *profile, const struct round *round, int unit,
    struct lead **lead) ERROR_MUST_CHECK;
/* The same by whoever has read all rounds already. */
enum error lead_open_among(struct profile *profile, struct round *const *rounds, size_t count,
    const struct round *round, int unit, struct lead **lead) ERROR_MUST_CHECK;
void lead_close(struct lead *lead);

/* The place leads the unit no more, and forgets its code and plan. */
enum error lead_end(struct lead *lead) ERROR_MUST_CHECK;

/* Look again at what has come for the unit. Where nothing was written here yet, the plan that came
 * is gone on with. */
enum error lead_look(struct lead *lead) ERROR_MUST_CHECK;

/* Save a changed draft, which is the lead's from then on, and freed where it cannot be saved. */
enum error lead_keep(struct lead *lead, struct plan *changed) ERROR_MUST_CHECK;
/* Take back the last change; ERROR_NOT_FOUND without a sentence where there is none. */
enum error lead_undo(struct lead *lead) ERROR_MUST_CHECK;

/* Has the unit a plan in this round? And is it still written here? */
bool lead_has_plan(const struct lead *lead);
bool lead_writes(const struct lead *lead);
/* Has its result come? */
bool lead_has_results(const struct lead *lead);
/* Has what was agreed on in its dialogue come? */
bool lead_has_agreed(const struct lead *lead);
/* Is anything in the draft that was not handed over? */
bool lead_is_draft(const struct lead *lead);
/* Was the action ever handed over? Then it stays, and may be dropped. */
bool lead_is_handed_over(const struct lead *lead, long action);

/* Has a plan of this unit come from elsewhere, so that it must be said which to go on with? */
bool lead_has_other(const struct lead *lead);
/* Go on with that one, or with the one here as its next revision; then an action here whose id is
 * another one's there gets a new id, because temperatures hang on ids. */
enum error lead_take_other(struct lead *lead) ERROR_MUST_CHECK;
enum error lead_keep_own(struct lead *lead) ERROR_MUST_CHECK;

/* Is anything unfinished in the unit's plan of the rounds before that is not in this one? */
bool lead_has_before(const struct lead *lead);
/* Take that over into the draft, as plan_go_on() does; how many actions these are. */
enum error lead_take_before(struct lead *lead, size_t *count) ERROR_MUST_CHECK;
/* Requests and messages that the leader of the same unit in an earlier round wrote, and that nobody
 * has answered: how many there are, and to write them here as well. */
size_t lead_unanswered(const struct lead *earlier);
enum error lead_pass_on(struct lead *lead, const struct lead *earlier) ERROR_MUST_CHECK;

/* The one that it gets when it is handed over; ERROR_TOO_LARGE where there is none left. */
enum error lead_next_revision(const struct lead *lead, long *revision) ERROR_MUST_CHECK;

/* The leader's word to hand over: seal the draft into a bundle that may leave from then on; nothing
 * to do where a bundle that says it is on its way, or central has it. ERROR_REFUSED while there is
 * another plan, or an action without a title. */
enum error lead_seal(struct lead *lead) ERROR_MUST_CHECK;

/* How many answers of the coordinator nobody has read here, and read them. */
size_t lead_news(const struct lead *lead);
bool lead_is_new(const struct lead *lead, const struct unit_said *said);
enum error lead_mark_seen(struct lead *lead) ERROR_MUST_CHECK;
/* Has an answer that was read once not come to this machine? */
bool lead_is_behind(const struct lead *lead);

/* The draft, its temperatures and all that was said, that which was not handed over too, as one
 * would be told it, with revision 0 while it is a draft; unit_file_free() by the caller. */
struct unit_file *lead_tell(const struct lead *lead);

/* «Björkskolan, Arbetslag A», for free(). */
char *lead_name(const struct lead *lead);

#endif
