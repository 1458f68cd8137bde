/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How far a person's answers or a unit's plan are, from begun to received: one table of states with
 * their words, for every page, for lines and for programs. */
#ifndef SKATTA_CLIENT_STANDING_H
#define SKATTA_CLIENT_STANDING_H

#include "client/store/lead.h"
#include "client/store/response.h"
#include "walk/page.h"

enum standing_state {
	STANDING_NONE,        /* nothing is written */
	STANDING_BEGUN,       /* written, and not finished */
	STANDING_FINISHED,    /* and not handed over */
	STANDING_CHANGED,     /* since it was handed over; and not handed over as it is now */
	STANDING_READY,       /* by its owner's word; no folder was at hand */
	STANDING_HANDED_OVER, /* without a receipt yet */
	STANDING_RECEIVED,    /* and it counts */
	STANDING_REPLACED,    /* a later revision counts */
	STANDING_NOT_COUNTED, /* for the reason */
	STANDING_WITHDRAWING, /* asked for, without a receipt that says that it is done */
	STANDING_WITHDRAWN,   /* and erased */
	STANDING_TOO_LATE,    /* erased, but the figures stand */
	STANDING_STATES
};

/* What is pointed at belongs to the outbox, or is "". */
struct standing {
	enum standing_state state;
	enum standing_state last; /* of the last bundle alone; STANDING_NONE for none */
	bool is_plan;
	char day[CLOCK_DAY_SIZE]; /* of the state, "" where it is not known */
	char last_day[CLOCK_DAY_SIZE];
	const char *place;  /* where it was handed over to */
	const char *reason; /* why the bundle does not count */
};

/* As far as is known here; `outbox` is all that was sealed on this machine. Of a bundle alone,
 * whose owner is not here, nothing is known but itself. */
void standing_of_bundle(const struct outbox_bundle *bundle, struct standing *standing);
/* Of one that is known to take something back: once central has it, that is withdrawn. */
void standing_of_withdrawal(const struct outbox_bundle *bundle, struct standing *standing);
/* Of one whose withdrawal came after closing: no later revision counts, whatever its receipt says.
 */
void standing_of_counted(const struct outbox_bundle *bundle, struct standing *standing);
void standing_of_response(
    const struct response *response, const struct outbox *outbox, struct standing *standing);
void standing_of_lead(
    const struct lead *lead, const struct outbox *outbox, struct standing *standing);

/* Is there anything in it that its owner's word would send? */
bool standing_can_go(const struct standing *standing);

/* Is there something that is not handed over as it is, or was taken back? */
bool standing_is_draft(const struct standing *standing);
/* Does it not count, so that another answer code is what helps? */
bool standing_wants_code(const struct standing *standing);

/* For programs: "handed over", in every language the same. */
const char *standing_name(enum standing_state state);
/* For people, for free(): «handed over 2026-10-15», and at more length «… to /media/usb, waits for
 * a receipt». */
char *standing_say(const struct standing *standing);
char *standing_say_all(const struct standing *standing);
/* What else there is to know of the state, a sentence; NULL for nothing. */
const char *standing_note(const struct standing *standing);
/* Why it does not count, what to do, and whom to ask (where there is a round, and it says so); for
 * free(), NULL where it is not known that it does not. */
char *standing_why(const struct standing *standing, const struct round *round);

/* Only that it does not count, with why, of what has that name; nothing where it is not so. */
void standing_warn(const struct standing *standing, const struct round *round, const char *name,
    struct page *page);
/* All of it, as a row of that name and what else there is to know below it. */
void standing_show(const struct standing *standing, const struct round *round, const char *name,
    struct page *page);

#endif
