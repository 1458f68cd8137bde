/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way a person goes, from the first page to the receipt. Each step is described once, as a row
 * here and a file step_*.c: what it shows, what choosing and writing do, which letters act. The
 * screen draws it, plain mode reads it out, and neither decides anything. */
#ifndef SKATTA_CLIENT_JOURNEY_H
#define SKATTA_CLIENT_JOURNEY_H

#include "client/steps/guide_role.h"
#include "client/steps/pace.h"
#include "client/store/kiosk.h"
#include "client/store/lead.h"
#include "client/store/response.h"
#include "client/store/rounds.h"
#include "client/store/settings.h"
#include "client/store/undo.h"
#include "walk/page.h"

struct journey;

/* A key that acts beside the letter, where there are such keys. */
enum step_arrow { STEP_NO_ARROW, STEP_LEFT, STEP_RIGHT };

struct step_key {
	char letter;
	enum step_arrow arrow;
	const char *label; /* N_() */
	enum error (*act)(struct journey *journey);
	bool rarely; /* gives way first where the bar has no room */
};

struct step {
	const char *name;
	const char *help; /* N_(): what one does here */
	/* Describe it; changes nothing. */
	enum error (*show)(const struct journey *journey, struct page *page);
	/* A choice was taken, by its place; NULL where there are none. */
	enum error (*choose)(struct journey *journey, size_t choice);
	/* The field was handed in; `text` may be "". NULL where there is none. It comes in its one
	 * spelling (text_spell()) unless it is a name, a passphrase or a path, which are taken as
	 * they were typed. */
	bool as_typed;
	enum error (*write)(struct journey *journey, const char *text);
	/* What is written is saved by a later step: until then it is a draft. */
	bool goes_on;
	/* What going back means here; NULL: to the step before. */
	enum error (*back)(struct journey *journey);
	/* Where there is no way back, what is said to who tries it, N_(); or NULL. */
	const char *stays;
	const struct step_key *keys; /* ends with letter 0; NULL for none */
	/* Another language is spoken from now on: make anew what was made in the one before. NULL
	 * where nothing was. */
	void (*respeak)(struct journey *journey);
};

extern const struct step step_start;
extern const struct step step_kiosk;
extern const struct step step_kiosk_again;
extern const struct step step_kiosk_end;
extern const struct step step_guide;
extern const struct step step_chapter;
extern const struct step step_name;
extern const struct step step_passphrase;
extern const struct step step_words;
extern const struct step step_own;
extern const struct step step_again;
extern const struct step step_recovery;
extern const struct step step_recover;
extern const struct step step_rounds;
extern const struct step step_my_place;
extern const struct step step_present;
extern const struct step step_contact;
extern const struct step step_folder;
extern const struct step step_trust;
extern const struct step step_welcome;
extern const struct step step_note;
extern const struct step step_keep;
extern const struct step step_code;
extern const struct step step_unit;
extern const struct step step_role;
extern const struct step step_item;
extern const struct step step_goto;
extern const struct step step_review;
extern const struct step step_result;
extern const struct step step_areas;
extern const struct step step_area;
extern const struct step step_sent;
extern const struct step step_answers;
extern const struct step step_readers;
extern const struct step step_where;
extern const struct step step_bundles;
extern const struct step step_take_back;
extern const struct step step_leader_code;
extern const struct step step_lead;
extern const struct step step_lead_end;
extern const struct step step_lead_other;
extern const struct step step_lead_result;
extern const struct step step_lead_items;
extern const struct step step_plan;
extern const struct step step_focus;
extern const struct step step_new_action;
extern const struct step step_action;
extern const struct step step_action_text;
extern const struct step step_status;
extern const struct step step_aims;
extern const struct step step_aim;
extern const struct step step_toward;
extern const struct step step_thread;
extern const struct step step_say;
extern const struct step step_support;
extern const struct step step_support_text;
extern const struct step step_support_contact;
extern const struct step step_plan_sent;
extern const struct step step_plan_all;
extern const struct step step_plan_where;
extern const struct step step_plan_keep;

enum { JOURNEY_DEPTH = 16 };

/* What was typed and is not saved, of one field. */
struct journey_typed {
	char *name; /* of the draft, or the step */
	char *text; /* in secret memory; NULL for none */
};

/* Until another step is gone to; until the turn ends. */
enum { JOURNEY_TYPED_HERE, JOURNEY_TYPED_TURN, JOURNEY_TYPED };

/* The fields belong to the steps. */
struct journey {
	struct store *store;
	const struct settings *settings;
	struct kiosk kiosk;
	unsigned turn;             /* how often it was locked: each time is a screen to be erased */
	struct profile *profile;   /* NULL while locked */
	struct round *round;       /* being answered, or NULL */
	struct response *response; /* the same */

	const struct step *step;
	const struct step *before[JOURNEY_DEPTH]; /* the way back */
	size_t n_before;
	bool left;  /* the program is to end */
	char *said; /* what happened last, for the person; or NULL */

	bool is_new;      /* name and passphrase make a place */
	char *name;       /* in secret memory, while it is needed */
	char *offered;    /* a passphrase of words, the same; NULL without a word list */
	char *passphrase; /* the same */
	char *code;       /* recovery code, the same */
	struct journey_typed typed[JOURNEY_TYPED];
	enum error (*change)(struct journey *journey); /* once the passphrase is confirmed */
	struct rounds_found *found;                    /* waiting for the key to be trusted */

	const struct area *area; /* of the result, looked at closely */
	size_t chapter;          /* of the guide, that was read last */

	struct lead *lead; /* the unit that is led, or NULL */
	struct lead_at {
		long action;               /* that is looked at */
		enum plan_writing writing; /* which of its texts */
		enum plan_about about;     /* of the request that is written */
		char *text;                /* the same; or NULL */
	} at;
	const struct guide_role *role; /* that --role names, or NULL */
	bool leads_first;              /* who comes in goes to the unit they lead */

	struct undo undo; /* in the round */
	struct pace pace;
};

/* Begin at the first step; the store and the settings are the caller's. */
struct journey *journey_new(struct store *store, const struct settings *settings);
void journey_free(struct journey *journey);

/* Begin at this role's chapter of the guide. Without any guide at the first page, which says why.
 */
enum error journey_begin_as(
    struct journey *journey, const struct guide_role *role) ERROR_MUST_CHECK;

/* Wipe everything that is the person's and stand at the first step; all is saved already. */
void journey_lock(struct journey *journey);

/* The person is done. In a kiosk the next one begins, otherwise the program ends. */
enum error journey_leave(struct journey *journey);
bool journey_is_kiosk(const struct journey *journey);
/* Offer this exchange folder the next time; in a kiosk that is somebody else's turn, and their way
 * is not told to others. */
enum error journey_keep_place(struct journey *journey, const char *path) ERROR_MUST_CHECK;

/* Does it stand at its first step, where there is nothing to lock? */
bool journey_is_locked(const struct journey *journey);
/* Has it the name of somebody who has gone no further? */
bool journey_has_name(const struct journey *journey);
/* Nobody has done anything for a while: forget names, and where there is something to lock, lock
 * and say so. */
void journey_idle(struct journey *journey);

/* Describe the present step; page_free() by the caller. */
enum error journey_show(const struct journey *journey, struct page *page) ERROR_MUST_CHECK;

/* What the person does. */
enum error journey_choose(struct journey *journey, size_t choice) ERROR_MUST_CHECK;
/* A field is handed in: what is refused stays in it, as journey_hold() keeps it. */
enum error journey_write(struct journey *journey, const char *text) ERROR_MUST_CHECK;
/* Keep what stands in the field of this page, which is the present one, and was not handed in: ""
 * to let it go. Where the page names a draft, and the place is open, it is sealed there, durably;
 * ERROR_* where it cannot be. A name is kept until the turn ends, other things until another step
 * is gone to, and what is not shown is not kept. */
enum error journey_hold(
    struct journey *journey, const struct page *page, const char *text) ERROR_MUST_CHECK;
enum error journey_back(struct journey *journey) ERROR_MUST_CHECK;
/* By the letter of a key; ERROR_NOT_FOUND where the step has none such. */
enum error journey_press(struct journey *journey, char letter) ERROR_MUST_CHECK;

/* What one does here and, in a round, what it promises and who answers questions; free() by the
 * caller. */
char *journey_help(const struct journey *journey);

/* The i-th key that acts now: the step's own, then those common to all; NULL after the last. */
const struct step_key *journey_key(const struct journey *journey, size_t i);

/* What happened, once: for the caller to free, or NULL. */
char *journey_take_said(struct journey *journey);

/* For the steps. */
enum error journey_go(struct journey *journey, const struct step *step);
/* The same, and there is no way back from there. */
enum error journey_begin(struct journey *journey, const struct step *step);
void journey_say(struct journey *journey, const char *format, ...) ERROR_PRINTF(2, 3);
/* For journey.c: put what was kept into the page of the present step; forget it, or what does not
 * outlast the step. */
enum error journey_fill(const struct journey *journey, struct page *page) ERROR_MUST_CHECK;
void journey_forget_typed(struct journey *journey, bool all);
/* Keep what was typed in secret memory, in the place of what was kept there; and forget all of it.
 */
void journey_keep(char **kept, const char *typed);
void journey_forget(struct journey *journey);
/* Draw a passphrase of words, in the language that is spoken or in English; without any list there
 * is none. */
void journey_draw_words(struct journey *journey);
/* To a new passphrase: to such words first, where there are any. */
enum error journey_go_words(struct journey *journey);
/* The person's place is open: take in what is new in the exchange folder of the settings, then on
 * to the rounds. */
enum error journey_enter(struct journey *journey);
/* The round's texts in the language that is spoken. */
const char *journey_words(const struct journey *journey, const struct wording *wording);
/* Title and place of a page inside a round. */
void journey_head(const struct journey *journey, struct page *page);
/* Choose a round and go to where its person is. */
enum error journey_enter_round(struct journey *journey, const char *id);
/* The step that comes next in the round: code, unit, role, item or result. */
enum error journey_go_on(struct journey *journey);
/* To the items, or to the review where this person is asked none. */
enum error journey_go_answer(struct journey *journey);

#endif
