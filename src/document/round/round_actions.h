/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a round asks of the people of a unit, and about which actions: a slot of the questionnaire,
 * see questionnaire_is_slot(), asks about one action of the team or of the school. */
#ifndef SKATTA_DOCUMENT_ROUND_ACTIONS_H
#define SKATTA_DOCUMENT_ROUND_ACTIONS_H

#include "document/round/round.h"
#include "form/progress.h"

/* What decides which items those are asked who answer in this unit, or in none yet
 * (ORGANISATION_NO_UNIT). The role is a place among the questionnaire's, or -1. */
struct asked round_asked(const struct round *round, int unit, int role);

/* Is the area asked of anybody in the unit, whatever their role: not that of a module in a school
 * of another form? */
bool round_asks(const struct round *round, int unit, const struct area *area);

/* The action that the slot asks about in this unit; NULL where it asks about none there, and for
 * other items. `*of` (may be NULL) gets the unit whose action it is: this one, or its school. */
const struct round_action *round_action(
    const struct round *round, int unit, const struct item *item, int *of);

/* The item's text as the people of the unit read it, with the title in its place; for free(). */
char *round_item_text(
    const struct round *round, int unit, const struct item *item, const char *language);

/* How many actions of this unit the questionnaire has slots for: 0 for a district. */
size_t round_slots(const struct round *round, int unit);
/* Ask about one more action of the unit, which has a slot left. */
void round_add_action(struct round *round, int unit, long id, const char *title);
/* How many there are in all. */
size_t round_count_actions(const struct round *round);

#endif
