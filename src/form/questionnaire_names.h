/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Names that may stand in one place of a questionnaire, and what to say where another one stands:
 * the nearest, or all of them. */
#ifndef SKATTA_FORM_QUESTIONNAIRE_NAMES_H
#define SKATTA_FORM_QUESTIONNAIRE_NAMES_H

#include "form/questionnaire.h"

struct questionnaire_names {
	const char *names[QUESTIONNAIRE_MAX_ITEMS];
	size_t count;
};

/* The name stays the caller's. */
void questionnaire_names_add(struct questionnaire_names *names, const char *name);
bool questionnaire_names_have(const struct questionnaire_names *names, const char *name);

/* ERROR_DAMAGED with a sentence about the wrong one, as the value of `key`, or as a key itself
 * where that is NULL; the hint tells what may stand there. */
enum error questionnaire_names_unknown(const struct questionnaire_names *names,
    const struct json_place *place, const char *key, const char *wrong);

/* Anything, made safe and short enough to stand in a sentence; for the caller to free. */
char *questionnaire_names_quote(const char *anything);

#endif
