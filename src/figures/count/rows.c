/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the organisation and the questionnaire to rows. */
#include "figures/count/rows.h"

#include <stdlib.h>

#include "base/memory.h"
#include "document/round/round_actions.h"
#include "figures/rule/blocks.h"
#include "form/item_kind.h"

static bool is_asked(const struct round *round, const struct area *area, int form)
{
	if (area->purpose == AREA_LOOK_BACK && round->follows[0] == '\0')
		return false;
	return area->forms == QUESTIONNAIRE_EVERYONE || (form >= 0 && area->forms >> form & 1);
}

void rows_make(const struct round *round, struct rows *rows)
{
	const struct questionnaire *questionnaire = round->questionnaire;
	const struct organisation *organisation = round->organisation;
	size_t all = organisation->n_units;

	*rows = (struct rows){ .round = round, .all = all };
	rows->asked = memory_new(questionnaire->n_areas * (all + 1), sizeof *rows->asked);
	rows->heads = memory_new(all + 1, sizeof *rows->heads);
	for (size_t unit = 0; unit < all; unit++) {
		int form = questionnaire_form(questionnaire, organisation->units[unit].form);

		if (!organisation->units[unit].answers)
			continue;
		for (size_t place = unit;; place = blocks_above(organisation, place)) {
			rows->heads[place] += organisation->units[unit].heads;
			for (size_t i = 0; i < questionnaire->n_areas; i++)
				rows->asked[i * (all + 1) + place] |=
				    is_asked(round, &questionnaire->areas[i], form);
			if (place == all)
				break;
		}
	}
}

void rows_free(struct rows *rows)
{
	free(rows->asked);
	free(rows->heads);
}

bool rows_has_index(const struct area *area)
{
	if (area->purpose == AREA_LOOK_BACK || area->purpose == AREA_EFFECTS ||
	    questionnaire_is_slot(&area->items[0]))
		return false;
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			return true;
	return false;
}

size_t rows_cells(const struct questionnaire *questionnaire, struct cell **cells)
{
	size_t n_areas = questionnaire->n_areas, n_items = questionnaire->n_items, n = 0;
	struct cell *list = memory_new(n_items + n_areas + 1, sizeof *list);
	bool total = false;

	for (size_t i = 0; i < n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		list[n++] = (struct cell){ FIGURE_ITEM, item, item->area };
	}
	for (size_t i = 0; i < n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];

		if (rows_has_index(area))
			list[n++] = (struct cell){ FIGURE_AREA, NULL, area };
		total |= area->purpose == AREA_COMPETENCE;
	}
	if (total)
		list[n++] = (struct cell){ FIGURE_TOTAL, NULL, NULL };
	*cells = list;
	return n;
}

bool rows_has(const struct rows *rows, const struct cell *cell, size_t place)
{
	const struct questionnaire *questionnaire = rows->round->questionnaire;

	if (cell->item != NULL && questionnaire_is_slot(cell->item) &&
	    (place == rows->all || round_action(rows->round, (int)place, cell->item, NULL) == NULL))
		return false;
	return cell->area == NULL ||
	       rows->asked[(size_t)(cell->area - questionnaire->areas) * (rows->all + 1) + place];
}

bool *rows_of_item(const struct rows *rows, const struct item *item)
{
	const struct cell cell = { FIGURE_ITEM, item, item->area };
	bool *has = memory_new(rows->all + 1, sizeof *has);

	for (size_t place = 0; place <= rows->all; place++)
		has[place] = rows_has(rows, &cell, place);
	return has;
}
