/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everything is worked out anew for each question, by the definitions as they stand in the manual.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "model_private.h"

static void run(
    const struct history *history, enum hole hole, struct numbers *numbers, struct table *table)
{
	struct model *model = memory_new(1, sizeof *model);

	*model =
	    (struct model){ .history = history, .hole = hole, .numbers = numbers, .table = table };
	for (int event = 0; event < history->n_events; event++) {
		for (int item = 0; item < history->n_items; item++)
			model_take_item(model, event, item);
		if (history->events[event].update == 0)
			model_pair(model, history->events[event].round);
		for (int unit = HISTORY_ALL; table != NULL && unit < history->n_units; unit++)
			for (int item = 0; item < history->n_items; item++)
				model_tell_row(model, event, unit, item);
		for (int unit = HISTORY_ALL; numbers != NULL && unit < history->n_units; unit++)
			for (int item = 0; item < history->n_items; item++)
				if (history->items[item].when >= 0)
					model_keep_shares(model, event, unit, item);
		if (numbers != NULL && hole == OWN_INDEX && history->items[0].when < 0)
			model_keep_own_indexes(model, history->events[event].round);
	}
	for (int i = 0; numbers != NULL && i < model->n_blocks; i++)
		model_keep_block(model, &model->blocks[i]);
	for (int i = 0; numbers != NULL && i < model->n_sets; i++)
		model_keep_set(model, &model->sets[i]);
	free(model);
}

#define SOURCE(variable, hole)                                                                     \
	static void keep_##variable(const struct history *history, struct numbers *numbers)        \
	{                                                                                          \
		numbers_start(numbers);                                                            \
		run(history, hole, numbers, NULL);                                                 \
	}                                                                                          \
	static void tell_##variable(const struct history *history, struct table *table)            \
	{                                                                                          \
		table_start(table);                                                                \
		run(history, hole, NULL, table);                                                   \
	}                                                                                          \
	const struct source variable = { #variable, keep_##variable, tell_##variable }

SOURCE(model_as_it_is, NO_HOLE);
SOURCE(model_own_index, OWN_INDEX);
SOURCE(model_shared, SHARED);
SOURCE(model_any_pairs, ANY_PAIRS);
SOURCE(model_one_of_two, ONE_OF_TWO);
SOURCE(model_both_first, BOTH_FIRST);
SOURCE(model_tells_missing, TELLS_MISSING);
SOURCE(model_exact_asked, EXACT_ASKED);
SOURCE(model_asked_by_count, ASKED_BY_COUNT);
SOURCE(model_no_bands, NO_BANDS);
