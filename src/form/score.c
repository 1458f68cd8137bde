/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Points, indexes and levels of one person. */
#include "form/score.h"

#include "base/format/range.h"

enum { ENOUGH_AREAS = 4 };

bool score_has_index(const struct area *area)
{
	return area->purpose == AREA_COMPETENCE || area->n_advice > 0;
}

bool score_points(const struct item *item, const struct answer *answer, long *points, long *most)
{
	if (!item->kind->has_points || answer->state != ANSWER_GIVEN)
		return false;
	*most = item->most;
	*points = item->reverse ? *most - answer->number : answer->number;
	return true;
}

size_t score_level(const struct questionnaire *questionnaire, double index, double parts)
{
	double shown = range_rounded(index, parts);
	size_t level = 0;

	for (; level < questionnaire->n_levels; level++) {
		struct fraction from = questionnaire->levels[level].from;

		if (shown < range_rounded((double)from.over / (double)from.under, parts))
			break;
	}
	return level;
}

void score_show(const struct questionnaire *questionnaire, struct score *score)
{
	score->shown = (long)range_rounded(score->index, SCORE_PARTS_PERSON);
	score->level = score_level(questionnaire, score->index, SCORE_PARTS_PERSON);
}

static double index_of(struct fraction part)
{
	return 100.0 * (double)part.over / (double)part.under;
}

long score_points_to(
    const struct questionnaire *questionnaire, const struct score *score, size_t level)
{
	struct fraction part = score->part;

	while (part.over < part.under &&
	       score_level(questionnaire, index_of(part), SCORE_PARTS_PERSON) < level)
		part.over++;
	return part.over - score->part.over;
}

struct score score_area(
    const struct answers *answers, const struct asked *asked, const struct area *area)
{
	struct score score = { .enough = false };
	long points, most;

	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i];

		if (!item->kind->has_points || !progress_applies(item, asked, answers))
			continue;
		score.items++;
		if (!score_points(item, &answers->all[item->number], &points, &most))
			continue;
		score.answered++;
		score.part.over += points;
		score.part.under += most;
	}
	score.enough = score.answered > 0 && score.answered * 4 >= score.items * 3;
	if (score.enough) {
		score.index = index_of(score.part);
		score_show(answers->questionnaire, &score);
	}
	return score;
}

struct score score_total(const struct answers *answers, const struct asked *asked)
{
	const struct questionnaire *questionnaire = answers->questionnaire;
	struct score total = { .enough = false };
	double sum = 0;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct score score;

		if (area->purpose != AREA_COMPETENCE)
			continue;
		score = score_area(answers, asked, area);
		total.items += score.items > 0;
		total.answered += score.enough;
		sum += score.enough ? score.index : 0;
	}
	total.enough =
	    total.answered > 0 && (total.answered >= ENOUGH_AREAS || total.answered == total.items);
	if (total.enough) {
		total.index = sum / (double)total.answered;
		score_show(questionnaire, &total);
	}
	return total;
}

const struct advice *score_advice(const struct area *area, size_t level)
{
	for (size_t i = 0; i < area->n_advice; i++)
		if (level <= area->advice[i].up_to)
			return &area->advice[i];
	return NULL;
}
