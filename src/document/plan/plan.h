/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan: where it will begin, its actions, what its leader asks for and writes;
 * skatta-plan(5). plan.c is the plan in memory, plan_json.c as it is written and read. The texts of
 * an action are a table, plan_fields[]: whoever edits, prints or reads them walks it. */
#ifndef SKATTA_DOCUMENT_PLAN_H
#define SKATTA_DOCUMENT_PLAN_H

#include "document/round/round.h"

enum {
	PLAN_MAX_FOCUS = 3,
	PLAN_MAX_ACTIONS = 10,
	PLAN_MAX_ITEMS = 20, /* of one action */
	PLAN_MAX_TOWARD = 20,
	PLAN_MAX_REQUESTS = 20,
	PLAN_MAX_NOTES = 60,
	PLAN_MAX_ID = ROUND_MAX_ACTION_ID,
	PLAN_MAX_LINE = ROUND_MAX_ACTION_TITLE, /* characters */
	PLAN_MAX_TEXT = 2000,                   /* characters */
};

enum plan_status { PLAN_PLANNED, PLAN_UNDER_WAY, PLAN_DONE, PLAN_DROPPED, PLAN_STATUSES };

/* The texts of an action, in the order in which people meet them. */
enum plan_writing {
	PLAN_TITLE,
	PLAN_WHAT,
	PLAN_WHO,
	PLAN_WHEN,
	PLAN_RESOURCE,
	PLAN_SIGN,
	PLAN_TEXTS
};

struct plan_field {
	const char *key;   /* in the document */
	const char *label; /* N_() */
	const char *help;  /* N_(): what is meant */
	size_t most;       /* characters */
	bool lines;        /* may have several */
};

extern const struct plan_field plan_fields[PLAN_TEXTS];

/* An action of the unit above, or of a part. */
struct plan_toward {
	char *unit;
	long action;
};

struct plan_action {
	long id;
	char *texts[PLAN_TEXTS]; /* never NULL; "" where nothing was written */
	char **items;            /* ids, in the questionnaire's order */
	size_t n_items;
	enum plan_status status;
	struct plan_toward *toward; /* what it belongs to, by unit and action */
	size_t n_toward;            /* 0 where it stands by itself */
	/* The round in whose plan it began, where it was taken over from there; otherwise "". */
	char since[ROUND_ID_SIZE];
};

enum plan_about { PLAN_ABOUT_PLANNING, PLAN_ABOUT_PULSE, PLAN_ABOUTS };

/* "planned", "under way", …: as they stand in documents, by _() for people. */
extern const char *const plan_status_names[PLAN_STATUSES];
extern const char *const plan_about_names[PLAN_ABOUTS];

/* What a leader asks of the coordinator, or writes: of a note `contact` is "". */
struct plan_said {
	long id;
	char day[CLOCK_DAY_SIZE];
	enum plan_about about; /* of a request */
	char *text;
	char *contact;
};

struct plan {
	char **focus; /* ids of areas, in the questionnaire's order */
	size_t n_focus;
	struct plan_action *actions; /* rising ids, as are the others */
	size_t n_actions;
	struct plan_said *requests;
	size_t n_requests;
	struct plan_said *notes;
	size_t n_notes;
	/* The greatest id that an action of the unit had that was handed over, as far as is known:
	 * no other action is given it, for temperatures hang on ids. Not in the document. */
	long last_id;
};

/* Empty. plan_free() takes NULL, and wipes what was written. */
struct plan *plan_new(void);
void plan_free(struct plan *plan);

/* Add an empty action, or what was said today; they get the next id and belong to the plan. NULL
 * where it has as many as it can. */
struct plan_action *plan_add_action(struct plan *plan);
struct plan_said *plan_add_request(
    struct plan *plan, enum plan_about about, const char *text, const char *contact);
struct plan_said *plan_add_note(struct plan *plan, const char *text);
/* Take one away; nothing where there is none of the id. */
void plan_remove_action(struct plan *plan, long id);
/* From now on these ids are taken: those of another plan of the unit (or NULL), and up to `id`. */
void plan_remember(struct plan *plan, const struct plan *other, long id);
/* Give each action a new id that is not the action of this id in `other`, another plan of the unit:
 * it is where the title is the same, now or when it was handed over, in `sent` (or NULL). */
void plan_renumber(struct plan *plan, const struct plan *other, const struct plan *sent);
/* Take over what is unfinished in the unit's plan of an earlier round, `since`, and not in this
 * one: as it is and with its id, but for aims and units that this round does not have. An action
 * here that has the id of another one there gets a new id; one that is the same stays as it is, and
 * says since when. As many as there is room for, and how many these are. plan_go_on.c. */
size_t plan_go_on(struct plan *plan, const struct plan *earlier, const char *since,
    const struct round *round, int unit);
/* Take requests and notes away. */
void plan_forget_said(struct plan *plan);
/* Is it unfinished: neither done nor dropped? */
bool plan_is_unfinished(const struct plan_action *action);
/* The action of this id, or NULL. */
struct plan_action *plan_action(const struct plan *plan, long id);

/* The first day that stands in a text, written YYYY-MM-DD, into `day`, which is only then a day;
 * false where there is none. */
bool plan_first_day(const char *text, char day[CLOCK_DAY_SIZE]);
/* Has the first day passed that stands in its «when», written YYYY-MM-DD, and is it neither done
 * nor dropped? */
bool plan_is_late(const struct plan_action *action, const char *today);

/* Replace a text of an action; ERROR_REFUSED with a sentence and a hint where it is too long or has
 * characters that cannot be shown. */
enum error plan_write(
    struct plan_action *action, enum plan_writing which, const char *text) ERROR_MUST_CHECK;
/* Is this a text that may be said in a request or a note? The same. */
enum error plan_may_say(const char *text) ERROR_MUST_CHECK;
/* And one that says how to be reached, in a line. */
enum error plan_may_reach(const char *contact) ERROR_MUST_CHECK;

/* Put one of the questionnaire's areas into the focus, or one of its items under an action's aims,
 * by its id, in the questionnaire's order; or take it out. ERROR_REFUSED where there are as many as
 * there can be. */
enum error plan_focus(struct plan *plan, const struct questionnaire *questionnaire,
    const char *area, bool in) ERROR_MUST_CHECK;
enum error plan_aim(struct plan_action *action, const struct questionnaire *questionnaire,
    const char *item, bool in) ERROR_MUST_CHECK;
bool plan_has_focus(const struct plan *plan, const char *area);
bool plan_aims_at(const struct plan_action *action, const char *item);

/* As it stands in a document; json_decref() by the caller. */
json_t *plan_to_json(const struct plan *plan);
/* Read it; free with plan_free(). ERROR_DAMAGED names file, line and what is wrong. A draft may
 * have actions without a title. */
enum plan_reading { PLAN_DRAFT, PLAN_WHOLE };
enum error plan_read(
    const struct json_place *place, enum plan_reading reading, struct plan **plan) ERROR_MUST_CHECK;

/* Another like it; plan_free() by the caller. */
struct plan *plan_copy(const struct plan *plan);

/* Let an action belong to one of another unit, or no longer; ERROR_REFUSED where it belongs to as
 * many as it can. plan_toward.c. */
enum error plan_set_toward(
    struct plan_action *action, const char *unit, long id, bool in) ERROR_MUST_CHECK;
bool plan_is_toward(const struct plan_action *action, const char *unit, long id);
/* Below 0, 0 or above as it stands before, at or behind the other. */
int plan_toward_compare(const struct plan_toward *one, const char *unit, long action);
/* Is the other unit the one above this one, or a part of it? And keep those alone. */
bool plan_points_well(
    const struct plan_toward *toward, const struct organisation *organisation, int unit);
void plan_fit_toward(struct plan_action *action, const struct organisation *organisation, int unit);
void plan_free_toward(struct plan_action *action);
/* "There are N already, and no more can be chosen." */
enum error plan_no_room(size_t most) ERROR_MUST_CHECK;

/* Does it fit the round, as the plan of this unit: areas, items, and where it points? ERROR_REFUSED
 * with the reason, a sentence without the plan's name. */
enum error plan_check(
    const struct plan *plan, const struct round *round, int unit) ERROR_MUST_CHECK;

#endif
