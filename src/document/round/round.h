/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round: all that a machine needs to let people answer, in one signed file; skatta-round(5). */
#ifndef SKATTA_DOCUMENT_ROUND_H
#define SKATTA_DOCUMENT_ROUND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/error.h"
#include "crypto/age/age.h"
#include "crypto/digest.h"
#include "crypto/minisign.h"
#include "document/round/organisation.h"
#include "form/questionnaire.h"

enum {
	ROUND_ID_SIZE = 33, /* a-z 0-9 and inner hyphens, 1 to 32 */
	ROUND_CODE_HASH_SIZE = 16,
	ROUND_MIN_GROUP = 5, /* the floors of the promise */
	ROUND_MIN_DISTRIBUTION = 10,
	ROUND_MIN_COMMENTS = 10,
	ROUND_MAX_MINIMUM = 1000, /* the most that the promise can ask for */
	ROUND_MAX_EDITION = 9999,
	ROUND_MAX_TEXT = 200, /* bytes of the title, a contact line, the central's name */
	ROUND_MAX_CONTACT = 20,
	ROUND_MAX_HANDED = 8,  /* times that it can go to another key */
	ROUND_MAX_EARLIER = 8, /* earlier keys of its coordinator that it names, the last ones */
	ROUND_MAX_CODES = 100000,
	ROUND_MAX_REVOKED = 1000,
	ROUND_MAX_ACTION_ID = 9999,
	ROUND_MAX_ACTION_TITLE = 200, /* characters */
	ROUND_FILE_NAME_SIZE = 64,
};

enum round_kind { ROUND_ASSESSMENT, ROUND_PULSE };

struct round_code {
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	int unit; /* in the organisation */
};

/* An action of a unit's plan that its people are asked about. */
struct round_action {
	long id; /* in the plan */
	char *title;
};

/* Rising ids; the k-th is what the k-th slot asks about. */
struct round_actions {
	struct round_action *actions;
	size_t n;
};

/* With which a coordinator gave it away to the next. */
struct round_handing {
	char by[MINISIGN_KEY_TEXT_SIZE]; /* who signed that */
	long edition;                    /* the first of the next */
	char *signature;                 /* minisign's */
};

/* A key that the coordinator had before, and its word for the next one. */
struct round_earlier {
	char by[MINISIGN_KEY_TEXT_SIZE];
	char *signature; /* minisign's */
};

struct round {
	char id[ROUND_ID_SIZE];
	long edition; /* from 1 */
	enum round_kind kind;
	char *title;
	char opens[CLOCK_DAY_SIZE], closes[CLOCK_DAY_SIZE]; /* "" where not said */
	char closed[CLOCK_DAY_SIZE];                        /* "" while it is open */
	char follows[ROUND_ID_SIZE];                        /* "" for none */
	char **contact;                                     /* lines */
	size_t n_contact;
	char *central_name;
	char central_key[MINISIGN_KEY_TEXT_SIZE]; /* RW… */
	struct round_handing *handed;             /* the first giver first; NULL for none */
	size_t n_handed;
	struct round_earlier *earlier; /* the first key first; NULL for none */
	size_t n_earlier;
	long min_group, min_distribution, min_comments;
	bool open;                        /* --open: without codes */
	struct age_recipient *recipients; /* sorted by their text */
	size_t n_recipients;
	struct organisation *organisation;
	struct round_code *codes; /* sorted by hash */
	size_t n_codes;
	/* The hash of each unit's leader code, by its place; NULL in a round that has none, whose
	 * units can send no plans. See leader.h. */
	unsigned char (*leaders)[ROUND_CODE_HASH_SIZE];
	/* Of the leader codes that units had before, each unit's in the order in which they
	 * followed one another. */
	struct round_code *revoked;
	size_t n_revoked;
	/* The actions of each unit, by its place; NULL where the round asks about none. See
	 * round_actions.h. */
	struct round_actions *actions;
	struct questionnaire *questionnaire;
	json_t *questionnaire_json;

	/* Computed when it is read or written. */
	unsigned char questionnaire_digest[DIGEST_SIZE];
	unsigned char recipients_digest[DIGEST_SIZE];
};

/* Empty: edition 1, the promise at its floors. */
struct round *round_new(void);
void round_free(struct round *round);

/* Read the bytes of a round file (a NUL follows them); says nothing of the signature. Free with
 * round_free(). */
enum error round_read(
    const char *name, const char *bytes, size_t length, struct round **round) ERROR_MUST_CHECK;
/* Its bytes: canonical JSON and a line feed; for the caller to free. Fills in the digests and sorts
 * recipients and codes. Checks nothing: whoever publishes it reads it with round_read() first. */
char *round_write(struct round *round);

/* The same, and the signature verified. `key` is the coordinator's who has it, or who had it and
 * handed it over; where it is NULL, whoever the round itself names (the caller asks the person
 * whether to trust that). */
enum error round_read_signed(const char *name, const char *bytes, size_t length,
    const char *signature, size_t signature_length, const char *key,
    struct round **round) ERROR_MUST_CHECK;

/* Of a document that names a round: its id under this key. */
enum error round_read_id(
    const struct json_place *place, const char *key, char round[ROUND_ID_SIZE]) ERROR_MUST_CHECK;
/* Of a document about a unit: the keys "central", "round" and "unit"; `*unit` is the document's. */
enum error round_read_about(const struct json_place *place, char key[MINISIGN_KEY_TEXT_SIZE],
    char round[ROUND_ID_SIZE], const char **unit) ERROR_MUST_CHECK;

/* May `newer` follow `older` as an edition of the same round? The promise is never lowered; the
 * questionnaire, the kind, the central, every unit and its actions stay; a closed round stays
 * closed. ERROR_REFUSED with a sentence. */
enum error round_may_follow(const struct round *older, const struct round *newer) ERROR_MUST_CHECK;

/* The key of the coordinator who opened it, by which people are known in it. */
const char *round_origin(const struct round *round);
/* Is this the coordinator who has it, or one who had it? */
bool round_was_with(const struct round *round, const char *key);
/* Hand it over, as the edition that it says, to the coordinator with the key `to` (RW…), who
 * publishes that. round_handed.c. */
void round_hand(struct round *round, const struct minisign_secret *giver, const char *to);
/* The same where that word was signed before. */
void round_take(struct round *round, const char *signature, const char *to);
/* Name one more key that its coordinator had before `central_key`, behind those that stand there,
 * of which the first goes where they are too many; with its word, round_earlier_word().
 * round_earlier.c. */
void round_earlier_add(struct round *round, const char *by, const char *signature);
void round_earlier_clear(struct round *round);
/* Is its coordinator one who had this key before? */
bool round_earlier_has(const struct round *round, const char *key);
/* The word of a key for the one that takes its place (RW…), into `signature`. */
void round_earlier_word(
    struct text *signature, const struct minisign_secret *earlier, const char *to);
/* Give the round another organisation, which has every unit of the one before and is the round's
 * from then on: codes, leader codes and actions go along with their units. A new unit has none yet,
 * and a leader code of zeros. */
void round_reorganise(struct round *round, struct organisation *organisation);
/* Let the unit's leader code be revoked, and this be the hash of its new one. */
void round_renew_leader(
    struct round *round, int unit, const unsigned char hash[ROUND_CODE_HASH_SIZE]);

/* ID.EDITION.json */
void round_file_name(char name[ROUND_FILE_NAME_SIZE], const char *id, long edition);
bool round_is_file_name(const char *name);
bool round_is_id(const char *text);

/* The hash of an answer code in a round, and the unit it opens, or ORGANISATION_NO_UNIT. `code` as
 * typed; false where it has not the shape of a code. */
bool round_code_hash(
    unsigned char hash[ROUND_CODE_HASH_SIZE], const char *round_id, const char *code);
int round_code_unit(const struct round *round, const char *code);

#endif
