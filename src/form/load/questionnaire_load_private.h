/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How loading is split: questionnaire_load.c reads what stands at the top, _area.c an area,
 * _item.c an item, _pack.c what is added to one. Arrays have their full room from the start, so
 * pointers into them stay. */
#ifndef SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_PRIVATE_H
#define SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_PRIVATE_H

#include "form/load/questionnaire_load.h"

/* The lists under these keys of the object, behind those that the questionnaire has. */
enum error questionnaire_load_scales(
    struct questionnaire *questionnaire, const struct json_place *place) ERROR_MUST_CHECK;
enum error questionnaire_load_areas(
    struct questionnaire *questionnaire, const struct json_place *place) ERROR_MUST_CHECK;

/* The most that "minutes" may be. */
enum { QUESTIONNAIRE_MAX_MINUTES = 600 };

/* Read one and count it in the questionnaire, also where it fails half-way, so that
 * questionnaire_free() finds what it holds. */
enum error questionnaire_load_area(
    struct questionnaire *questionnaire, const struct json_place *place) ERROR_MUST_CHECK;
enum error questionnaire_load_item(struct questionnaire *questionnaire, struct area *area,
    const struct scale *usual, const struct json_place *place) ERROR_MUST_CHECK;

#endif
