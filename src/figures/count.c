/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Counting responses, one pass: each is added to its unit and to all that the unit is part of. */
#include "figures/count.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/comments.h"
#include "form/score.h"

/* What one response adds, computed once for all the units that it is added to. */
struct person {
	const struct questionnaire *questionnaire;
	const struct asked *asked;
	const struct answers *answers;
	struct score areas[QUESTIONNAIRE_MAX_AREAS];
	struct score total;
};

struct count *count_new(const struct round *round)
{
	struct count *count = memory_new(1, sizeof(*count));

	count->round = round;
	count->units = memory_new(round->organisation->n_units + 1, sizeof(*count->units));
	return count;
}

static size_t items_with_points(const struct area *area)
{
	size_t n = 0;

	for (size_t i = 0; i < area->n_items; i++)
		n += area->items[i].kind->has_points;
	return n;
}

static void unit_count_start(struct unit_count *unit, const struct questionnaire *questionnaire)
{
	unit->items = memory_new(questionnaire->n_items, sizeof(*unit->items));
	unit->areas = memory_new(questionnaire->n_areas, sizeof(*unit->areas));
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (questionnaire->items[i].scale)
			unit->items[i].labels =
			    memory_new(questionnaire->items[i].scale->n_labels, sizeof(long));
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		statistics_consistency_start(
		    &unit->areas[i].consistency, items_with_points(&questionnaire->areas[i]));
}

static void unit_count_free(struct unit_count *unit, const struct questionnaire *questionnaire)
{
	for (size_t i = 0; unit->items && i < questionnaire->n_items; i++) {
		tally_free(&unit->items[i].values);
		free(unit->items[i].labels);
	}
	for (size_t i = 0; unit->areas && i < questionnaire->n_areas; i++) {
		tally_free(&unit->areas[i].indexes);
		statistics_consistency_free(&unit->areas[i].consistency);
	}
	tally_free(&unit->totals);
	free(unit->items);
	free(unit->areas);
}

void count_free(struct count *count)
{
	if (!count)
		return;
	for (size_t i = 0; i <= count->round->organisation->n_units; i++)
		unit_count_free(&count->units[i], count->round->questionnaire);
	free(count->units);
	comments_forget(count);
	free(count);
}

void count_set_order(struct count *count, const unsigned char key[DIGEST_SIZE])
{
	memcpy(count->order, key, DIGEST_SIZE);
}

void count_leave_out(struct count *count, unsigned char (*names)[DIGEST_SIZE], size_t n)
{
	count->left_out = names;
	count->n_left_out = n;
}

size_t count_place(const struct count *count, int unit)
{
	return unit == FIGURES_ALL ? count->round->organisation->n_units : (size_t)unit;
}

size_t count_place_above(const struct count *count, size_t place)
{
	int parent = count->round->organisation->units[place].parent;

	return count_place(count, parent == ORGANISATION_NO_UNIT ? FIGURES_ALL : parent);
}

bool count_has_values(const struct item *item)
{
	return item->kind->has_points || strcmp(item->kind->name, "number") == 0;
}

/* One label, or of several choices each. */
static void add_labels(
    struct item_count *count, const struct item *item, const struct answer *answer)
{
	for (size_t i = 0; i < item->scale->n_labels; i++)
		if (answer->chosen ? answer->chosen >> i & 1 : answer->number == (long)i)
			count->labels[i]++;
}

static void add_item(struct item_count *count, const struct item *item, const struct answer *answer)
{
	/* Who tells it to the coordinator alone is in no figure: the rest would be as many as are
	 * quoted. */
	if (answer->told)
		return;
	switch (answer->state) {
	case ANSWER_GIVEN:
		count->given++;
		if (count_has_values(item))
			tally_add(&count->values, (double)answer->number);
		if (item->scale)
			add_labels(count, item, answer);
		break;
	case ANSWER_NOT_APPLICABLE:
		count->not_applicable++;
		break;
	case ANSWER_NOT_SAID:
		count->not_said++;
		break;
	case ANSWER_NONE:
		break;
	}
}

/* Someone who lacks an item of the area, for whatever reason, is left out of its consistency. */
static void add_consistency(
    struct consistency *consistency, const struct area *area, const struct person *person)
{
	long points[QUESTIONNAIRE_MAX_ITEMS], most;
	size_t n = 0;

	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i];

		if (!item->kind->has_points)
			continue;
		if (!progress_applies(item, person->asked, person->answers) ||
		    !score_points(item, &person->answers->of[item->number], &points[n], &most))
			return;
		n++;
	}
	if (n > 0)
		statistics_consistency_add(consistency, points);
}

static void add_person(struct unit_count *unit, const struct person *person)
{
	const struct questionnaire *questionnaire = person->questionnaire;

	if (unit->responses++ == 0)
		unit_count_start(unit, questionnaire);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (progress_applies(item, person->asked, person->answers))
			add_item(&unit->items[i], item, &person->answers->of[i]);
	}
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		if (person->areas[i].enough)
			tally_add(&unit->areas[i].indexes, person->areas[i].index);
		add_consistency(&unit->areas[i].consistency, &questionnaire->areas[i], person);
	}
	if (person->total.enough)
		tally_add(&unit->totals, person->total.index);
}

static void add_comments(struct count *count, size_t place, const struct person *person)
{
	const struct questionnaire *questionnaire = person->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct answer *answer = &person->answers->of[i];

		if (answer->text && !answer->told &&
		    progress_applies(item, person->asked, person->answers))
			comments_keep(count, place, item, answer->text);
	}
}

void count_add(
    struct count *count, int unit, const struct asked *asked, const struct answers *answers)
{
	const struct questionnaire *questionnaire = count->round->questionnaire;
	size_t all = count_place(count, FIGURES_ALL);
	struct person person = {
		.questionnaire = questionnaire,
		.asked = asked,
		.answers = answers,
		.total = score_total(answers, asked),
	};

	for (size_t i = 0; i < questionnaire->n_areas; i++)
		person.areas[i] = score_area(answers, asked, &questionnaire->areas[i]);
	for (size_t place = count_place(count, unit); place != all;
	     place = count_place_above(count, place))
		add_person(&count->units[place], &person);
	add_person(&count->units[all], &person);
	add_comments(count, count_place(count, unit), &person);
}
