/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Many people's answers in one CSV file, from paper or an earlier tool: a line for each person,
 * with the columns respondent, unit, role (where the questionnaire has roles) and items by their
 * id; skatta-central(1). */
#ifndef SKATTA_DOCUMENT_ANSWER_SHEET_H
#define SKATTA_DOCUMENT_ANSWER_SHEET_H

#include "base/format/csv.h"
#include "document/round/round.h"
#include "form/answers.h"

enum { ANSWER_SHEET_MAX_RESPONDENT = 200 }; /* bytes */

struct answer_sheet;

/* One person's line. */
struct answer_sheet_line {
	int number;       /* in the file, from 1 */
	char *respondent; /* what the file calls the person, without blanks at its ends */
	int unit;         /* in the round's organisation; people answer there */
	const char *role; /* "" where the questionnaire has none; the round's */
	struct answers *answers;
};

/* Check every line against the round. ERROR_DAMAGED with the mistakes by line and column, up to
 * ten; a good sheet has nothing that would have been refused of the person. CSV and round outlive
 * it. Free with answer_sheet_free(), which takes NULL. */
enum error answer_sheet_open(const char *name, const struct csv *csv, const struct round *round,
    struct answer_sheet **sheet) ERROR_MUST_CHECK;
void answer_sheet_free(struct answer_sheet *sheet);

size_t answer_sheet_lines(const struct answer_sheet *sheet);
/* The i-th line, from 0; free what it owns with answer_sheet_line_free(). */
void answer_sheet_line(struct answer_sheet *sheet, size_t i, struct answer_sheet_line *line);
void answer_sheet_line_free(struct answer_sheet_line *line);

#endif
