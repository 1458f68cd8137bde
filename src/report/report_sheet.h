/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A report put on a sheet, part by part. What is wide gets pages to talk over first and all that is
 * drawn; what is narrow goes on unit by unit. For this layer. */
#ifndef SKATTA_REPORT_REPORT_SHEET_H
#define SKATTA_REPORT_REPORT_SHEET_H

#include "report/facts/report_dialogue.h"
#include "sheet/sheet.h"

void report_sheet(const struct report *report, struct sheet *sheet);

/* Columns of text: of how many stand behind a figure, with the mark for others; of an item's id. */
enum { REPORT_SHEET_N = 7, REPORT_SHEET_ID = 8 };
/* How wide the ids of the unit's items are, at most REPORT_SHEET_ID. */
size_t report_sheet_id_width(const struct report_unit *unit);

/* Cells: how many stand behind the figure; that it is hidden, over all columns of the table. */
void report_sheet_n(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const struct figure *figure);
void report_sheet_hidden(
    const struct sheet_table *table, struct sheet_row *row, const struct figure *figure);
/* The text beside a bar from 0 to so many, which is so many columns wide. */
const char *report_sheet_scale(struct sheet *sheet, size_t most, size_t width);

/* What is joined in the unit, where anything is. */
void report_sheet_joined(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* How many have answered, and what the mark for others means where any in the unit has it. */
void report_sheet_answered(struct sheet *sheet, const struct report_unit *unit);
void report_sheet_others(struct sheet *sheet, const struct report_unit *unit);

/* The areas of a unit; nothing where it has none. With a comparison they have the earlier round
 * too. */
void report_sheet_areas(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* The units by areas: a row for each, in the organisation's order. */
void report_sheet_map(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n);

/* What has changed, beside an area's figures: in cells where it is wide, otherwise in rows below.
 * How far from 0 the unit's changes are drawn, the same for all of them; 0 where none is. */
void report_sheet_change(const struct report *report, struct sheet *sheet,
    struct sheet_table *table, const struct figure *figure, double reach);
double report_sheet_change_reach(const struct report *report, const struct report_unit *unit);
/* Where the earlier round's index stands; range_none where nothing is told of it, or the newer. */
struct range report_sheet_change_earlier(const struct report *report, const struct figure *figure);

/* Items and their shares: where it is wide in one table for items of an area that have the same
 * labels, otherwise the means first. */
void report_sheet_items(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
void report_sheet_shares(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* Those about actions, as thermometers. */
void report_sheet_actions(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);

void report_sheet_comments(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
void report_sheet_plan(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* What the work gives, beside the areas; nothing where nothing was asked of it. */
void report_sheet_effects(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* Of a district whose schools are in different rounds, where each of them stands. */
void report_sheet_schools(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);
/* What is talked over. */
void report_sheet_dialogue(const struct report *report, struct sheet *sheet,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit);
void report_sheet_trend(const struct report *report, struct sheet *sheet);

#endif
