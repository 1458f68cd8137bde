/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Walking through a program, step by step: where a person stands, the way back, which keys act,
 * what is said of what happened, what was typed and is not saved, and locking. Each step is
 * described once, as a row that says what it shows and what choosing and writing do. screen_page.h
 * draws it, plain.h reads it out, and neither decides anything.
 *
 * The steps of a program share a struct journey. It is the program's own, whole in its steps only:
 * here it is handed on and never looked into. */
#ifndef SKATTA_WALK_WALK_H
#define SKATTA_WALK_WALK_H

#include "base/text.h"
#include "walk/page.h"

struct journey;

/* A key that acts beside the letter, where there are such keys. */
enum step_arrow { STEP_NO_ARROW, STEP_LEFT, STEP_RIGHT };

struct step_key {
	char letter;
	enum step_arrow arrow;
	const char *label; /* N_() */
	enum error (*act)(struct journey *journey);
	bool rarely; /* done now and then: on the help page, and in the bar where it has room */
};

struct step {
	const char *name;
	const char *help; /* N_(): what one does here */
	/* Describe it; changes nothing. */
	enum error (*show)(const struct journey *journey, struct page *page);
	/* A choice was taken, by its place; NULL where there are none. */
	enum error (*choose)(struct journey *journey, size_t choice);
	/* The field was handed in; `text` may be "". NULL where there is none. It comes in its one
	 * spelling (text_spell()) unless it is a name or a passphrase, which are taken as they
	 * were typed, or a path (PAGE_PATH). */
	bool as_typed;
	enum error (*write)(struct journey *journey, const char *text);
	/* What is written is saved by a later step: until then it is a draft. */
	bool goes_on;
	/* What going back means here; NULL: to the step before. */
	enum error (*back)(struct journey *journey);
	/* Where there is no way back, what is said to who tries it, N_(); or NULL. */
	const char *stays;
	const struct step_key *keys; /* ends with letter 0; NULL for none */
	/* Whoever comes here, also by going back, leaves this behind; NULL for nothing. */
	void (*arrive)(struct journey *journey);
	/* Another language is spoken from now on: make anew what was made in the one before. NULL
	 * where nothing was. */
	void (*respeak)(struct journey *journey);
	/* Where a kiosk begins here, nobody is kept in yet. */
	bool lets_out;
};

/* What a program that is walked is. */
struct walk_program {
	const char *name; /* as it is called from a shell */
	/* The keys that every step has behind its own, and behind these while a place is open; each
	 * ends with letter 0. */
	const struct step_key *keys, *keys_when_open;
	/* Is somebody's place open, so that there is something to lock? */
	bool (*is_open)(const struct journey *journey);
	/* Has it the name of somebody who has gone no further? */
	bool (*has_name)(const struct journey *journey);
	/* Forget such names; wipe everything that is the person's, for whoever comes next. */
	void (*forget)(struct journey *journey);
	void (*wipe)(struct journey *journey);
	/* What else there is to know on every page, as paragraphs with an empty line before each.
	 */
	void (*add_help)(const struct journey *journey, struct text *help);
	/* The draft of this name in the place that is open, in secret memory, NULL for none; and
	 * keep one there, durably, or take it away with "". */
	enum error (*get_draft)(const struct journey *journey, const char *name, char **text);
	enum error (*put_draft)(struct journey *journey, const char *name, const char *text);
};

enum { WALK_DEPTH = 16 };

/* What was typed and is not saved, of one field. */
struct walk_typed {
	char *name; /* of the draft, or the step */
	char *text; /* in secret memory; NULL for none */
};

/* Until another step is gone to; until the turn ends. */
enum { WALK_TYPED_HERE, WALK_TYPED_TURN, WALK_TYPED };

/* The fields are for reading, but for those that the program sets at the start. */
struct walk {
	const struct walk_program *program; /* the caller's */
	const struct step *const *steps;    /* by their ids, the same */
	struct journey *journey;            /* the same */
	/* The program sets: is it one person after another, with nothing of a turn left for the
	 * next; and how long until walk_idle(). */
	bool kiosk;
	int idle_seconds;

	const struct step *first; /* where locking leads */
	const struct step *step;
	const struct step *before[WALK_DEPTH]; /* the way back */
	size_t n_before;
	bool left;     /* the program is to end */
	unsigned turn; /* how often it was locked: each time is a screen to be erased */
	char *said;    /* what happened last, for the person; or NULL */
	struct walk_typed typed[WALK_TYPED];
};

/* Stand at the first step. `steps` is the table of all, by the ids that the program gives
 * them. */
struct walk *walk_new(const struct walk_program *program, const struct step *const *steps,
    struct journey *journey, int first);
/* Locks first. NULL is fine. */
void walk_free(struct walk *walk);

/* From now on locking leads there. */
void walk_set_first(struct walk *walk, int step);

/* Wipe everything that is the person's and stand at the first step; all is saved already. */
void walk_lock(struct walk *walk);
/* Nobody has done anything for a while: forget names, and where there is something to lock, lock
 * and say so. */
void walk_idle(struct walk *walk);
/* Would that lock anything, or forget a name? */
bool walk_idle_locks(const struct walk *walk);
/* The program ends, also in a kiosk. */
void walk_end(struct walk *walk);

/* Does it stand at its first step, where there is nothing to lock? */
bool walk_is_locked(const struct walk *walk);
/* Has it the name of somebody who has gone no further? */
bool walk_has_name(const struct walk *walk);
/* Is it a kiosk that has begun, so that the end of the input ends one person's turn? */
bool walk_keeps_in(const struct walk *walk);

/* Describe the present step; page_free() by the caller. */
enum error walk_show(const struct walk *walk, struct page *page) ERROR_MUST_CHECK;
/* What one does here, and what else the program has to say; free() by the caller. */
char *walk_help(const struct walk *walk);
/* The i-th key that acts now: the step's own, then those common to all; NULL after the last. */
const struct step_key *walk_key(const struct walk *walk, size_t i);
/* What happened, once: for the caller to free, or NULL. */
char *walk_take_said(struct walk *walk);

/* What the person does. */
enum error walk_choose(struct walk *walk, size_t choice) ERROR_MUST_CHECK;
/* The field of this page, which is the present one as the person has it, is handed in: what is
 * refused stays in it, as walk_hold() keeps it; of a path, what it stands for. */
enum error walk_write(
    struct walk *walk, const struct page *page, const char *text) ERROR_MUST_CHECK;
/* Keep what stands in the field of this page, which is the present one, and was not handed in: ""
 * to let it go. Where the page names a draft, and a place is open, it is kept there, durably;
 * ERROR_* where it cannot be. A name is kept until the turn ends, other things until another step
 * is gone to, and what is not shown is not kept. */
enum error walk_hold(struct walk *walk, const struct page *page, const char *text) ERROR_MUST_CHECK;
enum error walk_back(struct walk *walk) ERROR_MUST_CHECK;
/* To the step before this one, for a step whose `back` does something on the way. */
enum error walk_before(struct walk *walk) ERROR_MUST_CHECK;
/* By the letter of a key; ERROR_NOT_FOUND where there is none such now. */
enum error walk_press(struct walk *walk, char letter) ERROR_MUST_CHECK;

/* For steps and keys, whose answer these give; only speaking can fail. To a step; to one from where
 * there is no way back; to the end, or in a kiosk to the next person; lock, and say so; speak the
 * next language that there is. */
enum error walk_go(struct walk *walk, int step);
enum error walk_begin(struct walk *walk, int step);
enum error walk_leave(struct walk *walk);
enum error walk_lock_aloud(struct walk *walk);
enum error walk_speak_next(struct walk *walk) ERROR_MUST_CHECK;
void walk_say(struct walk *walk, const char *format, ...) ERROR_PRINTF(2, 3);

/* For walk.c: forget what was typed and is not saved, or what does not outlast the step. */
void walk_typed_forget(struct walk *walk, bool all);

#endif
