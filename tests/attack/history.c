/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Histories by chance. People come in small groups; where a history moves groups, all of a group go
 * the same way, which makes the blocks of two rounds overlap in parts that one by one never come.
 */
#include "history.h"

#include <stdio.h>
#include <string.h>

static uint64_t chance;

void history_seed(uint64_t seed)
{
	chance = seed * 2654435761u + 88172645463325252u;
	for (int i = 0; i < 4; i++)
		(void)history_below(2);
}

int history_below(int limit)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (int)((chance >> 33) % (uint64_t)limit);
}

static bool percent(int share)
{
	return history_below(100) < share;
}

bool history_within(const struct history *history, int unit, int above)
{
	while (unit != above && unit != HISTORY_ALL)
		unit = history->units[unit].parent;
	return unit == above;
}

int history_school(const struct history *history, int unit)
{
	if (unit != HISTORY_ALL && history->units[unit].level == 2)
		unit = history->units[unit].parent;
	return unit != HISTORY_ALL && history->units[unit].level == 1 ? unit : HISTORY_ALL;
}

bool history_asked(const struct history *history, const struct response *response, int item)
{
	int when = history->items[item].when;

	return response->here && (when < 0 || response->answers[when] == 1);
}

bool history_has(const struct history *history, const struct response *response, int item)
{
	return history_asked(history, response, item) && response->answers[item] != HISTORY_NONE;
}

static int add_unit(struct history *history, int parent, int level)
{
	history->units[history->n_units] = (struct history_unit){ parent, level, 99 };
	return history->n_units++;
}

static void make_tree(struct history *history, enum history_tree tree)
{
	static const int numbers[] = { 1, 1, 2, 3 };
	int districts = tree == HISTORY_ONE_SCHOOL ? 1 : 1 + history_below(2);

	for (int d = 0; d < districts; d++) {
		int district = add_unit(history, HISTORY_ALL, 0);
		int schools =
		    tree == HISTORY_ONE_SCHOOL || (d > 0 && percent(50)) ? 1 : 1 + history_below(2);

		for (int s = 0; s < schools; s++) {
			int school = add_unit(history, district, 1);
			int teams = tree == HISTORY_ONE_TEAM     ? 1
				    : tree == HISTORY_NO_TEAMS   ? 0
				    : tree == HISTORY_ONE_SCHOOL ? 2 + history_below(2)
								 : numbers[history_below(4)];

			for (int t = 0; t < teams; t++)
				add_unit(history, school, 2);
		}
	}
}

/* Where people answer: a team, or a school (which has none, or people in no team). */
static int some_place(const struct history *history, int school)
{
	int places[HISTORY_UNITS], n = 0;

	for (int i = 0; i < history->n_units; i++)
		if (history->units[i].level > 0 &&
		    (school == HISTORY_ALL || history_school(history, i) == school))
			for (int times = history->units[i].level == 2 ? 4 : 1; times > 0; times--)
				places[n++ % HISTORY_UNITS] = i;
	n = n < HISTORY_UNITS ? n : HISTORY_UNITS;
	return places[history_below(n)];
}

static bool has_teams(const struct history *history, int unit)
{
	return unit + 1 < history->n_units && history->units[unit + 1].parent == unit;
}

/* How many begin in a unit. */
static int crowd(
    const struct history *history, const struct history_kind *kind, int unit, bool *deep)
{
	enum history_tree tree = kind->tree;
	int k = history->min_group;

	if (history->units[unit].level == 0)
		return 0;
	if (history->units[unit].level == 1 && has_teams(history, unit))
		return tree == HISTORY_ANY_TREE && !kind->in_teams ? history_below(3) : 0;
	if (tree == HISTORY_ALL_SMALL)
		return history_below(k);
	if (tree != HISTORY_SMALL_DEEP)
		return 2 + history_below(k + 2);
	if (*deep)
		return k + history_below(k);
	*deep = true;
	return 1 + history_below(k - 1);
}

static void answer(const struct history *history, const struct history_kind *kind, bool high,
    struct response *response)
{
	int lacking = kind->items == HISTORY_AREA ? 15 : kind->groups ? 2 : 10;

	for (int i = 0; i < HISTORY_ITEMS; i++) {
		response->answers[i] = HISTORY_NONE;
		if (i >= history->n_items || (percent(lacking) && !history->items[i].required))
			continue;
		response->answers[i] = kind->ends ? (high ? history->items[i].most : 0)
						  : history_below(history->items[i].most + 1);
		if (kind->asked > 0 && i + 1 < history->n_items && history->items[i + 1].when == i)
			response->answers[i] = percent(kind->asked);
	}
}

/* Groups of one to three people, by the place of the first of them. */
static void make_groups(const struct history *history, int *group)
{
	for (int i = 0, left = 0, head = 0; i < history->n_people; i++) {
		if (left == 0) {
			static const int sizes[] = { 1, 1, 2, 2, 3 };

			left = sizes[history_below(5)];
			head = i;
		}
		group[i] = head;
		left--;
	}
}

/* Where everybody is in the next round; HISTORY_ALL for who is not there. */
static void move(const struct history *history, const struct history_kind *kind, const int *group,
    const int *first, int *place)
{
	int split = kind->split ? some_place(history, HISTORY_ALL) : HISTORY_ALL;
	int other =
	    split == HISTORY_ALL ? split : some_place(history, history_school(history, split));

	for (int i = 0; i < history->n_people; i++) {
		bool with = kind->groups && group[i] != i;
		int school = history_school(history, place[i] == HISTORY_ALL ? first[i] : place[i]);

		if (with)
			place[i] = place[group[i]];
		else if (percent(kind->groups ? 25 : 15))
			place[i] = HISTORY_ALL;
		else if (percent(kind->groups ? 80 : 30))
			place[i] = some_place(history, school);
		else if (place[i] == HISTORY_ALL && percent(50))
			place[i] = first[i];
		else if (place[i] != HISTORY_ALL && percent(5))
			place[i] = some_place(history, HISTORY_ALL);
		if (split != HISTORY_ALL && place[i] == split && i % 2 == 0)
			place[i] = other;
	}
}

static void make_people(struct history *history, const struct history_kind *kind)
{
	int first[HISTORY_PEOPLE], place[HISTORY_PEOPLE], group[HISTORY_PEOPLE];
	bool deep = false, high = percent(50);

	for (int i = 0; i < history->n_units; i++)
		for (int n = crowd(history, kind, i, &deep); n > 0; n--)
			if (history->n_people < HISTORY_PEOPLE)
				first[history->n_people++] = i;
	make_groups(history, group);
	/* Some come later. */
	for (int i = 0; i < history->n_people; i++)
		place[i] = kind->rounds > 1 && percent(10) ? HISTORY_ALL : first[i];
	for (int r = 0; r < history->n_rounds; r++) {
		if (r > 0)
			move(history, kind, group, first, place);
		for (int i = 0; i < history->n_people; i++) {
			struct response *response = &history->responses[r][i];

			response->here = place[i] != HISTORY_ALL;
			response->unit = place[i];
			response->late = kind->late && percent(25) ? 1 + history_below(2) : 0;
			answer(history, kind, high, response);
		}
	}
}

/* A round closes once it may not be updated any more whatever it follows. */
static void make_events(struct history *history, const struct history_kind *kind)
{
	for (int r = 0; r < history->n_rounds; r++)
		for (int update = 0; update <= (kind->late ? 2 : 0); update++)
			history->events[history->n_events++] = (struct history_event){ r, update };
}

void history_make(struct history *history, const struct history_kind *kind, uint64_t seed)
{
	static const int numbers[] = { 1, 4, 2, 1, 6 };

	*history = (struct history){ .min_group = kind->min_group > 0 ? kind->min_group : 3 };
	history->min_distribution = 2 * history->min_group;
	history_seed(seed);
	history->n_items = numbers[kind->items];
	for (int i = 0; i < history->n_items; i++)
		history->items[i] = (struct history_item){ .most = kind->values - 1,
			.number = kind->items == HISTORY_NUMBER,
			.when = -1 };
	if (kind->items == HISTORY_ASKED || kind->items == HISTORY_MANY) {
		history->items[history->n_items - 2].most = 1;
		history->items[history->n_items - 1].when = history->n_items - 2;
		history->items[history->n_items - 1].required = kind->asked > 0;
	}
	history->n_rounds = kind->rounds;
	for (int r = 0; r < HISTORY_ROUNDS; r++)
		history->follows[r] = kind->fork && r == 2 ? 0 : r - 1;
	make_tree(history, kind->tree);
	make_people(history, kind);
	make_events(history, kind);
}

void history_print(const struct history *history)
{
	for (int i = 0; i < history->n_units; i++)
		printf("# unit %d in %d\n", i, history->units[i].parent);
	for (int r = 0; r < history->n_rounds; r++) {
		printf("# round %d follows %d:", r, history->follows[r]);
		for (int i = 0; i < history->n_people; i++) {
			const struct response *response = &history->responses[r][i];

			if (!response->here)
				continue;
			printf(" %d@%d", i, response->unit);
			if (response->late > 0)
				printf("+%d", response->late);
			for (int item = 0; item < history->n_items; item++)
				if (history_has(history, response, item))
					printf("%c%d", item ? ',' : '=', response->answers[item]);
				else
					printf("%c.", item ? ',' : '=');
		}
		printf("\n");
	}
}
