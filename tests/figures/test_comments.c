/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people wrote: which unit quotes it, and that its order tells nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/small.h"

enum { LEAST = 10 };

/* The unit's list for K1; NULL where there is none. */
static const struct comments *list_of(const struct small *fixture, int unit)
{
	for (size_t i = 0; i < fixture->figures->n_comments; i++)
		if (fixture->figures->comments[i].unit == unit)
			return &fixture->figures->comments[i];
	return NULL;
}

/* So many people write, each what nobody else does. */
static void write_many(struct small *fixture, int unit, size_t people)
{
	for (size_t i = 0; i < people; i++) {
		char *words = text_format("%d.%zu", unit, i);

		small_write(fixture, unit, words);
		free(words);
	}
}

static void assert_hidden(const struct small *fixture, int unit)
{
	const struct comments *list = list_of(fixture, unit);

	assert_non_null(list);
	assert_true(list->hidden);
	assert_int_equal(list->n_texts, 0);
	assert_null(list->texts);
}

static void assert_quotes(const struct small *fixture, int unit, size_t texts)
{
	const struct comments *list = list_of(fixture, unit);

	assert_non_null(list);
	assert_false(list->hidden);
	assert_string_equal(list->item->id, "K1");
	assert_int_equal(list->n_texts, texts);
}

static void test_enough_of_them(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, LONE, LEAST - 1);
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, LONE, "K1")->n, LEAST - 1);
	assert_hidden(fixture, LONE);
	assert_hidden(fixture, DISTRICT);
	assert_hidden(fixture, FIGURES_ALL);
	small_write(fixture, LONE, "x");
	small_disclose(fixture);
	assert_quotes(fixture, LONE, LEAST);
	assert_hidden(fixture, DISTRICT); /* they stand with the school */
	assert_hidden(fixture, SCHOOL);

	/* A promise can be higher than the floor, and never lower. */
	fixture->round.min_comments = LEAST + 1;
	small_disclose(fixture);
	assert_hidden(fixture, LONE);
	fixture->round.min_comments = 1;
	small_disclose(fixture);
	assert_quotes(fixture, LONE, LEAST);
	assert_hidden(fixture, SCHOOL);
}

/* Whoever did not write is none of them. */
static void test_other_answers_do_not_count(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, LONE, LEAST - 1);
	small_add_times(fixture, 3, LONE, "T", "222233.00-");
	small_add_times(fixture, 3, LONE, "T", "222233.00?");
	small_disclose(fixture);
	assert_hidden(fixture, LONE);
}

static void test_never_a_team(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, TEAM_1, LEAST + 2);
	small_disclose(fixture);
	assert_null(list_of(fixture, TEAM_1));
	assert_null(list_of(fixture, TEAM_2));
	assert_quotes(fixture, SCHOOL, LEAST + 2);
}

/* What the district has beside the school's list is none, or enough. */
static void test_what_is_left_over(void **state)
{
	struct small *fixture = *state;

	/* The four are in no block, and so nowhere. */
	write_many(fixture, TEAM_1, LEAST - 3);
	write_many(fixture, TEAM_2, 4);
	write_many(fixture, LONE, LEAST - 3);
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, SCHOOL, "K1")->n, LEAST - 3);
	assert_hidden(fixture, SCHOOL);
	assert_hidden(fixture, LONE);
	assert_quotes(fixture, DISTRICT, 2 * (LEAST - 3));
	assert_hidden(fixture, FIGURES_ALL);
	small_write(fixture, TEAM_2, "x");
	small_disclose(fixture);
	assert_quotes(fixture, SCHOOL, LEAST + 2);
	assert_hidden(fixture, LONE);
	assert_hidden(fixture, DISTRICT);
}

/* Three of one school are too few, and too few beside those who stand with the other. */
static void test_few_beside_enough(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, TEAM_1, LEAST + 1);
	write_many(fixture, LONE, 3);
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, DISTRICT, "K1")->n, LEAST + 1);
	assert_hidden(fixture, DISTRICT);
	assert_quotes(fixture, SCHOOL, LEAST + 1);
}

/* More answers than heads: none of them is counted. */
static void test_more_than_heads(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, LONE, 16);
	write_many(fixture, TEAM_1, LEAST);
	small_disclose(fixture);
	assert_hidden(fixture, LONE);
	assert_quotes(fixture, SCHOOL, LEAST);
	assert_hidden(fixture, DISTRICT);
}

/* All lists together, as many as there are texts in them. */
static size_t quoted(const struct small *fixture, const char **texts)
{
	size_t n = 0;

	for (size_t i = 0; i < fixture->figures->n_comments; i++) {
		const struct comments *list = &fixture->figures->comments[i];

		assert_true(list->n_texts == 0 || (!list->hidden && list->n_texts >= LEAST));
		for (size_t t = 0; t < list->n_texts; t++)
			texts[n++] = list->texts[t];
	}
	return n;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The same at every run. */
static unsigned below(unsigned limit)
{
	static uint64_t seed = 1;

	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % limit;
}

/* However many write where: a list is empty or long enough, no comment stands twice, a unit that is
 * shown has all of its own, and most are shown somewhere. */
static void test_by_chance(void **state)
{
	static const int answer[] = { TEAM_1, TEAM_2, LONE };
	struct small *fixture = *state;
	size_t lists = 0, left_over = 0, all_written = 0, all_quoted = 0;

	for (int turn = 0; turn < 500; turn++) {
		const char *texts[45];
		size_t written = 0, n;

		small_start_again(fixture);
		for (size_t i = 0; i < COUNT(answer); i++) {
			size_t people = below(15);

			write_many(fixture, answer[i], people);
			written += people;
		}
		small_disclose(fixture);
		n = quoted(fixture, texts);
		qsort(texts, n, sizeof *texts, compare_texts);
		for (size_t i = 1; i < n; i++)
			assert_string_not_equal(texts[i - 1], texts[i]);
		if (!list_of(fixture, FIGURES_ALL)->hidden)
			assert_int_equal(n, written);
		all_written += written;
		all_quoted += n;
		lists += list_of(fixture, SCHOOL)->n_texts > 0;
		left_over += list_of(fixture, DISTRICT)->n_texts > 0;
	}
	assert_in_range(lists, 50, 450);
	assert_in_range(left_over, 50, 450);
	assert_in_range(100 * all_quoted, 60 * all_written, 99 * all_written);
}

static char *joined(const struct small *fixture, int unit)
{
	struct text all = { 0 };
	const struct comments *list = list_of(fixture, unit);

	for (size_t i = 0; i < list->n_texts; i++)
		text_addf(&all, "%s|", list->texts[i]);
	return text_take(&all);
}

/* Each has a name of its own, whatever the words. */
static void assert_names_differ(const struct comments *list)
{
	for (size_t i = 0; i < list->n_texts; i++)
		for (size_t other = 0; other < i; other++)
			assert_memory_not_equal(list->names[i], list->names[other], DIGEST_SIZE);
}

/* The order follows from the texts and the key; not from when they came, nor from whom, nor from
 * the team. What was written twice stands twice. */
static void test_any_order(void **state)
{
	static const char *const texts[] = { "a", "b", "c", "d", "e", "f", "g", "h", "twice",
		"twice", "i", "j" };
	static const size_t steps[] = { 5, 7, 11 };
	struct small *fixture = *state;
	char *first, *other;

	for (size_t i = 0; i < COUNT(texts); i++)
		small_write(fixture, i % 2 ? TEAM_1 : TEAM_2, texts[i]);
	small_disclose(fixture);
	assert_quotes(fixture, SCHOOL, COUNT(texts));
	first = joined(fixture, SCHOOL);
	assert_non_null(strstr(first, "twice|twice|"));
	assert_names_differ(list_of(fixture, SCHOOL));
	for (size_t turn = 0; turn < COUNT(steps); turn++) {
		small_start_again(fixture);
		for (size_t i = 0; i < COUNT(texts); i++)
			small_write(fixture, i < 5 ? TEAM_1 : TEAM_2,
			    texts[(i * steps[turn] + 3) % COUNT(texts)]);
		small_disclose(fixture);
		other = joined(fixture, SCHOOL);
		assert_string_equal(other, first);
		free(other);
	}
	free(first);
}

/* With every key a text may come at every place. Of a thousand keys, the same at every run, a
 * hundred are expected at each of ten places; chi-square with nine degrees of freedom would be
 * above 27.9 once in a thousand times. */
static void test_place_is_uniform(void **state)
{
	enum { KEYS = 1000 };
	struct small *fixture = *state;
	long places[LEAST] = { 0 };
	double squares = 0;

	write_many(fixture, LONE, LEAST);
	for (int turn = 0; turn < KEYS; turn++) {
		unsigned char key[DIGEST_SIZE] = { (unsigned char)turn,
			(unsigned char)(turn >> 8) };
		const struct comments *list;

		memcpy(fixture->key, key, sizeof fixture->key);
		small_disclose(fixture);
		list = list_of(fixture, LONE);
		for (size_t place = 0; place < list->n_texts; place++)
			places[place] += strcmp(list->texts[place], "4.0") == 0;
	}
	for (size_t place = 0; place < LEAST; place++) {
		double away = (double)places[place] - (double)KEYS / LEAST;

		squares += away * away / ((double)KEYS / LEAST);
	}
	assert_true(squares > 0 && squares < 27.9);
}

/* Leave out the first so many of a unit's list, as it stands with none left out. */
static unsigned char left_out[LEAST][DIGEST_SIZE];

static void leave_out(struct small *fixture, int unit, size_t n)
{
	assert_true(n <= LEAST);
	fixture->left_out = (struct figures_left_out){ NULL, 0 };
	small_disclose(fixture);
	if (n > 0)
		memcpy(left_out, list_of(fixture, unit)->names, n * DIGEST_SIZE);
	fixture->left_out = (struct figures_left_out){ left_out, n };
	small_disclose(fixture);
}

static void test_left_out(void **state)
{
	struct small *fixture = *state;
	const struct comments *list;

	write_many(fixture, LONE, LEAST + 2);
	leave_out(fixture, LONE, 2);
	assert_quotes(fixture, LONE, LEAST);
	assert_int_equal(list_of(fixture, LONE)->n_left_out, 2);
	assert_int_equal(list_of(fixture, DISTRICT)->n_left_out, 0);
	assert_int_equal(small_shown(fixture, LONE, "K1")->n, LEAST + 2);
	list = list_of(fixture, LONE);
	for (size_t i = 0; i < list->n_texts; i++)
		for (size_t n = 0; n < 2; n++)
			assert_memory_not_equal(list->names[i], left_out[n], DIGEST_SIZE);

	/* Nobody is to be known by the number of a list that is hidden. */
	leave_out(fixture, LONE, 3);
	assert_hidden(fixture, LONE);
	assert_int_equal(list_of(fixture, LONE)->n_left_out, 0);
	assert_null(list_of(fixture, LONE)->names);
	fixture->left_out.n = 0;
	small_disclose(fixture);
	assert_quotes(fixture, LONE, LEAST + 2);
}

/* Of several who wrote the same words the one who was meant is left out. */
static void test_left_out_twice_written(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, LONE, LEAST);
	leave_out(fixture, LONE, 1);
	assert_hidden(fixture, LONE);
	small_start_again(fixture);
	for (int i = 0; i < 3; i++)
		small_write(fixture, LONE, "the same");
	write_many(fixture, LONE, LEAST);
	small_disclose(fixture);
	for (size_t i = 0; i < list_of(fixture, LONE)->n_texts; i++) {
		unsigned char names[1][DIGEST_SIZE];

		if (strcmp(list_of(fixture, LONE)->texts[i], "the same") != 0)
			continue;
		memcpy(names, list_of(fixture, LONE)->names[i], DIGEST_SIZE);
		fixture->left_out = (struct figures_left_out){ names, 1 };
		small_disclose(fixture);
		assert_quotes(fixture, LONE, LEAST + 2);
		assert_int_equal(list_of(fixture, LONE)->n_left_out, 1);
		fixture->left_out.n = 0;
		return;
	}
	fail();
}

/* A report from before, laid beside one from after, has nothing of those who write elsewhere. */
static void test_left_out_moves_nothing(void **state)
{
	struct small *fixture = *state;

	write_many(fixture, LONE, LEAST);
	write_many(fixture, TEAM_1, LEAST);
	write_many(fixture, TEAM_2, 5);
	leave_out(fixture, LONE, 1);
	assert_hidden(fixture, LONE);
	assert_quotes(fixture, SCHOOL, LEAST + 5);
	assert_hidden(fixture, DISTRICT);
	assert_hidden(fixture, FIGURES_ALL);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, small_set_up, small_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_enough_of_them),
		with_fixture(test_other_answers_do_not_count),
		with_fixture(test_never_a_team),
		with_fixture(test_what_is_left_over),
		with_fixture(test_few_beside_enough),
		with_fixture(test_more_than_heads),
		with_fixture(test_by_chance),
		with_fixture(test_any_order),
		with_fixture(test_place_is_uniform),
		with_fixture(test_left_out),
		with_fixture(test_left_out_twice_written),
		with_fixture(test_left_out_moves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
