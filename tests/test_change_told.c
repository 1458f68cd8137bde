/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two rounds and the changes between them, told together: of whatever all answered alike, the same
 * could have been told where some did not. */
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
#include "two_rounds.h"

enum { LABELS = 5, TOP = LABELS - 1, SIDES = 4, MOST_PEOPLE = 40 };

/* So many people stay, go and come. There are four sides: what those who stay answered before and
 * now, what those who go did before, and those who come now. */
struct crowd {
	int stay, go, come;
};

static int people_on(const struct crowd *crowd, int side)
{
	return side < 2 ? crowd->stay : side == 2 ? crowd->go : crowd->come;
}

/* The only item of its area. */
static const char *written(int label)
{
	static const char *const answers[LABELS] = { "......0", "......1", "......2", "......3",
		"......4" };

	return answers[label];
}

static void answer(
    struct two_rounds *rounds, const struct crowd *crowd, int labels[SIDES][MOST_PEOPLE])
{
	two_rounds_start_again(rounds);
	for (int i = 0; i < crowd->stay; i++)
		two_rounds_add(rounds, 1, LONE, written(labels[0][i]), LONE, written(labels[1][i]));
	for (int i = 0; i < crowd->go; i++)
		two_rounds_add(rounds, 1, LONE, written(labels[2][i]), LONE, NULL);
	for (int i = 0; i < crowd->come; i++)
		two_rounds_add(rounds, 1, LONE, NULL, LONE, written(labels[3][i]));
}

/* All that is told, as bytes that can be compared. */
static void tell_figure(const struct figure *figure, struct text *told)
{
	text_addf(told, "%d %ld %g %g %g %g %g;", figure->hidden, figure->n, figure->mean.low,
	    figure->mean.high, figure->sd.low, figure->sd.high, figure->median);
	for (size_t i = 0; figure->shares && i < LABELS; i++)
		text_addf(told, " %g %g", figure->shares[i].low, figure->shares[i].high);
}

static char *tell(struct two_rounds *rounds)
{
	static const char *const ids[] = { "G1", "G" };
	struct text told = { 0 };

	two_rounds_compare(rounds);
	for (size_t i = 0; i < COUNT(ids); i++) {
		const struct change *change = two_rounds_change(rounds, LONE, ids[i]);

		tell_figure(small_row(rounds->now, LONE, ids[i]), &told);
		tell_figure(change->earlier, &told);
		text_addf(&told, "%d %ld %g %g %g %g %g %g %d\n", change->kind, change->n,
		    change->mean.low, change->mean.high, change->sd.low, change->sd.high,
		    change->low, change->high, change->certainty);
	}
	return told.bytes;
}

/* What was told of answers with these sums on each side: of means nothing else matters. */
struct outcome {
	int sums[SIDES];
	char *told;
};

static int compare_outcomes(const void *a, const void *b)
{
	return strcmp(((const struct outcome *)a)->told, ((const struct outcome *)b)->told);
}

static void spread_out(int sum, int people, int *labels)
{
	for (int i = 0; i < people; i++)
		labels[i] = sum / people + (i < sum % people);
}

/* Is there a side of which all outcomes from the first to the last say that it is at an end? */
static void assert_none_at_end(
    const struct crowd *crowd, const struct outcome *outcomes, size_t first, size_t end)
{
	for (int side = 0; side < SIDES; side++) {
		int most = people_on(crowd, side) * TOP;
		bool bottom = true, top = true;

		for (size_t i = first; i < end; i++) {
			bottom = bottom && outcomes[i].sums[side] == 0;
			top = top && outcomes[i].sums[side] == most;
		}
		if (most > 0 && (bottom || top))
			fail_msg("%d stay, %d go, %d come, with the sums %d %d %d %d: side %d is "
				 "told\n%s",
			    crowd->stay, crowd->go, crowd->come, outcomes[first].sums[0],
			    outcomes[first].sums[1], outcomes[first].sums[2],
			    outcomes[first].sums[3], side, outcomes[first].told);
	}
}

static size_t try_all_sums(
    struct two_rounds *rounds, const struct crowd *crowd, struct outcome *outcomes)
{
	int labels[SIDES][MOST_PEOPLE], *sums;
	size_t n = 0, all = 1;

	for (int side = 0; side < SIDES; side++)
		all *= (size_t)people_on(crowd, side) * TOP + 1;
	for (; n < all; n++) {
		size_t rest = n;

		sums = outcomes[n].sums;
		for (int side = 0; side < SIDES; side++) {
			int people = people_on(crowd, side);

			sums[side] = (int)(rest % ((size_t)people * TOP + 1));
			rest /= (size_t)people * TOP + 1;
			if (people > 0)
				spread_out(sums[side], people, labels[side]);
		}
		answer(rounds, crowd, labels);
		outcomes[n].told = tell(rounds);
	}
	return n;
}

/* Where only means are told, of all answers that there can be: nothing says that all of one side
 * were at an end. */
static void test_means(void **state)
{
	static const struct crowd crowds[] = { { 5, 0, 0 }, { 8, 0, 0 }, { 5, 5, 0 }, { 11, 0, 0 },
		{ 6, 0, 5 }, { 5, 2, 3 }, { 7, 1, 4 }, { 5, 3, 3 } };
	struct two_rounds *rounds = *state;
	size_t n_crowds = getenv("SKATTA_LONG") ? COUNT(crowds) : 3;

	rounds->before->round.min_distribution = rounds->now->round.min_distribution = 1000;
	for (size_t c = 0; c < n_crowds; c++) {
		struct outcome *outcomes = memory_new(200000, sizeof(*outcomes));
		size_t n = try_all_sums(rounds, &crowds[c], outcomes), first = 0;

		qsort(outcomes, n, sizeof(*outcomes), compare_outcomes);
		for (size_t i = 1; i <= n; i++)
			if (i == n || compare_outcomes(&outcomes[first], &outcomes[i]) != 0) {
				assert_none_at_end(&crowds[c], outcomes, first, i);
				first = i;
			}
		for (size_t i = 0; i < n; i++)
			free(outcomes[i].told);
		free(outcomes);
	}
}

/* What those who stay answered, and up to three answers of them that are others. */
struct others {
	struct crowd crowd;
	int labels[SIDES][MOST_PEOPLE];
	int sides[3], values[3];
	size_t n;
};

static bool is_told(struct two_rounds *rounds, const struct others *others, const char *expected)
{
	struct others changed = *others;
	char *told;
	bool same;

	for (size_t i = 0; i < others->n; i++)
		changed.labels[others->sides[i]][i] = others->values[i];
	answer(rounds, &changed.crowd, changed.labels);
	told = tell(rounds);
	same = strcmp(told, expected) == 0;
	free(told);
	return same;
}

/* Could it have been these others, or with more of them? */
static bool could_be(struct two_rounds *rounds, struct others *others, const char *told)
{
	size_t n = others->n;

	if (is_told(rounds, others, told))
		return true;
	for (int side = 0; n < COUNT(others->sides) && side < 2; side++)
		for (int label = 0; label < LABELS; label++) {
			others->n = n + 1;
			others->sides[n] = side;
			others->values[n] = label;
			if (label != others->labels[side][n] && could_be(rounds, others, told))
				return true;
		}
	others->n = n;
	return false;
}

static void assert_not_fixed(struct two_rounds *rounds, struct others *others, int side)
{
	bool could = false;
	char *told;

	answer(rounds, &others->crowd, others->labels);
	told = tell(rounds);
	for (int label = 0; label < LABELS && !could; label++) {
		others->n = 1;
		others->sides[0] = side;
		others->values[0] = label;
		could = label != others->labels[side][0] && could_be(rounds, others, told);
	}
	if (!could)
		fail_msg("%d who stay and answered %d%d and %d%d: side %d is told\n%s",
		    others->crowd.stay, others->labels[0][0], others->labels[0][1],
		    others->labels[1][0], others->labels[1][1], side, told);
	free(told);
}

/* All answered the same before, and one half the same now, the other half the same. */
static struct others others_of(int stay, int before, int now, int other_now)
{
	struct others others = { .crowd = { stay, 0, 0 } };

	for (int i = 0; i < stay; i++) {
		others.labels[0][i] = before;
		others.labels[1][i] = i % 2 ? now : other_now;
	}
	return others;
}

/* With distributions and spreads too, of those who all answered alike before, and alike now. */
static void test_alike(void **state)
{
	int step = getenv("SKATTA_LONG") ? 1 : 6;

	for (int stay = 5; stay <= 30; stay += step)
		for (int labels = 0; labels < LABELS * LABELS; labels++) {
			struct others others =
			    others_of(stay, labels / LABELS, labels % LABELS, labels % LABELS);

			assert_not_fixed(*state, &others, 0);
			assert_not_fixed(*state, &others, 1);
		}
}

/* How much the changes differ does not tell that nobody differed before. */
static void test_alike_once(void **state)
{
	int step = getenv("SKATTA_LONG") ? 1 : 3;

	for (int stay = 10; stay <= (step == 1 ? 14 : 10); stay += 2)
		for (int labels = 0; labels < LABELS * LABELS * LABELS; labels += step) {
			struct others others = others_of(stay, labels / LABELS / LABELS,
			    labels / LABELS % LABELS, labels % LABELS);

			assert_not_fixed(*state, &others, 0);
		}
}

#define with_fixture(test)                                                                         \
	cmocka_unit_test_setup_teardown(test, two_rounds_set_up, two_rounds_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_means),
		with_fixture(test_alike),
		with_fixture(test_alike_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
