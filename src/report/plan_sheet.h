/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan, and what was said about it, to read and to print. */
#ifndef SKATTA_REPORT_PLAN_SHEET_H
#define SKATTA_REPORT_PLAN_SHEET_H

#include "base/text.h"
#include "document/unit/unit_file.h"

struct sheet;
struct sheet_way;

struct plan_sheet {
	const struct round *round;
	const struct unit_file *file;
	const char *language; /* of the questionnaire's texts */
	bool utf8;            /* may it draw beyond ASCII? */
	bool without_said;    /* what was said about it is left out */
};

/* A plan of revision 0 is a draft. */
void plan_sheet_write(const struct plan_sheet *plan, const struct sheet_way *way, struct text *out);
/* The same, but for its title, as a part of a sheet. */
void plan_sheet_put(const struct plan_sheet *plan, struct sheet *sheet);

/* «Plan of 2026-11-26, revision 2». For free(). */
char *plan_sheet_state(const struct unit_file *file);

/* What one thing was said as: «asks for support: planning», «IKT-enheten». The file, or NULL,
 * is where other requests may have the same id. For free(). */
char *plan_sheet_speaker(const struct unit_file *file, const struct unit_said *said);

/* The questions that it aims at, with their ids, one on a line; "" for none. For free(). */
char *plan_sheet_aims(const struct plan_sheet *plan, const struct plan_action *action);
/* The titles of the actions of other units that this one belongs to, where they are known, with the
 * units' names, one on a line; "" for none. For free(). */
char *plan_sheet_toward(const struct plan_sheet *plan, const struct plan_action *action);

#endif
