/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers as numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "figures/count/people_private.h"

struct people *people_new(const struct round *round)
{
	struct people *people = memory_new(1, sizeof *people);

	people->round = round;
	return people;
}

static void wipe_text(char *text)
{
	if (text != NULL)
		secret_wipe(text, strlen(text));
	free(text);
}

void people_free(struct people *people)
{
	size_t n_items;

	if (people == NULL)
		return;
	n_items = people->round->questionnaire->n_items;
	for (size_t i = 0; i < people->n; i++) {
		for (size_t item = 0; item < n_items; item++)
			wipe_text(people->persons[i].answers[item].text);
		secret_wipe(
		    people->persons[i].answers, n_items * sizeof *people->persons[i].answers);
		free(people->persons[i].answers);
	}
	free(people->persons);
	free(people);
}

static bool is_given(const struct answer *answer)
{
	return answer->state == ANSWER_GIVEN && !answer->private;
}

/* Whether the person is one of those whom the item is counted over, and what they said. */
static enum person_state state_of(
    const struct item *item, const struct asked *asked, const struct answers *answers)
{
	const struct item *other = item->when.item;
	bool applies = progress_applies(item, asked, answers);
	const struct answer *answer = &answers->all[item->number];

	if (other == NULL)
		return applies && is_given(answer) ? PERSON_VALUE : PERSON_OUT;
	if (applies)
		return is_given(answer) ? PERSON_VALUE : PERSON_SILENT;
	return progress_applies(other, asked, answers) && is_given(&answers->all[other->number])
		   ? PERSON_NOT_ASKED
		   : PERSON_OUT;
}

static struct person_answer take(
    const struct item *item, const struct asked *asked, const struct answers *answers)
{
	const struct answer *answer = &answers->all[item->number];
	struct person_answer taken = { .state = state_of(item, asked, answers) };

	if (taken.state != PERSON_VALUE)
		return taken;
	taken.value = item->kind->value(answer);
	taken.text = memory_copy(answer->text);
	return taken;
}

/* Texts have no part in it. */
static void rank(struct person *person, size_t n_items)
{
	long long *said = memory_new(2 * n_items + 1, sizeof *said);

	for (size_t i = 0; i < n_items; i++) {
		said[2 * i] = person->answers[i].state;
		said[2 * i + 1] = person->answers[i].value;
	}
	digest_in(person->rank, NULL, "skatta-rank/1", said, 2 * n_items * sizeof *said);
	secret_wipe(said, 2 * n_items * sizeof *said);
	free(said);
}

void people_add(struct people *people, const unsigned char id[PEOPLE_ID_SIZE], int unit,
    const struct asked *asked, const struct answers *answers)
{
	const struct questionnaire *questionnaire = people->round->questionnaire;
	struct person *person;

	if (people->n == people->room) {
		people->room = 2 * people->room + 64;
		people->persons =
		    memory_grow(people->persons, people->room, sizeof *people->persons);
	}
	person = &people->persons[people->n++];
	*person = (struct person){ .place = (size_t)unit };
	memcpy(person->id, id, PEOPLE_ID_SIZE);
	person->answers = memory_new(questionnaire->n_items, sizeof *person->answers);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		person->answers[i] = take(&questionnaire->items[i], asked, answers);
	rank(person, questionnaire->n_items);
	people->is_sorted = false;
}

int people_by_rank(const struct person *one, const struct person *other)
{
	int order = memcmp(one->rank, other->rank, DIGEST_SIZE);

	return (order > 0) - (order < 0);
}

static int compare(const void *a, const void *b)
{
	return memcmp(
	    ((const struct person *)a)->id, ((const struct person *)b)->id, PEOPLE_ID_SIZE);
}

void people_sort(struct people *people)
{
	if (!people->is_sorted && people->n > 0)
		qsort(people->persons, people->n, sizeof *people->persons, compare);
	people->is_sorted = true;
}

const struct person *people_find(
    const struct people *people, const unsigned char id[PEOPLE_ID_SIZE])
{
	struct person wanted = { .at = 0 };

	memcpy(wanted.id, id, PEOPLE_ID_SIZE);
	return people->n > 0
		   ? bsearch(&wanted, people->persons, people->n, sizeof *people->persons, compare)
		   : NULL;
}

long people_points(const struct item *item, long long value)
{
	return item->reverse ? item->most - (long)value : (long)value;
}

bool people_complete(const struct person *person, const struct area *area, long *points)
{
	size_t n = 0;

	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i];
		const struct person_answer *answer = &person->answers[item->number];

		if (!item->kind->has_points)
			continue;
		if (answer->state != PERSON_VALUE)
			return false;
		points[n++] = people_points(item, answer->value);
	}
	return n > 0;
}

/* Has the person left the whole area out, as one who was not asked it? */
static bool is_left_out(const struct person *person, const struct area *area)
{
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points &&
		    person->answers[area->items[i].number].state == PERSON_VALUE)
			return false;
	return true;
}

long people_points_possible(const struct area *area)
{
	long most = 0;

	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			most += area->items[i].most;
	return most;
}

bool people_complete_total(
    const struct person *person, const struct questionnaire *questionnaire, long *thousandths)
{
	long points[QUESTIONNAIRE_MAX_ITEMS];
	double sum = 0;
	long n = 0;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		double reached = 0;

		if (area->purpose != AREA_COMPETENCE || is_left_out(person, area))
			continue;
		if (!people_complete(person, area, points))
			return false;
		for (size_t j = 0, k = 0; j < area->n_items; j++)
			if (area->items[j].kind->has_points)
				reached += (double)points[k++];
		sum += reached * 100000 / (double)people_points_possible(area);
		n++;
	}
	if (n == 0)
		return false;
	*thousandths = (long)(sum / (double)n + 0.5);
	return true;
}
