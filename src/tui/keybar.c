/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Entries flow over the rows like words. There are as many rows as what matters needs; of the rest
 * the least important are left out until it fits beside. */
#include "tui/keybar.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

enum { MOST_ENTRIES = 32, GAP = 3 };

struct entry {
	char *name;
	const char *label;
	int width;
	enum keys_weight weight;
};

struct entries {
	struct entry list[MOST_ENTRIES];
	size_t count;
};

static void add_row(struct entries *entries, const struct key *row, bool typing)
{
	struct text name = { 0 };
	struct entry *entry;

	if (row->label == NULL || row->weight == KEYS_ONLY_HELP || entries->count == MOST_ENTRIES)
		return;
	keys_add_name(row, typing, &name);
	if (name.length == 0) {
		text_free(&name);
		return;
	}
	entry = &entries->list[entries->count++];
	entry->label = row->label[0] != '\0' ? _(row->label) : "";
	entry->name = text_take(&name);
	entry->width = (int)(text_width(entry->name) + 1 + text_width(entry->label));
	entry->weight = row->weight;
}

static struct entries gather(const struct keybar *bar)
{
	struct entries entries = { .count = 0 };

	if (bar->table != NULL)
		for (const struct key *row = bar->table; row->codes[0] != 0; row++)
			add_row(&entries, row, bar->typing);
	for (const struct key *row = bar->common; row->codes[0] != 0; row++)
		if (keys_find(bar->table, row->codes[0], false) == NULL)
			add_row(&entries, row, bar->typing);
	return entries;
}

static void free_entries(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		free(entries->list[i].name);
}

/* Go to where the next entry stands. */
static void flow(const struct entry *entry, int width, int *row, int *column)
{
	if (*column > 0 && *column + GAP + entry->width > width) {
		++*row;
		*column = 0;
	} else if (*column > 0) {
		*column += GAP;
	}
}

/* Of those that matter at least so much. */
static int rows_of(const struct entries *entries, int width, enum keys_weight least)
{
	int row = 0, column = 0;

	for (size_t i = 0; i < entries->count; i++) {
		if (entries->list[i].weight > least)
			continue;
		flow(&entries->list[i], width, &row, &column);
		column += entries->list[i].width;
	}
	return row + 1;
}

/* Leave out the last of the lightest, never the very last. */
static void leave_one_out(struct entries *entries)
{
	size_t out = entries->count - 2;

	for (size_t i = 0; i + 1 < entries->count; i++)
		if (entries->list[i].weight >= entries->list[out].weight)
			out = i;
	free(entries->list[out].name);
	entries->count--;
	memmove(&entries->list[out], &entries->list[out + 1],
	    (entries->count - out) * sizeof *entries->list);
}

static int fit(struct entries *entries, int width, int most)
{
	int needed = rows_of(entries, width, KEYS_ALWAYS);
	int rows = needed < most ? needed : most;

	while (entries->count > 1 && rows_of(entries, width, KEYS_ONLY_HELP) > rows)
		leave_one_out(entries);
	return rows;
}

int keybar_rows(const struct keybar *bar, int width, int most)
{
	struct entries entries = gather(bar);
	int rows = fit(&entries, width, most);

	free_entries(&entries);
	return rows;
}

void keybar_draw(const struct keybar *bar, const struct canvas *canvas)
{
	struct entries entries = gather(bar);
	int row = 0, column = 0;

	fit(&entries, canvas->width, canvas->height);
	for (size_t i = 0; i < entries.count; i++) {
		const struct entry *entry = &entries.list[i];
		int name = (int)text_width(entry->name);

		flow(entry, canvas->width, &row, &column);
		canvas_text(canvas, row, column, canvas->width, THEME_STRONG, entry->name);
		canvas_text(
		    canvas, row, column + name + 1, canvas->width, THEME_NORMAL, entry->label);
		column += entry->width;
	}
	free_entries(&entries);
}
