/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who stands together. */
#include <string.h>

#include "model_private.h"

int model_count(const people of)
{
	int n = 0;

	for (int i = 0; i < HISTORY_PEOPLE; i++)
		n += of[i] != 0;
	return n;
}

/* Does the person stand in blocks of the item? Of a conditional one, whoever answered the other. */
static bool counts(const struct history *history, const struct response *response, int item)
{
	int when = history->items[item].when;

	return history_has(history, response, when >= 0 ? when : item);
}

static bool may_be_block(const struct model *model, int round, int item, const people left)
{
	const struct history *history = model->history;
	int asked = 0, has = 0, n = model_count(left);

	if (history->items[item].when < 0 || model->hole == EXACT_ASKED)
		return n >= history->min_group;
	for (int i = 0; i < history->n_people; i++) {
		asked += left[i] && history_asked(history, &history->responses[round][i], item);
		has += left[i] && history_has(history, &history->responses[round][i], item);
	}
	return has >= history->min_group && n - asked >= history->min_group;
}

static struct block *add_block(struct model *model, int round, int item, int unit, int event)
{
	struct block *block = &model->blocks[model->n_blocks++];

	*block = (struct block){ .round = round, .item = item, .unit = unit, .event = event };
	return block;
}

/* From the teams upwards. With SHARED whoever has a block at a team is also in the school's. */
static void place(struct model *model, int round, int item, int event, people left)
{
	const struct history *history = model->history;

	for (int unit = history->n_units - 1; unit >= HISTORY_ALL; unit--) {
		people here = { 0 };
		struct block *block;

		for (int i = 0; i < history->n_people; i++)
			here[i] = left[i] == 1 &&
				  history_within(history, history->responses[round][i].unit, unit);
		if (!may_be_block(model, round, item, here))
			continue;
		block = add_block(model, round, item, unit, event);
		block->n = model_count(here);
		block->waits = true;
		memcpy(block->in, here, sizeof here);
		for (int i = 0; i < history->n_people; i++)
			if (here[i] && model->hole != SHARED)
				left[i] = 0;
		for (int i = 0; i < history->n_people; i++)
			if (here[i])
				model->placed[round][item][i] = 1;
	}
}

static void place_coarse(struct model *model, int round, int item, int event)
{
	const struct history *history = model->history;

	for (int unit = history->n_units - 1; unit >= HISTORY_ALL; unit--) {
		struct block together = {
			.round = round, .item = item, .unit = unit, .event = event, .coarse = true
		};
		int n = model->n_blocks;

		for (int times = 0; times < 2; times++)
			for (int b = 0; b < n; b++) {
				struct block *block = &model->blocks[b];

				if (!block->waits || block->round != round || block->item != item ||
				    !history_within(history, block->unit, unit))
					continue;
				if (times == 0) {
					together.n += block->n;
					for (int i = 0; i < history->n_people; i++)
						together.in[i] |= block->in[i];
				} else if (together.n >= history->min_distribution) {
					block->waits = false;
				}
			}
		if (together.n >= history->min_distribution)
			model->blocks[model->n_blocks++] = together;
	}
}

/* At least as many as what is told of a block says, of those who are `n` of it. */
static int at_least(int n, int of)
{
	return n <= 1 ? 0 : n >= of - 1 ? of - 1 : n;
}

/* What a conditional item can be made of in a unit: blocks of the other that are in none of its. */
struct union_of {
	struct block block;
	int asked, not_asked, has; /* at least, as told; and exactly */
};

static struct union_of unite(struct model *model, int round, int item, int unit, bool use)
{
	const struct history *history = model->history;
	struct union_of all = { .block = { .round = round, .item = item, .unit = unit } };

	for (int b = 0; b < model->n_blocks; b++) {
		struct block *block = &model->blocks[b];
		int asked = 0;

		if (block->coarse || block->used || block->round != round ||
		    block->item != history->items[item].when ||
		    !history_within(history, block->unit, unit))
			continue;
		block->used = use;
		all.block.n += block->n;
		for (int i = 0; i < history->n_people; i++) {
			const struct response *response = &history->responses[round][i];

			all.block.in[i] |= block->in[i];
			asked += block->in[i] && history_asked(history, response, item);
			all.has += block->in[i] && history_has(history, response, item);
		}
		all.asked += at_least(asked, block->n);
		all.not_asked += at_least(block->n - asked, block->n);
	}
	return all;
}

/* Of a conditional item blocks are unions of the other's, placed where what is told of these says
 * that enough were asked and enough were not: so where they stand tells nothing. */
static void place_asked(struct model *model, int round, int item, int event)
{
	const struct history *history = model->history;
	int k = history->min_group;

	for (int unit = history->n_units - 1; unit >= HISTORY_ALL; unit--) {
		struct union_of all = unite(model, round, item, unit, false);

		if (all.asked < k || all.not_asked < k || all.has < k)
			continue;
		(void)unite(model, round, item, unit, true);
		all.block.event = event;
		all.block.waits = true;
		model->blocks[model->n_blocks++] = all.block;
	}
}

void model_take_item(struct model *model, int event, int item)
{
	const struct history *history = model->history;
	int round = history->events[event].round;
	people left = { 0 };

	if (history->items[item].when >= 0 && model->hole != EXACT_ASKED &&
	    model->hole != ASKED_BY_COUNT) {
		place_asked(model, round, item, event);
		place_coarse(model, round, item, event);
		return;
	}
	for (int i = 0; i < history->n_people; i++)
		left[i] = counts(history, &history->responses[round][i], item) &&
			  history->responses[round][i].late <= history->events[event].update &&
			  !model->placed[round][item][i];
	place(model, round, item, event, left);
	place_coarse(model, round, item, event);
}
