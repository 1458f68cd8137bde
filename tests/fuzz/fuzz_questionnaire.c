/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Questionnaires: whatever loads can be walked, said, answered and scored. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "form/load/questionnaire_load.h"
#include "form/score.h"
#include "fuzz.h"

/* Answer every pick with its highest value, and each typed item with something that may fit. */
static struct answers *fill(const struct questionnaire *questionnaire)
{
	struct answers *answers = answers_new(questionnaire);

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		struct answer *answer = &answers->all[i];

		if (item->scale == NULL) {
			if (answer_from_typed(item, "7", answer) != ERROR_NONE)
				error_clear();
			continue;
		}
		answer_pick(item, item->scale->n_labels - 1, answer);
	}
	return answers;
}

/* What is written is read as the same. */
static void check_round_trip(const struct answers *answers)
{
	struct answers *again = answers_new(answers->questionnaire);
	json_t *array = answers_to_array(answers);
	char *text = json_canonical(array);
	const struct json_source source = { .name = "fuzz", .bytes = text, .length = strlen(text) };
	const struct json_place place = { .source = &source, .value = array };

	if (answers_from_array(again, &place) != ERROR_NONE || !answers_same(answers, again))
		abort();
	free(text);
	json_decref(array);
	answers_free(again);
}

static void use(const struct questionnaire *questionnaire)
{
	const struct asked asked = { .role = 0, .form = 0, .follow_up = true };
	struct answers *answers = fill(questionnaire);
	struct text said = { .length = 0 };

	check_round_trip(answers);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		answer_say(questionnaire, &questionnaire->items[i], &answers->all[i], "sv", &said);
	assert(said.length == 0 || text_is_safe(said.bytes, true));
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct score score = score_area(answers, &asked, area);

		assert(!score.enough || (score.index >= 0 && score.index <= 100));
		if (area->n_advice > 0)
			assert(score_advice(area, questionnaire->n_levels) != NULL);
	}
	assert(score_total(answers, &asked).level <= questionnaire->n_levels);
	progress_drop_unasked(answers, &asked);
	text_free(&said);
	answers_free(answers);
}

static enum error read_text(const char *text, size_t size)
{
	struct questionnaire *questionnaire = NULL;
	enum error rc = questionnaire_load_file("fuzz", text, size, &questionnaire, NULL);

	if (rc == ERROR_NONE)
		use(questionnaire);
	questionnaire_free(questionnaire);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_text(bytes, size, read_text);
	return 0;
}
