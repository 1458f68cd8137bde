/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the files that load a questionnaire share: readers of one value each, strict, whose mistakes
 * name the line and the mend. Where a key is absent they leave everything as it was. */
#ifndef SKATTA_FORM_QUESTIONNAIRE_READ_H
#define SKATTA_FORM_QUESTIONNAIRE_READ_H

#include "form/questionnaire_names.h"

/* The keys of an object, none else; a wrong one is answered with the right ones. */
enum error questionnaire_read_keys(
    const struct json_place *place, const struct json_key *keys, size_t n_keys) ERROR_MUST_CHECK;

/* The object's "id", in shape and not among those taken. */
enum error questionnaire_read_id(const struct json_place *place,
    const struct questionnaire_names *taken, char **id) ERROR_MUST_CHECK;

/* Which of the known names stands at this place? */
enum error questionnaire_read_name(const struct json_place *place,
    const struct questionnaire_names *known, size_t *found) ERROR_MUST_CHECK;

/* A list of ids of roles or forms as a set. */
enum error questionnaire_read_set(const struct json_place *place, const char *key,
    const struct named *named, size_t n_named, role_set *set) ERROR_MUST_CHECK;

/* A whole number in a range. */
enum error questionnaire_read_number(const struct json_place *place, const char *key, long least,
    long most, long *number) ERROR_MUST_CHECK;

/* The place of a list and how many it has. */
enum error questionnaire_read_list(const struct json_place *place, const char *key, size_t least,
    size_t most, struct json_place *list, size_t *count) ERROR_MUST_CHECK;

/* A text in every language under a key: of one line, or of several. */
enum error questionnaire_read_text(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, size_t longest,
    struct wording *wording) ERROR_MUST_CHECK;
enum error questionnaire_read_lines(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, size_t longest,
    struct wording *wording) ERROR_MUST_CHECK;

/* Labels of a scale or options of an item: a list of texts under a key. Where options may stand
 * alone, `*alone` gets a bit for each that does; otherwise it is NULL. */
enum error questionnaire_read_labels(const struct questionnaire *questionnaire,
    const struct json_place *place, const char *key, struct scale *scale,
    uint32_t *alone) ERROR_MUST_CHECK;

/* The scale of this id under the object's key "scale"; left alone where there is no key. */
enum error questionnaire_read_scale(const struct questionnaire *questionnaire,
    const struct json_place *place, const struct scale **scale) ERROR_MUST_CHECK;

/* The item's "options" as a new scale of the questionnaire, taken by the item; `alone` as above. */
enum error questionnaire_read_options(struct questionnaire *questionnaire,
    const struct json_place *place, struct item *item, uint32_t *alone) ERROR_MUST_CHECK;

#endif
