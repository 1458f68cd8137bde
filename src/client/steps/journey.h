/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way a person goes through skatta, from the first page to the receipt: what its steps share,
 * and the ways between them that more than one of them takes. */
#ifndef SKATTA_CLIENT_STEPS_JOURNEY_H
#define SKATTA_CLIENT_STEPS_JOURNEY_H

#include "client/steps/guide_role.h"
#include "client/steps/pace.h"
#include "client/steps/steps.h"
#include "client/steps/kiosk.h"
#include "client/store/lead.h"
#include "client/store/response.h"
#include "client/store/rounds.h"
#include "client/store/settings.h"
#include "client/steps/undo.h"
#include "walk/walk.h"

/* The fields belong to the steps. */
struct journey {
	struct walk *walk; /* where the person stands */
	struct store *store;
	const struct settings *settings;
	struct kiosk kiosk;
	struct profile *profile;   /* NULL while locked */
	struct round *round;       /* being answered, or NULL */
	struct response *response; /* the same */

	char once[ROUND_ID_SIZE]; /* that is answered once, without a place; "" for none */
	char once_bundle[BUNDLE_NAME_DIGITS + 1]; /* all that is left of it, handed over */
	bool is_new;                              /* name and passphrase make a place */
	char *name;                               /* in secret memory, while it is needed */
	char *offered;     /* a passphrase of words, the same; NULL without a word list */
	unsigned asked[2]; /* which of its words are asked back */
	char *passphrase;  /* the same */
	char *code;        /* recovery code, the same */
	char *path;        /* of a copy, until it is sealed or opened; or NULL */
	enum error (*change)(struct journey *journey); /* once the passphrase is confirmed */
	struct rounds_found *found;                    /* waiting for the key to be trusted */

	const struct area *area; /* of the result, looked at closely */
	size_t chapter;          /* of the guide, that was read last */

	struct lead *lead; /* the unit that is led, or NULL */
	struct lead_at {
		const struct area *advised; /* whose advice is a new action's draft, or NULL */
		long action;                /* that is looked at */
		size_t place;               /* of its page, that was gone to last */
		enum plan_writing writing;  /* which of its texts */
		enum plan_about about;      /* of the request that is written */
		char *text;                 /* the same; or NULL */
		bool with_said;             /* is what was said to be in the file? */
	} at;
	const struct guide_role *role; /* that --role names, or NULL */
	bool leads_first;              /* who comes in goes to the unit they lead */

	struct undo undo; /* in the round */
	struct pace pace;
	enum response_way on; /* which items going on passes */
};

/* Begin at the first step; the table of steps, the store and the settings are the caller's. */
struct journey *journey_new(
    const struct step *const *steps, struct store *store, const struct settings *settings);
/* Locks first. NULL is fine. */
void journey_free(struct journey *journey);

/* Begin at this role's chapter of the guide. Without any guide at the first page, which says why.
 */
enum error journey_begin_as(
    struct journey *journey, const struct guide_role *role) ERROR_MUST_CHECK;

/* Offer this exchange folder the next time; in a kiosk that is somebody else's turn, and their way
 * is not told to others. */
enum error journey_keep_place(struct journey *journey, const char *path) ERROR_MUST_CHECK;

/* Forget the name, the passphrases and the path that were typed or offered. */
void journey_forget(struct journey *journey);
/* Out of the round, or the unit that is led. */
void journey_leave_round(struct journey *journey);

/* The round's texts in the language that is spoken. */
const char *journey_words(const struct journey *journey, const struct wording *wording);
/* «A Collaboration» in that language, for free(). */
char *journey_area(const struct journey *journey, const struct area *area);
/* Title and place of a page inside a round. */
void journey_head(const struct journey *journey, struct page *page);

/* The person's place is open: take in what is new in the exchange folder of the settings, and stand
 * at the rounds. */
void journey_arrive(struct journey *journey);
/* From the rounds into the one that is open, where there is only this one, nothing was handed over
 * and no unit is led; to where rounds are taken in, where there is none. */
enum error journey_enter_only(struct journey *journey);
/* Both; to the unit that is led, for who came for that; or on in the round for which somebody new
 * gave code or unit already. */
enum error journey_enter(struct journey *journey);
/* Somebody is new here: where the settings say whose rounds there are, and one is open, into it
 * before there is a place; otherwise a place comes first. */
enum error journey_enter_new(struct journey *journey);
/* Somebody answers once: to where the code is asked for. May it be offered on this machine, and in
 * this round? One that is open and has codes; ERROR_REFUSED where there is none. */
enum error journey_enter_once(struct journey *journey);
bool journey_enter_once_is_there(const struct journey *journey);
bool journey_enter_once_takes(const struct round *round);
/* Into the draft that this code of the round opens. */
enum error journey_enter_once_with(struct journey *journey, const char *id, const char *code);
/* Where a draft of that kind was handed over, and nothing of it is there any more: to the page that
 * says so. Gives `rc` on. */
enum error journey_enter_once_left(struct journey *journey, enum error rc);

/* Choose a round and go to where its person is. */
enum error journey_enter_round(struct journey *journey, const char *id);
/* The step that comes next in the round: code, unit, role, item or result. */
enum error journey_go_on(struct journey *journey);
/* To the items, or to the review where this person is asked none. */
enum error journey_go_answer(struct journey *journey);
/* To the first item without an answer, and from there on only to such; to the review where there is
 * none but `here`, which may be NULL. */
enum error journey_go_gaps(struct journey *journey, const struct item *here);

#endif
