/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whose changes are summed up. */
#include "model_private.h"

/* Summed over blocks, those who lack their block's commonest number. */
static int lack_commonest(
    const struct model *model, int school, int round, int item, const int *number)
{
	const struct history *history = model->history;
	int lack = 0;

	for (int b = 0; b < model->n_blocks; b++) {
		const struct block *block = &model->blocks[b];
		int most = 0;

		if (block->coarse || block->round != round || block->item != item ||
		    history_school(history, block->unit) != school)
			continue;
		for (int i = 0; i < history->n_people; i++) {
			int same = 0;

			for (int j = 0; block->in[i] && j < history->n_people; j++)
				same += block->in[j] && number[j] == number[i];
			most = same > most ? same : most;
		}
		lack += block->n - most;
	}
	return lack;
}

static bool fits(const struct model *model, const struct pair_set *set)
{
	const struct history *history = model->history;
	int k = history->min_group;

	for (int way = -2; way < 2 * model->n_sets; way++) {
		const struct pair_set *other = way < 0 ? NULL : &model->sets[way / 2];
		int number[HISTORY_PEOPLE], lack;
		int round = way == -2 ? set->now : set->before;

		if (model->hole == ANY_PAIRS ||
		    (other != NULL &&
			(other->school != set->school || other->item != set->item ||
			    (other->now != set->before && other->before != set->before) ||
			    model->hole == BOTH_FIRST)))
			continue;
		for (int i = 0; i < history->n_people; i++) {
			int a = other == NULL ? 0 : other->in[i], b = set->in[i];

			number[i] = other == NULL               ? b
				    : model->hole == ONE_OF_TWO ? a != b
				    : way % 2 == 0              ? a - b
								: a + b;
		}
		lack = lack_commonest(model, set->school, round, set->item, number);
		if (lack > 0 && lack < k)
			return false;
	}
	return true;
}

static bool in_school(const struct model *model, int school, int round, int item, int person)
{
	for (int b = 0; b < model->n_blocks; b++) {
		const struct block *block = &model->blocks[b];

		if (!block->coarse && block->round == round && block->item == item &&
		    block->in[person] && history_school(model->history, block->unit) == school)
			return true;
	}
	return false;
}

static void choose_set(struct model *model, int school, int before, int now, int item)
{
	const struct history *history = model->history;
	struct pair_set set = { school, item, before, now, { 0 } };

	for (int i = 0; i < history->n_people; i++)
		set.in[i] = in_school(model, school, before, item, i) &&
			    in_school(model, school, now, item, i);
	while (model_count(set.in) >= history->min_group && !fits(model, &set)) {
		int out = -1;
		unsigned least = 0;

		for (int i = 0; i < history->n_people; i++) {
			unsigned hash =
			    ((unsigned)i * 40503u + (unsigned)before * 9973u + 77u) * 2654435761u;

			if (set.in[i] && (out < 0 || hash < least)) {
				out = i;
				least = hash;
			}
		}
		set.in[out] = 0;
	}
	if (model_count(set.in) >= history->min_group && model->n_sets < SETS)
		model->sets[model->n_sets++] = set;
}

void model_pair(struct model *model, int now)
{
	const struct history *history = model->history;
	int before = history->follows[now];

	if (before < 0)
		return;
	for (int r = 0; r < now && model->hole != BOTH_FIRST; r++)
		if (history->follows[r] == before)
			return; /* it has a follower */
	for (int item = 0; item < history->n_items; item++)
		for (int unit = 0; unit < history->n_units; unit++)
			if (history->units[unit].level == 1 && history->items[item].when < 0)
				choose_set(model, unit, before, now, item);
}
