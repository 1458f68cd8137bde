/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is kept of blocks and pair sets. */
#include "base/memory.h"
#include "model_private.h"

static void number_shapes(struct model *model, const long *mark, size_t n_marks)
{
	for (size_t i = 0; i < n_marks; i++)
		numbers_shape(model->numbers, mark[i]);
}

/* How often each value came in the block. */
static void count_values(const struct model *model, const struct block *block, long *times)
{
	const struct history *history = model->history;

	for (int i = 0; i < history->n_people; i++)
		if (block->in[i] &&
		    history_has(history, &history->responses[block->round][i], block->item))
			times[history->responses[block->round][i].answers[block->item]]++;
}

void model_keep_block(struct model *model, const struct block *block)
{
	long mark[] = { block->round, block->item, block->unit, block->event, block->coarse };
	long times[VALUES] = { 0 }, sum = 0;
	int most = model->history->items[block->item].most;

	number_shapes(model, mark, COUNT(mark));
	if (model->history->items[block->item].when >= 0)
		return; /* of these nothing is told but shares, for a unit */
	count_values(model, block, times);
	for (int value = 0; value <= most; value++) {
		sum += times[value] * value;
		if (block->coarse)
			numbers_add(model->numbers, times[value]);
	}
	if (!block->coarse)
		numbers_add(model->numbers, sum);
}

/* Of a conditional item a unit's mean and shares are over those who were asked, who are not told.
 */
void model_keep_shares(struct model *model, int event, int unit, int item)
{
	const struct history *history = model->history;

	for (int coarse = 0; coarse < 2; coarse++) {
		long times[VALUES] = { 0 }, n = 0, sum = 0;

		for (int b = 0; b < model->n_blocks; b++)
			if (model->blocks[b].item == item &&
			    model->blocks[b].coarse == (coarse == 1) &&
			    model->blocks[b].event <= event &&
			    model->blocks[b].round == history->events[event].round &&
			    history_within(history, model->blocks[b].unit, unit))
				count_values(model, &model->blocks[b], times);
		for (int value = 0; value <= history->items[item].most; value++) {
			n += times[value];
			sum += times[value] * value;
		}
		if (coarse == 0)
			numbers_add_parts(model->numbers, n, &sum, 1);
		else
			numbers_add_parts(
			    model->numbers, n, times, (size_t)history->items[item].most + 1);
	}
}

void model_keep_set(struct model *model, const struct pair_set *set)
{
	const struct history *history = model->history;
	long mark[] = { set->school, set->item, set->before, set->now }, sum = 0;

	for (int i = 0; i < history->n_people; i++)
		if (set->in[i])
			sum += history->responses[set->now][i].answers[set->item] -
			       history->responses[set->before][i].answers[set->item];
	number_shapes(model, mark, COUNT(mark));
	numbers_add(model->numbers, sum);
}

/* The old area: of each large team, and of what is left over further up, the sum of persons' own
 * means over the items that they have, of which one may be missing. Twelve times that is whole. */
void model_keep_own_indexes(struct model *model, int round)
{
	const struct history *history = model->history;

	people left = { 0 }, has = { 0 };
	for (int i = 0; i < history->n_people; i++) {
		for (int item = 0; item < history->n_items; item++)
			has[i] += history_has(history, &history->responses[round][i], item);
		left[i] = has[i] >= 3;
	}
	for (int unit = history->n_units - 1; unit >= HISTORY_ALL; unit--) {
		long sum = 0;
		int n = 0;

		for (int times = 0; times < 2; times++)
			for (int i = 0; i < history->n_people; i++) {
				const struct response *response = &history->responses[round][i];

				if (!left[i] || !history_within(history, response->unit, unit))
					continue;
				if (times == 0)
					n++;
				else if (n >= history->min_group)
					left[i] = 0;
				for (int item = 0; times == 0 && item < history->n_items; item++)
					if (history_has(history, response, item))
						sum += response->answers[item] * 12 / has[i];
			}
		if (n >= history->min_group)
			numbers_add(model->numbers, sum);
	}
}
