/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How loading is split: questionnaire_load.c reads what stands at the top, _area.c an area,
 * _item.c an item. Arrays have their full room from the start, so pointers into them stay. */
#ifndef SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_PRIVATE_H
#define SKATTA_FORM_LOAD_QUESTIONNAIRE_LOAD_PRIVATE_H

#include "form/load/questionnaire_load.h"

/* Read one and count it in the questionnaire, also where it fails half-way, so that
 * questionnaire_free() finds what it holds. */
enum error questionnaire_load_area(
    struct questionnaire *questionnaire, const struct json_place *place) ERROR_MUST_CHECK;
enum error questionnaire_load_item(struct questionnaire *questionnaire, struct area *area,
    const struct scale *usual, const struct json_place *place) ERROR_MUST_CHECK;

#endif
