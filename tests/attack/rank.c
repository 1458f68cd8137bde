/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Numbers that are sums over people are known once it is known what each answer adds: the columns
 * are a person's answer to an item, or to two of which one depends on the other, for each of its
 * values but the one it has. Who has answered stays the same. */
#include "rank.h"

#include <stdlib.h>

#include "algebra.h"
#include "base/memory.h"

struct attack {
	struct history *history;
	const struct source *source;
	struct numbers before, after, beside;
	struct response *round; /* that is changed */
	int64_t *columns;       /* one after another, of before.n numbers */
	int *owner;
	size_t n_columns, room, passed_over;
};

static bool keeps_shape(const struct attack *attack, struct numbers *numbers)
{
	attack->source->keep(attack->history, numbers);
	return numbers->shape == attack->before.shape && numbers->n == attack->before.n;
}

/* What somebody says to an item, and to the one behind it, where it is asked then. */
struct state {
	int item, next; /* -1: there is none behind it */
	int value, then;
};

static void say(struct response *response, const struct state *state)
{
	response->answers[state->item] = state->value;
	if (state->next >= 0)
		response->answers[state->next] = state->then;
}

static bool says(const struct response *response, const struct state *state)
{
	return response->here && response->answers[state->item] == state->value &&
	       (state->next < 0 || state->value != 1 ||
		   response->answers[state->next] == state->then);
}

/* What an answer adds is the same whatever others say. Where to change it alone moves a block,
 * somebody else's is changed the other way first. */
static bool look_beside(struct attack *attack, struct response *response, const struct state *was,
    const struct state *now)
{
	bool found = false;

	for (int i = 0; i < attack->history->n_people && !found; i++) {
		struct response *other = &attack->round[i];
		struct response kept = *other;
		struct state turned = { now->item, now->next, other->answers[now->item] != 1, 0 };

		if (other == response || !history_has(attack->history, other, now->item))
			continue;
		say(other, &turned);
		found = keeps_shape(attack, &attack->after);
		say(response, was);
		found = found && keeps_shape(attack, &attack->beside);
		say(response, now);
		*other = kept;
	}
	return found;
}

static void look(
    struct attack *attack, int person, const struct state *was, const struct state *now)
{
	struct response *response = &attack->round[person];
	size_t n = attack->before.n;
	const struct number *base = attack->before.all;

	say(response, now);
	if (!keeps_shape(attack, &attack->after)) {
		if (!look_beside(attack, response, was, now)) {
			attack->passed_over++;
			return;
		}
		base = attack->beside.all;
	}
	if (attack->n_columns == attack->room) {
		attack->room = 2 * attack->room + 64;
		attack->columns =
		    memory_grow(attack->columns, attack->room * n + 1, sizeof *attack->columns);
		attack->owner = memory_grow(attack->owner, attack->room, sizeof *attack->owner);
	}
	for (size_t i = 0; i < n; i++)
		attack->columns[attack->n_columns * n + i] = attack->after.all[i].is - base[i].is;
	attack->owner[attack->n_columns++] = person;
}

/* The item that is asked only after this one, or -1. */
static int behind(const struct history *history, int item)
{
	for (int i = 0; i < history->n_items; i++)
		if (history->items[i].when == item)
			return i;
	return -1;
}

static void change(struct attack *attack, int person, int item)
{
	const struct history *history = attack->history;
	struct response *response = &attack->round[person], kept = *response;
	int next = behind(history, item);
	struct state was = { item, next, response->answers[item],
		next < 0 ? 0 : response->answers[next] };

	/* One that depends is changed with the one that it depends on. */
	if (!history_has(history, response, item) || history->items[item].when >= 0)
		return;
	for (int value = 0; value <= history->items[item].most; value++) {
		int last = next < 0 || value != 1 ? -1 : history->items[next].most;

		for (int then = -1; then <= last; then++) {
			struct state now = { item, next, value, then < 0 ? HISTORY_NONE : then };

			if (then < 0 && last >= 0 && history->items[next].required)
				continue;
			if (!says(&kept, &now))
				look(attack, person, &was, &now);
			*response = kept;
		}
	}
}

/* What the answer of a column adds to a number. What is told as a part alone, s of n, is an
 * equation too: s times what n was is n times what s was. */
static int64_t coefficient(const struct attack *attack, size_t column, size_t i)
{
	const struct number *number = &attack->before.all[i];
	const int64_t *adds = attack->columns + column * attack->before.n;

	if (number->whole == NUMBER_SHOWN)
		return adds[i];
	if (number->whole == NUMBER_HIDDEN)
		return 0;
	return adds[i] * attack->before.all[number->whole].is - adds[number->whole] * number->is;
}

static size_t solve(const struct attack *attack, struct rank_found *found)
{
	size_t n = attack->n_columns, n_rows = 0;
	int64_t *rows = memory_new(attack->before.n * n + 1, sizeof *rows);

	for (size_t i = 0; i < attack->before.n; i++) {
		bool any = false;

		for (size_t j = 0; j < n; j++) {
			rows[n_rows * n + j] = coefficient(attack, j, i);
			any = any || rows[n_rows * n + j] != 0;
		}
		n_rows += any;
	}
	found->n_rows = n_rows;
	found->n_columns = n;
	found->n = algebra_find_few(
	    rows, n_rows, n, attack->owner, (size_t)attack->history->min_group, found->people);
	free(rows);
	return found->n;
}

struct rank_found rank_attack(struct history *history, const struct source *source)
{
	struct attack attack = { .history = history, .source = source };
	struct rank_found found = { .n = 0 };

	source->keep(history, &attack.before);
	for (int r = 0; r < history->n_rounds; r++) {
		attack.round = history->responses[r];
		for (int i = 0; i < history->n_people; i++)
			for (int item = 0; item < history->n_items; item++)
				change(&attack, i, item);
	}
	solve(&attack, &found);
	found.passed_over = attack.passed_over;
	free(attack.before.all);
	free(attack.after.all);
	free(attack.beside.all);
	free(attack.columns);
	free(attack.owner);
	return found;
}
