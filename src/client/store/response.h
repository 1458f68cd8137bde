/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One person's answers in one round, from the first to the bundle. Every call that changes
 * something has it durable when it returns, or has changed nothing: ERROR_REFUSED where the same
 * person has changed it in another window meanwhile. */
#ifndef SKATTA_CLIENT_RESPONSE_H
#define SKATTA_CLIENT_RESPONSE_H

#include "client/store/outbox.h"
#include "client/store/profile.h"
#include "document/bundle/bundle.h"
#include "form/progress.h"
#include "form/score.h"

/* The fields are for reading. */
struct response {
	struct profile *profile;   /* the caller's; NULL for nobody's */
	const struct round *round; /* the caller's */
	struct answers *answers;
	struct asked asked;
	char code[ENCODE_CODE_SIZE];         /* "" in an open round, or before it is given */
	int unit;                            /* or ORGANISATION_NO_UNIT before the code is given */
	const struct item *at;               /* where the person is */
	long revision;                       /* of the last bundle made, 0 for none */
	bool resealed;                       /* another bundle was sealed before that one */
	bool finished;                       /* the person is done with the answers as they are */
	char day[CLOCK_DAY_SIZE];            /* when that was last so, "" for never or long ago */
	bool sealed;                         /* the bundle says what the answers say now */
	bool withdrawn;                      /* the bundle takes back what was handed over, */
	bool too_late;                       /* or was to, and the receipt says: after closing */
	char bundle[BUNDLE_NAME_DIGITS + 1]; /* the last one made, "" for none */
	char replaced[BUNDLE_NAME_DIGITS + 1]; /* the one before, "" for none that is known */
	int64_t generation;                    /* of the page that all this is on */
	bool held;                             /* changes stay in memory, see response_hold() */
};

/* Begin, or go on where the person was. Close with response_close(), which takes NULL. */
enum error response_open(struct profile *profile, const struct round *round,
    struct response **response) ERROR_MUST_CHECK;
void response_close(struct response *response);
/* Nobody's, held, to try what somebody new would give; the same response_close(). */
struct response *response_of_nobody(const struct round *round);

/* From now on nothing is written, until response_release() keeps it all at once, or
 * response_seal() with its bundle. Closed before that, nothing has changed. */
void response_hold(struct response *response);
enum error response_release(struct response *response) ERROR_MUST_CHECK;

/* The unit by its answer code, as typed; answers about the actions of another unit are forgotten.
 * ERROR_REFUSED where the code is not one of this round's. */
enum error response_give_code(struct response *response, const char *code) ERROR_MUST_CHECK;
/* The unit itself, in an open round; the same. */
enum error response_give_unit(struct response *response, int unit) ERROR_MUST_CHECK;
/* A place among the questionnaire's roles. */
enum error response_give_role(struct response *response, int role) ERROR_MUST_CHECK;
/* Does the person have to say unit or role yet? */
bool response_needs_unit(const struct response *response);
bool response_needs_role(const struct response *response);

/* Save one answer (copied), or where the person is. ERROR_REFUSED while the round takes no answers.
 */
enum error response_answer(struct response *response, const struct item *item,
    const struct answer *answer) ERROR_MUST_CHECK;
enum error response_move(struct response *response, const struct item *item) ERROR_MUST_CHECK;
/* How one goes on from an item: to the next one, or to the next without an answer. */
enum response_way { RESPONSE_EACH, RESPONSE_GAPS };

/* The item behind this one on that way; NULL where there is none. */
const struct item *response_next(
    const struct response *response, const struct item *item, enum response_way way);
/* Save one answer and stand at the item that comes next then, both at once; behind the last one the
 * person stays there. */
enum error response_answer_and_go(struct response *response, const struct item *item,
    const struct answer *answer, enum response_way way) ERROR_MUST_CHECK;
/* Save all of `answers` (copied) at once. */
enum error response_answer_all(
    struct response *response, const struct answers *answers) ERROR_MUST_CHECK;

/* What the item says to those of the person's unit, in the language of now; for free(). */
char *response_item_text(const struct response *response, const struct item *item);

/* The item the person is at: `at`, or the next that applies where that one does not any more. */
const struct item *response_item(const struct response *response);

/* The person is done, and may see the result: the day is kept, and nothing is made that could
 * leave. ERROR_REFUSED while a required item has no answer, or the round is closed or has not
 * begun. */
enum error response_finish(struct response *response) ERROR_MUST_CHECK;
/* The same refusals, and nothing changed. */
enum error response_check_finish(const struct response *response) ERROR_MUST_CHECK;
/* The person's word to hand over: seal what is answered into a bundle that may leave from then on.
 * What was not finished is so first, with the same refusals. Nothing to do where a bundle that says
 * it is on its way, or counts. */
enum error response_seal(struct response *response) ERROR_MUST_CHECK;

/* The word to take back: seal a withdrawal, one revision up, that may leave from then on; the
 * answers stay here as a draft. Nothing to do where that was done and nothing was handed over
 * since. ERROR_REFUSED where nothing can have left in the round. When the
 * receipt says that a withdrawal came after closing, the figures stand: the response opens as
 * finished, and not as withdrawn. */
enum error response_withdraw(struct response *response) ERROR_MUST_CHECK;
/* Is there something to take back that has left this machine or may leave it? `outbox` is all that
 * was sealed here. */
bool response_can_withdraw(const struct response *response, const struct outbox *outbox);

/* Has the coordinator closed the round, as far as is known here? */
bool response_is_closed(const struct response *response);
/* Does the round take answers today? And ERROR_REFUSED with the day, where not. */
bool response_takes(const struct round *round);
enum error response_check_dates(const struct round *round) ERROR_MUST_CHECK;

#endif
