/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the ids and numbers of a report mean: the questionnaire as CSV, a line for each item, as
 * skatta-central(1) describes it. It holds nothing of any answer. */
#ifndef SKATTA_REPORT_CODEBOOK_H
#define SKATTA_REPORT_CODEBOOK_H

#include "base/text.h"
#include "form/questionnaire.h"

enum { CODEBOOK_TEXTS = 6, CODEBOOK_FLAGS = 4, CODEBOOK_COLUMNS = CODEBOOK_TEXTS + CODEBOOK_FLAGS };

/* The names of the columns: first the texts, then the flags. */
extern const char *const codebook_names[CODEBOOK_COLUMNS];

struct codebook_line {
	const char *texts[CODEBOOK_TEXTS];
	bool flags[CODEBOOK_FLAGS];
	char *values; /* among the texts, and the line's own */
};

/* An item's line; codebook_line_free() by the caller. */
void codebook_line(struct codebook_line *line, const struct questionnaire *questionnaire,
    const struct item *item, const char *language);
void codebook_line_free(struct codebook_line *line);

/* All of it as CSV. */
void codebook_write(
    const struct questionnaire *questionnaire, const char *language, struct text *out);

#endif
