/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What only one unit may read: its figures, its plan as central has it, what was said about it, the
 * actions around it and how it goes with them; signed by central and sealed under the unit's leader
 * code; skatta-unit(5). unit_file_json.c is what it says, unit_file_seal.c makes and opens it. */
#ifndef SKATTA_DOCUMENT_UNIT_FILE_H
#define SKATTA_DOCUMENT_UNIT_FILE_H

#include "base/format/json.h"
#include "document/bundle/bundle.h"
#include "document/plan/plan.h"
#include "document/unit/agreed.h"
#include "document/unit/unit_name.h"
#include "document/unit/unit_results.h"

enum {
	UNIT_FILE_MAX_SAID = 1000,
	UNIT_FILE_MAX_SAID_BYTES =
	    512 * 1024, /* of their texts together, so that the file is read */
	UNIT_FILE_MAX_AROUND = 1000,
	UNIT_FILE_MAX_PULSES = 20,
	UNIT_FILE_MAX_TEMPERATURES = 1000, /* of a pulse */
	UNIT_FILE_MAX_NUMBER = 1000000,
	UNIT_SAID_MARK = 32, /* hex digits */
	UNIT_SAID_MARK_SIZE = UNIT_SAID_MARK + 1,
	UNIT_FILE_BLOCK = 4096, /* the plaintext is padded to a multiple of it */
};

/* By whom it was said, and as what. */
enum unit_said_what { UNIT_SAID_REQUEST, UNIT_SAID_NOTE, UNIT_SAID_ANSWER };

struct unit_said {
	enum unit_said_what what;
	long id; /* among those of its kind */
	char day[CLOCK_DAY_SIZE];
	char *text;
	enum plan_about about; /* of a request */
	char *from;            /* request: how to reach them; answer: who; "" in a note */
	long closes;           /* answer: the id of the request that it closes, or 0 */
	/* Answer: which request of that id, by its mark; "" where that is not told. */
	char closes_mark[UNIT_SAID_MARK_SIZE];
	/* Answer: how many requests and notes of the unit had come where it was given; where that
	 * is not known, those of its day and earlier. */
	bool knows_heard;
	long heard;
	/* Of the unit, at the coordinator's: is it not known there yet? Never so in a file that
	 * is sealed, and not read. */
	bool is_new;
};

/* Who is to write next. */
enum unit_turn { UNIT_TURN_NOBODY, UNIT_TURN_COORDINATOR, UNIT_TURN_UNIT, UNIT_TURNS };
extern const char *const unit_file_turn_names[UNIT_TURNS];

/* An action of the unit above or of a part. */
struct unit_around {
	char *unit;
	long action;
	char *title;
	enum plan_status status;
};

enum { UNIT_TEMPERATURE_OPEN = -1 };

/* How it goes with an action, as the people of its unit say: their mean lies between low and high,
 * in tenths, on a scale from 0 to `most`; UNIT_TEMPERATURE_OPEN where that end is not told. */
struct unit_temperature {
	char *unit;
	long action;
	bool hidden; /* too few: n is 0 and both ends are open */
	long n;
	bool n_is_least;
	long low, high, most;
};

/* A temperature measurement that followed the plan's round. */
struct unit_pulse {
	char round[ROUND_ID_SIZE];
	char *title;
	char day[CLOCK_DAY_SIZE]; /* on which it was closed */
	struct unit_temperature *actions;
	size_t n_actions;
};

struct unit_file {
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	char round[ROUND_ID_SIZE];
	char *unit;
	long number;
	char day[CLOCK_DAY_SIZE];
	struct plan *plan; /* NULL where none has come */
	long plan_revision;
	char plan_day[CLOCK_DAY_SIZE];
	long last_action; /* the greatest id that an action of any of its plans had */
	/* The newest plan that the unit had in the rounds before: its focus and actions, and
	 * nothing that was asked or written; NULL where there is none. */
	struct plan *before;
	char before_round[ROUND_ID_SIZE], before_day[CLOCK_DAY_SIZE];
	char *before_title; /* of that round */
	struct unit_said *said;
	size_t n_said;
	struct unit_around *around;
	size_t n_around;
	struct unit_results *results; /* NULL while the round is open */
	struct agreed *agreed;        /* on in the dialogue: agreed.h; NULL for nothing */
	struct unit_pulse *pulses;    /* the oldest first */
	size_t n_pulses;
};

/* Empty, of no unit. unit_file_free() takes NULL, and wipes what was said. */
struct unit_file *unit_file_new(void);
void unit_file_free(struct unit_file *file);

/* Copy one in; all are taken. Of what is around at most so many. */
void unit_file_add_said(struct unit_file *file, const struct unit_said *said);
void unit_file_add_around(struct unit_file *file, const struct unit_around *around);
/* Begin a pulse (NULL where there are as many as there can be), and copy in what it tells of one
 * more action; at most so many are taken. */
struct unit_pulse *unit_file_add_pulse(
    struct unit_file *file, const char *round, const char *title, const char *day);
void unit_file_add_temperature(
    struct unit_pulse *pulse, const struct unit_temperature *temperature);
/* Copy all pulses of another one in. */
void unit_file_copy_pulses(struct unit_file *file, const struct unit_file *other);
/* What the pulse tells of an action of a unit; NULL for nothing. */
const struct unit_temperature *unit_file_find_temperature(
    const struct unit_pulse *pulse, const char *unit, long action);
/* From now on this is the newest plan of the rounds before; ids of the unit's actions up to `last`
 * are taken there. */
void unit_file_set_before(struct unit_file *file, const struct plan *plan,
    const struct round *round, const char *day, long last);
/* The plan that holds for the unit: its own, or else what is unfinished of the one before; for
 * plan_free(), NULL where there is neither. */
struct plan *unit_file_newest_plan(const struct unit_file *file);
/* Add what is said in a plan of the unit, each request and note once, and remember the ids of its
 * actions. What is said in any plan that is not new is not new. */
void unit_file_add_plan(struct unit_file *file, const struct plan *plan, bool is_new);
/* Sorted as they stand in the file: said by day, kind and id. */
void unit_file_sort(struct unit_file *file);

/* What tells a request from every other, also from one of the same id that another machine made:
 * digits of a digest over its id, its day and its text. */
void unit_file_said_mark(const struct unit_said *request, char mark[UNIT_SAID_MARK_SIZE]);
/* What answers the request, and no other of the same id, and closes it; NULL where nothing does. */
const struct unit_said *unit_file_said_answer(
    const struct unit_file *file, const struct unit_said *request);
bool unit_file_said_is_closed(const struct unit_file *file, const struct unit_said *request);
/* Leave out of a sorted file what there is no room for: the oldest messages, then the oldest
 * requests, and only then answers. */
void unit_file_said_trim(struct unit_file *file);
/* How people call a request, for free(): by its id, «1», and where several have that id with the
 * beginning of its mark, «1-3fa2»; by its id too where `file` is NULL. */
char *unit_file_said_name(const struct unit_file *file, const struct unit_said *request);
/* Read the key `closes_mark` of an object whose keys were checked; "" where it is missing. */
enum error unit_file_said_read_mark(
    const struct json_place *place, char mark[UNIT_SAID_MARK_SIZE]) ERROR_MUST_CHECK;
/* Likewise the key `heard`, and write it, where it is known. */
enum error unit_file_said_read_heard(
    const struct json_place *place, struct unit_said *answer) ERROR_MUST_CHECK;
void unit_file_said_put_heard(const struct unit_said *answer, json_t *object);

/* How many requests and notes the unit has said, and how many of them are new. */
size_t unit_file_said_count(const struct unit_file *file);
size_t unit_file_said_count_new(const struct unit_file *file);
/* How many of its requests nobody has answered. */
size_t unit_file_said_count_waiting(const struct unit_file *file);
/* The coordinator's where a request waits, or the unit said more than any answer had heard; the
 * unit's where an answer that had heard all closes nothing; otherwise nobody's. */
enum unit_turn unit_file_turn(const struct unit_file *file);

/* The request that an answer closes; NULL for none that is known. */
const struct unit_said *unit_file_said_closed(
    const struct unit_file *file, const struct unit_said *answer);

/* The line of JSON and its line feed; for the caller to free. */
char *unit_file_write(const struct unit_file *file);
/* Read it (a NUL follows the bytes). ERROR_DAMAGED names file and line, ERROR_TOO_NEW. */
enum error unit_file_read(
    const char *name, const char *bytes, size_t length, struct unit_file **file) ERROR_MUST_CHECK;

/* Sign what it says, pad it, and seal it to the one who has the leader code; `*sealed` is for the
 * caller to free, `name` is the file's. */
enum error unit_file_seal(const struct unit_file *file, const struct minisign_secret *signer,
    const char *leader_code, unsigned char **sealed, size_t *length,
    char name[UNIT_NAME_SIZE]) ERROR_MUST_CHECK;

/* Open one. ERROR_WRONG_KEY: it is another unit's. It has to be signed with `central_key`, and be
 * for this round and unit. */
enum error unit_file_open(const struct age_identity *identity, const char *central_key,
    const char *name, const unsigned char *sealed, size_t length,
    struct unit_file **file) ERROR_MUST_CHECK;

#endif
