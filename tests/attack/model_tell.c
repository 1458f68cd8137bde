/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the table says of them. */
#include <math.h>

#include "model_private.h"

static int parent_of(const struct history *history, int unit)
{
	return unit == HISTORY_ALL ? HISTORY_ALL - 1 : history->units[unit].parent;
}

/* What is counted at or below the unit; of `from` only the blocks of an event up to this. */
struct total {
	long n, asked, asked_least, sum_low, sum_high;
};

static void add_range(const struct model *model, long n, long sum, int most, struct total *total)
{
	bool bands = model->hole != NO_BANDS;
	bool low = bands && sum <= most, high = bands && n * most - sum <= most;

	total->sum_low += low ? 0 : high ? (n - 1) * most : sum;
	total->sum_high += high ? n * most : low ? most : sum;
}

static struct total total_of(const struct model *model, int event, int unit, int item)
{
	const struct history *history = model->history;
	struct total total = { 0 };

	for (int b = 0; b < model->n_blocks; b++) {
		const struct block *block = &model->blocks[b];
		long sum = 0, n = 0;

		if (block->coarse || block->item != item || block->event > event ||
		    block->round != history->events[event].round ||
		    !history_within(history, block->unit, unit))
			continue;
		for (int i = 0; i < history->n_people; i++)
			if (block->in[i] &&
			    history_has(history, &history->responses[block->round][i], item)) {
				n++;
				sum += history->responses[block->round][i].answers[item];
			}
		total.n += block->n;
		total.asked += n;
		total.asked_least += history->min_group;
		add_range(model, n, sum, history->items[item].most, &total);
	}
	return total;
}

/* How many have come to the unit; less those in the units in it where the item is shown. */
static long come(const struct model *model, int event, int unit, int item, bool rest, long *counted)
{
	const struct history *history = model->history;
	int round = history->events[event].round;
	long n = 0;

	*counted = total_of(model, event, unit, item).n;
	for (int i = 0; i < history->n_people; i++)
		n += history->responses[round][i].here &&
		     history->responses[round][i].late <= history->events[event].update &&
		     history_within(history, history->responses[round][i].unit, unit);
	for (int part = 0; rest && part < history->n_units; part++) {
		bool below = part != unit && history_within(history, part, unit);
		long of_part;

		for (int above = parent_of(history, part); below && above != unit;
		     above = parent_of(history, above))
			below = total_of(model, event, above, item).n == 0;
		if (!below || total_of(model, event, part, item).n == 0)
			continue;
		n -= come(model, event, part, item, false, &of_part);
		*counted -= of_part;
	}
	return n;
}

/* n as told: the sum of the rests in the unit. */
static void tell_n(const struct model *model, struct shown *shown)
{
	const struct history *history = model->history;
	long k = history->min_group;

	for (int unit = HISTORY_ALL; unit < history->n_units; unit++) {
		long n, y;

		if (!history_within(history, unit, shown->unit) ||
		    total_of(model, shown->event, unit, shown->item).n == 0)
			continue;
		y = come(model, shown->event, unit, shown->item, true, &n);
		if (n == 0 || y == n || y - n >= k) {
			shown->n += n;
			continue;
		}
		shown->n += y - k + 1 > k ? y - k + 1 : k;
		shown->n_is_least = true;
	}
}

static bool misses(const struct history *history, int event, int unit, int item, int person)
{
	const struct response *response = &history->responses[history->events[event].round][person];

	return response->here && response->late <= history->events[event].update &&
	       history_within(history, response->unit, unit) &&
	       history_asked(history, response, item) && !history_has(history, response, item);
}

void model_tell_row(const struct model *model, int event, int unit, int item)
{
	struct shown shown = { .event = event, .unit = unit, .item = item };
	const struct history *history = model->history;
	struct total total = total_of(model, event, unit, item);
	long counted, y = come(model, event, unit, item, false, &counted);
	bool conditional = history->items[item].when >= 0;

	shown.hidden = total.n == 0 || total.asked == 0;
	shown.others = y > counted;
	for (int i = 0; model->hole == TELLS_MISSING && shown.others && i < history->n_people; i++)
		shown.others = !misses(history, event, unit, item, i);
	if (!shown.hidden) {
		shown.low = round((double)total.sum_low / (double)total.asked * 10) / 10;
		shown.high = round((double)total.sum_high / (double)total.asked * 10) / 10;
		if (!conditional) {
			tell_n(model, &shown);
		} else {
			shown.n = model->hole == EXACT_ASKED ? total.asked : total.asked_least;
			shown.n_is_least = model->hole != EXACT_ASKED;
			shown.others = false;
		}
	}
	table_add(model->table, &shown);
}
