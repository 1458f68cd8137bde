/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The areas in the order of their indexes, and both ends of it. */
#include "form/advice.h"

struct ranked {
	const struct area *area;
	long shown;
};

/* Those with an index, the lowest first, equals in the questionnaire's order. */
static size_t rank(const struct answers *answers, const struct asked *asked,
    struct ranked ranked[QUESTIONNAIRE_MAX_AREAS])
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	size_t count = 0, at;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct score score = score_area(answers, asked, area);

		if (!score_has_index(area) || !score.enough)
			continue;
		for (at = count++; at > 0 && score.shown < ranked[at - 1].shown; at--)
			ranked[at] = ranked[at - 1];
		ranked[at] = (struct ranked){ area, score.shown };
	}
	return count;
}

static size_t count_begin(size_t n_ranked)
{
	size_t half = (n_ranked + 1) / 2;

	return half < ADVICE_MOST ? half : ADVICE_MOST;
}

struct advice_areas advice_begin(const struct answers *answers, const struct asked *asked)
{
	struct ranked ranked[QUESTIONNAIRE_MAX_AREAS];
	struct advice_areas areas = { .count = count_begin(rank(answers, asked, ranked)) };

	for (size_t i = 0; i < areas.count; i++)
		areas.areas[i] = ranked[i].area;
	return areas;
}

struct advice_areas advice_strengths(const struct answers *answers, const struct asked *asked)
{
	struct ranked ranked[QUESTIONNAIRE_MAX_AREAS];
	struct advice_areas areas = { .count = 0 };
	size_t count = rank(answers, asked, ranked), begin = count_begin(count), first = count;

	if (count == 0 || ranked[begin - 1].shown == ranked[count - 1].shown)
		return areas;
	while (ranked[first - 1].shown == ranked[count - 1].shown)
		first--;
	for (size_t i = first; i < count && areas.count < ADVICE_MOST; i++)
		areas.areas[areas.count++] = ranked[i].area;
	return areas;
}

bool advice_is_low(const struct score *score)
{
	return score->enough && 2 * score->shown < 100;
}

bool advice_is_missing(
    const struct answers *answers, const struct asked *asked, const struct item *item)
{
	long points, most;

	return item->area->purpose == AREA_CONDITIONS && progress_applies(item, asked, answers) &&
	       score_points(item, &answers->all[item->number], &points, &most) && 2 * points < most;
}
