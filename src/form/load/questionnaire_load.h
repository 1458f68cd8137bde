/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A questionnaire from its file, which skatta-questionnaire(5) describes. */
#ifndef SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_H
#define SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_H

#include "form/questionnaire.h"

/* Read one from its JSON value, which may stand inside another document; every mistake names file
 * and line and says the mend. Free with questionnaire_free(), which takes NULL. */
enum error questionnaire_load(
    const struct json_place *place, struct questionnaire **questionnaire) ERROR_MUST_CHECK;
/* The same from the bytes of a file of its own; `*value` (may be NULL) gets the JSON for embedding,
 * json_decref() by the caller. */
enum error questionnaire_load_file(const char *name, const char *bytes, size_t length,
    struct questionnaire **questionnaire, json_t **value) ERROR_MUST_CHECK;

/* Add what is in the file of a pack to a questionnaire that was read so, and to its JSON; after a
 * failure neither is of use. */
enum error questionnaire_load_pack(const char *name, const char *bytes, size_t length,
    struct questionnaire *questionnaire, json_t *value) ERROR_MUST_CHECK;

#endif
