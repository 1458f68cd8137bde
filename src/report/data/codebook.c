/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each item, in the questionnaire's order. */
#include "report/data/codebook.h"

#include <stdlib.h>

#include "base/format/csv.h"

enum { COLUMN_KIND = 3 };

const char *const codebook_names[CODEBOOK_COLUMNS] = { "id", "area", "area_title", "kind", "text",
	"values", "required", "not_applicable", "not_said", "reverse" };

static char *say_values(
    const struct questionnaire *questionnaire, const struct item *item, const char *language)
{
	struct text values = { 0 };

	text_add(&values, "");
	item->kind->say_values(questionnaire, item, language, &values);
	return text_take(&values);
}

void codebook_line(struct codebook_line *line, const struct questionnaire *questionnaire,
    const struct item *item, const char *language)
{
	*line = (struct codebook_line){
		.values = say_values(questionnaire, item, language),
		.flags = { item->required, item->not_applicable, item->not_said, item->reverse },
	};
	line->texts[0] = item->id;
	line->texts[1] = item->area->id;
	line->texts[2] = questionnaire_say(questionnaire, &item->area->title, language);
	line->texts[COLUMN_KIND] = item->kind->name;
	line->texts[4] = questionnaire_say(questionnaire, &item->text, language);
	line->texts[5] = line->values;
}

void codebook_line_free(struct codebook_line *line)
{
	free(line->values);
}

static void add_line(struct text *out, const struct codebook_line *line)
{
	for (size_t i = 0; i < CODEBOOK_TEXTS; i++) {
		if (i == COLUMN_KIND)
			csv_add_plain(out, line->texts[i]);
		else
			csv_add_text(out, line->texts[i]);
	}
	for (size_t i = 0; i < CODEBOOK_FLAGS; i++)
		csv_add_plain(out, line->flags[i] ? "1" : "0");
	csv_end_row(out);
}

void codebook_write(
    const struct questionnaire *questionnaire, const char *language, struct text *out)
{
	struct codebook_line line;

	for (size_t i = 0; i < CODEBOOK_COLUMNS; i++)
		csv_add_plain(out, codebook_names[i]);
	csv_end_row(out);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		codebook_line(&line, questionnaire, &questionnaire->items[i], language);
		add_line(out, &line);
		codebook_line_free(&line);
	}
}
