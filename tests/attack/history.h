/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has happened in an organisation that was made up: units, rounds, and who answered what,
 * where and when. An attacker changes one answer of it, and looks at what is told then. */
#ifndef SKATTA_TESTS_ATTACK_HISTORY_H
#define SKATTA_TESTS_ATTACK_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

enum {
	HISTORY_UNITS = 24,
	HISTORY_PEOPLE = 40,
	HISTORY_ROUNDS = 4,
	HISTORY_ITEMS = 6,
	HISTORY_EVENTS = 12,
	HISTORY_ALL = -1,    /* above all districts */
	HISTORY_NONE = -100, /* no answer: left out, not applicable or not said */
};

/* An item has values from 0 to `most`; it is asked only where an earlier one, `when`, is 1. */
struct history_item {
	int most;
	bool number;   /* else on a scale */
	int when;      /* -1: always */
	bool required; /* whoever is asked has answered */
};

struct history_unit {
	int parent; /* HISTORY_ALL above a district */
	int level;  /* 0 district, 1 school, 2 team */
	long heads;
};

/* What a person has said in a round. */
struct response {
	bool here;
	int unit;
	int late; /* 0 before the round closed, else before its update of this number */
	int answers[HISTORY_ITEMS];
};

/* A round closes, or is updated: in this order. */
struct history_event {
	int round, update; /* 0: it closes */
};

struct history {
	int min_group, min_distribution;
	struct history_item items[HISTORY_ITEMS];
	int n_items;
	struct history_unit units[HISTORY_UNITS]; /* each before its parts */
	int n_units;
	int n_people, n_rounds;
	int follows[HISTORY_ROUNDS]; /* -1 for none */
	struct response responses[HISTORY_ROUNDS][HISTORY_PEOPLE];
	struct history_event events[HISTORY_EVENTS];
	int n_events;
};

/* What a history is like. */
enum history_items {
	HISTORY_ONE,    /* one item on a scale */
	HISTORY_AREA,   /* four of one area */
	HISTORY_ASKED,  /* two, and the second is asked only of those who say 1 to the first */
	HISTORY_NUMBER, /* one that is a number */
	HISTORY_MANY,   /* four of an area, and two as in HISTORY_ASKED */
};
enum history_tree {
	HISTORY_ANY_TREE,
	HISTORY_ONE_SCHOOL, /* in one district */
	HISTORY_ONE_TEAM,   /* in each school */
	HISTORY_NO_TEAMS,   /* people at schools only */
	HISTORY_SMALL_DEEP, /* one small team, and all others large */
	HISTORY_ALL_SMALL,  /* no team is as large as min_group */
	HISTORY_TREES,
};
struct history_kind {
	enum history_items items;
	enum history_tree tree;
	int values; /* how many an item has */
	int rounds;
	bool groups; /* people move in groups, else one by one */
	bool split;  /* a team becomes two */
	bool late;
	bool fork; /* two rounds follow the first */
	bool ends; /* everybody stands at one end of the scale */
	int asked; /* per cent who say 1 to the item that decides, and all of these must answer the
		      other; 0 for chance */
	int min_group; /* 0: 3 */
	bool in_teams; /* where a school has teams, everybody is in one */
};

/* One by chance, the same for the same seed. */
void history_make(struct history *history, const struct history_kind *kind, uint64_t seed);

/* Chance, from the last seed on: 0 to limit - 1. */
void history_seed(uint64_t seed);
int history_below(int limit);

bool history_within(const struct history *history, int unit, int above);
/* The school of a unit, or HISTORY_ALL above schools. */
int history_school(const struct history *history, int unit);
/* Has the person been asked, and said something that counts? */
bool history_asked(const struct history *history, const struct response *response, int item);
bool history_has(const struct history *history, const struct response *response, int item);
/* For a reader of a failure. */
void history_print(const struct history *history);

#endif
