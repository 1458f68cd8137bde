/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Other worlds are looked for where they are most likely: one answer alone is another; two people
 * change places; or others' answers, one after another, make up for it. */
#include "worlds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	EVERY = 5, /* of so many questions about what somebody says one is asked, by chance */
	STEPS = 6000,
	RESTART = 1200,
};

struct worlds {
	struct history *history;
	const struct source *source;
	enum worlds_question question;
	struct table shown, other;
	struct response *round;
};

/* What is told, as far as the question minds it. A mean's digits can say how many are behind it,
 * and with much luck who is not: of that the manual warns. It is looked at only where answers are
 * asked for, or those that decide who is asked. */
static void tell(struct worlds *worlds, struct table *table)
{
	worlds->source->tell(worlds->history, table);
	for (size_t i = 0; i < table->n; i++)
		if (worlds->question == WORLDS_LACKS ||
		    (worlds->question == WORLDS_ASKED &&
			worlds->history->items[table->rows[i].item].when >= 0))
			table->rows[i].low = table->rows[i].high = 0;
}

static double distance(struct worlds *worlds)
{
	tell(worlds, &worlds->other);
	return table_distance(&worlds->shown, &worlds->other);
}

static void change_places(struct response *a, struct response *b)
{
	for (int item = 0; item < HISTORY_ITEMS; item++) {
		int answer = a->answers[item];

		a->answers[item] = b->answers[item];
		b->answers[item] = answer;
	}
}

/* Somebody who said this is the person, and the person is that one. */
static bool can_change_places(struct worlds *worlds, int person, int item, int answer)
{
	struct history *history = worlds->history;
	struct response *response = &worlds->round[person];
	bool same = false;

	for (int i = 0; i < history->n_people && !same; i++) {
		struct response *other = &worlds->round[i];

		if (i == person || !history_asked(history, other, item) ||
		    other->late != response->late || other->answers[item] != answer)
			continue;
		change_places(response, other);
		same = distance(worlds) == 0;
		change_places(response, other);
	}
	return same;
}

/* One answer of somebody else, by its number, or false where it is none that can be changed. */
static bool change_one(struct worlds *worlds, int person, int item, long number)
{
	const struct history *history = worlds->history;
	int n_answers = history->items[item].most + 2;
	int answer = (int)(number % n_answers) - 1, other = (int)(number / n_answers);
	struct response *response = &worlds->round[other % history->n_people];
	int of = history->items[history->n_items - 1].when < 0 ? item : other / history->n_people;

	if (other % history->n_people == person || !response->here ||
	    answer > history->items[of].most)
		return false;
	if (answer < 0 && history->items[of].required)
		return false;
	answer = answer < 0 ? HISTORY_NONE : answer;
	if (response->answers[of] == answer)
		return false;
	response->answers[of] = answer;
	return true;
}

static bool takes(double nearest, double then)
{
	return then <= nearest || (double)history_below(1000) < 1000 * exp((nearest - then) / 0.15);
}

/* From where the person says something else: change others' answers by chance, and keep what brings
 * the tables nearer to what was told, and now and then what does not; a few times from the start.
 */
static bool can_be_made_up(struct worlds *worlds, int person, int item)
{
	struct history *history = worlds->history;
	struct response kept[HISTORY_PEOPLE];
	int n_changes = (history->items[item].most + 2) * history->n_people *
			(history->items[history->n_items - 1].when >= 0 ? 2 : 1);
	double nearest = distance(worlds);

	memcpy(kept, worlds->round, sizeof kept);
	for (int step = 1; step < STEPS && nearest > 0; step++) {
		struct response now[HISTORY_PEOPLE];
		double then;

		if (step % RESTART == 0) {
			memcpy(worlds->round, kept, sizeof kept);
			nearest = distance(worlds);
		}
		memcpy(now, worlds->round, sizeof now);
		if (!change_one(worlds, person, item, history_below(n_changes)))
			continue;
		if (history_below(3) == 0)
			(void)change_one(worlds, person, item, history_below(n_changes));
		then = distance(worlds);
		if (takes(nearest, then))
			nearest = then;
		else
			memcpy(worlds->round, now, sizeof now);
	}
	memcpy(worlds->round, kept, sizeof kept);
	return nearest == 0;
}

static bool can_say(struct worlds *worlds, int person, int item, int answer, bool long_search)
{
	struct response *response = &worlds->round[person];
	int was = response->answers[item];
	bool same;

	response->answers[item] = answer;
	same = long_search ? can_be_made_up(worlds, person, item) : distance(worlds) == 0;
	response->answers[item] = was;
	return same || (!long_search && can_change_places(worlds, person, item, answer));
}

/* Is there a world in which the person gives some answer, or this one? */
static bool is_open(struct worlds *worlds, int person, int item, int answer)
{
	int first = answer == HISTORY_NONE ? 0 : answer;
	int last = answer == HISTORY_NONE ? worlds->history->items[item].most : answer;

	for (int long_search = 0; long_search < 2; long_search++)
		for (answer = first; answer <= last; answer++)
			if (can_say(worlds, person, item, answer, long_search == 1))
				return true;
	return false;
}

static bool is_decided_by(const struct history *history, int item)
{
	for (int i = 0; i < history->n_items; i++)
		if (history->items[i].when == item)
			return true;
	return false;
}

/* What is asked of one person and item; true where something is certain, which is in found. */
static bool ask(struct worlds *worlds, enum worlds_question question, struct worlds_found *found)
{
	const struct history *history = worlds->history;
	const struct response *response = &worlds->round[found->person];
	bool has = history_has(history, response, found->item), open = true;

	if (!history_asked(history, response, found->item) || (question == WORLDS_LACKS) == has ||
	    (question == WORLDS_ASKED && !is_decided_by(history, found->item)))
		return false;
	for (int answer = 0; has && answer <= history->items[found->item].most && open; answer++) {
		if (answer == response->answers[found->item] ||
		    (question == WORLDS_SAYS && history_below(EVERY) > 0))
			continue;
		found->looked_at++;
		found->not = answer;
		open = is_open(worlds, found->person, found->item, answer);
	}
	if (!has) {
		found->looked_at++;
		found->not = HISTORY_NONE;
		open = is_open(worlds, found->person, found->item, HISTORY_NONE);
	}
	return !open;
}

struct worlds_found worlds_attack(
    struct history *history, const struct source *source, enum worlds_question question)
{
	struct worlds worlds = { .history = history, .source = source, .question = question };
	struct worlds_found found = { .found = false };

	tell(&worlds, &worlds.shown);
	for (found.round = 0; found.round < history->n_rounds; found.round++) {
		worlds.round = history->responses[found.round];
		for (found.person = 0; found.person < history->n_people; found.person++)
			for (found.item = 0; found.item < history->n_items; found.item++) {
				found.found = ask(&worlds, question, &found);
				if (found.found)
					goto done;
			}
	}
done:
	free(worlds.shown.rows);
	free(worlds.other.rows);
	return found;
}
