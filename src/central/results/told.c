/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* In an order that follows from the texts and a key of the store, as that of comments. */
#include "central/results/told.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/results/counting.h"
#include "crypto/secret.h"

struct words {
	int school; /* or the unit itself, where it is in none */
	const struct item *item;
	char *text;
	unsigned char rank[DIGEST_SIZE];
};

struct told {
	const struct round *round;
	int unit;
	unsigned char key[DIGEST_SIZE];
	struct words *of;
	size_t n;
};

static int school_of(const struct organisation *organisation, int unit)
{
	return organisation->units[unit].level == UNIT_TEAM ? organisation->units[unit].parent
							    : unit;
}

static void add(void *context, int unit, const struct item *item, const char *text)
{
	struct told *told = context;
	int school = school_of(told->round->organisation, unit);
	struct words *words;

	if (told->unit != FIGURES_ALL &&
	    !organisation_within(told->round->organisation, school, told->unit))
		return;
	told->of = memory_grow(told->of, told->n + 1, sizeof(*told->of));
	words = &told->of[told->n++];
	*words = (struct words){ school, item, memory_copy(text), { 0 } };
	digest_in(words->rank, told->key, "skatta-told/1", text, strlen(text));
}

static int compare(const void *a, const void *b)
{
	const struct words *left = a, *right = b;

	if (left->school != right->school)
		return left->school < right->school ? -1 : 1;
	if (left->item != right->item)
		return left->item->number < right->item->number ? -1 : 1;
	return memcmp(left->rank, right->rank, DIGEST_SIZE);
}

enum error told_get(
    struct central *central, const struct round *round, int unit, struct told **told)
{
	enum error rc;

	*told = memory_new(1, sizeof(**told));
	(*told)->round = round;
	(*told)->unit = unit;
	counting_order(central, round, (*told)->key);
	rc = counting_told(central, round, add, *told);
	if ((*told)->n > 0)
		qsort((*told)->of, (*told)->n, sizeof(*(*told)->of), compare);
	return rc;
}

void told_free(struct told *told)
{
	if (told == NULL)
		return;
	for (size_t i = 0; i < told->n; i++)
		text_forget(told->of[i].text);
	free(told->of);
	secret_wipe(told->key, sizeof(told->key));
	free(told);
}

/* A hyphen begins each, and two blanks what it has more of lines. */
static void add_words(struct text *out, const char *text)
{
	char *safe = text_made_safe(text, true), *line = safe, *end;

	while ((end = strchr(line, '\n')) != NULL) {
		text_addf(out, "%s%.*s\n", line == safe ? "- " : "  ", (int)(end - line), line);
		line = end + 1;
	}
	text_addf(out, "%s%s\n", line == safe ? "- " : "  ", line);
	text_forget(safe);
}

void told_write(const struct told *told, struct text *out)
{
	const struct questionnaire *questionnaire = told->round->questionnaire;

	if (told->n > 0)
		text_addf(out, "%s%s\n", out->length > 0 ? "\n" : "",
		    _("For you only: this is in no report. Do not pass it on."));
	for (size_t i = 0; i < told->n; i++) {
		const struct words *words = &told->of[i];
		const struct words *before = i > 0 ? &told->of[i - 1] : NULL;

		if (before == NULL || before->school != words->school ||
		    before->item != words->item) {
			char *name =
			    organisation_full_name(told->round->organisation, words->school);

			text_addf(out, "\n%s\n%s  %s\n", name, words->item->id,
			    questionnaire_say(questionnaire, &words->item->text, language_now()));
			free(name);
		}
		add_words(out, words->text);
	}
}

json_t *told_json(const struct told *told)
{
	json_t *array = json_array();

	for (size_t i = 0; i < told->n; i++)
		json_array_append_new(
		    array, json_pack("{s:s, s:s, s:s}", "unit",
			       told->round->organisation->units[told->of[i].school].id, "id",
			       told->of[i].item->id, "text", told->of[i].text));
	return array;
}
