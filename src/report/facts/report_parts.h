/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each part of a unit that is talked over: of a district its schools, with their figures
 * and plans; of a school its teams, with how far their plans are. They stand in the organisation's
 * order, whatever the numbers are. For this layer. */
#ifndef SKATTA_REPORT_FACTS_REPORT_PARTS_H
#define SKATTA_REPORT_FACTS_REPORT_PARTS_H

#include "report/facts/report_dialogue.h"
#include "sheet/sheet.h"

enum report_parts_of { REPORT_PARTS_FIGURES, REPORT_PARTS_PLANS, REPORT_PARTS_TABLES };

/* What stands in a line: what has an index, but what looks back. */
bool report_parts_is_in_line(const struct figure *figure);

/* The table on the sheet; nothing where there are no parts, or nothing to say of them. */
void report_parts(const struct report *report, struct sheet *sheet,
    const struct report_dialogue *dialogue, enum report_parts_of table);

#endif
