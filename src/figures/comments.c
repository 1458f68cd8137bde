/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A comment goes up from its unit to the first that is shown, in an order that only the key knows.
 * Then comments are left out: were that to move the others, a list from before, taken away from one
 * from after, would leave those of few. */
#include "figures/comments.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"

struct placed {
	unsigned char rank[DIGEST_SIZE];
	const struct comment *comment;
};

void comments_keep(struct count *count, size_t place, const struct item *item, const char *text)
{
	if (count->n_comments == count->comment_room) {
		count->comment_room = count->comment_room ? 2 * count->comment_room : 64;
		count->comments =
		    memory_grow(count->comments, count->comment_room, sizeof(*count->comments));
	}
	count->comments[count->n_comments++] =
	    (struct comment){ .place = place, .item = item, .text = memory_copy(text) };
}

void comments_forget(struct count *count)
{
	for (size_t i = 0; i < count->n_comments; i++) {
		secret_wipe(count->comments[i].text, strlen(count->comments[i].text));
		free(count->comments[i].text);
	}
	free(count->comments);
	secret_wipe(count->order, sizeof(count->order));
}

static int compare(const void *a, const void *b)
{
	const struct placed *one = a, *other = b;

	return memcmp(one->rank, other->rank, DIGEST_SIZE);
}

/* The item is part of it: what somebody wrote twice does not stand at the same place twice. */
static void rank(const struct count *count, const struct comment *comment, struct placed *placed)
{
	struct text text = { 0 };

	text_addf(&text, "%s\n%s", comment->item->id, comment->text);
	digest_in(placed->rank, count->order, "skatta-comment/1", text.bytes, text.length);
	placed->comment = comment;
	text_wipe(&text);
}

/* The comments to one item in their order; for free(). */
static struct placed *put_in_order(const struct count *count, const struct item *item, size_t *n)
{
	struct placed *placed = memory_new(count->n_comments + 1, sizeof(*placed));

	*n = 0;
	for (size_t i = 0; i < count->n_comments; i++)
		if (count->comments[i].item == item)
			rank(count, &count->comments[i], &placed[(*n)++]);
	qsort(placed, *n, sizeof(*placed), compare);
	return placed;
}

static bool is_team(const struct count *count, size_t place)
{
	return place != count_place(count, FIGURES_ALL) &&
	       count->round->organisation->units[place].level == UNIT_TEAM;
}

/* Those who wrote, in each unit, and whether they are enough there. For free(). */
static struct disclosure_group *choose(const struct count *count, const struct placed *placed,
    size_t n, const struct disclosure_group *groups)
{
	size_t all = count_place(count, FIGURES_ALL);
	struct disclosure_group *writers = memory_new(all + 1, sizeof(*writers));

	for (size_t i = 0; i < n; i++) {
		for (size_t place = placed[i].comment->place; place != all;
		     place = count_place_above(count, place))
			writers[place].answered++;
		writers[all].answered++;
	}
	for (size_t place = 0; place <= all; place++) {
		writers[place].people = writers[place].answered;
		writers[place].shown = groups[place].shown && !is_team(count, place);
	}
	disclosure_choose(
	    count->round->organisation, disclosure_min_comments(count->round), writers);
	return writers;
}

static bool is_left_out(const struct count *count, const struct placed *placed)
{
	for (size_t i = 0; i < count->n_left_out; i++)
		if (memcmp(count->left_out[i], placed->rank, DIGEST_SIZE) == 0)
			return true;
	return false;
}

static void add(const struct count *count, struct comments *list, const struct placed *placed)
{
	if (is_left_out(count, placed)) {
		list->n_left_out++;
		return;
	}
	list->texts = memory_grow(list->texts, list->n_texts + 1, sizeof(*list->texts));
	list->names = memory_grow(list->names, list->n_texts + 1, sizeof(*list->names));
	memcpy(list->names[list->n_texts], placed->rank, DIGEST_SIZE);
	list->texts[list->n_texts++] = memory_copy(placed->comment->text);
}

static void forget_texts(struct comments *list)
{
	for (size_t i = 0; i < list->n_texts; i++)
		free(list->texts[i]);
	free(list->texts);
	free(list->names);
	list->texts = NULL;
	list->names = NULL;
	list->n_texts = list->n_left_out = 0;
}

/* Who was left out may be known by it; what others wrote stays among enough. */
static void hide_where_few_remain(const struct count *count, struct comments *list)
{
	if (list->n_left_out == 0 || (long)list->n_texts >= disclosure_min_comments(count->round))
		return;
	forget_texts(list);
	list->hidden = true;
}

void comments_disclose(const struct count *count, const struct item *item, const bool *rows,
    const struct disclosure_group *groups, struct figures *figures)
{
	size_t all = count_place(count, FIGURES_ALL), n;
	struct placed *placed = put_in_order(count, item, &n);
	struct disclosure_group *writers = choose(count, placed, n, groups);
	struct comments **lists = memory_new(all + 1, sizeof(*lists));

	figures->comments = memory_grow(
	    figures->comments, figures->n_comments + all + 1, sizeof(*figures->comments));
	for (size_t place = 0; place <= all; place++) {
		if (!rows[place] || is_team(count, place))
			continue;
		lists[place] = &figures->comments[figures->n_comments++];
		*lists[place] = (struct comments){
			.unit = place == all ? FIGURES_ALL : (int)place,
			.item = item,
			.hidden = !writers[place].shown,
		};
	}
	for (size_t i = 0; i < n; i++) {
		size_t place = placed[i].comment->place;

		while (!writers[place].shown && place != all)
			place = count_place_above(count, place);
		if (writers[place].shown)
			add(count, lists[place], &placed[i]);
	}
	for (size_t place = 0; place <= all; place++)
		if (lists[place])
			hide_where_few_remain(count, lists[place]);
	free(lists);
	free(writers);
	free(placed);
}

void comments_free(struct figures *figures)
{
	for (size_t i = 0; i < figures->n_comments; i++)
		forget_texts(&figures->comments[i]);
	free(figures->comments);
}
