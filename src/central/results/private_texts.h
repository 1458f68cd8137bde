/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people told the coordinator alone: with the school, and with nothing else. It stands in no
 * report. */
#ifndef SKATTA_CENTRAL_PRIVATE_TEXTS_H
#define SKATTA_CENTRAL_PRIVATE_TEXTS_H

#include "base/format/json.h"
#include "base/text.h"
#include "central/reply/replies.h"
#include "document/round/round.h"

struct private_texts;

/* Of a closed round, of this unit and what is in it, or of all where it is FIGURES_ALL; `answered`,
 * which outlives it, says which were answered. Free with private_texts_free(), which takes NULL and
 * wipes. */
enum error private_texts_get(struct central *central, const struct round *round, int unit,
    const struct replies_days *answered, struct private_texts **private_texts) ERROR_MUST_CHECK;
void private_texts_free(struct private_texts *private_texts);

/* For people, school by school; nothing where there is none. For programs, an array. */
void private_texts_write(const struct private_texts *private_texts, struct text *out);
json_t *private_texts_json(const struct private_texts *private_texts);

#endif
