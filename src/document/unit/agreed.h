/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a chief and a head teacher agreed on in a dialogue: as it stands in a unit's file,
 * skatta-unit(5), and as a line of JSON that whoever wrote it has signed, skatta-batch(5). */
#ifndef SKATTA_DOCUMENT_AGREED_H
#define SKATTA_DOCUMENT_AGREED_H

#include "document/plan/plan.h"
#include "document/round/round.h"

enum {
	AGREED_MAX_LINES = 20,
	AGREED_MAX_REVISION = 1000,
	AGREED_LIMIT = 64 * 1024, /* bytes of what is signed */
};

enum agreed_field { AGREED_WHAT, AGREED_WHO, AGREED_WHEN, AGREED_FIELDS };
/* As people see them; N_(). */
extern const char *const agreed_field_names[AGREED_FIELDS];

struct agreed {
	/* Who wrote it, and of which unit; all empty in one from a unit's file. */
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	char round[ROUND_ID_SIZE];
	char *unit;
	long revision;
	char day[CLOCK_DAY_SIZE];
	char *from;
	struct agreed_line {
		char *texts[AGREED_FIELDS]; /* lines of at most PLAN_MAX_LINE characters */
	} * lines;
	size_t n_lines;
	char next[CLOCK_DAY_SIZE]; /* the next meeting; "" for none */
};

/* An empty one. agreed_free() takes NULL, and wipes what was agreed on. */
struct agreed *agreed_new(void);
void agreed_free(struct agreed *agreed);
struct agreed *agreed_copy(const struct agreed *agreed);
/* Copy a line in; at most so many are taken. */
void agreed_add(struct agreed *agreed, const struct agreed_line *line);
/* Do both say the same, whoever wrote it and when? */
bool agreed_is_same(const struct agreed *a, const struct agreed *b);

/* The value of the key "agreed" in a unit's file. ERROR_DAMAGED. */
json_t *agreed_to_json(const struct agreed *agreed);
enum error agreed_from_json(
    const struct json_place *place, struct agreed **agreed) ERROR_MUST_CHECK;

/* The line that is signed, and its line feed, for text_forget(). */
char *agreed_write(const struct agreed *agreed);
/* Read one (a NUL follows the bytes) and, where there is a signature, hold it to that and to the
 * key that it names. ERROR_DAMAGED, ERROR_WRONG_KEY, ERROR_TOO_NEW. */
enum error agreed_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct agreed **agreed) ERROR_MUST_CHECK;

#endif
