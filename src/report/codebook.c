/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each item, in the questionnaire's order. */
#include "report/codebook.h"

#include <string.h>

#include "base/csv.h"
#include "base/memory.h"

static const char *const columns[] = { "id", "area", "area_title", "kind", "text", "values",
	"required", "not_applicable", "not_said", "reverse" };

/* "0 = Never; 1 = Sometimes", or "0 to 40" of a number. */
static void add_values(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out)
{
	struct text values = { 0 };

	text_add(&values, "");
	for (size_t i = 0; item->scale != NULL && i < item->scale->n_labels; i++)
		text_addf(&values, "%s%zu = %s", i > 0 ? "; " : "", i,
		    questionnaire_say(questionnaire, &item->scale->labels[i], language));
	if (strcmp(item->kind->name, "number") == 0)
		text_addf(&values, "%ld to %ld", item->least, item->most);
	csv_add_text(out, values.bytes);
	text_free(&values);
}

static void add_item(const struct questionnaire *questionnaire, const struct item *item,
    const char *language, struct text *out)
{
	const bool flags[] = { item->required, item->not_applicable, item->not_said,
		item->reverse };

	csv_add_text(out, item->id);
	csv_add_text(out, item->area->id);
	csv_add_text(out, questionnaire_say(questionnaire, &item->area->title, language));
	csv_add_plain(out, item->kind->name);
	csv_add_text(out, questionnaire_say(questionnaire, &item->text, language));
	add_values(questionnaire, item, language, out);
	for (size_t i = 0; i < COUNT(flags); i++)
		csv_add_plain(out, flags[i] ? "1" : "0");
	csv_end_row(out);
}

void codebook_write(
    const struct questionnaire *questionnaire, const char *language, struct text *out)
{
	for (size_t i = 0; i < COUNT(columns); i++)
		csv_add_plain(out, columns[i]);
	csv_end_row(out);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		add_item(questionnaire, &questionnaire->items[i], language, out);
}
