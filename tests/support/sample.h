/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Questionnaires and answers for the tests. */
#ifndef SKATTA_TESTS_SAMPLE_H
#define SKATTA_TESTS_SAMPLE_H

#include "form/answers.h"

/* The bytes of a file below the source tree, for the caller to free; the test fails without it. */
char *sample_bytes(const char *path, size_t *length);

/* A questionnaire that must load; questionnaire_free() by the caller. */
struct questionnaire *sample_questionnaire(const char *path);

/* Answers written as people write them, {"A1": 3}, which must be right; answers_free() by the
 * caller. */
struct answers *sample_answers(const struct questionnaire *questionnaire, const char *json);

/* The same into answers that are there already; the caller looks at how it went. */
enum error sample_answer(struct answers *answers, const char *json);

#endif
