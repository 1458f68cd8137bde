/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Lists of what people wrote. Which comment stands where was decided when it was counted; were
 * leaving one out to move the others, a list from before, taken away from one from after, would
 * leave those of few. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/figures_private.h"

static bool is_left_out(
    const struct figures_left_out *left_out, const unsigned char name[DIGEST_SIZE])
{
	for (size_t i = 0; left_out != NULL && i < left_out->n; i++)
		if (memcmp(left_out->names[i], name, DIGEST_SIZE) == 0)
			return true;
	return false;
}

static void forget(struct comments *list)
{
	for (size_t i = 0; i < list->n_texts; i++)
		free(list->texts[i]);
	free(list->texts);
	free(list->names);
	list->texts = NULL;
	list->names = NULL;
	list->n_texts = list->n_left_out = 0;
}

static void add(struct comments *list, const struct quoted *quoted)
{
	list->texts = memory_grow(list->texts, list->n_texts + 1, sizeof *list->texts);
	list->names = memory_grow(list->names, list->n_texts + 1, sizeof *list->names);
	memcpy(list->names[list->n_texts], quoted->name, DIGEST_SIZE);
	list->texts[list->n_texts++] = memory_copy(quoted->text);
}

/* Who was left out, or took theirs back, may be known by it; what others wrote stays among enough.
 */
static void fill(const struct counted *counted, const struct figures_left_out *left_out,
    size_t place, struct comments *list)
{
	for (size_t i = 0; i < counted->n_quoted; i++) {
		const struct quoted *quoted = &counted->quoted[i];

		if (quoted->item != list->item || quoted->place != place)
			continue;
		if (is_left_out(left_out, quoted->name))
			list->n_left_out++;
		else
			add(list, quoted);
	}
	if ((long)list->n_texts < blocks_min_comments(counted->round)) {
		forget(list);
		list->hidden = true;
	}
}

static void add_lists(const struct counted *counted, const struct item *item,
    const struct figures_left_out *left_out, struct figures *figures)
{
	size_t all = counted->rows.all;
	bool *has = rows_of_item(&counted->rows, item);

	figures->comments = memory_grow(
	    figures->comments, figures->n_comments + all + 1, sizeof *figures->comments);
	for (size_t place = 0; place <= all; place++) {
		struct comments *list = &figures->comments[figures->n_comments];

		if (!has[place] ||
		    (place != all && counted->round->organisation->units[place].level == UNIT_TEAM))
			continue;
		*list = (struct comments){
			.unit = place == all ? FIGURES_ALL : (int)place,
			.item = item,
			.erased = !counted->has_texts,
		};
		fill(counted, left_out, place, list);
		figures->n_comments++;
	}
	free(has);
}

void figures_add_comments(
    const struct counted *counted, const struct figures_left_out *left_out, struct figures *figures)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (questionnaire->items[i].kind->is_quoted)
			add_lists(counted, &questionnaire->items[i], left_out, figures);
}

void figures_free_comments(struct figures *figures)
{
	for (size_t i = 0; i < figures->n_comments; i++)
		forget(&figures->comments[i]);
	free(figures->comments);
}
