/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A small round for the tests and fuzzers, made of the files in tests/sample: the school bjork with
 * the teams a and b in the district Norr, and the gymnasium lind, which has no teams. */
#ifndef SKATTA_TESTS_SAMPLE_ROUND_H
#define SKATTA_TESTS_SAMPLE_ROUND_H

#include "crypto/age/age.h"
#include "crypto/sign.h"
#include "document/round/round.h"

/* Answer codes of the round, for the unit bjork/a and for lind. */
#define SAMPLE_CODE_A    "K7QF-3M9T-X2PA-8R0W"
#define SAMPLE_CODE_LIND "0000-AAAA-0000-BBBB"

/* The leader code of a unit by its place; every round of these has them. */
enum { SAMPLE_LEADER_SIZE = 20 };
void sample_leader(char code[SAMPLE_LEADER_SIZE], int unit);

/* Both are round_free()d by the caller; secret_start() comes first. What cannot be made ends the
 * program. An open round has no codes. */
struct round *sample_round(void);
struct round *sample_round_open(void);

/* A temperature measurement that asks about actions: of the team a those with the ids 1 and 3, of b
 * none, of bjork 4, of lind 7. Its questionnaire is the default one. */
struct round *sample_pulse(void);

/* The identity that the round's recipient belongs to, and a respondent; always the same ones. */
void sample_identity(struct age_identity *identity);
void sample_respondent(struct sign_pair *pair);

/* The plaintext of a bundle with this line of JSON, whatever that says, signed by the respondent;
 * for the caller to free. */
char *sample_plain(const char *line, size_t *length);

#endif
