/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the pages of those who lead share. */
#ifndef SKATTA_CLIENT_STEP_LEAD_H
#define SKATTA_CLIENT_STEP_LEAD_H

#include "client/steps/journey.h"

/* Title and place: the unit and its round. */
void step_lead_head(const struct journey *journey, struct page *page);
/* What is written there and not saved is a draft of this name among those of the unit. */
void step_lead_draft(const struct journey *journey, struct page *page, const char *format, ...)
    ERROR_PRINTF(3, 4);
/* Let those go whose names, among those of the unit, begin so. */
enum error step_lead_drop_drafts(struct journey *journey, const char *start) ERROR_MUST_CHECK;
/* The action that is looked at, in the draft; and in a copy of it that is changed. */
const struct plan_action *step_lead_action(const struct journey *journey);
/* Save a changed copy, which is taken over, and say so. */
enum error step_lead_save(struct journey *journey, struct plan *changed) ERROR_MUST_CHECK;
enum error step_lead_undo(struct journey *journey) ERROR_MUST_CHECK;
/* Something was written to the coordinator, and is saved: ask whether it is to go now, where
 * there is a plan with which it goes. */
enum error step_lead_said(struct journey *journey);
/* Is it an area that plans aim at, and that the unit is asked about? */
bool step_lead_is_aimed_at(const struct journey *journey, const struct area *area);
/* The unit's result, and its questions one by one; where there is a result. */
void step_lead_show_result(const struct journey *journey, struct page *page);
void step_lead_show_items(const struct journey *journey, struct page *page);
/* What the mark beside a figure means, where any has it. */
void step_lead_show_others(const struct unit_results *results, struct page *page);
/* To saving result and plan as a file, by way of what was said, where anything was. */
enum error step_lead_keep(struct journey *journey);

/* To a new action: by way of what is advised, where anything is. */
enum error step_lead_new_action(struct journey *journey);

/* The areas that the plan begins with, as they were chosen, or as they are proposed where none is;
 * how many. */
size_t step_lead_begins(const struct journey *journey, const struct area *areas[PLAN_MAX_FOCUS]);
/* A row with the areas that the unit's result proposes to begin with, where it does. */
void step_lead_show_proposed(const struct journey *journey, struct page *page);

/* A plan as lines of a page. */
void step_lead_show_plan(const struct journey *journey, const struct plan *plan, struct page *page);
/* «C Teaching, D Assessment», or "" for none; for free(). */
char *step_lead_focus(const struct journey *journey, const struct plan *plan);
/* «under way, 3.1 of 4»: how far the action of a unit is, and how it goes, where the newest
 * measurement tells; for free(). And of one of the plan's own. */
char *step_lead_status(
    const struct journey *journey, enum plan_status status, const char *unit, long action);
char *step_lead_action_status(const struct journey *journey, const struct plan_action *action);
/* «under way, the day has passed»: how far the action is, and whether its day is over; for free().
 */
char *step_lead_how_far(const struct plan_action *action);
/* A bar with its number, or that it is hidden, and behind it `status` (or NULL). */
void step_lead_thermometer(struct page *page, const char *name,
    const struct unit_temperature *temperature, const char *status);
/* What a measurement tells of the actions that it asked the unit about, with their statuses as far
 * as they are known here; nothing in another round. */
void step_lead_show_asked(const struct journey *journey, struct page *page);
/* «8», «at least 8»: how many stand behind it, for free(). */
char *step_lead_say_n(const struct unit_result *row);
/* «2.6 of 4, n 8»: an item that is not hidden, for free(). */
char *step_lead_say_mean(const struct item *item, const struct unit_result *row);
/* An area in the unit's result, hidden or not; NULL where it is not there, or no result is. */
const struct unit_result *step_lead_row(const struct journey *journey, const struct area *area);
/* «27.3 ± 6.0, Under way–Working», «hidden: too few»: an area in the unit's result, for free();
 * NULL for none. */
char *step_lead_say_area(const struct journey *journey, const struct area *area);
/* All that the measurements tell of an action of the unit; and what the newest one does of all. */
void step_lead_temperatures(
    const struct journey *journey, const struct plan_action *action, struct page *page);
void step_lead_plan_temperatures(const struct journey *journey, struct page *page);
/* The actions of other units that this one belongs to, «Björkskolan: …», a line each, for free(); ""
 * where it stands by itself. */
char *step_lead_toward(const struct journey *journey, const struct plan_action *action);

#endif
