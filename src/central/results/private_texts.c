/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Named as comments are, and in the order of their names, which says nothing. */
#include "central/results/private_texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/results/counting.h"
#include "report/facts/comment_list.h"

struct words {
	int school; /* or the unit itself, where it is in none */
	const struct item *item;
	char *text;
	unsigned char name[DIGEST_SIZE];
};

struct private_texts {
	const struct central *central;
	const struct round *round;
	const struct replies_days *answered;
	int unit;
	struct words *texts;
	size_t n;
};

static int school_of(const struct organisation *organisation, int unit)
{
	return organisation->units[unit].level == UNIT_TEAM ? organisation->units[unit].parent
							    : unit;
}

static void add(void *context, const struct counting_told *told)
{
	struct private_texts *private_texts = context;
	int school = school_of(private_texts->round->organisation, told->unit);
	struct words *words;

	if (private_texts->unit != FIGURES_ALL &&
	    !organisation_within(private_texts->round->organisation, school, private_texts->unit))
		return;
	private_texts->texts =
	    memory_grow(private_texts->texts, private_texts->n + 1, sizeof *private_texts->texts);
	words = &private_texts->texts[private_texts->n++];
	*words = (struct words){ school, told->item, memory_copy(told->text), { 0 } };
	counting_name(private_texts->central, private_texts->round, told, words->name);
}

static int compare(const void *a, const void *b)
{
	const struct words *left = a, *right = b;

	if (left->school != right->school)
		return left->school < right->school ? -1 : 1;
	if (left->item != right->item)
		return left->item->number < right->item->number ? -1 : 1;
	return memcmp(left->name, right->name, DIGEST_SIZE);
}

enum error private_texts_get(struct central *central, const struct round *round, int unit,
    const struct replies_days *answered, struct private_texts **private_texts)
{
	enum error rc;

	*private_texts = memory_new(1, sizeof **private_texts);
	(*private_texts)->central = central;
	(*private_texts)->round = round;
	(*private_texts)->unit = unit;
	(*private_texts)->answered = answered;
	rc = counting_private(central, round, add, *private_texts);
	if ((*private_texts)->n > 0)
		qsort((*private_texts)->texts, (*private_texts)->n, sizeof *(*private_texts)->texts,
		    compare);
	return rc;
}

void private_texts_free(struct private_texts *private_texts)
{
	if (private_texts == NULL)
		return;
	for (size_t i = 0; i < private_texts->n; i++)
		text_forget(private_texts->texts[i].text);
	free(private_texts->texts);
	free(private_texts);
}

/* The name begins each, and as many blanks what it has more of lines. */
static void add_words(struct text *out, const struct words *words)
{
	char name[COMMENT_NAME_SIZE];
	char *safe = text_made_safe(words->text, true), *line = safe, *end;

	comment_list_name(name, words->name);
	for (const char *before = name; line != NULL; before = "", line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		text_addf(out, "%-*s  %s\n", COMMENT_NAME_DIGITS, before, line);
	}
	text_forget(safe);
}

static void add_answered(
    const struct replies_days *answered, const struct words *words, struct text *out)
{
	const char *day = replies_days_of(answered, words->name);

	if (day == NULL)
		return;
	text_addf(out, "%*s", COMMENT_NAME_DIGITS + 2, "");
	text_addf(out, _("(answered %s)"), day);
	text_add(out, "\n");
}

void private_texts_write(const struct private_texts *private_texts, struct text *out)
{
	const struct questionnaire *questionnaire = private_texts->round->questionnaire;

	if (private_texts->n > 0)
		text_addf(out, "%s%s\n", out->length > 0 ? "\n" : "",
		    _("For you only: this is in no report. Do not pass it on."));
	for (size_t i = 0; i < private_texts->n; i++) {
		const struct words *words = &private_texts->texts[i];
		const struct words *before = i > 0 ? &private_texts->texts[i - 1] : NULL;

		if (before == NULL || before->school != words->school ||
		    before->item != words->item) {
			char *name = organisation_full_name(
			    private_texts->round->organisation, words->school);

			text_addf(out, "\n%s\n%s  %s\n", name, words->item->id,
			    questionnaire_say(questionnaire, &words->item->text, language_now()));
			free(name);
		}
		add_words(out, words);
		add_answered(private_texts->answered, words, out);
	}
}

json_t *private_texts_json(const struct private_texts *private_texts)
{
	json_t *array = json_array();

	for (size_t i = 0; i < private_texts->n; i++) {
		const struct words *words = &private_texts->texts[i];
		const char *answered = replies_days_of(private_texts->answered, words->name);
		char name[COMMENT_NAME_SIZE];

		comment_list_name(name, words->name);
		json_array_append_new(
		    array, json_pack("{s:s, s:s, s:s, s:s, s:s}", "unit",
			       private_texts->round->organisation->units[words->school].id, "id",
			       words->item->id, "comment", name, "text", words->text, "answered",
			       answered != NULL ? answered : ""));
	}
	return array;
}
