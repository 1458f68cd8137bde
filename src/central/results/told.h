/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people told the coordinator alone: with the school, and with nothing else. It stands in no
 * report. */
#ifndef SKATTA_CENTRAL_TOLD_H
#define SKATTA_CENTRAL_TOLD_H

#include "base/format/json.h"
#include "base/text.h"
#include "central/store/central.h"
#include "document/round/round.h"

struct told;

/* Of a closed round, of this unit and what is in it, or of all where it is FIGURES_ALL. Free with
 * told_free(), which takes NULL and wipes. */
enum error told_get(struct central *central, const struct round *round, int unit,
    struct told **told) ERROR_MUST_CHECK;
void told_free(struct told *told);

/* For people, school by school; nothing where there is none. For programs, an array. */
void told_write(const struct told *told, struct text *out);
json_t *told_json(const struct told *told);

#endif
